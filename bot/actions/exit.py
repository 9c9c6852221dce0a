"""Exit (uitdiensttreding): an employee leaves; the date is the first day out of service. Manual 4.2.2."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from bot.actions.backend import Backend, Refusal
from bot.actions.draft import Draft
from bot.actions.fields import DateField
from bot.actions.people import ParticipantField
from bot.actions.phrasebook import phrases
from bot.actions.task import ReadBack, Task
from bot.actions.voice import Voice


class ExitTask(Task):
    """Who leaves, and which day is the first one out of service."""

    task = "exit"
    form = "exit_form"
    intent = "report_exit"
    fields = (ParticipantField("exit__participant"), DateField("exit__end_date", last_day_means_next=True))
    refusals: ClassVar = {
        "too_far_ahead": "exit__end_date",
        "before_participation": "exit__end_date",
        "participant_deferred": "exit__participant",
        "participant_left": "exit__participant",
        "already_reported": "exit__participant",
        "participant_unknown": "exit__participant",
    }

    def refusal(self, refusal: Refusal, draft: Draft) -> tuple[str, dict[str, Any]]:
        """Return the explanation; an exit that was reported elsewhere has no reference to give."""
        response, values = super().refusal(refusal, draft)
        if refusal.code == "already_reported" and refusal.data.get("reference"):
            draft["last_change"] = {"reference": refusal.data["reference"]}  # "trek die in" means this one
        elif refusal.code == "already_reported":
            response = "utter_exit_refused_reported_elsewhere"
        return response, values

    async def show(self, draft: Draft, voice: Voice, backend: Backend) -> ReadBack:
        """Return the backend's preview: its digest, and what the read-back shows."""
        person = draft["exit__participant"]
        preview = await backend.preview("exit", person["id"], {"end_date": draft["exit__end_date"]})
        values = {
            "person": preview.participant.name,
            "birth_date": preview.participant.birth_date,
            "end_date": preview.effective_date,
            "last_day": date.fromisoformat(preview.facts["last_working_day"]),
        }
        notes = [f"exit_warning_{warning.code}" for warning in preview.warnings]
        notes += [f"exit_consequence_{consequence.code}" for consequence in preview.consequences]
        said = phrases(notes, voice.language, person=preview.participant.name)
        return ReadBack(preview.digest, "utter_exit_confirm", values, said)

    async def submit(self, draft: Draft, voice: Voice, backend: Backend, key: str) -> None:
        """Record the exit and give the reference."""
        person, end_date = draft["exit__participant"], draft["exit__end_date"]
        change = await backend.submit(
            "exit", person["id"], {"end_date": end_date}, draft["preview"]["digest"], key
        )
        draft["last_change"] = {"reference": change.reference}
        voice.say(
            "utter_exit_submitted",
            person=change.participant.name,
            end_date=change.effective_date,
            reference=change.reference,
        )
