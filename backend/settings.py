"""The backend's settings, read from the environment, and the secrets, read from files."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class SecretMissingError(Exception):
    """A secret's file is absent or malformed. The message names the file, never its content."""


class Settings(BaseSettings):
    """Every setting of the backend; the environment variable is the name in capitals."""

    # The database's address can hold a password.
    model_config = SettingsConfigDict(hide_input_in_errors=True)

    backend_host: str = "127.0.0.1"
    backend_port: int = 8001
    database_url: str = "sqlite:///var/backend.db"
    secrets_dir: Path = Path("var/secrets")

    session_idle_minutes: int = Field(default=30, gt=0)
    session_absolute_hours: int = Field(default=12, gt=0)
    challenge_minutes: int = Field(default=5, gt=0)
    authenticator_issuer: str = "Werkgeversassistent"
    bsn_lifetime_minutes: int = Field(default=60, gt=0)

    # Failed attempts before the waiting begins, and before a lock; per account name, per address, for all.
    account_slow_after: int = Field(default=3, gt=0)
    account_lock_after: int = Field(default=10, gt=0)
    address_slow_after: int = Field(default=20, gt=0)
    address_lock_after: int = Field(default=100, gt=0)
    all_slow_after: int = Field(default=500, gt=0)
    all_lock_after: int = Field(default=2000, gt=0)
    lock_minutes: int = Field(default=15, gt=0)

    # What is pointed out, not refused, before a salary change is confirmed.
    raise_warning_percentage: Decimal = Field(default=Decimal(25), gt=0)
    # Euro a year at full time: 14.71 an hour (January 2026), 36 hours, 52 weeks. Look at it twice a year.
    minimum_wage_full_time_year: Decimal = Field(default=Decimal("27537.12"), gt=0)

    # PDOK's Locatieserver, for instance https://api.pdok.nl/bzk/locatieserver/search/v3_1; empty: ask nobody.
    address_service_url: str = ""


class Secrets:
    """The secrets in one folder, each 64 hexadecimal characters in a file of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _read(self, name: str) -> str:
        path = self._folder / name
        try:
            text = path.read_text(encoding="ascii").strip()
            well_formed = len(bytes.fromhex(text)) == 32
        except (OSError, ValueError):
            well_formed = False
        if not well_formed:
            raise SecretMissingError(f"{path} must hold 64 hexadecimal characters; `make run` makes it")
        return text

    @cached_property
    def caller(self) -> str:
        """What a caller shows as bearer token."""
        return self._read("backend")

    @cached_property
    def desk(self) -> str:
        """What the insurer's desk shows as bearer token."""
        return self._read("desk")

    @cached_property
    def turn_token_key(self) -> str:
        """The key of turn tokens, shared with the gateway only."""
        return self._read("turn-token")

    @cached_property
    def data_keys(self) -> list[bytes]:
        """The key that encrypts, then those of earlier days (`data-key.<any name>`), which only decrypt."""
        earlier = sorted(path.name for path in self._folder.glob("data-key.*"))
        return [bytes.fromhex(self._read(name)) for name in ["data-key", *earlier]]

    @cached_property
    def index_key(self) -> bytes:
        """The key of the indexes on encrypted values."""
        return bytes.fromhex(self._read("index-key"))


def settings_of(request: Request) -> Settings:
    """The dependency that gives the settings."""
    settings = request.app.state.settings
    assert isinstance(settings, Settings)  # noqa: S101  # set by create_app
    return settings


UsesSettings = Annotated[Settings, Depends(settings_of)]
