"""Taking in a message while a task is open: values, corrections, yes and no, misses."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from bot.actions import waiting
from bot.actions.agreement import plainly_agrees
from bot.actions.contact import MISSES_TO_A_PERSON, say_contact
from bot.actions.fields import Field, Reading
from bot.actions.phrasebook import in_a_row
from bot.actions.several import corrects, says_only_also, says_same_for
from bot.actions.situation import CONFIRM, CORRECTION, FORMS, OPTIONS, Ended, Situation
from bot.actions.task_asking import explanation_of, submit
from bot.actions.task_choosing import Choice, answered, chosen
from bot.actions.task_correcting import corrected_by_button, named_a_field
from bot.actions.task_people import People
from bot.actions.task_steering import steered
from bot.actions.turn import FALLBACK

# What is said inside a task itself. Every other intent is a side intent: its own rule answers it.
OWN_INTENTS = frozenset({"inform", "correct", "affirm", "deny", "cancel", FALLBACK})
# Questions about a person: the person is whom they ask about, not a value of the task.
LOOK_UPS = frozenset({"check_status", "view_participant", "list_participants"})
SURE_OF_SIDE_STEP = 0.45
WORDS_OF_A_BARE_VALUE = 2
# Before what is said of others there must be a yes to this one: "en Piet ook" is none.
_AGREES = re.compile(
    r"\W*(ja|jaa|jawel|jazeker|yes|yep|yeah|klopt|akkoord|prima|ok|oke|oké|okay|correct|goed|sure)\b",
    re.IGNORECASE,
)


class Listening:
    """Reads one message into the draft, and submits when it agrees to what was read back."""

    def __init__(self, now: Situation) -> None:
        self.now, self.turn, self.draft = now, now.turn, now.draft
        self.heard: set[str] = set()  # the slots that the message said something about
        self.people = People(now)

    async def take(self) -> str:
        """Read the message. Return "read", "aside" (another rule answers it) or "miss"."""
        turn, asked = self.turn, self.now.asked
        if not turn.start and await steered(self.now):
            return self._understood()
        choice = chosen(self.now)
        if choice:
            # "de tweede, per 1 maart": the choice, and a value beside it; "14 maart 1985" is only the choice.
            chosen_by = choice.value.get("birth_date") if isinstance(choice.value, dict) else choice.value
            self._choose(choice)
            self.turn = turn.without(chosen_by)
            await self.read_fields(but_not={choice.slot})
        if choice or corrected_by_button(self.now):
            return self._understood()
        if turn.intent == "cancel" and not turn.all_of("date") and not turn.all_of("participant"):
            self._cancel()
        if not turn.start and turn.intent in LOOK_UPS and self._is_side_step() and not self._is_bare_answer():
            return "aside"
        read, changed = await self.read_fields(but_not=self._asked_about())
        if not turn.start and not read and self._is_side_step():
            return "aside"
        if asked == CONFIRM and turn.intent == "affirm" and not changed:
            if turn.pressed or (self._agrees() and not turn.unseen):
                await submit(self.now)
            else:
                self.now.voice.say("utter_explain_confirm")
            return self._understood()
        if read:
            aside = not turn.start and turn.intent not in OWN_INTENTS and turn.intent not in FORMS
            self._understood()
            return "aside" if aside and self._asks_something() else "read"
        if asked == OPTIONS:
            choice = answered(self.now)
            if choice:
                self._choose(choice)
                return self._understood()
        if turn.intent == "affirm" and int(self.draft["misses"] or 0) >= MISSES_TO_A_PERSON:
            say_contact(self.now.voice)  # a person was offered just before
            return self._understood()
        if turn.intent in ("deny", "correct") and asked != OPTIONS:
            return self._wants_a_correction()
        if asked == CORRECTION and named_a_field(self.now):
            return self._understood()
        return self._understood() if turn.start else self._missed()

    def _cancel(self) -> None:
        """Stop this task. Raises `Ended`: what waits goes on."""
        self.now.voice.say(f"utter_{self.now.task.task}_cancelled")
        if waiting.in_turn(self.draft):
            self.now.voice.say("utter_stop_all_hint")
        raise Ended

    def _understood(self) -> str:
        self.draft.clear("misses")
        return "read"

    def _is_side_step(self) -> bool:
        turn = self.turn
        if turn.intent in OWN_INTENTS or FORMS.get(turn.intent) == self.now.task.form:
            return False
        if says_same_for(turn) or says_only_also(turn):
            return False
        return turn.pressed or turn.confidence >= SURE_OF_SIDE_STEP

    def _asked_about(self) -> set[str]:
        """Return the slots that a question must not fill anew: who is named in it is no correction."""
        turn = self.turn
        own = turn.start or turn.intent in OWN_INTENTS or turn.intent in FORMS
        if own or corrects(turn) or says_same_for(turn) or says_only_also(turn):
            return set()
        return {
            field.slot for field in self.now.task.fields if field.names_others and self.people.known(field)
        }

    def _is_bare_answer(self) -> bool:
        """Tell whether only a name stands there where a value is asked: not a wish to look somebody up."""
        return self.now.asked in self.now.by_slot and not self.turn.pressed and not self.turn.rest()

    def _asks_something(self) -> bool:
        return len(self.turn.rest()) > WORDS_OF_A_BARE_VALUE and self.turn.confidence >= SURE_OF_SIDE_STEP

    def _agrees(self) -> bool:
        """Tell whether it plainly agrees, leaving out what it says of others: "ja, en Piet ook"."""
        place, turn = self.people.place, self.now.turn
        if place is None:
            return plainly_agrees(turn)
        kept = [entity for entity in turn.entities if int(entity.get("end") or 0) <= place]
        own = replace(turn, text=turn.text[: max(place, 0)], entities=kept)
        return bool(_AGREES.match(own.text)) and plainly_agrees(own)

    # Values

    async def read_fields(self, but_not: Collection[str] = ()) -> tuple[bool, bool]:
        """Read every field, whatever was asked. Return whether anything was said, and whether it is new."""
        slots = [*self.now.by_slot, "options"]
        before = [self.draft[slot] for slot in slots]
        read = False
        for field in self.now.task.fields:
            if field.slot in but_not:
                continue
            turn = self.people.turn_for(field, self.turn)
            known = self.people.known(field) if turn.adds else self.draft[field.slot]
            reading = await field.read(turn, field.is_asked(self.now.asked), known, self.now.backend)
            if reading is not None:
                read = True
                for name in reading.unknown:
                    self.now.voice.say("utter_participant_unknown", given=name)
                if reading.others:
                    self.turn = self.people.take(field, reading, self.turn)
                if reading.value or reading.options or not reading.others:
                    self.heard.add(field.slot)
                self._note(field, reading)
        self.people.queue(self.heard, self.now.turn)
        return read, before != [self.draft[slot] for slot in slots]

    def _note(self, field: Field, reading: Reading) -> None:
        if reading.options:
            self.draft["options"] = field.asked_options(reading)
            self.draft.clear(field.slot, "preview")
            return
        if reading.say:
            self.now.voice.say(reading.say.response, **reading.say.values)
        if reading.wrong or reading.unchanged:
            self.draft.clear(field.slot, "preview", "options")
            self.draft["correcting"] = field.slot if reading.wrong else None
            return
        if reading.value is not None:
            if reading.unlisted:
                others = in_a_row(list(reading.unlisted), self.turn.language)
                self.now.voice.say("utter_one_at_a_time", name=reading.value["name"], others=others)
            self._set(field.slot, reading.value)

    def _choose(self, choice: Choice) -> None:
        if choice.value is None:
            self.draft.clear("options", choice.slot)
        else:
            self._set(choice.slot, choice.value)

    def _set(self, slot: str, value: Any) -> None:
        before = self.draft[slot]
        self.now.by_slot[slot].mention(self.draft, self.now.turn, value, before)
        if before != value:
            self.draft[slot] = value
            self.draft.clear("preview")
        options = self.draft["options"]
        if options and options["slot"] == slot:
            self.draft.clear("options")

    # Correcting

    def _wants_a_correction(self) -> str:
        if named_a_field(self.now):
            return self._understood()
        if self.now.asked != CONFIRM and self.turn.intent == "deny":
            return self._missed()
        self.draft["correcting"] = True
        return self._understood()

    def _missed(self) -> str:
        misses = int(self.draft["misses"] or 0) + 1
        self.draft["misses"] = misses
        if misses == 1:
            self.now.voice.say("utter_not_understood")
        elif misses == 2:
            self.now.voice.say(explanation_of(self.now.asked))
        else:
            self.now.voice.say("utter_offer_person")
        return "miss"
