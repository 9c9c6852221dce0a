"""The demo data in a database: whole, once, usable, and without a BSN in the clear."""

from __future__ import annotations

import re
from datetime import date

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select

from backend.accounts.models import Account
from backend.changes.enrolment import SchemeTerms, shown_facts
from backend.changes.enrolment_payload import EnrolmentPayload
from backend.changes.models import Change
from backend.clock import instant
from backend.code import usable_code
from backend.database import Database
from backend.demo.__main__ import fill
from backend.demo.employers import bakery, care_group
from backend.encryption import Cipher
from backend.participants.directory import build_directory
from backend.participants.models import Fact, Participant
from backend.settings import Secrets, Settings
from tests.integration.backend.world import SANNE

ACCOUNTS = {"hr", "finance", "user_management", "hr_finance", "bakery"}


@pytest.fixture
def told(database: Database, settings: Settings) -> list[str]:
    """Fill the database; return what was said."""
    lines: list[str] = []
    fill(database, Secrets(settings.secrets_dir), large=False, say=lines.append)
    return lines


@pytest.mark.usefixtures("told")
def test_every_demo_account_signs_in_with_password_and_code(
    client: TestClient, database: Database, cipher: Cipher
) -> None:
    with database.read() as session:
        assert set(session.scalars(select(Account.user_name))) == ACCOUNTS
    for name in ACCOUNTS:
        body = {"user_name": name, "password": f"demo-{name}", "address": "127.0.0.1"}
        step = client.post("/v1/sign-in", json=body)
        assert step.status_code == 200, step.text
        assert step.json()["enrolment"] is None
        code, wait = usable_code(database, cipher, name, instant())
        assert wait == 0
        answer = client.post(
            "/v1/sign-in/code",
            json={"challenge": step.json()["challenge"], "code": code, "address": "127.0.0.1"},
        )
        assert answer.status_code == 200, answer.text
        session_view = client.get("/v1/session", headers={"Session": answer.json()["session"]}).json()
        assert len(session_view["employers"]) == 1


def test_filling_again_changes_nothing(told: list[str], database: Database, settings: Settings) -> None:
    def counted() -> list[int | None]:
        with database.read() as session:
            return [
                session.scalar(select(func.count()).select_from(table))
                for table in (Account, Participant, Fact)
            ]

    before = counted()
    lines: list[str] = []
    fill(database, Secrets(settings.secrets_dir), large=False, say=lines.append)
    assert counted() == before
    assert all(line.endswith("there already.") for line in lines)
    assert any("250 participants" in line for line in told)


@pytest.mark.usefixtures("told")
def test_the_people_of_the_demo_are_all_there(database: Database) -> None:
    today = date(2026, 11, 22)
    with database.read() as session:
        care = build_directory(session, care_group().id, today)
        bake = build_directory(session, bakery().id, today)
    assert (len(care.summaries), len(bake.summaries)) == (250, 8)
    assert {summary.status for summary in care.summaries.values()} == {"active", "deferred", "left"}
    schemes = {scheme for summary in care.summaries.values() for scheme in summary.schemes}
    assert schemes == {"Basisregeling zorg", "Excedentregeling"}
    for directory in (care, bake):
        found = directory.names.search("Jan de Vries")
        assert [candidate.match for candidate in found] == ["exact"]
        assert directory.names.search("J. de Vries")[0].id == found[0].id
    assert care.names.search("Wietske Hoekstra") == []


@pytest.mark.usefixtures("told")
def test_no_bsn_stands_in_the_clear(database: Database) -> None:
    with database.read() as session:
        values = "\n".join(str(value) for value in session.scalars(select(Fact.value)))
        shown = session.scalars(select(Change.facts).where(Change.kind == "enrolment")).all()
    assert "'bsn'" in values
    assert len(shown) == 258
    # Described as an enrolment of today is.
    assert {frozenset(facts) for facts in shown} == {frozenset(enrolled_today())}
    values += str(shown)
    assert re.search(r"\b9999\d{5}\b", values) is None


def enrolled_today() -> set[str]:
    """Return what the facts of an enrolment tell."""
    payload = EnrolmentPayload.model_validate({**SANNE, "scheme_id": "s", "bsn": "bsn:1"})
    return {*shown_facts(payload, SchemeTerms("s", "Basis", []), "••••••001"), "checks"}
