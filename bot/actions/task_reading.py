"""Taking in a message while a task is open: values, choices, corrections, yes and no, misses."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from bot.actions.agreement import plainly_agrees
from bot.actions.fields import Field, Option, Reading, Say
from bot.actions.situation import CONFIRM, CORRECTION, FORMS, OPTIONS, Ended, Situation
from bot.actions.task_asking import explanation_of, submit
from bot.actions.turn import FALLBACK

# What is said inside a task itself. Every other intent is a side intent: its own rule answers it.
OWN_INTENTS = frozenset({"inform", "correct", "affirm", "deny", "cancel", FALLBACK})
# Questions about a person: the person is whom they ask about, not a value of the task.
LOOK_UPS = frozenset({"check_status", "view_participant", "list_participants"})
SURE_OF_SIDE_STEP = 0.5
WORDS_OF_A_BARE_VALUE = 2
WORDS_OF_A_PLACE = 5

_YES = re.compile(r"\s*(ja|jawel|jep|yes|yep|yeah|klopt|correct)\b", re.IGNORECASE)
_ORDINALS = (
    re.compile(r"\b(eerste|bovenste|first|top)\b", re.IGNORECASE),
    re.compile(r"\b(tweede|second)\b", re.IGNORECASE),
    re.compile(r"\b(derde|third)\b", re.IGNORECASE),
)
_DAY = re.compile(r"\d|dag\b|\bday\b", re.IGNORECASE)
_LAST = re.compile(r"\b(laatste|onderste|last|bottom)\b", re.IGNORECASE)


class Listening:
    """Reads one message into the draft, and submits when it agrees to what was read back."""

    def __init__(self, now: Situation) -> None:
        self.now, self.turn, self.draft = now, now.turn, now.draft
        self.heard: set[str] = set()  # the slots that the message said something about

    async def take(self) -> str:
        """Read the message. Return "read", "aside" (another rule answers it) or "miss"."""
        turn, asked = self.turn, self.now.asked
        picked = self._picked()
        if picked:
            # "de tweede, per 1 maart": the choice, and a value beside it; "14 maart 1985" is only the choice.
            value = self.draft[picked]
            chosen_by = value.get("birth_date") if isinstance(value, dict) else value
            self.turn = turn.without(chosen_by)
            await self.read_fields(but_not=picked)
        if picked or self._corrected_by_button():
            return self._understood()
        if turn.intent == "cancel" and not turn.all_of("date") and not turn.all_of("participant"):
            self.now.voice.say(f"utter_{self.now.task.task}_cancelled")
            raise Ended
        if not turn.start and turn.intent in LOOK_UPS and self._is_side_step():
            return "aside"
        read, changed = await self.read_fields()
        if not turn.start and not read and self._is_side_step():
            return "aside"
        if asked == CONFIRM and turn.intent == "affirm" and not changed:
            if turn.pressed or (plainly_agrees(turn) and not turn.unseen):
                await submit(self.now)
            else:
                self.now.voice.say("utter_explain_confirm")
            return self._understood()
        if read:
            aside = not turn.start and turn.intent not in OWN_INTENTS and turn.intent not in FORMS
            self._understood()
            return "aside" if aside and self._asks_something() else "read"
        if asked == OPTIONS and self._answered_options():
            return self._understood()
        if turn.intent in ("deny", "correct") and asked != OPTIONS:
            return self._wants_a_correction()
        if asked == CORRECTION and self._named_a_field():
            return self._understood()
        return self._understood() if turn.start else self._missed()

    def _understood(self) -> str:
        self.draft.clear("misses")
        return "read"

    def _is_side_step(self) -> bool:
        turn = self.turn
        if turn.intent in OWN_INTENTS or FORMS.get(turn.intent) == self.now.task.form:
            return False
        return turn.pressed or turn.confidence >= SURE_OF_SIDE_STEP

    def _asks_something(self) -> bool:
        return len(self.turn.rest()) > WORDS_OF_A_BARE_VALUE and self.turn.confidence >= SURE_OF_SIDE_STEP

    # Choosing between readings

    def _picked(self) -> str | None:
        """Take the option that was pressed, or named in words; return the slot that it fills."""
        waiting = self.draft["options"]
        if not waiting:
            return None
        slot = str(waiting["slot"])
        options = [Option(**option) for option in waiting["options"]]
        chosen = self.turn.choice
        if chosen == "option:none":
            self.draft.clear("options", slot)
            return slot
        picked = [o for n, o in enumerate(options) if chosen == f"option:{n}"]
        if not picked and not self.turn.pressed:
            field = self.now.by_slot[slot]
            picked = [o for o in options if field.matches_option(self.turn, o)] or self._by_place(options)
        if len(picked) != 1:
            return None
        self._set(slot, picked[0].value)
        return slot

    def _by_place(self, options: list[Option]) -> list[Option]:
        """Return the option that "de tweede" stands for; where days are to choose from, that is a day."""
        words = self.turn.text.split()
        if isinstance(options[0].value, str) or len(words) > WORDS_OF_A_PLACE or _DAY.search(self.turn.text):
            return []
        for place, ordinal in zip(options, _ORDINALS, strict=False):
            if ordinal.search(self.turn.text):
                return [place]
        return options[-1:] if _LAST.search(self.turn.text) else []

    def _answered_options(self) -> bool:
        """Take "ja" as the option it stands for, and "nee" as none of them."""
        waiting = self.draft["options"]
        if self.turn.intent == "deny":
            self.draft.clear("options", waiting["slot"])
            return True
        agreed = self.turn.intent == "affirm" or _YES.match(self.turn.text)
        if not agreed or waiting["yes"] is None or self.turn.unseen:
            return False
        self._set(waiting["slot"], waiting["options"][waiting["yes"]]["value"])
        return True

    # Values

    async def read_fields(self, but_not: str | None = None) -> tuple[bool, bool]:
        """Read every field, whatever was asked. Return whether anything was said, and whether it is new."""
        slots = [*self.now.by_slot, "options"]
        before = [self.draft[slot] for slot in slots]
        read = False
        for field in self.now.task.fields:
            if field.slot == but_not:
                continue
            known = self.draft[field.slot]
            reading = await field.read(self.turn, field.is_asked(self.now.asked), known, self.now.backend)
            if reading is not None:
                read = True
                self.heard.add(field.slot)
                self._note(field, reading)
        return read, before != [self.draft[slot] for slot in slots]

    def _note(self, field: Field, reading: Reading) -> None:
        if reading.options:
            say = reading.say or Say("utter_ask_which")
            self.draft["options"] = {
                "slot": field.slot,
                "options": [{"value": o.value, "label": o.label} for o in reading.options],
                "say": say.response,
                "values": {n: v.isoformat() if isinstance(v, date) else v for n, v in say.values.items()},
                "yes": reading.yes,
            }
            self.draft.clear(field.slot, "preview")
            return
        if reading.say:
            self.now.voice.say(reading.say.response, **reading.say.values)
        if reading.wrong or reading.unchanged:
            self.draft.clear(field.slot, "preview", "options")
            self.draft["correcting"] = field.slot if reading.wrong else None
            return
        if reading.value is not None:
            self._set(field.slot, reading.value)

    def _set(self, slot: str, value: Any) -> None:
        if self.draft[slot] != value:
            self.draft[slot] = value
            self.draft.clear("preview")
        waiting = self.draft["options"]
        if waiting and waiting["slot"] == slot:
            self.draft.clear("options")

    # Correcting

    def _corrected_by_button(self) -> bool:
        slot = (self.turn.choice or "").removeprefix("field:")
        if slot not in self.now.by_slot:
            return False
        self.draft.clear(slot, "preview", "options")
        self.draft["correcting"] = slot
        return True

    def _named_a_field(self) -> bool:
        said = set(re.findall(r"\w+", self.turn.text.lower()))
        named = [field for field in self.now.task.fields if said & set(field.words)]
        if len(named) != 1:
            return False
        self.draft.clear(named[0].slot, "preview")
        self.draft["correcting"] = named[0].slot
        return True

    def _wants_a_correction(self) -> str:
        if self._named_a_field():
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
