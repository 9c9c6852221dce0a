"""Lists what is in additional checks, and decides. A decision is a row of its own, told in the outbox."""

from __future__ import annotations

from sqlalchemy.orm import Session

from backend.changes.errors import ChangeUnknown
from backend.changes.models import Change, Decision
from backend.changes.repository import Entry, entries, release
from backend.clock import AMSTERDAM, now, today
from backend.desk.errors import EnrolledMeanwhile, NotInChecks
from backend.desk.schemas import DecisionView, WaitingChange
from backend.employers.repository import employer_with, queue_for_change
from backend.outbox.repository import post
from backend.participants.facts import insert_facts
from backend.participants.repository import known_on


def waiting(session: Session) -> list[WaitingChange]:
    """Return the changes in additional checks of all employers, the oldest first."""
    return [
        WaitingChange(
            reference=change.reference,
            kind=change.kind,
            employer=employer_with(session, change.employer_id).name,
            name=change.facts["name"],
            effective_date=change.effective_date,
            recorded_at=change.recorded_at.astimezone(AMSTERDAM),
            reasons=change.facts["checks"],
        )
        for change in (entry.change for entry in reversed(entries(session, None, in_checks=True)))
    ]


def approve(session: Session, reference: str) -> DecisionView:
    """Record what the change brings; raises `ChangeUnknown`, `NotInChecks` or `EnrolledMeanwhile`."""
    change = _in_checks(session, reference)
    one = change.participant_id
    known = known_on(session, change.employer_id, today(), participants=[one]).get(one)
    if known and known.coming.status(change.effective_date) == "active":
        raise EnrolledMeanwhile
    facts = release(session, change.id)
    insert_facts(session, change.employer_id, one, facts, recorded_at=now(), change_id=change.id)
    return _decided(session, change, "processed", None)


def refuse(session: Session, reference: str, reason: str) -> DecisionView:
    """Let the change bring nothing, for a reason that the employer reads; raises as `approve`."""
    change = _in_checks(session, reference)
    release(session, change.id)
    return _decided(session, change, "refused", reason)


def _in_checks(session: Session, reference: str) -> Change:
    change = _find(session, reference).change
    # Whoever withdraws at this moment comes before or after: what counts is read again.
    queue_for_change(session, change.employer_id)
    found = _find(session, reference)
    if found.status != "in_checks":
        raise NotInChecks(status=found.status)
    return found.change


def _find(session: Session, reference: str) -> Entry:
    found = entries(session, None, reference=reference.upper())
    if not found:
        raise ChangeUnknown
    return found[0]


def _decided(session: Session, change: Change, status: str, reason: str | None) -> DecisionView:
    session.add(Decision(change_id=change.id, status=status, reason=reason, decided_at=now()))
    decision = DecisionView.model_validate(
        {"reference": change.reference, "status": status, "reason": reason}
    )
    # What is in checks was submitted through the portal, so by an account.
    assert change.account_id is not None  # noqa: S101
    post(
        session,
        employer_id=change.employer_id,
        account_id=change.account_id,
        kind="change_decided",
        data={
            **decision.model_dump(),
            "change_kind": change.kind,
            "name": change.facts["name"],
            "effective_date": change.effective_date.isoformat(),
        },
        at=now(),
    )
    return decision
