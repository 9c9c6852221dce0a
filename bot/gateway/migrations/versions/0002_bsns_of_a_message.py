"""What the vault said of the BSNs in a message that waits: reference, validity, last three digits."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("inbox", sa.Column("bsns", sa.JSON()))


def downgrade() -> None:
    """Remove the column."""
    op.drop_column("inbox", "bsns")
