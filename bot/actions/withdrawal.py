"""Withdrawal: a submitted change is taken back. The backend keeps both the change and its reversal."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from bot.actions.backend import Backend, Change, Refusal
from bot.actions.draft import Draft
from bot.actions.fields import Field, Option, Reading, Say
from bot.actions.mentioned import mention_person
from bot.actions.naming import called, is_near, keep, people_of, too_many
from bot.actions.people import ParticipantField
from bot.actions.phrasebook import phrase
from bot.actions.task import ReadBack, Task
from bot.actions.turn import Turn
from bot.actions.unlisted import changes_of_unlisted
from bot.actions.voice import Voice
from bot.actions.words import in_words

REFERENCE = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b", re.IGNORECASE)


class ChangeField(Field):
    """A submitted change: by its reference, by the participant it is about, or the one just made."""

    words = ("wijziging", "referentie", "change", "reference")
    shared = False
    names_others = True

    async def read(self, turn: Turn, asked: bool, known: Any, backend: Backend) -> Reading | None:
        """Return the change that is meant, or the ones it can be."""
        reference = REFERENCE.search(turn.text)
        if reference:
            try:
                return Reading(value=kept(await backend.change(reference.group().upper())))
            except Refusal as refusal:
                if refusal.code != "change_unknown":
                    raise
                return Reading(say=Say("utter_change_unknown", {"reference": reference.group().upper()}))
        # "Die" is the change here, not a person.
        named = ParticipantField(self.slot, pointing=False)
        person = await named.read(replace(turn, adds=False), asked, None, backend)
        unlisted = await changes_of_unlisted(turn, person, backend)
        if unlisted:
            return self._one_of([change for change in unlisted if change.withdrawable] or unlisted[:1], turn)
        if person is None or (person.say and not person.options):
            return person
        first, *more = [await self._change_of(one, turn, backend) for one in (person, *person.others)]
        others = tuple(reading for reading in more if reading.value or reading.options)
        if turn.adds and known and first.value != known:
            return Reading(others=(first, *others), place=-1)
        return replace(first, others=others)

    def _one_of(self, changes: list[Change], turn: Turn) -> Reading:
        """Return the only change, or all of them to choose from."""
        if len(changes) == 1:
            return Reading(value=kept(changes[0]))
        return Reading(options=tuple(self.option(change, turn.language) for change in changes))

    async def _change_of(self, person: Reading, turn: Turn, backend: Backend) -> Reading:
        """Return the change of one person, or the ones it can be."""
        many = too_many(person)
        if many:
            return Reading(say=many)
        found = [change for one in people_of(person) for change in await backend.changes(one["id"], 5)]
        # When none can be taken back, the newest is the one to explain that of.
        open_changes = [change for change in found if change.withdrawable] or found[:1]
        near, name = is_near(person), {"person": called(person, turn)}
        told = Reading(place=person.place, given=person.given)
        if not open_changes:
            return replace(told, say=Say("utter_no_change_of_near" if near else "utter_no_change_of", name))
        if len(open_changes) == 1:
            taken = Say("utter_near_participant_taken", name) if near else None
            return replace(told, value=kept(open_changes[0]), say=taken)
        options = tuple(self.option(change, turn.language) for change in open_changes)
        return replace(told, options=options, say=Say("utter_ask_which_change_near", name) if near else None)

    def mention(self, draft: Draft, turn: Turn, value: Any, before: Any) -> None:
        """Remember whom the change is about."""
        mention_person(draft, value["person"], turn)

    def shown(self, value: Any, language: str) -> str:
        """Return the reference, and whom the change is about."""
        return f"{value['reference']} ({value['name']})"

    @staticmethod
    def option(change: Change, language: str) -> Option:
        """Return `change` as a choice: who, from when, under which reference."""
        label = f"{change.participant.name}, {in_words(change.effective_date, language)} ({change.reference})"
        return Option(kept(change), label)


def kept(change: Change) -> dict[str, Any]:
    """Return what a slot keeps of a change."""
    person = change.participant
    return {"reference": change.reference, "name": person.name, "person": keep(person)}


class WithdrawalTask(Task):
    """Which change is taken back."""

    task = "withdrawal"
    form = "withdrawal_form"
    intent = "withdraw_change"
    fields = (ChangeField("withdrawal__change"),)
    refusals: ClassVar = {"not_withdrawable": None, "change_unknown": "withdrawal__change"}

    async def opened(self, draft: Draft, turn: Turn, heard: set[str], backend: Backend) -> None:
        """Take the change that was just made, when the user names no other."""
        last = draft["last_change"]
        if "withdrawal__change" not in heard and last:
            draft["withdrawal__change"] = kept(await backend.change(last["reference"]))

    def about(self, slots: Mapping[str, Any]) -> str | None:
        """Return the name of whom the change is about."""
        change = slots.get("withdrawal__change")
        return str(change["name"]) if change else None

    def refusal(self, refusal: Refusal, draft: Draft) -> tuple[str, dict[str, Any]]:
        """Return the explanation that fits the backend's reason."""
        change = draft["withdrawal__change"]
        values = {"person": change["name"], "reference": change["reference"]}
        if refusal.code == "not_withdrawable":
            return f"utter_withdrawal_refused_{refusal.data['reason']}", values
        return "utter_change_unknown", values

    async def show(self, draft: Draft, voice: Voice, backend: Backend) -> ReadBack:
        """Return the change as it stands. Raises `Refusal` when it can no longer be taken back."""
        change = await backend.change(draft["withdrawal__change"]["reference"])
        if not change.withdrawable:
            raise Refusal(409, "not_withdrawable", {"reason": change.not_withdrawable})
        values = {
            "person": change.participant.name,
            "kind": phrase(f"kind_{change.kind}", voice.language),
            "effective_date": change.effective_date,
            "reference": change.reference,
        }
        return ReadBack(f"{change.reference}:{change.status}", "utter_withdrawal_confirm", values)

    async def submit(self, draft: Draft, voice: Voice, backend: Backend, key: str) -> None:
        """Take the change back and say what holds now."""
        change = await backend.withdraw(draft["withdrawal__change"]["reference"], key)
        voice.say(
            "utter_withdrawal_submitted",
            person=change.participant.name,
            reference=change.reference,
            withdrawal=change.withdrawal.reference if change.withdrawal else change.reference,
        )
