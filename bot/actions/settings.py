"""Settings of the action server, read from the environment (see docs/operations.md)."""

from functools import cache
from pathlib import Path

from pydantic import field_validator
from pydantic_settings import BaseSettings

from bot.theme import theme_of


class Settings(BaseSettings):
    """Where the server listens, where the backend is, and who the insurer's people are."""

    actions_host: str = "127.0.0.1"
    actions_port: int = 5055
    backend_url: str = "http://127.0.0.1:8001"
    secrets_dir: Path = Path("var/secrets")
    theme_file: Path | None = None
    contact_phone: str = "088 000 00 00"
    contact_email: str = "werkgevers@verzekeraar.example"
    contact_hours_nl: str = "maandag tot en met vrijdag, 8.30 tot 17.00 uur"
    contact_hours_en: str = "Monday to Friday, 8:30 to 17:00"

    @field_validator("theme_file", mode="before")
    @classmethod
    def _empty_is_none(cls, given: object) -> object:
        return given or None

    @property
    def assistant_name(self) -> str:
        """Return how the assistant calls itself."""
        return theme_of(self.theme_file).assistant

    def secret(self, part: str) -> str:
        """Return the secret that callers of `part` must show."""
        return (self.secrets_dir / part).read_text().strip()


@cache
def settings() -> Settings:
    """Return the settings, read once."""
    return Settings()
