"""The conversation that every task shares: ask, read, correct, step aside, read back, confirm, submit.

A task is a subclass: its form, its fields, and what to preview and submit. How a turn runs is described in
docs/architecture.md; the code is in `task_turn` (open, step aside, close), `task_reading` (what was said) and
`task_asking` (what comes next).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar

from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from bot.actions.backend import Backend, Refusal
from bot.actions.death import tells_of_a_death
from bot.actions.draft import Draft
from bot.actions.fields import Field
from bot.actions.situation import Ended, ReadBack, Situation
from bot.actions.task_turn import TaskTurn
from bot.actions.turn import Turn
from bot.actions.voice import Voice

__all__ = ["Ended", "ReadBack", "Task"]


class Task(Action, ABC):
    """A task with a form. Subclasses set the class variables and the two methods at the end."""

    task: ClassVar[str]
    form: ClassVar[str]
    intent: ClassVar[str]
    right: ClassVar[str] = "submit_changes"
    fields: ClassVar[tuple[Field, ...]]
    # Refusal code -> the slot or group that must be asked again, or None when the task cannot go on.
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
        async with Backend(turn.token) as backend:
            task_turn = TaskTurn(Situation(self, turn, draft, voice, backend))
            try:
                return await task_turn.run()
            except Ended:
                return task_turn.close()

    async def guard(self, turn: Turn, voice: Voice) -> None:
        """Look at each message first. Raises `Ended` when an employee has died: no task goes on then."""
        if tells_of_a_death(turn):
            voice.say("utter_faq/death")
            raise Ended

    async def opened(self, draft: Draft, turn: Turn, heard: set[str], backend: Backend) -> None:
        """Fill what the opening sentence said nothing about (`heard`) and the conversation already knows."""

    async def missing(self, draft: Draft, backend: Backend) -> str | None:
        """Return which question is open, None when all is known: a slot, or a group that fields name."""
        return next((field.slot for field in self.fields if draft[field.slot] is None), None)

    def about(self, slots: Mapping[str, Any]) -> str | None:
        """Return the name of whom the task with these values is about, when that is known."""
        person = slots.get(f"{self.task}__participant")
        return str(person["name"]) if person else None

    def keeps(self, turn: Turn, draft: Draft) -> bool:
        """Tell whether a message that sounds like another task gives values of this one."""
        return False

    def refusal(self, refusal: Refusal, draft: Draft) -> tuple[str, dict[str, Any]]:
        """Return the response that explains a refusal, and the values in it that the backend did not give."""
        person = draft[f"{self.task}__participant"] or {}
        return f"utter_{self.task}_refused_{refusal.code}", {"person": person.get("name", "")}

    @abstractmethod
    async def show(self, draft: Draft, voice: Voice, backend: Backend) -> ReadBack:
        """Return what will be done, in the backend's words. Raises `Refusal` when it cannot be."""

    @abstractmethod
    async def submit(self, draft: Draft, voice: Voice, backend: Backend, key: str) -> None:
        """Do what was confirmed, once per `key`, and say so with its reference."""
