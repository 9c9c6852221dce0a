"""The table of what is to be told."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.database import Base, Moment
from backend.participants.models import RisingNumber


class OutboxItem(Base):
    """One thing to tell an account about an employer. Rows are only inserted; a reader keeps the last id."""

    __tablename__ = "outbox_item"

    id: Mapped[int] = mapped_column(RisingNumber, primary_key=True)
    employer_id: Mapped[str] = mapped_column(ForeignKey("employer.id"))
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"))
    kind: Mapped[str] = mapped_column(String(30))
    data: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(Moment)
