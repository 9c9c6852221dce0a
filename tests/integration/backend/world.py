"""Two employers with people, and accounts of every role, for tests of participants and changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response
from sqlalchemy import select

from backend.accounts.models import Account, AccountRole
from backend.clock import instant
from backend.database import Database
from backend.demo.employers import EmployerDraft, bakery, care_group
from backend.demo.fill import Tools, add_employer, add_people
from backend.demo.numbers import Chance, demo_bsns
from backend.employers.models import Employer
from backend.encryption import Cipher
from backend.participants.models import Fact
from backend.rights import Role

NAMED_PEOPLE = 22


@dataclass
class Person:
    """Somebody who speaks to the backend."""

    client: TestClient
    headers: dict[str, str]
    account: Account
    employer: Employer
    conversation: str

    def get(self, path: str, **query: Any) -> Response:
        answer: Response = self.client.get(path, params=query, headers=self.headers)
        return answer

    def post(self, path: str, body: Any = None, *, key: str | None = None) -> Response:
        headers = {**self.headers, **({"Idempotency-Key": key} if key else {})}
        answer: Response = self.client.post(path, json=body, headers=headers)
        return answer

    def participant(self, name: str) -> dict[str, Any]:
        """Return the one participant who is shown by this name."""
        items = self.get("/v1/participants", q=name, page_size=100).json()["items"]
        found = [item for item in items if item["name"] == name]
        assert len(found) == 1, (name, items)
        return dict(found[0])

    def preview(self, participant_id: str, end_date: str) -> Response:
        return self.preview_change(exit_body(participant_id, end_date))

    def submit(self, participant_id: str, end_date: str, key: str) -> Response:
        """Preview and confirm an exit."""
        return self.submit_change(exit_body(participant_id, end_date), key)

    def keep_bsn(self, digits: str) -> str:
        """Type a BSN in the conversation; return the vault's reference."""
        body = {"conversation": self.conversation, "digits": digits}
        return str(self.post("/v1/vault/bsn", body).json()["reference"])

    def preview_change(self, body: dict[str, Any]) -> Response:
        """Preview a change of any kind."""
        return self.post("/v1/changes/preview", body)

    def submit_change(self, body: dict[str, Any], key: str) -> Response:
        """Preview and confirm a change of any kind."""
        preview = self.preview_change(body)
        assert preview.status_code == 200, preview.text
        return self.post("/v1/changes", {**body, "digest": preview.json()["digest"]}, key=key)


def exit_body(participant_id: str, end_date: str) -> dict[str, Any]:
    """Return the body of a preview of an exit."""
    return {"kind": "exit", "participant_id": participant_id, "payload": {"end_date": end_date}}


def salary_body(participant_id: str, effective_date: str, **new: str) -> dict[str, Any]:
    """Return the body of a preview of a new salary and/or part-time percentage."""
    payload = {"effective_date": effective_date, **new}
    return {"kind": "salary", "participant_id": participant_id, "payload": payload}


# Among the people of the world nobody has these.
FREE_BSNS = ["999981006", "999989297", "999924217"]
SANNE: dict[str, Any] = {
    "initials": "S.",
    "first_names": "Sanne",
    "calling_name": "Sanne",
    "prefix": "van",
    "surname": "Dijk",
    "birth_date": "1994-05-17",
    "gender": "female",
    "address": {"street": "Lindelaan", "house_number": "12a", "postcode": "1999ab", "city": "Lindedorp"},
    "start_date": "2027-01-01",
    "salary": "38400.00",
    "part_time_percentage": "80",
}


def enrolment_body(person: Person, digits: str, **changed: Any) -> dict[str, Any]:
    """Return the body of a preview of an enrolment of Sanne, with a BSN that is typed now."""
    scheme = person.get("/v1/context").json()["schemes"][0]["id"]
    payload = {"scheme_id": scheme, "bsn": person.keep_bsn(digits), **SANNE, **changed}
    return {"kind": "enrolment", "payload": payload}


class World:
    """The bakery and the named people of the care group, and whoever speaks for them."""

    def __init__(
        self,
        database: Database,
        cipher: Cipher,
        client: TestClient,
        speak: Callable[..., dict[str, str]],
    ) -> None:
        self.database, self.client, self._speak, self._cipher = database, client, speak, cipher
        bakers, carers, numbers = drafts()
        bsns = iter(numbers)
        self.care_group = self._add(carers, cipher, bsns)
        self.bakery = self._add(bakers, cipher, bsns)

    def _add(self, draft: EmployerDraft, cipher: Cipher, bsns: Any) -> Employer:
        with self.database.write() as session:
            add_employer(session, draft)
            account = self._account(session, draft.id, f"first {draft.name}", Role.HR)
            tools = Tools(cipher, bsns, Chance(len(draft.people)), lambda done, total: None)
            add_people(session, draft, tools, submitted_by=account.id)
        with self.database.read() as session:
            return session.get_one(Employer, draft.id)

    def _account(self, session: Any, employer_id: str, user_name: str, *roles: Role) -> Account:
        # No password is ever checked here, and hashing one takes its time.
        account = Account(
            user_name=user_name,
            name=user_name,
            email="x@example.test",
            password_hash="",
            created_at=instant(),
        )
        session.add(account)
        session.flush()
        session.add_all(
            AccountRole(account_id=account.id, employer_id=employer_id, role=role.value) for role in roles
        )
        session.flush()
        return account

    def bsn_of(self, participant_id: str) -> str:
        """Return the BSN with which somebody is recorded."""
        with self.database.read() as session:
            fact = session.scalars(
                select(Fact).where(Fact.participant_id == participant_id, Fact.aspect == "person")
            ).first()
        assert fact is not None
        return self._cipher.decrypt(fact.value["bsn"], participant_id)

    def person(self, employer: Employer, *roles: Role, conversation: str = "c1") -> Person:
        """Return somebody new with these roles."""
        name = f"{'-'.join(roles)} {employer.id[:6]} {conversation} {instant().timestamp()}"
        with self.database.write() as session:
            account = self._account(session, employer.id, name, *roles)
        return Person(
            self.client, self._speak(account, employer, conversation), account, employer, conversation
        )


@cache
def drafts() -> tuple[EmployerDraft, EmployerDraft, list[str]]:
    """Return the bakery, the care group with the people only on whom tests rest, and BSNs."""
    group = care_group()
    return bakery(), replace(group, people=group.people[:NAMED_PEOPLE]), list(demo_bsns(seed=1))


@pytest.fixture
def world(
    database: Database, cipher: Cipher, client: TestClient, speak: Callable[..., dict[str, str]]
) -> World:
    """The two employers."""
    return World(database, cipher, client, speak)


@pytest.fixture
def hr(world: World) -> Person:
    """HR of the care group."""
    return world.person(world.care_group, Role.HR)


@pytest.fixture
def baker(world: World) -> Person:
    """Who does everything at the bakery."""
    return world.person(world.bakery, Role.HR, Role.FINANCE, Role.USER_MANAGEMENT)
