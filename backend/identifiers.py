"""Identifiers of records, and references that people read aloud. Neither can be guessed."""

from __future__ import annotations

import secrets
import uuid

# Crockford's base 32: no I, L, O or U, so that nothing is misread.
READABLE = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ID_LENGTH = 32


def new_id() -> str:
    """Return a new identifier of a record: 32 hexadecimal characters."""
    return uuid.uuid4().hex


def new_reference(groups: int = 2) -> str:
    """Return a reference such as `K7M4-2QXP`: groups of four readable characters, 20 bits each."""
    return "-".join("".join(secrets.choice(READABLE) for _ in range(4)) for _ in range(groups))
