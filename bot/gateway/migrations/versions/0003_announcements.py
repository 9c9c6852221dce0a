"""News from the backend that is still to be said, and how far it has been read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; nothing has been read yet."""
    op.create_table(
        "announcements",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("conversation", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_announcements"),
        sa.ForeignKeyConstraint(
            ["conversation"],
            ["conversations.id"],
            name="fk_announcements_conversation",
            ondelete="CASCADE",
        ),
    )
    position = op.create_table(
        "outbox_position",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outbox_position"),
    )
    op.bulk_insert(position, [{"id": 1, "last": 0}])


def downgrade() -> None:
    """Remove the tables."""
    op.drop_table("outbox_position")
    op.drop_table("announcements")
