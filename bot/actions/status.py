"""How submitted changes stand (manual 4.5): one by reference or person, else the latest."""

from __future__ import annotations

from bot.actions.answer import Answer
from bot.actions.backend import Backend, Change, Refusal
from bot.actions.draft import Draft
from bot.actions.mentioned import mention_person, says_pronoun
from bot.actions.naming import called, is_near, keep, people_of, too_many
from bot.actions.people import ParticipantField
from bot.actions.phrasebook import phrase
from bot.actions.turn import Turn
from bot.actions.unlisted import changes_of_unlisted
from bot.actions.voice import Voice, button
from bot.actions.withdrawal import REFERENCE
from bot.actions.words import in_words, moment_in_words

MOST_ROWS = 10
TOLD_APART = ("in_checks", "refused")  # what they mean, and what can be done


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
        if turn.choice and turn.choice.startswith("participant:"):
            await self._of(turn.choice.removeprefix("participant:"), draft, turn, voice, backend)
            return
        # "Die" is the change here, not a person.
        person = await ParticipantField("looked_up", pointing=False).read(turn, False, None, backend)
        unlisted = await changes_of_unlisted(turn, person, backend)
        if unlisted:
            self._all(unlisted, voice)
            return
        if says_pronoun(turn, pointing=False) and not turn.all_of("participant"):
            if person is None:
                voice.say("utter_ask_whose_status")
                return
            if person.options:
                offers = [
                    button(o.label, f'/check_status{{"choice": "participant:{o.value["id"]}"}}')
                    for o in person.options
                ]
                voice.say("utter_view_which_participant", buttons=offers)
                return
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
            if len(people_of(person)) == 1:
                mention_person(draft, people_of(person)[0], turn)
            if is_near(person):
                voice.say("utter_near_participant_taken", person=called(person, turn))
            if not found:
                voice.say("utter_no_change_of", person=called(person, turn))
            else:
                self._all(found, voice)
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

    async def _of(
        self, participant_id: str, draft: Draft, turn: Turn, voice: Voice, backend: Backend
    ) -> None:
        """Say how the changes stand of the person who was chosen."""
        found = await backend.changes(participant_id, MOST_ROWS)
        if found:
            mention_person(draft, keep(found[0].participant), turn)
            self._list(found, voice)
        else:
            person = await backend.participant(participant_id)
            voice.say("utter_no_change_of", person=person["name"])

    def _all(self, changes: list[Change], voice: Voice) -> None:
        if len(changes) == 1:
            self._one(changes[0], voice)
        else:
            self._list(changes, voice)

    @staticmethod
    def _one(change: Change, voice: Voice) -> None:
        told = (
            change.status if change.status in TOLD_APART else "withdrawable" if change.withdrawable else None
        )
        voice.say(
            f"utter_status_one_{told}" if told else "utter_status_one",
            reason=change.reason or "",
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
