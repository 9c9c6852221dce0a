"""Keeping a typed BSN, encrypted, for its conversation and for a while."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from backend.encryption import Cipher
from backend.identifiers import new_id
from backend.vault.models import VaultEntry
from backend.vault.rules import is_bsn, normal_bsn

REFERENCE = "bsn:"
# The purpose of every index on a BSN, so that a typed one finds the same one among the participants.
BSN_INDEX = "bsn"


def keep_bsn(
    session: Session, cipher: Cipher, conversation: str, digits: str, now: datetime, expires_at: datetime
) -> VaultEntry:
    """Keep the digits, mistyped ones too, and remove what has expired; return the entry."""
    session.execute(delete(VaultEntry).where(VaultEntry.expires_at <= now))
    identifier = new_id()
    number = normal_bsn(digits)
    entry = VaultEntry(
        id=identifier,
        conversation=conversation,
        digits=cipher.encrypt(number, entry_context(identifier, conversation)),
        digits_index=cipher.index(number, BSN_INDEX),
        valid=is_bsn(digits),
        expires_at=expires_at,
    )
    session.add(entry)
    return entry


def entry_context(identifier: str, conversation: str) -> str:
    """Return the context of encryption: the digits open only as this entry of this conversation."""
    return f"vault {identifier} {conversation}"


def kept_bsn(session: Session, conversation: str, reference: str, now: datetime) -> VaultEntry | None:
    """Return the entry of a reference (`bsn:<id>`) that was typed in this conversation and is still kept."""
    return session.scalar(
        select(VaultEntry).where(
            VaultEntry.id == reference.removeprefix(REFERENCE),
            VaultEntry.conversation == conversation,
            VaultEntry.expires_at > now,
        )
    )


def digits_of(cipher: Cipher, entry: VaultEntry) -> str:
    """Return the nine digits of an entry."""
    return cipher.decrypt(entry.digits, entry_context(entry.id, entry.conversation))
