"""What a scheme covers, and the salary above which an enrolment goes to additional checks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("scheme", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "covers",
                sa.JSON(),
                server_default='["old_age", "partner", "orphan", "disability"]',
                nullable=False,
            )
        )
        batch_op.add_column(sa.Column("check_salary_above", sa.Numeric(precision=9, scale=2), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("scheme", schema=None) as batch_op:
        batch_op.drop_column("check_salary_above")
        batch_op.drop_column("covers")
