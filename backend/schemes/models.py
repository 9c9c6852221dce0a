"""The table of schemes."""

from __future__ import annotations

import json
from decimal import Decimal

from sqlalchemy import JSON, ForeignKey, Numeric, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.database import Base
from backend.identifiers import ID_LENGTH, new_id

COVERS = ["old_age", "partner", "orphan", "disability"]


class Scheme(Base):
    """A pension scheme. The covers that are insured for the time of employment only end with an exit."""

    __tablename__ = "scheme"
    __table_args__ = (UniqueConstraint("employer_id", "name"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    employer_id: Mapped[str] = mapped_column(ForeignKey("employer.id"))
    name: Mapped[str] = mapped_column(String(200))
    # Whether the voluntary ANW-gap cover can be chosen (manual, 4.2.4).
    anw_gap_offered: Mapped[bool] = mapped_column(default=False)
    # The types of cover that everybody in it has.
    covers: Mapped[list[str]] = mapped_column(
        JSON, default=lambda: list(COVERS), server_default=json.dumps(COVERS)
    )
    # An enrolment with a full-time yearly salary above it goes to additional checks; None: never for that.
    check_salary_above: Mapped[Decimal | None] = mapped_column(Numeric(9, 2))
