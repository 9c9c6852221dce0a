"""The tables of employers."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from backend.database import Base
from backend.identifiers import ID_LENGTH, new_id


class Employer(Base):
    """An employer (werkgever), the insurer's client."""

    __tablename__ = "employer"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(String(200))
