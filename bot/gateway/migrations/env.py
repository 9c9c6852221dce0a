"""Runs the gateway's migrations on the connection that the caller gives."""

from __future__ import annotations

from alembic import context

from bot.gateway.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    # Its own name, so that the backend's migrations can live in the same database.
    version_table="gateway_migration",
)
with context.begin_transaction():
    context.run_migrations()
