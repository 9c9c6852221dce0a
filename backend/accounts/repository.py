"""The queries on accounts, challenges and codes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Update, delete, or_, select, update
from sqlalchemy.orm import Session

from backend.accounts.models import Account, AccountRole, Challenge, RecoveryCode
from backend.accounts.rules import normal_user_name
from backend.employers.models import Employer


def account_named(session: Session, user_name: str) -> Account | None:
    """Return the account with this user name that has not ended."""
    return session.scalar(
        select(Account).where(Account.user_name == normal_user_name(user_name), Account.ended_at.is_(None))
    )


def roles_by_employer(session: Session, account_id: str) -> list[tuple[Employer, list[str]]]:
    """Return the employers of an account, by name, each with the account's roles there."""
    rows = session.execute(
        select(Employer, AccountRole.role)
        .join(AccountRole, AccountRole.employer_id == Employer.id)
        .where(AccountRole.account_id == account_id)
        .order_by(Employer.name, Employer.id, AccountRole.role)
    )
    found: dict[str, tuple[Employer, list[str]]] = {}
    for employer, role in rows:
        found.setdefault(employer.id, (employer, []))[1].append(role)
    return list(found.values())


def open_challenge(session: Session, token_hash: str, now: datetime) -> tuple[Challenge, Account] | None:
    """Return the unused challenge of this token, and its account."""
    row = session.execute(
        select(Challenge, Account)
        .join(Account, Account.id == Challenge.account_id)
        .where(
            Challenge.token_hash == token_hash,
            Challenge.used_at.is_(None),
            Challenge.expires_at > now,
            Account.ended_at.is_(None),
        )
    ).one_or_none()
    return None if row is None else (row[0], row[1])


def remove_old_challenges(session: Session, now: datetime) -> None:
    """Delete the challenges that can no longer be met."""
    session.execute(delete(Challenge).where(Challenge.expires_at <= now))


def use_challenge(session: Session, challenge_id: str, now: datetime) -> bool:
    """Use the challenge up; return False when another request was first."""
    where = (Challenge.id == challenge_id, Challenge.used_at.is_(None))
    return _changes_one(session, update(Challenge).where(*where).values(used_at=now))


def use_timecode(session: Session, account_id: str, timecode: int) -> bool:
    """Use a step of the authenticator up; return False when it or a later one was used before."""
    unused = or_(Account.last_timecode.is_(None), Account.last_timecode < timecode)
    return _changes_one(
        session, update(Account).where(Account.id == account_id, unused).values(last_timecode=timecode)
    )


def use_recovery_code(session: Session, account_id: str, code_hash: str, now: datetime) -> bool:
    """Use a recovery code up; return False when it is none, or was used before."""
    where = (
        RecoveryCode.account_id == account_id,
        RecoveryCode.code_hash == code_hash,
        RecoveryCode.used_at.is_(None),
    )
    return _changes_one(session, update(RecoveryCode).where(*where).values(used_at=now))


def enrol_authenticator(session: Session, account_id: str, authenticator: str, timecode: int) -> bool:
    """Set the account's authenticator (encrypted); return False when it has one already."""
    where = (Account.id == account_id, Account.authenticator.is_(None))
    values = {"authenticator": authenticator, "last_timecode": timecode}
    return _changes_one(session, update(Account).where(*where).values(**values))


def _changes_one(session: Session, statement: Update) -> bool:
    changed = session.execute(statement, execution_options={"synchronize_session": False})
    return int(changed.rowcount) == 1  # type: ignore[attr-defined]  # a cursor result for DML
