"""Reads and inserts rows of the ledger, always of one employer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from backend.accounts.models import Account
from backend.changes.models import Change, Decision, HeldFact
from backend.participants.facts import NewFact, superseded


@dataclass(frozen=True, slots=True)
class Entry:
    """A change, the entry that takes it back, the decision about it, and the name of who submitted it."""

    change: Change
    reversal: Change | None
    decision: Decision | None
    submitter: str | None

    @property
    def status(self) -> str:
        """Return how the change stands now."""
        if self.reversal:
            return "withdrawn"
        return self.decision.status if self.decision else self.change.status


def entries(
    session: Session,
    employer_id: str | None,
    *,
    participant_id: str | None = None,
    account_id: str | None = None,
    reference: str | None = None,
    change_id: int | None = None,
    in_checks: bool = False,
    limit: int | None = None,
) -> list[Entry]:
    """Return the employer's changes that fit, the one recorded last first; reversals stand beside theirs.
    Without an employer those of all, which is for the insurer alone.

    The reference of a reversing entry finds the change that it took back.
    """
    reversal = aliased(Change)
    statement = (
        select(Change, reversal, Decision, Account.name)
        .outerjoin(reversal, reversal.reverses == Change.id)
        .outerjoin(Decision, Decision.change_id == Change.id)
        .outerjoin(Account, Account.id == Change.account_id)
        .where(Change.reverses.is_(None))
        .order_by(Change.recorded_at.desc(), Change.id.desc())
        .limit(limit)
    )
    if employer_id is not None:
        statement = statement.where(Change.employer_id == employer_id)
    if participant_id is not None:
        statement = statement.where(Change.participant_id == participant_id)
    if account_id is not None:
        statement = statement.where(Change.account_id == account_id)
    if reference is not None:
        statement = statement.where((Change.reference == reference) | (reversal.reference == reference))
    if change_id is not None:
        statement = statement.where(Change.id == change_id)
    if in_checks:
        statement = statement.where(
            Change.status == "in_checks", Decision.change_id.is_(None), reversal.id.is_(None)
        )
    return [Entry(*row) for row in session.execute(statement)]


def with_key(session: Session, employer_id: str, key: str) -> Change | None:
    """Return the row that was recorded under this idempotency key."""
    return session.scalar(
        select(Change).where(Change.employer_id == employer_id, Change.idempotency_key == key)
    )


def live_changes(session: Session, employer_id: str, participant_id: str) -> list[Change]:
    """Return the participant's processed changes, in the order in which they were recorded."""
    found = entries(session, employer_id, participant_id=participant_id)
    return [entry.change for entry in reversed(found) if entry.status == "processed"]


def is_replaced(session: Session, change: Change) -> bool:
    """Say whether a later change speaks about the same things."""
    return superseded(session, change.id)


def hold(session: Session, change_id: int, facts: Iterable[NewFact]) -> None:
    """Keep what a change in additional checks will record."""
    session.add_all(
        HeldFact(change_id=change_id, aspect=fact.aspect, valid_from=fact.valid_from, value=fact.value)
        for fact in facts
    )


def release(session: Session, change_id: int) -> list[NewFact]:
    """Return what was held for a change, and hold it no longer: a BSN may be in it."""
    found = session.scalars(
        select(HeldFact).where(HeldFact.change_id == change_id).order_by(HeldFact.id)
    ).all()
    for held in found:
        session.delete(held)
    return [NewFact(held.aspect, held.valid_from, held.value) for held in found]
