"""Exit (uitdiensttreding): an employee leaves; the date is the first day out of service. Manual 4.2.2."""

from __future__ import annotations

import re
from datetime import date
from typing import ClassVar

from bot.actions.backend import Backend
from bot.actions.draft import Draft
from bot.actions.fields import DateField, ParticipantField
from bot.actions.task import Ended, ReadBack, Task
from bot.actions.turn import Turn
from bot.actions.voice import Voice

_DEATH = re.compile(
    r"\b(overle(den|ed|ding)|overlijden|gestorven|sterfgeval|heengegaan|doodgegaan|"
    r"passed away|died|deceased|death of)\b",
    re.IGNORECASE,
)


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

    async def before(self, turn: Turn, voice: Voice) -> None:
        """An employee's death is never handled as an exit."""
        if _DEATH.search(turn.text):
            voice.say("utter_faq/death")
            raise Ended

    async def show(self, draft: Draft, voice: Voice, backend: Backend) -> ReadBack:
        """Return the backend's preview: its digest, and what the read-back shows."""
        person = draft["exit__participant"]
        preview = await backend.preview("exit", person["id"], {"end_date": draft["exit__end_date"]})
        for warning in preview.warnings:
            voice.say(f"utter_exit_warning_{warning.code}", person=preview.participant.name, **warning.data)
        for consequence in preview.consequences:
            voice.say(f"utter_exit_consequence_{consequence.code}", person=preview.participant.name)
        values = {
            "person": preview.participant.name,
            "birth_date": preview.participant.birth_date,
            "end_date": preview.effective_date,
            "last_day": date.fromisoformat(preview.facts["last_working_day"]),
        }
        return ReadBack(preview.digest, "utter_exit_confirm", values)

    async def submit(self, draft: Draft, voice: Voice, backend: Backend, key: str) -> None:
        """Record the exit and give the reference."""
        person, end_date = draft["exit__participant"], draft["exit__end_date"]
        change = await backend.submit(
            "exit", person["id"], {"end_date": end_date}, draft["preview"]["digest"], key
        )
        draft["last_change"] = {"reference": change.reference, "participant": person}
        voice.say(
            "utter_exit_submitted",
            person=change.participant.name,
            end_date=change.effective_date,
            reference=change.reference,
        )
