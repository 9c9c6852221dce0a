"""The theme that follows the device. Nobody could choose one before, so it is everybody's now."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

CHECK = op.f("ck_account_theme")


def upgrade() -> None:
    change_check("theme IN ('light', 'dark', 'system')", sa.String(length=6))
    op.execute("UPDATE account SET theme = 'system'")


def downgrade() -> None:
    op.execute("UPDATE account SET theme = 'light' WHERE theme = 'system'")
    change_check("theme IN ('light', 'dark')", sa.String(length=5))


def change_check(condition: str, kind: sa.String) -> None:
    """Replace what the theme may be."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    if sqlite:
        # SQLite makes the table anew. While the old one is dropped nothing may look at the rows that point
        # to it, and that can be said only between transactions.
        outside("PRAGMA foreign_keys = OFF")
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_constraint(CHECK, type_="check")
        batch_op.alter_column("theme", type_=kind, existing_nullable=False)
        batch_op.create_check_constraint(CHECK, condition)
    if sqlite:
        outside("PRAGMA foreign_keys = ON")


def outside(statement: str) -> None:
    """Run a statement of SQLite between two transactions."""
    for each in ("COMMIT", statement, "BEGIN"):
        op.execute(each)
