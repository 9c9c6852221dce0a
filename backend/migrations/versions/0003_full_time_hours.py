"""The hours of a full-time week, per employer."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("employer", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "full_time_hours", sa.Numeric(precision=4, scale=2), server_default="40.00", nullable=False
            )
        )


def downgrade() -> None:
    with op.batch_alter_table("employer", schema=None) as batch_op:
        batch_op.drop_column("full_time_hours")
