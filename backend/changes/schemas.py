"""What the changes' endpoints answer, and the idempotency key that they ask for."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from fastapi import Header

from backend.changes.assessment import Note
from backend.changes.rules import Refusal
from backend.participants.schemas import ParticipantSummary, PersonSummary
from backend.schemas import Schema

ChangeStatus = Literal["in_checks", "processed", "refused", "withdrawn"]
IdempotencyKey = Annotated[
    str,
    Header(
        min_length=8,
        max_length=200,
        pattern=r"^[\x21-\x7e]+$",
        description="Chosen by the caller, one for each thing to do; a repeated call does nothing more.",
    ),
]


class ChangedPerson(PersonSummary):
    """Whom a change is about; `id` is null for somebody whom the change itself will bring."""

    id: str | None


class Preview(Schema):
    """What a change would do, and the digest with which it can be submitted."""

    digest: str
    kind: str
    participant: ChangedPerson
    effective_date: date
    facts: dict[str, Any]
    consequences: list[Note]
    warnings: list[Note]


class Submitter(Schema):
    """Who submitted it."""

    name: str


class Withdrawal(Schema):
    """The reversing entry."""

    reference: str
    recorded_at: datetime


class ChangeView(Schema):
    """A submitted change as it stands now. `reason` is the insurer's, of a refusal; `not_withdrawable` says
    why it cannot be taken back. The participant is nobody in the list while an enrolment waits or is refused.
    """

    reference: str
    kind: str
    status: ChangeStatus
    reason: str | None
    participant: ParticipantSummary
    effective_date: date
    recorded_at: datetime
    source: Literal["portal", "outside"]
    facts: dict[str, Any]
    submitted_by: Submitter | None
    withdrawable: bool
    not_withdrawable: Refusal | None
    withdrawable_until: datetime | None
    withdrawal: Withdrawal | None


class ChangeList(Schema):
    """Changes, the one recorded last first."""

    items: list[ChangeView]
