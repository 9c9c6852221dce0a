"""What the outbox answers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from backend.schemas import Schema


class ChangeDecided(Schema):
    """The insurer's decision about a change that was in additional checks."""

    reference: str
    change_kind: str
    name: str
    effective_date: date
    status: Literal["processed", "refused"]
    reason: str | None


class OutboxItemView(Schema):
    """One thing to tell an account."""

    id: int
    employer_id: str
    account_id: str
    kind: Literal["change_decided"]
    data: ChangeDecided
    created_at: datetime


class OutboxPage(Schema):
    """What is to be told, the oldest first."""

    items: list[OutboxItemView]
