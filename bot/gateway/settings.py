"""The gateway's settings, read from the environment, and the secrets that lie in files beside it."""

from __future__ import annotations

import hashlib
import hmac
import re
from functools import cached_property
from pathlib import Path

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

# Without TLS nobody knows which site a page is, so only at this computer itself. No path, no wildcard.
_ORIGIN = re.compile(r"https://[a-z0-9.-]+(:\d{1,5})?|http://(localhost|127\.0\.0\.1)(:\d{1,5})?")
ROOT = Path(__file__).resolve().parents[2]


class MissingSecretError(Exception):
    """A file with a secret is not there, or is empty."""


class Settings(BaseSettings):
    """Each field is the environment variable of the same name in capitals; times are in seconds."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore")

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    demo: bool = True
    backend_url: str = "http://127.0.0.1:8001"
    rasa_url: str = "http://127.0.0.1:8002"
    actions_url: str = "http://127.0.0.1:8003"
    gateway_database_url: str = f"sqlite:///{ROOT / 'var' / 'gateway.db'}"
    secrets_dir: Path = ROOT / "var" / "secrets"
    widget_bundle: Path = ROOT / "bot" / "widget" / "dist" / "chat.js"
    embed_hosts: str = ""
    """Origins of the sites that may show the chat in a frame, with spaces between; none when empty."""
    theme_file: Path | None = None
    """Names and colours of an insurer's own (bot/theme.py)."""

    retention_days: int = Field(default=90, ge=1)
    """Messages older than this are removed."""
    turn_timeout: float = 30.0
    backend_timeout: float = 10.0
    retry_first: float = 0.5
    retry_longest: float = 5.0
    attempts_while_healthy: int = 10
    """So many failures of one message while every part says it is well: the message itself is the cause."""
    message_burst: int = 20
    messages_per_second: float = 2.0
    hello_timeout: float = 10.0
    ticket_lifetime: float = 60.0
    return_after_hours: float = Field(default=4.0, ge=0)
    """After so long a silence an open task is summed up before it goes on."""
    outbox_seconds: float = Field(default=2.0, gt=0)
    """So often the backend is asked for news, and what could not be said yet is tried again."""
    session_check_after: float = 20.0
    """A session is looked up again with the first message after so many seconds."""

    @field_validator("theme_file", mode="before")
    @classmethod
    def _empty_is_none(cls, given: object) -> object:
        return given or None

    @field_validator("embed_hosts")
    @classmethod
    def _are_origins(cls, given: str) -> str:
        if not all(_ORIGIN.fullmatch(host) for host in given.split()):
            raise ValueError
        return given

    @property
    def embed_origins(self) -> tuple[str, ...]:
        """Return the origins that may show the chat in a frame."""
        return tuple(self.embed_hosts.split())

    def secret(self, name: str) -> str:
        """Return the secret in the file of that name. Raises `MissingSecretError`."""
        path = self.secrets_dir / name
        try:
            value = path.read_text(encoding="ascii").strip()
        except OSError as error:
            raise MissingSecretError(f"The secret {path} cannot be read: {error.strerror}.") from None
        if not value:
            raise MissingSecretError(f"The secret {path} is empty.")
        return value

    @cached_property
    def _own_key(self) -> bytes:
        return self.secret("gateway-key").encode("ascii")

    def key(self, purpose: str) -> bytes:
        """Return 32 bytes for one purpose only, derived from the gateway's own key."""
        return hmac.new(self._own_key, purpose.encode("ascii"), hashlib.sha256).digest()
