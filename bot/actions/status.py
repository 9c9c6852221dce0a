"""How submitted changes stand (manual 4.5): one by reference or person, else the latest."""

from __future__ import annotations

from bot.actions.answer import Answer
from bot.actions.backend import Backend, Change, Refusal
from bot.actions.draft import Draft
from bot.actions.people import ParticipantField, called, is_near, people_of, too_many
from bot.actions.phrasebook import phrase
from bot.actions.turn import Turn
from bot.actions.voice import Voice
from bot.actions.withdrawal import REFERENCE
from bot.actions.words import in_words, moment_in_words

MOST_ROWS = 10


class Status(Answer):
    """Says how the change that is meant stands."""

    action = "action_status"

    async def answer(self, turn: Turn, draft: Draft, voice: Voice, backend: Backend) -> None:
        """Answer about the reference named, the person named, the change just made, or the latest ones."""
        reference = REFERENCE.search(turn.text)
        if reference:
            try:
                self._one(await backend.change(reference.group().upper()), voice)
            except Refusal as refusal:
                if refusal.code != "change_unknown":
                    raise
                voice.say("utter_change_unknown", reference=reference.group().upper())
            return
        person = await ParticipantField("last_participant").read(turn, False, None, backend)
        if person and person.say and person.value is None and not person.options:
            voice.say(person.say.response, **person.say.values)
            return
        many = too_many(person) if person else None
        if many:
            voice.say(many.response, **many.values)
            return
        if person:
            found = [
                change for one in people_of(person) for change in await backend.changes(one["id"], MOST_ROWS)
            ]
            if is_near(person):
                voice.say("utter_near_participant_taken", person=called(person, turn))
            if not found:
                voice.say("utter_no_change_of", person=called(person, turn))
            elif len(found) == 1:
                self._one(found[0], voice)
            else:
                self._list(found, voice)
            return
        last = draft["last_change"]
        if last and not turn.pressed:
            self._one(await backend.change(last["reference"]), voice)
            return
        found = await backend.changes(limit=MOST_ROWS)
        if found:
            self._list(found, voice)
        else:
            voice.say("utter_status_none")

    @staticmethod
    def _one(change: Change, voice: Voice) -> None:
        voice.say(
            "utter_status_one_withdrawable" if change.withdrawable else "utter_status_one",
            kind=phrase(f"kind_{change.kind}", voice.language),
            person=change.participant.name,
            effective_date=change.effective_date,
            status=phrase(f"status_{change.status}", voice.language),
            recorded=moment_in_words(change.recorded_at, voice.language),
            reference=change.reference,
        )

    @staticmethod
    def _list(changes: list[Change], voice: Voice) -> None:
        rows = [
            [
                change.participant.name,
                phrase(f"kind_{change.kind}", voice.language),
                in_words(change.effective_date, voice.language),
                phrase(f"status_{change.status}", voice.language),
                change.reference,
            ]
            for change in changes[:MOST_ROWS]
        ]
        voice.say("utter_status_list", rows=rows, sensitivity="personal")
