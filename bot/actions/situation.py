"""What the parts of a task's turn share: the task, the message, the slots, the voice and the backend."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.actions.backend import Backend
from bot.actions.draft import Draft
from bot.actions.fields import Field
from bot.actions.turn import Turn
from bot.actions.voice import Voice

if TYPE_CHECKING:
    from bot.actions.task import Task

# What `requested_slot` holds when no value is asked, but a confirmation, a choice, or what must be different.
CONFIRM, OPTIONS, CORRECTION = "confirm", "options", "correction"

# The form that each task's intent opens; the start rules in data/rules say the same to Rasa.
FORMS = {
    "report_exit": "exit_form",
    "change_salary": "salary_form",
    "enrol_participant": "enrolment_form",
    "withdraw_change": "withdrawal_form",
}


class Ended(Exception):  # noqa: N818  # how a task ends, not a fault
    """The task is over: done, cancelled or impossible. What had to be said has been said."""


@dataclass(frozen=True)
class ReadBack:
    """The response that shows what will be done, its values, and the digest that stands for all of it.

    `notes` are warnings and consequences in words: said once, before the read-back.
    """

    digest: str
    response: str
    values: dict[str, Any]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Situation:
    """One turn of one task."""

    task: Task
    turn: Turn
    draft: Draft
    voice: Voice
    backend: Backend

    @property
    def asked(self) -> str | None:
        """Return what was asked before this message; nothing at the start."""
        return None if self.turn.start else self.draft["requested_slot"]

    @property
    def by_slot(self) -> dict[str, Field]:
        """Return the task's fields by the slot that they fill."""
        return {field.slot: field for field in self.task.fields}

    def hearing(self, turn: Turn) -> Situation:
        """Return the same situation with another message."""
        return replace(self, turn=turn)
