"""Counting attempts per account name, per address and for all. An attempt is counted before it is tried and
given back when it was right, so that many at once cannot slip through.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from backend.accounts.events import record_event
from backend.accounts.models import FailedAttempts
from backend.accounts.rules import Limit, address_group, normal_user_name
from backend.database import insert_missing
from backend.encryption import Cipher
from backend.settings import Settings

KEPT = timedelta(days=1)


@dataclass(frozen=True)
class Attempt:
    """One attempt: whom it counts for, in the order in which the counters are locked."""

    keys: tuple[tuple[str, str], ...]
    address: str

    @classmethod
    def of(cls, user_name: str, address: str, cipher: Cipher) -> Attempt:
        """Return the attempt. Name and address are hashed: what is typed as a name can be a password."""
        name = cipher.index(normal_user_name(user_name), "attempts by name")
        group = cipher.index(address_group(address), "attempts by address")
        return cls((("account", name), ("address", group), ("all", "")), address)


def limits_of(settings: Settings) -> dict[str, Limit]:
    """Return the limit of each scope. For all it waits briefly, so that an attack shuts nobody out long."""
    lock = timedelta(minutes=settings.lock_minutes)
    minute = timedelta(minutes=1)
    return {
        "account": Limit(settings.account_slow_after, settings.account_lock_after, minute, lock, lock),
        "address": Limit(settings.address_slow_after, settings.address_lock_after, minute, lock, lock),
        "all": Limit(settings.all_slow_after, settings.all_lock_after, timedelta(seconds=1), minute, lock),
    }


def count_attempt(session: Session, attempt: Attempt, now: datetime, settings: Settings) -> int:
    """Count the attempt and return 0, or count nothing and return the seconds to wait."""
    limits = limits_of(settings)
    session.execute(delete(FailedAttempts).where(FailedAttempts.last_at < now - KEPT))
    counters = [_counter(session, scope, key, now) for scope, key in attempt.keys]
    waits = [limits[row.scope].remaining(row.failures, row.last_at, now) for row in counters]
    if any(waits):
        return math.ceil(max(waits).total_seconds())
    for row in counters:
        limit = limits[row.scope]
        if limit.starts_anew(row.failures, row.began_at, row.last_at, now):
            row.failures, row.began_at = 0, now
        row.failures += 1
        row.last_at = now
        if row.failures == limit.lock_after:
            record_event(session, "locked", now, address=attempt.address, scope=row.scope)
    return 0


def _counter(session: Session, scope: str, key: str, now: datetime) -> FailedAttempts:
    insert_missing(
        session,
        FailedAttempts,
        [{"scope": scope, "key_hash": key, "failures": 0, "began_at": now, "last_at": now}],
    )
    where = (FailedAttempts.scope == scope, FailedAttempts.key_hash == key)
    # Fresh from the database, and locked there (PostgreSQL; in SQLite the whole unit of work is alone).
    query = select(FailedAttempts).where(*where).with_for_update().execution_options(populate_existing=True)
    return session.scalars(query).one()


def give_back(session: Session, attempt: Attempt) -> None:
    """Uncount an attempt that was right."""
    for scope, key in attempt.keys:
        session.execute(
            update(FailedAttempts)
            .where(FailedAttempts.scope == scope, FailedAttempts.key_hash == key, FailedAttempts.failures > 0)
            .values(failures=FailedAttempts.failures - 1)
        )


def forget_account(session: Session, attempt: Attempt) -> None:
    """Begin the account's count anew, after both steps were right."""
    scope, key = attempt.keys[0]
    # Not deleted: another attempt may be waiting for this very row.
    session.execute(
        update(FailedAttempts)
        .where(FailedAttempts.scope == scope, FailedAttempts.key_hash == key)
        .values(failures=0)
    )
