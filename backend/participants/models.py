"""The tables of participants and of the facts from which their state on any date is read."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.database import Base, Moment
from backend.identifiers import ID_LENGTH, new_id

# SQLite gives rising numbers to INTEGER PRIMARY KEY only.
RisingNumber = BigInteger().with_variant(Integer, "sqlite")


class Participant(Base):
    """A participant of one employer; everything that can change stands in its facts."""

    __tablename__ = "participant"
    __table_args__ = (UniqueConstraint("employer_id", "bsn_index"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    employer_id: Mapped[str] = mapped_column(ForeignKey("employer.id"))
    # The keyed hash of the BSN, by which a typed one is found.
    bsn_index: Mapped[str] = mapped_column(String(64))


class Fact(Base):
    """What holds for one aspect of a participant from `valid_from` on, as recorded at `recorded_at`.

    Rows are only ever inserted. A row with `retracts` says that an earlier row no longer counts.
    """

    __tablename__ = "fact"
    __table_args__ = (
        Index("ix_fact_employer_id_participant_id", "employer_id", "participant_id", "aspect", "valid_from"),
    )

    id: Mapped[int] = mapped_column(RisingNumber, primary_key=True)
    employer_id: Mapped[str] = mapped_column(ForeignKey("employer.id"))
    participant_id: Mapped[str] = mapped_column(ForeignKey("participant.id"))
    aspect: Mapped[str] = mapped_column(String(20))
    valid_from: Mapped[date]
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    value: Mapped[Any] = mapped_column(JSON, nullable=False)
    change_id: Mapped[int | None] = mapped_column(ForeignKey("change.id"), index=True)
    retracts: Mapped[int | None] = mapped_column(ForeignKey("fact.id"), unique=True)
