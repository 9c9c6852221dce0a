"""The tables of accounts, roles, sign-in, sessions, attempts and security events. No secret in the clear."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from backend.database import Base, Moment
from backend.identifiers import ID_LENGTH, new_id


class Account(Base):
    """A person who signs in. `user_name` is kept in lower case."""

    __tablename__ = "account"
    __table_args__ = (
        CheckConstraint("language IN ('nl', 'en')", name="language"),
        CheckConstraint("theme IN ('light', 'dark', 'system')", name="theme"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    user_name: Mapped[str] = mapped_column(String(100), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    email: Mapped[str] = mapped_column(String(254))
    password_hash: Mapped[str] = mapped_column(String(200))
    # None: not chosen, the conversation goes by what is written.
    language: Mapped[str | None] = mapped_column(String(2))
    theme: Mapped[str] = mapped_column(String(6), default="system")
    demo: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    # The authenticator's secret, encrypted; set once a code has confirmed it.
    authenticator: Mapped[str | None] = mapped_column(Text)
    # The time step of the last accepted code: a code of this step or an earlier one is refused.
    last_timecode: Mapped[int | None] = mapped_column(BigInteger)


class AccountRole(Base):
    """One role of an account at an employer."""

    __tablename__ = "account_role"
    __table_args__ = (CheckConstraint("role IN ('hr', 'finance', 'user_management')", name="role"),)

    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"), primary_key=True)
    employer_id: Mapped[str] = mapped_column(ForeignKey("employer.id"), primary_key=True, index=True)
    role: Mapped[str] = mapped_column(String(20), primary_key=True)


class Challenge(Base):
    """The time between the password and the code; its token is kept as a hash and works once."""

    __tablename__ = "challenge"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"), index=True)
    expires_at: Mapped[datetime] = mapped_column(Moment, index=True)
    used_at: Mapped[datetime | None] = mapped_column(Moment)
    # At a first sign-in: the offered authenticator secret, encrypted, until a code confirms it.
    offered_authenticator: Mapped[str | None] = mapped_column(Text)


class RecoveryCode(Base):
    """A code for who has lost the authenticator; kept as a keyed hash, works once."""

    __tablename__ = "recovery_code"

    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"), primary_key=True)
    code_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    used_at: Mapped[datetime | None] = mapped_column(Moment)


class AccountSession(Base):
    """A signed-in session. The id may be known to other parts, the token only to its client."""

    __tablename__ = "account_session"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    used_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class FailedAttempts(Base):
    """How many sign-in attempts failed for one account name, one address (both hashed), or all."""

    __tablename__ = "failed_attempts"

    scope: Mapped[str] = mapped_column(String(10), primary_key=True)
    key_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    failures: Mapped[int] = mapped_column(default=0)
    began_at: Mapped[datetime] = mapped_column(Moment)
    last_at: Mapped[datetime] = mapped_column(Moment, index=True)


class SecurityEvent(Base):
    """What happened around signing in, kept for whoever looks into an incident."""

    __tablename__ = "security_event"
    __table_args__ = (Index("ix_security_event_account_id_at", "account_id", "at"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    kind: Mapped[str] = mapped_column(String(40))
    account_id: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    address: Mapped[str | None] = mapped_column(String(64))
    data: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
