"""The table of addresses that are known without asking a register: those of the demo's places."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from backend.database import Base


class KnownAddress(Base):
    """Street and city of a postcode and the number in it, whatever its addition."""

    __tablename__ = "known_address"

    postcode: Mapped[str] = mapped_column(String(7), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    street: Mapped[str] = mapped_column(String(80))
    city: Mapped[str] = mapped_column(String(80))
