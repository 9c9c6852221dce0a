"""The tables of employers."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import Numeric, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.database import Base
from backend.identifiers import ID_LENGTH, new_id


class Employer(Base):
    """An employer (werkgever), the insurer's client."""

    __tablename__ = "employer"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(String(200))
    # The hours of a full-time week: hours and days become a part-time percentage by it.
    full_time_hours: Mapped[Decimal] = mapped_column(
        Numeric(4, 2), default=Decimal(40), server_default="40.00"
    )
    # Raised by every unit of work that changes participants: it queues them, and ages what is cached.
    data_version: Mapped[int] = mapped_column(default=0, server_default="0")
