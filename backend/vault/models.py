"""The table of BSNs that wait to be used."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from backend.database import Base, Moment
from backend.identifiers import ID_LENGTH, new_id


class VaultEntry(Base):
    """A typed BSN, encrypted, of one conversation, until `expires_at`."""

    __tablename__ = "vault_entry"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    conversation: Mapped[str] = mapped_column(String(64))
    digits: Mapped[str] = mapped_column(Text)
    digits_index: Mapped[str] = mapped_column(String(64))
    valid: Mapped[bool]
    expires_at: Mapped[datetime] = mapped_column(Moment, index=True)
