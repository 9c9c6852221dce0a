"""How Alembic reaches the database: with the engine that its caller passes, or that of the settings."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from backend.database import Database, Moment
from backend.models import Base
from backend.settings import Settings


def render_item(kind: str, item: Any, _autogenerate: AutogenContext) -> str | Literal[False]:
    """Write our own column type as what it is in the database, so that a revision imports nothing of ours."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Moment) else False


engine = context.config.attributes.get("engine") or Database(Settings().database_url).engine
with engine.connect() as connection:
    # Batch mode: SQLite cannot alter a table in place.
    context.configure(
        connection=connection, target_metadata=Base.metadata, render_as_batch=True, render_item=render_item
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
