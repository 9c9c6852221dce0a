"""How a change of the ledger is shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from backend.changes.dates import day_of
from backend.changes.models import Change
from backend.changes.repository import Entry, is_replaced
from backend.changes.rules import Standing, standing
from backend.changes.schemas import ChangeView, Submitter, Withdrawal
from backend.clock import AMSTERDAM
from backend.participants.schemas import ParticipantSummary


def standing_of(session: Session, entry: Entry, today: date) -> Standing:
    """Return whether the change can be withdrawn today."""
    change, status = entry.change, entry.status
    recent = status == "in_checks" or day_of(change.recorded_at) == today
    return standing(
        status=status,
        source=change.source,
        recorded_at=change.recorded_at,
        withdrawn=entry.reversal is not None,
        # Only asked where it can decide: it costs a query.
        replaced=recent and entry.reversal is None and is_replaced(session, change),
        today=today,
    )


def described_by(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the person whom an enrolment brings, as a list would show them."""
    same = ("name", "birth_date", "gender", "start_date")
    return {
        **{field: facts[field] for field in same},
        "status": "active",
        "schemes": [facts["scheme"]],
        "end_date": None,
    }


def person_of(change: Change, listed: ParticipantSummary | None) -> ParticipantSummary:
    """Return whom a change is about: as listed, or as the enrolment that made nobody a participant tells."""
    return listed or ParticipantSummary.model_validate(
        {**described_by(change.facts), "id": change.participant_id}
    )


def view_of(session: Session, entry: Entry, listed: ParticipantSummary | None, today: date) -> ChangeView:
    """Return the change as it stands now, `listed` being its participant in the list of today."""
    change, reversal = entry.change, entry.reversal
    withdrawal = standing_of(session, entry, today)
    return ChangeView.model_validate(
        {
            "reference": change.reference,
            "kind": change.kind,
            "status": entry.status,
            "reason": entry.decision.reason if entry.decision else None,
            "participant": person_of(change, listed),
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
