"""Bring the database to the newest revision: `python -m backend.migrate`."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config

from backend.database import Database
from backend.settings import Settings


def migrate(database_url: str) -> None:
    """Apply every revision that the database does not have yet."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    database = Database(database_url)
    try:
        config.attributes["engine"] = database.engine
        command.upgrade(config, "head")
    finally:
        database.close()


if __name__ == "__main__":
    migrate(Settings().database_url)
