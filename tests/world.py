"""What tests of the whole assistant know of its world: accounts of their own, and what was recorded."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import pyotp
from sqlalchemy import select
from sqlalchemy.orm import aliased

from backend.accounts.models import Account
from backend.accounts.service import create_account
from backend.changes.models import Change
from backend.database import Database
from backend.demo.employers import bakery, care_group
from backend.demo.fill import Tools, add_employer, add_people
from backend.demo.numbers import Chance, demo_bsns
from backend.encryption import Cipher
from backend.rights import Role
from backend.settings import Secrets
from run.client import ChatClient
from run.stack import Stack

EMPLOYERS = {"care group": care_group, "bakery": bakery}


@dataclass(frozen=True)
class Login:
    """An account of a test's own. `code` gives the authenticator's current code."""

    user_name: str
    password: str
    code: Callable[[Any], str]

    async def chat(self, stack: Stack, language: str | None = None) -> ChatClient:
        """Return a client that is signed in and has been greeted; the caller closes it."""
        client = ChatClient(stack.address, language)
        await client.sign_in(self.user_name, self.password, self.code)
        await client.connect()
        await client.greeting()
        return client


def make_login(stack: Stack, roles: tuple[str, ...], employer: str, *, enrolled: bool = True) -> Login:
    """Make an account with `roles` at one of the demo's employers or at one of `make_bakery`.

    Its authenticator is confirmed, or, when it is not `enrolled`, still to be set up at the first sign-in.
    """
    user_name = f"test-{secrets.token_hex(4)}"
    password = f"long enough {secrets.token_hex(6)}"
    authenticator = base64.b32encode(secrets.token_bytes(20)).decode() if enrolled else None
    employer_id = EMPLOYERS[employer]().id if employer in EMPLOYERS else employer
    database = Database(stack.databases.backend)
    try:
        with database.write() as session:
            create_account(
                session,
                Cipher.of(Secrets(stack.var / "secrets")),
                user_name=user_name,
                name="Toos Tester",
                email=f"{user_name}@test.example",
                password=password,
                roles={employer_id: [Role(role) for role in roles]},
                created_at=datetime.now(UTC),
                authenticator=authenticator,
            )
    finally:
        database.close()
    return Login(user_name, password, lambda new: pyotp.TOTP(authenticator or new["secret"]).now())


def make_bakery(stack: Stack) -> str:
    """Make a bakery of the test's own, with the same eight people as the demo's; return its id."""
    draft = replace(
        bakery(),
        id=secrets.token_hex(16),
        name=f"Bakkerij {secrets.token_hex(3)}",
        schemes=[replace(scheme, id=secrets.token_hex(16)) for scheme in bakery().schemes],
    )
    database = Database(stack.databases.backend)
    try:
        with database.write() as session:
            add_employer(session, draft)
            somebody = session.scalars(select(Account.id).limit(1)).one()
            cipher = Cipher.of(Secrets(stack.var / "secrets"))
            tools = Tools(cipher, demo_bsns(1), Chance(secrets.randbits(64)), lambda done, total: None)
            add_people(session, draft, tools, submitted_by=somebody)
    finally:
        database.close()
    return draft.id


@dataclass(frozen=True)
class Entry:
    """A row of the ledger that an account wrote. `reverses` is the reference of the change it takes back."""

    kind: str
    reference: str
    participant_id: str
    payload: dict[str, Any]
    effective_date: str
    reverses: str | None
    employer_id: str
    facts: dict[str, Any]


def recorded_by(stack: Stack, login: Login) -> list[Entry]:
    """Return what this account has put into the ledger, oldest first."""
    database = Database(stack.databases.backend)
    taken_back = aliased(Change)
    query = (
        select(Change, taken_back.reference)
        .join(Account, Account.id == Change.account_id)
        .outerjoin(taken_back, taken_back.id == Change.reverses)
        .where(Account.user_name == login.user_name)
        .order_by(Change.id)
    )
    try:
        with database.read() as session:
            return [
                Entry(
                    change.kind,
                    change.reference,
                    change.participant_id,
                    change.payload,
                    change.effective_date.isoformat(),
                    reference,
                    change.employer_id,
                    change.facts,
                )
                for change, reference in session.execute(query)
            ]
    finally:
        database.close()
