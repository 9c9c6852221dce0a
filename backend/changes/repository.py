"""Reads and inserts rows of the ledger, always of one employer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from backend.accounts.models import Account
from backend.changes.models import Change
from backend.participants.facts import superseded


@dataclass(frozen=True, slots=True)
class Entry:
    """A change, the entry that takes it back if there is one, and the name of who submitted it."""

    change: Change
    reversal: Change | None
    submitter: str | None


def entries(
    session: Session,
    employer_id: str,
    *,
    participant_id: str | None = None,
    account_id: str | None = None,
    reference: str | None = None,
    change_id: int | None = None,
    limit: int | None = None,
) -> list[Entry]:
    """Return the employer's changes that fit, the one recorded last first; reversals stand beside theirs.

    The reference of a reversing entry finds the change that it took back.
    """
    reversal = aliased(Change)
    statement = (
        select(Change, reversal, Account.name)
        .outerjoin(reversal, reversal.reverses == Change.id)
        .outerjoin(Account, Account.id == Change.account_id)
        .where(Change.employer_id == employer_id, Change.reverses.is_(None))
        .order_by(Change.recorded_at.desc(), Change.id.desc())
        .limit(limit)
    )
    if participant_id is not None:
        statement = statement.where(Change.participant_id == participant_id)
    if account_id is not None:
        statement = statement.where(Change.account_id == account_id)
    if reference is not None:
        statement = statement.where((Change.reference == reference) | (reversal.reference == reference))
    if change_id is not None:
        statement = statement.where(Change.id == change_id)
    return [Entry(*row) for row in session.execute(statement)]


def with_key(session: Session, employer_id: str, key: str) -> Change | None:
    """Return the row that was recorded under this idempotency key."""
    return session.scalar(
        select(Change).where(Change.employer_id == employer_id, Change.idempotency_key == key)
    )


def live_changes(session: Session, employer_id: str, participant_id: str) -> Sequence[Change]:
    """Return the participant's changes that still count, in the order in which they were recorded."""
    found = entries(session, employer_id, participant_id=participant_id)
    return [entry.change for entry in reversed(found) if entry.reversal is None]


def is_replaced(session: Session, change: Change) -> bool:
    """Say whether a later change speaks about the same things."""
    return superseded(session, change.id)
