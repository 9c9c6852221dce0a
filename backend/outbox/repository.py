"""Adds what is to be told, in the unit of work that made it so, and reads it in order."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from backend.outbox.models import OutboxItem


def post(
    session: Session, *, employer_id: str, account_id: str, kind: str, data: dict[str, Any], at: datetime
) -> None:
    """Tell an account something, once this unit of work is kept."""
    if session.get_bind().dialect.name == "postgresql":
        # One writer at a time until it is kept: else a reader could pass a number that appears later.
        session.execute(text("LOCK TABLE outbox_item IN EXCLUSIVE MODE"))
    session.add(
        OutboxItem(employer_id=employer_id, account_id=account_id, kind=kind, data=data, created_at=at)
    )
    session.flush()


def items_after(session: Session, after: int, limit: int) -> list[OutboxItem]:
    """Return what was told after the item with this number, the oldest first."""
    return list(
        session.scalars(select(OutboxItem).where(OutboxItem.id > after).order_by(OutboxItem.id).limit(limit))
    )
