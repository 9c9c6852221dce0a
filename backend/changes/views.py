"""How a change of the ledger is shown."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from backend.changes.dates import day_of
from backend.changes.repository import Entry, is_replaced
from backend.changes.rules import Standing, standing
from backend.changes.schemas import ChangeView, Submitter, Withdrawal
from backend.clock import AMSTERDAM
from backend.participants.schemas import ParticipantSummary


def standing_of(session: Session, entry: Entry, today: date) -> Standing:
    """Return whether the change can be withdrawn today."""
    change = entry.change
    recent = change.status == "in_checks" or day_of(change.recorded_at) == today
    return standing(
        status=change.status,
        source=change.source,
        recorded_at=change.recorded_at,
        withdrawn=entry.reversal is not None,
        # Only asked where it can decide: it costs a query.
        replaced=recent and entry.reversal is None and is_replaced(session, change),
        today=today,
    )


def view_of(session: Session, entry: Entry, participant: ParticipantSummary, today: date) -> ChangeView:
    """Return the change as it stands now."""
    change, reversal = entry.change, entry.reversal
    withdrawal = standing_of(session, entry, today)
    return ChangeView.model_validate(
        {
            "reference": change.reference,
            "kind": change.kind,
            "status": "withdrawn" if reversal else change.status,
            "participant": participant,
            "effective_date": change.effective_date,
            "recorded_at": change.recorded_at.astimezone(AMSTERDAM),
            "source": change.source,
            "facts": change.facts,
            "submitted_by": Submitter(name=entry.submitter) if entry.submitter else None,
            "withdrawable": withdrawal.refusal is None,
            "not_withdrawable": withdrawal.refusal,
            "withdrawable_until": withdrawal.until,
            "withdrawal": Withdrawal(
                reference=reversal.reference, recorded_at=reversal.recorded_at.astimezone(AMSTERDAM)
            )
            if reversal
            else None,
        }
    )
