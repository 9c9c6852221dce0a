"""The ledger. Rows are only ever inserted: what a row became later is told by later rows."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.database import Base, Moment
from backend.participants.models import RisingNumber


class Change(Base):
    """One change as it was submitted, or, with `reverses`, the entry that takes one back."""

    __tablename__ = "change"
    __table_args__ = (
        # What makes a submit happen exactly once.
        UniqueConstraint("employer_id", "idempotency_key"),
        Index("ix_change_employer_id_participant_id", "employer_id", "participant_id"),
        Index("ix_change_employer_id_recorded_at", "employer_id", "recorded_at"),
        CheckConstraint("status IN ('in_checks', 'processed')", name="status"),
        CheckConstraint("source IN ('portal', 'outside')", name="source"),
    )

    id: Mapped[int] = mapped_column(RisingNumber, primary_key=True)
    employer_id: Mapped[str] = mapped_column(ForeignKey("employer.id"))
    reference: Mapped[str] = mapped_column(String(20), unique=True)
    participant_id: Mapped[str] = mapped_column(ForeignKey("participant.id"))
    kind: Mapped[str] = mapped_column(String(30))
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    # What the user was shown and confirmed.
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
    effective_date: Mapped[date]
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    # The state in which it was recorded; a decision about one in checks is a row of its own.
    status: Mapped[str] = mapped_column(String(20))
    source: Mapped[str] = mapped_column(String(10), default="portal")
    account_id: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    idempotency_key: Mapped[str | None] = mapped_column(String(200))
    # The hash of the body that came with the key.
    body_hash: Mapped[str | None] = mapped_column(String(64))
    reverses: Mapped[int | None] = mapped_column(ForeignKey("change.id"), unique=True)


class HeldFact(Base):
    """What a change in additional checks will record; removed when that is decided, or it is taken back."""

    __tablename__ = "held_fact"

    id: Mapped[int] = mapped_column(RisingNumber, primary_key=True)
    change_id: Mapped[int] = mapped_column(ForeignKey("change.id"), index=True)
    aspect: Mapped[str] = mapped_column(String(20))
    valid_from: Mapped[date]
    value: Mapped[Any] = mapped_column(JSON, nullable=False)


class Decision(Base):
    """What the insurer decided about a change in additional checks; `reason` when it was refused."""

    __tablename__ = "decision"
    __table_args__ = (CheckConstraint("status IN ('processed', 'refused')", name="status"),)

    # At most one decision a change.
    change_id: Mapped[int] = mapped_column(ForeignKey("change.id"), primary_key=True, autoincrement=False)
    status: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str | None] = mapped_column(String(500))
    decided_at: Mapped[datetime] = mapped_column(Moment)
