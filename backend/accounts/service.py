"""Making accounts, and the personal settings of an account."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Account, AccountRole
from backend.accounts.passwords import hash_password
from backend.accounts.rules import normal_user_name
from backend.accounts.sign_in import authenticator_context
from backend.encryption import Cipher
from backend.identifiers import new_id
from backend.rights import Role


def create_account(
    session: Session,
    cipher: Cipher,
    *,
    user_name: str,
    name: str,
    email: str,
    password: str,
    roles: Mapping[str, Iterable[Role]],
    created_at: datetime,
    account_id: str | None = None,
    authenticator: str | None = None,
    demo: bool = False,
) -> Account:
    """Make an account with its roles by employer id. With `authenticator` (a base 32 secret) that app is
    already confirmed; without, the first sign-in offers one. Its language is left open.
    """
    identifier = account_id or new_id()
    kept = cipher.encrypt(authenticator, authenticator_context(identifier)) if authenticator else None
    account = Account(
        id=identifier,
        user_name=normal_user_name(user_name),
        name=name,
        email=email,
        password_hash=hash_password(password),
        language=None,
        theme="system",
        demo=demo,
        created_at=created_at,
        authenticator=kept,
    )
    session.add(account)
    # Tables without relationships between them are not put in order by the session.
    session.flush()
    for employer_id, employer_roles in roles.items():
        for role in employer_roles:
            session.add(AccountRole(account_id=identifier, employer_id=employer_id, role=role.value))
    session.flush()
    return account


def change_settings(session: Session, account_id: str, language: str | None, theme: str | None) -> Account:
    """Set what is given of language and theme; return the account."""
    account = session.scalars(select(Account).where(Account.id == account_id)).one()
    if language is not None:
        account.language = language
    if theme is not None:
        account.theme = theme
    return account
