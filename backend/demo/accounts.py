"""The demo's accounts: password `demo-<name>`, and an authenticator that `backend.code` can read."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from backend.accounts.service import create_account
from backend.demo.people import DEMO_DAY, at_ten
from backend.encryption import Cipher
from backend.identifiers import ID_LENGTH
from backend.rights import Role
from backend.settings import Secrets


@dataclass(frozen=True)
class AccountDraft:
    """An account before it is made, for one employer."""

    user_name: str
    name: str
    roles: tuple[Role, ...]


CARE_GROUP_ACCOUNTS = (
    AccountDraft("hr", "Hanneke Verbeek", (Role.HR,)),
    AccountDraft("finance", "Farid Haddad", (Role.FINANCE,)),
    AccountDraft("user_management", "Ursula Maas", (Role.USER_MANAGEMENT,)),
    AccountDraft("hr_finance", "Hafsa Meijer", (Role.HR, Role.FINANCE)),
)
BAKERY_ACCOUNTS = (AccountDraft("bakery", "Bram Korevaar", (Role.HR, Role.FINANCE, Role.USER_MANAGEMENT)),)
HOSPITAL_ACCOUNTS = (AccountDraft("hospital", "Iris Molenaar", (Role.HR,)),)


def authenticator_secret(secrets: Secrets, user_name: str) -> str:
    """Return the base 32 secret of a demo account's authenticator: other secrets, other codes."""
    digest = hmac.new(secrets.data_keys[0], f"demo authenticator {user_name}".encode(), hashlib.sha256)
    return base64.b32encode(digest.digest()[:20]).decode()


def add_accounts(
    session: Session, cipher: Cipher, secrets: Secrets, employer_id: str, drafts: Sequence[AccountDraft]
) -> dict[str, str]:
    """Make the accounts; return their ids by user name."""
    made = {}
    for draft in drafts:
        account = create_account(
            session,
            cipher,
            user_name=draft.user_name,
            name=draft.name,
            email=f"{draft.user_name}@demo.example",
            password=f"demo-{draft.user_name}",
            roles={employer_id: draft.roles},
            created_at=at_ten(DEMO_DAY.replace(year=2020)),
            account_id=hashlib.sha256(f"demo account {draft.user_name}".encode()).hexdigest()[:ID_LENGTH],
            authenticator=authenticator_secret(secrets, draft.user_name),
            demo=True,
        )
        made[draft.user_name] = account.id
    return made
