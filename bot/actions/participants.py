"""Looking up participants: the list, and one participant's data (manual 4 and 4.1)."""

from __future__ import annotations

from typing import Any

from bot.actions.answer import Answer
from bot.actions.backend import Backend, Participant
from bot.actions.draft import Draft
from bot.actions.fields import Option, Reading
from bot.actions.mentioned import mention_person, newest_person, says_pronoun
from bot.actions.naming import MORE_PEOPLE, NEAR_PEOPLE, NEAR_PERSON, keep
from bot.actions.people import ParticipantField
from bot.actions.phrasebook import phrase
from bot.actions.turn import Turn
from bot.actions.voice import Voice, button
from bot.actions.words import in_words, money, percent

SLOT = "looked_up"  # who was offered when it was not clear whose data to show
NOBODY = "none"  # "Iemand anders": none of the people offered
QUESTIONS = {
    NEAR_PEOPLE: "utter_view_which_near_participant",
    MORE_PEOPLE: "utter_view_which_participant_of_many",
}


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
        if not names:
            total, page = await backend.participants(None)
            rows = [row(participant, turn.language) for participant in page]
            voice.say("utter_participants", total=total, shown=len(rows), rows=rows, sensitivity="personal")
            return
        total, page = await backend.participants(names[0])
        if not page:
            page = [candidate.participant for candidate in await backend.search(turn.text, "sentence", 20)]
            total = len(page)
        if not page:
            voice.say("utter_participant_unknown", given=names[0])
            return
        rows = [row(participant, turn.language) for participant in page]
        voice.say("utter_participants_found", total=total, shown=len(rows), rows=rows, sensitivity="personal")


class ViewParticipant(Answer):
    """Shows one participant's data, the BSN masked."""

    action = "action_view_participant"

    def forget(self, draft: Draft) -> None:
        """Keep the people who were offered: this message may choose between them."""
        offered = draft[SLOT]
        super().forget(draft)
        draft[SLOT] = offered

    async def answer(self, turn: Turn, draft: Draft, voice: Voice, backend: Backend) -> None:
        """Show the one who is named or chosen; let the user choose when it can be several."""
        chosen = (turn.choice or "").removeprefix("participant:") or chosen_in_words(turn, draft)
        draft.clear(SLOT)
        if chosen == NOBODY:
            voice.say("utter_ask_whose_data")
            return
        if chosen:
            await show(chosen, draft, turn, voice, backend)
            return
        reading = await ParticipantField(SLOT).read(turn, True, None, backend)
        if reading is None:
            last = None if says_pronoun(turn, pointing=False) else newest_person(turn.mentioned)
            if last:
                await show(last["id"], draft, turn, voice, backend)
            else:
                voice.say("utter_ask_whose_data")
        elif reading.options:
            offer(reading, draft, voice)
        elif reading.value:
            for one in (reading, *reading.others):
                if one.value:
                    await show(one.value["id"], draft, turn, voice, backend)
        elif reading.say:
            voice.say(reading.say.response, **reading.say.values)


def offer(reading: Reading, draft: Draft, voice: Voice) -> None:
    """Ask who is meant, and remember who was offered: the next words may choose, also inside a task."""
    first = reading.options[0]
    question = reading.say.response if reading.say else ""
    if question == NEAR_PERSON:
        voice.say("utter_view_near_participant", name=first.label, participant=first.value["id"])
    else:
        offers = [_button(o.label, o.value["id"]) for o in reading.options]
        offers.append(_button(phrase("somebody_else", voice.language), NOBODY))
        voice.say(QUESTIONS.get(question, "utter_view_which_participant"), buttons=offers)
    options = [{"value": option.value, "label": option.label} for option in reading.options]
    draft[SLOT] = {"options": options, "yes": reading.yes}


def _button(label: str, participant_id: str) -> dict[str, str]:
    return button(label, f'/view_participant{{"choice": "participant:{participant_id}"}}')


def chosen_in_words(turn: Turn, draft: Draft) -> str | None:
    """Return the id of the offered person whom the typed words name, `NOBODY` for "nee", or None.

    While a task is open, yes and no are answers to its own question.
    """
    waiting = draft[SLOT]
    if not waiting or turn.pressed:
        return None
    options = [Option(**option) for option in waiting["options"]]
    if not draft["requested_slot"]:
        if turn.intent == "affirm" and waiting["yes"] is not None:
            return str(options[waiting["yes"]].value["id"])
        if turn.intent == "deny" and not turn.entities:
            return NOBODY
    typed = turn.text.strip().casefold()
    field = ParticipantField(SLOT)
    fitting = [o for o in options if o.label.casefold() == typed] or [
        o for o in options if field.matches_option(turn, o)
    ]
    return str(fitting[0].value["id"]) if len(fitting) == 1 else None


async def show(participant_id: str, draft: Draft, turn: Turn, voice: Voice, backend: Backend) -> None:
    """Show one participant's data, and remember whose they were."""
    detail = await backend.participant(participant_id)
    mention_person(draft, keep(Participant.model_validate(detail)), turn)
    rows = [[phrase(code, voice.language), value] for code, value in facts(detail, voice.language) if value]
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
        ("salary", money(employment["salary"], language) if employment.get("salary") else ""),
        ("part_time_percentage", percent(part_time, language) if part_time else ""),
        ("cover", ", ".join(dict.fromkeys(covers))),
        ("partner", _relative(partner, language) if partner else ""),
    ]
    return shown + [("child", _relative(child, language)) for child in detail.get("children") or []]


def _relative(person: dict[str, Any], language: str) -> str:
    return f"{person['name']} ({in_words(person['birth_date'], language)})"
