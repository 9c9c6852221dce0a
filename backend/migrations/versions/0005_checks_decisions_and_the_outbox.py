"""What changes in additional checks will record, what was decided about them, and what is told about it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

RISING_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "held_fact",
        sa.Column("id", RISING_NUMBER, nullable=False),
        sa.Column("change_id", RISING_NUMBER, nullable=False),
        sa.Column("aspect", sa.String(length=20), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_held_fact_change_id_change")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_held_fact")),
    )
    with op.batch_alter_table("held_fact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_held_fact_change_id"), ["change_id"], unique=False)

    op.create_table(
        "decision",
        sa.Column("change_id", RISING_NUMBER, nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("status IN ('processed', 'refused')", name=op.f("ck_decision_status")),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_decision_change_id_change")),
        sa.PrimaryKeyConstraint("change_id", name=op.f("pk_decision")),
    )
    op.create_table(
        "outbox_item",
        sa.Column("id", RISING_NUMBER, nullable=False),
        sa.Column("employer_id", sa.String(length=32), nullable=False),
        sa.Column("account_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_outbox_item_account_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["employer_id"], ["employer.id"], name=op.f("fk_outbox_item_employer_id_employer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_item")),
    )


def downgrade() -> None:
    op.drop_table("outbox_item")
    op.drop_table("decision")
    with op.batch_alter_table("held_fact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_held_fact_change_id"))
    op.drop_table("held_fact")
