"""Looking up participants: the list, and one participant's data (manual 4 and 4.1)."""

from __future__ import annotations

from typing import Any

from bot.actions.answer import Answer
from bot.actions.backend import Backend, Participant
from bot.actions.draft import Draft
from bot.actions.people import ParticipantField
from bot.actions.phrasebook import phrase
from bot.actions.turn import Turn
from bot.actions.voice import Voice, button
from bot.actions.words import euros, in_words, percent


def row(participant: Participant, language: str) -> list[str]:
    """Return a participant as a row of the table of participants."""
    status = phrase(f"participant_{participant.status}", language)
    return [
        participant.name,
        in_words(participant.birth_date, language),
        ", ".join(participant.schemes),
        status,
    ]


class ListParticipants(Answer):
    """Shows the participants, or those whose name was mentioned."""

    action = "action_list_participants"

    async def answer(self, turn: Turn, draft: Draft, voice: Voice, backend: Backend) -> None:
        """Show one page of twenty."""
        names = [str(entity["value"]) for entity in turn.all_of("participant")]
        if names:
            found = [candidate.participant for candidate in await backend.search(names[0], "name")]
            if not found:
                voice.say("utter_participant_unknown", given=names[0])
                return
            rows = [row(participant, turn.language) for participant in found]
            voice.say("utter_participants_found", total=len(found), rows=rows, sensitivity="personal")
            return
        total, page = await backend.participants(None)
        rows = [row(participant, turn.language) for participant in page]
        voice.say("utter_participants", total=total, shown=len(rows), rows=rows, sensitivity="personal")


class ViewParticipant(Answer):
    """Shows one participant's data, the BSN masked."""

    action = "action_view_participant"

    async def answer(self, turn: Turn, draft: Draft, voice: Voice, backend: Backend) -> None:
        """Show the one who is named; let the user choose when it can be several."""
        chosen = (turn.choice or "").removeprefix("participant:")
        if not chosen:
            reading = await ParticipantField("last_participant").read(turn, True, None, backend)
            if reading is None or (reading.value is None and not reading.options and reading.say is None):
                last = draft["last_participant"]
                if not last:
                    voice.say("utter_ask_whose_data")
                    return
                chosen = last["id"]
            elif reading.options:
                offers = [
                    button(option.label, f'/view_participant{{"choice": "participant:{option.value["id"]}"}}')
                    for option in reading.options
                ]
                voice.say("utter_ask_which_participant", buttons=offers, given="")
                return
            elif reading.say and reading.value is None:
                voice.say(reading.say.response, **reading.say.values)
                return
            else:
                chosen = reading.value["id"]
        detail = await backend.participant(chosen)
        draft["last_participant"] = {"id": detail["id"], "name": detail["name"]}
        rows = [[phrase(code, turn.language), value] for code, value in facts(detail, turn.language) if value]
        voice.say("utter_participant", person=detail["name"], rows=rows, sensitivity="personal")


def facts(detail: dict[str, Any], language: str) -> list[tuple[str, str]]:
    """Return what is shown of a participant, as pairs of a phrase code and a value in words."""
    employment = detail.get("employment") or {}
    partner = detail.get("partner")
    covers = [phrase(f"cover_{cover['type']}", language) for cover in detail.get("cover") or []]
    part_time = employment.get("part_time_percentage")
    shown = [
        ("name", detail["name"]),
        ("birth_date", in_words(detail["birth_date"], language)),
        ("bsn", (detail.get("person") or {}).get("bsn") or ""),
        ("status", phrase(f"participant_{detail['status']}", language)),
        ("scheme", ", ".join(detail.get("schemes") or [])),
        ("start_date", in_words(detail["start_date"], language) if detail.get("start_date") else ""),
        ("end_date", in_words(detail["end_date"], language) if detail.get("end_date") else ""),
        ("salary", euros(employment["salary"], language) if employment.get("salary") else ""),
        ("part_time_percentage", percent(part_time, language) if part_time else ""),
        ("cover", ", ".join(dict.fromkeys(covers))),
        ("partner", _relative(partner, language) if partner else ""),
    ]
    return shown + [("child", _relative(child, language)) for child in detail.get("children") or []]


def _relative(person: dict[str, Any], language: str) -> str:
    return f"{person['name']} ({in_words(person['birth_date'], language)})"
