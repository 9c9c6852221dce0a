"""The gateway's own tables. The migrations make them; nothing else reads them."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# Times are seconds since 1970 on the real clock; what people see stands in the message itself.
conversations = Table(
    "conversations",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("account", String(64), nullable=False),
    Column("employer", String(64), nullable=False),
    Column("language", String(2)),
    Column("chosen_language", String(2)),
    Column("state", JSON(none_as_null=True)),
    Column("seq", Integer, nullable=False, default=0),
    Column("active_at", Float, nullable=False),
    UniqueConstraint("account", "employer"),
)

messages = Table(
    "messages",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("sender", String(16), nullable=False),
    Column("turn", Integer),
    Column("stored_at", Float, nullable=False),
    Column("body", JSON, nullable=False),
    UniqueConstraint("conversation", "seq"),
    Index(None, "stored_at"),
)

inbox = Table(
    "inbox",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("client_id", String(64), nullable=False),
    Column("seq", Integer),
    Column("status", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("sealed", LargeBinary),
    Column("bsns", JSON(none_as_null=True)),
    Column("session_id", String(64), nullable=False),
    Column("account_name", String(200), nullable=False),
    Column("channel", String(16), nullable=False),
    Column("language", String(2), nullable=False),
    Column("told", Boolean, nullable=False, default=False),
    Column("received_at", Float, nullable=False),
    UniqueConstraint("conversation", "client_id"),
    Index(None, "status", "conversation"),
    sqlite_autoincrement=True,
)

buttons = Table(
    "buttons",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("message", String(36), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("label", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("open", Boolean, nullable=False, default=True),
    Index(None, "conversation", "open"),
)

announcements = Table(
    "announcements",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("kind", String(30), nullable=False),
    Column("data", JSON, nullable=False),
)

# One row.
outbox_position = Table(
    "outbox_position",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("last", BigInteger, nullable=False),
)
