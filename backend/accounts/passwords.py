"""Passwords: argon2id. Checking costs the same whether the account exists or not."""

from __future__ import annotations

import secrets
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

_HASHER = PasswordHasher()


def _normal(password: str) -> str:
    # Keyboards differ in how they compose "é".
    return unicodedata.normalize("NFKC", password)


def hash_password(password: str) -> str:
    """Return the argon2id hash that is kept."""
    return _HASHER.hash(_normal(password))


# What a password for an unknown account is compared with; nobody knows its password.
_NOBODY = hash_password(secrets.token_urlsafe(32))


def is_password(password_hash: str | None, password: str) -> bool:
    """Return whether this is the password; for no account (None) False, after the same work."""
    try:
        _HASHER.verify(password_hash or _NOBODY, _normal(password))
    except VerifyMismatchError:
        return False
    return password_hash is not None
