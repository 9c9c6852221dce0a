"""The table of schemes."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.database import Base
from backend.identifiers import ID_LENGTH, new_id


class Scheme(Base):
    """A pension scheme. The covers that are insured for the time of employment only end with an exit."""

    __tablename__ = "scheme"
    __table_args__ = (UniqueConstraint("employer_id", "name"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    employer_id: Mapped[str] = mapped_column(ForeignKey("employer.id"))
    name: Mapped[str] = mapped_column(String(200))
    # Whether the voluntary ANW-gap cover can be chosen (manual, 4.2.4).
    anw_gap_offered: Mapped[bool] = mapped_column(default=False)
