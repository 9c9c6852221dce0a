"""One turn of one task: opening, stepping aside for another task, parking, closing."""

from __future__ import annotations

from rasa_sdk.events import ActionExecutionRejected, EventType, FollowupAction, SlotSet

from bot.actions.situation import FORMS, Ended, Situation
from bot.actions.task_asking import Asking
from bot.actions.task_reading import Listening

SURE_OF_SWITCH = 0.5
VERY_SURE_OF_SWITCH = 0.8
WORDS_OF_A_BARE_VALUE = 2


class TaskTurn:
    """What is done with one message while a task is open. `run` handles it, `close` ends the task."""

    def __init__(self, now: Situation) -> None:
        self.now = now

    async def run(self) -> list[EventType]:
        """Handle the turn. Raises `Ended` when the task is over."""
        fresh = self.now.draft["taken"] != self.now.turn.message_id
        if self.now.turn.start:
            await self._open()
        if fresh:
            if not self.now.turn.start and self._is_other_task():
                return self._park()
            self.now.draft["taken"] = self.now.turn.message_id
            if await self._take() == "aside":
                return [*self.now.draft.events(), ActionExecutionRejected(self.now.task.form)]
        asked = await Asking(self.now).ask()
        return [*self.now.draft.events(), SlotSet("requested_slot", asked)]

    async def _open(self) -> None:
        """Begin the task, or go on with it when it was parked."""
        parked = list(self.now.draft["parked"] or [])
        self.now.draft.clear("preview", "options", "misses", "correcting")
        if self.now.task.form in parked:
            parked.remove(self.now.task.form)
            self.now.draft["parked"] = parked or None
            self.now.voice.say(f"utter_{self.now.task.task}_resumed")
            return
        self.now.draft.clear(*self.now.by_slot)
        context = await self.now.backend.context()
        if self.now.task.right not in context.rights:
            self.now.voice.say("utter_missing_right")
            raise Ended

    async def _take(self) -> str:
        """Read the message, and at the start also the unclear one that led here ("Bedoelt u ...?")."""
        held = self.now.draft["held"] if self.now.turn.start else None
        heard: set[str] = set()
        self.now.draft.clear("held")
        await self.now.task.guard(self.now.turn, self.now.voice)
        if held:
            earlier = self.now.turn.with_held(held)
            await self.now.task.guard(earlier, self.now.voice)
            before = Listening(self.now.hearing(earlier))
            await before.read_fields()
            heard = before.heard
        listening = Listening(self.now)
        outcome = await listening.take()
        if self.now.turn.start:
            await self.now.task.opened(
                self.now.draft, self.now.turn, heard | listening.heard, self.now.backend
            )
        return outcome

    def _is_other_task(self) -> bool:
        """Tell whether the user clearly begins another task, not just gives a value that sounds like it."""
        turn = self.now.turn
        form = FORMS.get(turn.intent)
        if form is None or form == self.now.task.form:
            return False
        spoken = len(turn.rest()) > WORDS_OF_A_BARE_VALUE and turn.confidence >= SURE_OF_SWITCH
        named = not turn.entities and turn.confidence >= VERY_SURE_OF_SWITCH
        return turn.pressed or spoken or named

    def _park(self) -> list[EventType]:
        """Keep this task for later: the other one's start rule reads the same message."""
        self.now.draft["parked"] = [*(self.now.draft["parked"] or []), self.now.task.form]
        self.now.draft.clear("preview", "options", "correcting")
        return [
            *self.now.draft.events(),
            SlotSet("requested_slot", None),
            ActionExecutionRejected(self.now.task.form),
        ]

    def close(self) -> list[EventType]:
        """Empty the task's slots, and go on with the one that was parked last, if any."""
        self.now.draft.clear("preview", "options", "misses", "correcting", *self.now.by_slot)
        self.now.draft["taken"] = self.now.turn.message_id
        parked = self.now.draft["parked"] or []
        following = parked[-1] if parked else "action_listen"
        return [*self.now.draft.events(), SlotSet("requested_slot", None), FollowupAction(following)]
