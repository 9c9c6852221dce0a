"""Encryption at rest: AES-256-GCM with the key's id beside the text, and HMAC indexes under another key."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
from typing import Annotated

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from fastapi import Depends, Request

from backend.settings import Secrets

NONCE_BYTES = 12


class DecryptionError(Exception):
    """The text was encrypted under an unknown key, for another record, or was altered."""


def key_id(key: bytes) -> str:
    """Return the eight characters that name a key without telling anything about it."""
    return hashlib.sha256(b"key id" + key).hexdigest()[:8]


class Cipher:
    """Encrypts and decrypts short texts. `context` names the record: a text moved to another is refused."""

    def __init__(self, data_keys: list[bytes], index_key: bytes) -> None:
        self._current = key_id(data_keys[0])
        self._ciphers = {key_id(key): AESGCM(key) for key in data_keys}
        self._index_key = index_key

    @classmethod
    def of(cls, secrets: Secrets) -> Cipher:
        """Return the cipher with the keys of the secrets folder."""
        return cls(secrets.data_keys, secrets.index_key)

    def encrypt(self, text: str, context: str) -> str:
        """Return `<key id>:<base64>`."""
        nonce = os.urandom(NONCE_BYTES)
        sealed = self._ciphers[self._current].encrypt(nonce, text.encode(), context.encode())
        return f"{self._current}:{base64.b64encode(nonce + sealed).decode()}"

    def decrypt(self, stored: str, context: str) -> str:
        """Return the text; raise `DecryptionError`."""
        name, _, body = stored.partition(":")
        cipher = self._ciphers.get(name)
        if cipher is None:
            raise DecryptionError(f"unknown key {name!r}")
        raw = base64.b64decode(body)
        try:
            return cipher.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], context.encode()).decode()
        except InvalidTag:
            raise DecryptionError("altered, or of another record") from None

    def index(self, text: str, purpose: str) -> str:
        """Return the keyed hash by which an encrypted or hidden value is found again: 64 characters."""
        return hmac.new(self._index_key, f"{purpose}\0{text}".encode(), hashlib.sha256).hexdigest()


def cipher_of(request: Request) -> Cipher:
    """The dependency that gives the cipher."""
    return Cipher.of(request.app.state.secrets)


UsesCipher = Annotated[Cipher, Depends(cipher_of)]
