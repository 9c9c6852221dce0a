"""Schemes, participants, facts and the ledger."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "participant",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("employer_id", sa.String(length=32), nullable=False),
        sa.Column("bsn_index", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["employer_id"], ["employer.id"], name=op.f("fk_participant_employer_id_employer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant")),
        sa.UniqueConstraint("employer_id", "bsn_index", name=op.f("uq_participant_employer_id_bsn_index")),
    )
    op.create_table(
        "scheme",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("employer_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("anw_gap_offered", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["employer_id"], ["employer.id"], name=op.f("fk_scheme_employer_id_employer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scheme")),
        sa.UniqueConstraint("employer_id", "name", name=op.f("uq_scheme_employer_id_name")),
    )
    op.create_table(
        "change",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("employer_id", sa.String(length=32), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("participant_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("effective_date", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("source", sa.String(length=10), nullable=False),
        sa.Column("account_id", sa.String(length=32), nullable=True),
        sa.Column("idempotency_key", sa.String(length=200), nullable=True),
        sa.Column("body_hash", sa.String(length=64), nullable=True),
        sa.Column("reverses", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.CheckConstraint("source IN ('portal', 'outside')", name=op.f("ck_change_source")),
        sa.CheckConstraint("status IN ('in_checks', 'processed')", name=op.f("ck_change_status")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_change_account_id_account")),
        sa.ForeignKeyConstraint(
            ["employer_id"], ["employer.id"], name=op.f("fk_change_employer_id_employer")
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_change_participant_id_participant")
        ),
        sa.ForeignKeyConstraint(["reverses"], ["change.id"], name=op.f("fk_change_reverses_change")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        sa.UniqueConstraint(
            "employer_id", "idempotency_key", name=op.f("uq_change_employer_id_idempotency_key")
        ),
        sa.UniqueConstraint("reference", name=op.f("uq_change_reference")),
        sa.UniqueConstraint("reverses", name=op.f("uq_change_reverses")),
    )
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.create_index(
            "ix_change_employer_id_participant_id", ["employer_id", "participant_id"], unique=False
        )
        batch_op.create_index(
            "ix_change_employer_id_recorded_at", ["employer_id", "recorded_at"], unique=False
        )

    op.create_table(
        "fact",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("employer_id", sa.String(length=32), nullable=False),
        sa.Column("participant_id", sa.String(length=32), nullable=False),
        sa.Column("aspect", sa.String(length=20), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("change_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("retracts", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_fact_change_id_change")),
        sa.ForeignKeyConstraint(["employer_id"], ["employer.id"], name=op.f("fk_fact_employer_id_employer")),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_fact_participant_id_participant")
        ),
        sa.ForeignKeyConstraint(["retracts"], ["fact.id"], name=op.f("fk_fact_retracts_fact")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fact")),
        sa.UniqueConstraint("retracts", name=op.f("uq_fact_retracts")),
    )
    with op.batch_alter_table("fact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_fact_change_id"), ["change_id"], unique=False)
        batch_op.create_index(
            "ix_fact_employer_id_participant_id",
            ["employer_id", "participant_id", "aspect", "valid_from"],
            unique=False,
        )

    with op.batch_alter_table("employer", schema=None) as batch_op:
        batch_op.add_column(sa.Column("data_version", sa.Integer(), server_default="0", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("employer", schema=None) as batch_op:
        batch_op.drop_column("data_version")

    with op.batch_alter_table("fact", schema=None) as batch_op:
        batch_op.drop_index("ix_fact_employer_id_participant_id")
        batch_op.drop_index(batch_op.f("ix_fact_change_id"))

    op.drop_table("fact")
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.drop_index("ix_change_employer_id_recorded_at")
        batch_op.drop_index("ix_change_employer_id_participant_id")

    op.drop_table("change")
    op.drop_table("scheme")
    op.drop_table("participant")
