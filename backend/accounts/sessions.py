"""Sessions: opaque tokens, kept as hashes, with an idle and an absolute lifetime, ended at any moment."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from backend.accounts.models import Account, AccountSession
from backend.settings import Settings


def new_token() -> str:
    """Return an opaque token of 256 random bits."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    """Return what is kept of a token. Plain SHA-256 is enough: 256 random bits cannot be guessed."""
    return hashlib.sha256(token.encode()).hexdigest()


def start_session(
    session: Session, account_id: str, now: datetime, settings: Settings
) -> tuple[str, AccountSession]:
    """Begin a session; return its token, which is kept nowhere, and its row."""
    token = new_token()
    row = AccountSession(
        token_hash=hash_of(token),
        account_id=account_id,
        created_at=now,
        used_at=now,
        expires_at=now + timedelta(hours=settings.session_absolute_hours),
    )
    session.add(row)
    session.flush()
    return token, row


def ends_at(row: AccountSession, settings: Settings) -> datetime:
    """Return when the session ends if nothing more happens."""
    return min(row.expires_at, row.used_at + timedelta(minutes=settings.session_idle_minutes))


def alive_session(
    session: Session, session_id: str, now: datetime, settings: Settings
) -> AccountSession | None:
    """Return the session with this public id when it lives and its account does too."""
    return _alive(session, AccountSession.id == session_id, now, settings)


def session_of_token(
    session: Session, token: str, now: datetime, settings: Settings
) -> AccountSession | None:
    """Return the session of this token when it lives and its account does too."""
    return _alive(session, AccountSession.token_hash == hash_of(token), now, settings)


def _alive(
    session: Session, condition: ColumnElement[bool], now: datetime, settings: Settings
) -> AccountSession | None:
    row = session.scalar(
        select(AccountSession)
        .join(Account, Account.id == AccountSession.account_id)
        .where(condition, AccountSession.ended_at.is_(None), Account.ended_at.is_(None))
    )
    return row if row is not None and now < ends_at(row, settings) else None


def slide(session: Session, row: AccountSession, now: datetime) -> bool:
    """Begin the idle lifetime anew; return False when the session was ended meanwhile."""
    changed = session.execute(
        update(AccountSession)
        .where(AccountSession.id == row.id, AccountSession.ended_at.is_(None))
        .values(used_at=now)
    )
    return int(changed.rowcount) == 1  # type: ignore[attr-defined]  # a cursor result for DML


def end_session(session: Session, row: AccountSession, now: datetime) -> bool:
    """End the session; return whether it lived until now."""
    ended = session.execute(
        update(AccountSession)
        .where(AccountSession.id == row.id, AccountSession.ended_at.is_(None))
        .values(ended_at=now)
    )
    return int(ended.rowcount) == 1  # type: ignore[attr-defined]  # a cursor result for DML
