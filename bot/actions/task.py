"""The conversation that every task shares: ask, read, correct, step aside, read back, confirm, submit.

A task is a subclass: its form, its fields, and what to preview and submit. How a turn runs is described in
docs/architecture.md; the steps below follow it.
"""

from __future__ import annotations

import uuid
from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from rasa_sdk.events import ActionExecutionRejected, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from bot.actions.backend import Backend, Refusal
from bot.actions.draft import Draft
from bot.actions.fields import Field, Option, Reading, Say
from bot.actions.turn import FALLBACK, Turn
from bot.actions.voice import Voice, button, option_payload

CONFIRM, OPTIONS, CORRECTION = "confirm", "options", "correction"

# The form that each task's intent opens; the start rules in data/rules say the same to Rasa.
FORMS = {"report_exit": "exit_form", "withdraw_change": "withdrawal_form"}

# What is said inside a task itself. Every other intent is a side intent: its own rule answers it.
OWN_INTENTS = frozenset({"inform", "correct", "affirm", "deny", "cancel", FALLBACK})
SURE_OF_SWITCH = 0.5
SURE_OF_SIDE_STEP = 0.4
WORDS_OF_A_BARE_VALUE = 2


class Ended(Exception):  # noqa: N818  # how a task ends, not a fault
    """The task is over: done, cancelled or impossible. What had to be said has been said."""


@dataclass(frozen=True)
class ReadBack:
    """The response that shows what will be done, its values, and the digest that stands for all of it."""

    digest: str
    response: str
    values: dict[str, Any]


class Task(Action, ABC):
    """A task with a form. Subclasses set the class variables and the two methods at the end."""

    task: ClassVar[str]
    form: ClassVar[str]
    intent: ClassVar[str]
    right: ClassVar[str] = "submit_changes"
    fields: ClassVar[tuple[Field, ...]]
    # Refusal code -> the slot that must be asked again, or None when the task cannot go on.
    refusals: ClassVar[dict[str, str | None]] = {}

    def name(self) -> str:
        """Return the name under which Rasa calls it: the form's validation."""
        return f"validate_{self.form}"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Handle one turn and return what changed."""
        turn, draft = Turn.of(tracker, self.form), Draft(tracker)
        voice = Voice(dispatcher, turn.language)
        fresh = draft["taken"] != turn.message_id
        async with Backend(turn.token) as backend:
            conversation = Conversation(self, turn, draft, voice, backend)
            try:
                if turn.start:
                    await conversation.open(fresh)
                if fresh:
                    if not turn.start and conversation.is_other_task():
                        conversation.park()
                        return [
                            *draft.events(),
                            SlotSet("requested_slot", None),
                            ActionExecutionRejected(self.form),
                        ]
                    draft["taken"] = turn.message_id
                    if await conversation.take() == "aside":
                        return [*draft.events(), ActionExecutionRejected(self.form)]
                    if turn.start:
                        await self.opened(draft, conversation.turn, backend)
                asked = await conversation.ask()
                return [*draft.events(), SlotSet("requested_slot", asked)]
            except Ended:
                return conversation.close()

    async def before(self, turn: Turn, voice: Voice) -> None:
        """Look at the sentence that opens the task. Raises `Ended` when it is not for this task."""

    async def opened(self, draft: Draft, turn: Turn, backend: Backend) -> None:
        """Fill what the opening sentence left out and the conversation already knows."""

    @abstractmethod
    async def show(self, draft: Draft, voice: Voice, backend: Backend) -> ReadBack:
        """Return what will be done, in the backend's words. Raises `Refusal` when it cannot be."""

    @abstractmethod
    async def submit(self, draft: Draft, voice: Voice, backend: Backend, key: str) -> None:
        """Do what was confirmed, once per `key`, and say so with its reference."""


