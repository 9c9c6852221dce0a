"""What the desk takes and answers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from backend.schemas import Schema, Words


class WaitingChange(Schema):
    """A change in additional checks: whose, since when, and why it is checked."""

    reference: str
    kind: str
    employer: str
    name: str
    effective_date: date
    recorded_at: datetime
    reasons: list[str]


class WaitingChanges(Schema):
    """All changes in additional checks, the oldest first."""

    items: list[WaitingChange]


class RefusalBody(Schema):
    """Why a change is refused, in words for the employer."""

    reason: Words


class DecisionView(Schema):
    """What was decided."""

    reference: str
    status: Literal["processed", "refused"]
    reason: str | None
