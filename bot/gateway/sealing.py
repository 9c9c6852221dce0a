"""Encrypts small values that the gateway must keep or send to a browser and get back unread (AES-256-GCM)."""

from __future__ import annotations

import base64
import json
import os
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE = 12


class UnsealingError(Exception):
    """What was given was not sealed with this key for this purpose, or has been changed."""


class Sealer:
    """Seals JSON values with one key. `about` binds a value to its place: it opens nowhere else."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)

    def seal(self, value: Any, about: str) -> bytes:
        """Return the value, encrypted."""
        nonce = os.urandom(_NONCE)
        return nonce + self._cipher.encrypt(nonce, json.dumps(value).encode(), about.encode())

    def unseal(self, sealed: bytes, about: str) -> Any:
        """Return the value again. Raises `UnsealingError`."""
        try:
            return json.loads(self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], about.encode()))
        except (InvalidTag, ValueError) as error:
            raise UnsealingError from error

    def seal_text(self, value: Any, about: str) -> str:
        """Return the value, encrypted, in characters that a cookie may hold."""
        return base64.urlsafe_b64encode(self.seal(value, about)).decode("ascii")

    def unseal_text(self, sealed: str, about: str) -> Any:
        """Return the value again. Raises `UnsealingError`."""
        try:
            return self.unseal(base64.urlsafe_b64decode(sealed.encode("ascii")), about)
        except (ValueError, UnicodeEncodeError) as error:
            raise UnsealingError from error