class Conversation:
    """One turn of one task: what the base class decides, with everything it needs at hand."""

    def __init__(self, task: Task, turn: Turn, draft: Draft, voice: Voice, backend: Backend) -> None:
        self.task, self.turn, self.draft, self.voice, self.backend = task, turn, draft, voice, backend
        self.asked: str | None = None if turn.start else draft["requested_slot"]
        self.by_slot = {field.slot: field for field in task.fields}

    # Opening, parking, closing

    async def open(self, fresh: bool) -> None:
        """Begin the task, or go on with it when it was parked."""
        parked = list(self.draft["parked"] or [])
        self.draft.clear("preview", "options", "misses")
        if self.task.form in parked:
            parked.remove(self.task.form)
            self.draft["parked"] = parked or None
            self.voice.say(f"utter_{self.task.task}_resumed")
            return
        self.draft.clear(*self.by_slot)
        held = self.draft["held"]
        if held and self.turn.pressed:
            # "Bedoelt u ...?" was answered by a button: the sentence it was about still holds the values.
            self.turn = replace(self.turn, text=held["text"], entities=held["entities"])
        self.draft.clear("held")
        await self.task.before(self.turn, self.voice)
        context = await self.backend.context()
        if self.task.right not in context.rights:
            self.voice.say("utter_missing_right", employer=context.employer.name)
            raise Ended

    def is_other_task(self) -> bool:
        """Tell whether the user clearly begins another task, not just gives a value that sounds like it."""
        turn = self.turn
        form = FORMS.get(turn.intent)
        if form is None or form == self.task.form:
            return False
        return turn.pressed or (
            turn.confidence >= SURE_OF_SWITCH and len(turn.rest()) > WORDS_OF_A_BARE_VALUE
        )

    def park(self) -> None:
        """Keep this task for later: the other one's start rule reads the same message."""
        self.draft["parked"] = [*(self.draft["parked"] or []), self.task.form]
        self.draft.clear("preview", "options")

    def close(self) -> list[EventType]:
        """Empty the task's slots, and go on with the one that was parked last, if any."""
        self.draft.clear("preview", "options", "misses", *self.by_slot)
        self.draft["taken"] = self.turn.message_id
        parked = self.draft["parked"] or []
        following = parked[-1] if parked else "action_listen"
        return [*self.draft.events(), SlotSet("requested_slot", None), FollowupAction(following)]

    # Reading

    async def take(self) -> str:
        """Read the message. Return "read", "aside" (another rule answers it) or "miss"."""
        turn = self.turn
        if self._picked() or await self._corrected_by_button():
            return self._understood()
        if turn.intent == "cancel" and not turn.all_of("date"):
            self.voice.say("utter_cancelled")
            raise Ended
        read, changed = await self._read_fields()
        if not turn.start and not read and self._is_side_step():
            return "aside"
        if self.asked == CONFIRM and turn.intent == "affirm" and not changed:
            await self._confirmed()
            return self._understood()
        if read:
            aside = not turn.start and turn.intent not in OWN_INTENTS and turn.intent not in FORMS
            self._understood()
            return "aside" if aside and self._asks_something() else "read"
        if self.asked == OPTIONS and turn.intent in ("affirm", "deny") and self._answered_options():
            return self._understood()
        if turn.intent in ("deny", "correct") and self.asked != OPTIONS:
            return self._wants_a_correction()
        if self.asked == CORRECTION and self._named_a_field():
            return self._understood()
        if turn.start:
            return self._understood()
        return self._missed()

    def _understood(self) -> str:
        self.draft.clear("misses")
        return "read"

    def _is_side_step(self) -> bool:
        turn = self.turn
        if turn.intent in OWN_INTENTS or FORMS.get(turn.intent) == self.task.form:
            return False
        return turn.pressed or turn.confidence >= SURE_OF_SIDE_STEP

    def _asks_something(self) -> bool:
        return len(self.turn.rest()) > WORDS_OF_A_BARE_VALUE and self.turn.confidence >= SURE_OF_SIDE_STEP

    def _picked(self) -> bool:
        """Take the option that was pressed, or named in words."""
        waiting = self.draft["options"]
        if not waiting:
            return False
        options = [Option(**option) for option in waiting["options"]]
        chosen = self.turn.choice
        if chosen == "option:none":
            self.draft.clear("options", waiting["slot"])
            return True
        picked = [o for n, o in enumerate(options) if chosen == option_payload_id(n)]
        if not picked and not self.turn.pressed:
            field = self.by_slot[waiting["slot"]]
            picked = [o for o in options if field.matches_option(self.turn, o)]
        if len(picked) != 1:
            return False
        self._set(waiting["slot"], picked[0].value)
        return True

    def _answered_options(self) -> bool:
        """Take "ja" as the answer to "do you mean this one?", and "nee" as none of them."""
        waiting = self.draft["options"]
        if self.turn.intent == "deny":
            self.draft.clear("options", waiting["slot"])
            return True
        if len(waiting["options"]) != 1:
            return False
        self._set(waiting["slot"], waiting["options"][0]["value"])
        return True

    async def _read_fields(self) -> tuple[bool, bool]:
        """Read every field, whatever was asked. Return whether anything was said, and whether it is new."""
        before = [self.draft[slot] for slot in (*self.by_slot, "options")]
        read = False
        for field in self.task.fields:
            filled = self.draft[field.slot] is not None
            reading = await field.read(self.turn, self.asked == field.slot, filled, self.backend)
            if reading is not None:
                read = True
                self._note(field, reading)
        return read, before != [self.draft[slot] for slot in (*self.by_slot, "options")]

    def _note(self, field: Field, reading: Reading) -> None:
        if reading.options:
            options = [{"value": o.value, "label": o.label} for o in reading.options]
            say = reading.say or Say("utter_ask_which")
            values = {
                name: value.isoformat() if isinstance(value, date) else value
                for name, value in say.values.items()
            }
            self.draft["options"] = {
                "slot": field.slot,
                "options": options,
                "say": say.response,
                "values": values,
            }
            self.draft.clear(field.slot, "preview")
            return
        if reading.say:
            self.voice.say(reading.say.response, **reading.say.values)
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

    async def _corrected_by_button(self) -> bool:
        slot = (self.turn.choice or "").removeprefix("field:")
        if slot not in self.by_slot:
            return False
        self.draft.clear(slot, "preview", "options")
        return True

    def _named_a_field(self) -> bool:
        said = set(self.turn.text.lower().replace("?", " ").replace(",", " ").replace(".", " ").split())
        named = [field for field in self.task.fields if said & set(field.words)]
        if len(named) != 1:
            return False
        self.draft.clear(named[0].slot, "preview")
        return True

    def _wants_a_correction(self) -> str:
        if self._named_a_field():
            return self._understood()
        if self.asked != CONFIRM and self.turn.intent == "deny":
            return self._missed()
        self.draft["correcting"] = True
        return self._understood()

    # Misses

    def _missed(self) -> str:
        misses = int(self.draft["misses"] or 0) + 1
        self.draft["misses"] = misses
        if misses == 1:
            self.voice.say("utter_not_understood")
        elif misses == 2:
            self.voice.say(explanation_of(self.asked))
        else:
            self.voice.say("utter_offer_person")
        return "miss"

    # Asking, reading back, submitting

    async def ask(self) -> str | None:
        """Say the one question that is open now, and return the slot that it asks for."""
        if self.draft["correcting"]:
            self.draft.clear("correcting")
            self.voice.say(f"utter_{self.task.task}_ask_correction")
            return CORRECTION
        if self.draft["options"]:
            self._ask_options()
            return OPTIONS
        for field in self.task.fields:
            if self.draft[field.slot] is None:
                return field.slot
        return await self._read_back()

    def _ask_options(self) -> None:
        waiting = self.draft["options"]
        buttons = [button(o["label"], option_payload(n)) for n, o in enumerate(waiting["options"])]
        if len(buttons) == 1:
            buttons = []  # the response has its own yes and no
        self.voice.say(waiting["say"], buttons=buttons, **with_dates(waiting["values"]))

    async def _read_back(self) -> str | None:
        try:
            shown = await self.task.show(self.draft, self.voice, self.backend)
        except Refusal as refusal:
            return self._refused(refusal)
        known = self.draft["preview"] or {}
        key = known["key"] if known.get("digest") == shown.digest else key_of(self.turn, shown.digest)
        self.draft["preview"] = {"digest": shown.digest, "key": key}
        self.voice.say(shown.response, digest=shown.digest, **shown.values)
        return CONFIRM

    async def _confirmed(self) -> None:
        preview = self.draft["preview"]
        if not preview or (self.turn.pressed and self.turn.choice not in (None, preview["digest"])):
            self.voice.say("utter_outdated")
            return
        try:
            await self.task.submit(self.draft, self.voice, self.backend, preview["key"])
        except Refusal as refusal:
            if refusal.code == "preview_outdated":
                self.voice.say("utter_outdated")
                return
            self._refused(refusal)
            return
        raise Ended

    def _refused(self, refusal: Refusal) -> str | None:
        """Say why not and what can be; return the slot to ask again. Raises `Ended` when nothing can."""
        data = with_dates(refusal.data)
        if refusal.code == "missing_right":
            self.voice.say("utter_missing_right")
            raise Ended
        if refusal.code not in self.task.refusals:
            raise refusal
        person = (self.draft[f"{self.task.task}__participant"] or {}).get("name", "")
        self.voice.say(f"utter_{self.task.task}_refused_{refusal.code}", person=person, **data)
        slot = self.task.refusals[refusal.code]
        if slot is None:
            raise Ended
        self.draft.clear(slot, "preview")
        return slot


def option_payload_id(number: int) -> str:
    """Return the choice that an option's button stands for."""
    return f"option:{number}"


def key_of(turn: Turn, digest: str) -> str:
    """Return the idempotency key of a read-back: the same when the same turn is handled again."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{turn.conversation}:{turn.message_id}:{digest}"))


def with_dates(data: dict[str, Any]) -> dict[str, Any]:
    """Return `data` with its ISO dates as dates, so that they are said in words."""
    read: dict[str, Any] = {}
    for name, value in data.items():
        try:
            read[name] = date.fromisoformat(value)
        except (TypeError, ValueError):
            read[name] = value
    return read


def explanation_of(asked: str | None) -> str:
    """Return the response that explains the question that is open, or how it works in general."""
    return f"utter_explain_{asked}" if asked else "utter_explain"
