"""The turn token: nobody acts for someone who is not speaking now."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import jwt
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import delete

from backend.accounts.models import Account, AccountRole
from backend.clock import instant
from backend.database import Database
from backend.employers.models import Employer
from backend.rights import Role
from tests.integration.backend.conftest import MakesAccount, Speaking


@pytest.fixture
def account(make_account: MakesAccount, employer: Employer) -> Account:
    """An account with one role."""
    return make_account("hr", employer, Role.HR)


@pytest.fixture
def claims(speaking: Speaking, account: Account, employer: Employer) -> dict[str, Any]:
    """What a genuine token says."""
    _, session_id = speaking.session(account)
    return {"sub": account.id, "employer": employer.id, "conversation": "c1", "session": session_id}


def outcome(client: TestClient, token: str | None) -> tuple[int, str]:
    """Return the status, and the code of the problem or "ok", of a call that only needs a speaker."""
    headers = {} if token is None else {"Turn-Token": token}
    answer = client.patch("/v1/account/settings", json={}, headers=headers)
    return answer.status_code, "ok" if answer.status_code == 200 else answer.json()["code"]


def test_a_genuine_token_is_accepted(client: TestClient, speaking: Speaking, claims: dict[str, Any]) -> None:
    assert outcome(client, speaking.token(**claims)) == (200, "ok")


@pytest.mark.parametrize(
    "changed",
    [
        {"exp": instant() - timedelta(seconds=1)},
        {"exp": None},
        {"iat": None},
        {"iss": "someone"},
        {"iss": None},
        {"aud": "gateway"},
        {"aud": None},
        {"sub": None},
        {"session": None},
        {"session": ""},
        {"session": ["a"]},
        {"employer": None},
        {"employer": 7},
        {"conversation": None},
        {"channel": None},
        {"key": "00" * 32},
    ],
)
def test_a_forged_expired_or_incomplete_token_is_refused(
    client: TestClient, speaking: Speaking, claims: dict[str, Any], changed: dict[str, Any]
) -> None:
    token = speaking.token(**{**claims, **changed})
    assert outcome(client, token) == (401, "turn_token_refused")


def test_a_token_without_a_signature_or_with_another_algorithm_is_refused(
    client: TestClient, speaking: Speaking, claims: dict[str, Any]
) -> None:
    genuine = jwt.decode(speaking.token(**claims), options={"verify_signature": False})
    assert outcome(client, jwt.encode(genuine, "", algorithm="none")) == (401, "turn_token_refused")
    longer = jwt.encode(genuine, speaking.key, algorithm="HS512")
    assert outcome(client, longer) == (401, "turn_token_refused")
    for text in (None, "", "a.b.c", "verzonnen"):
        assert outcome(client, text) == (401, "turn_token_refused")


def test_a_token_on_another_accounts_session_is_refused(
    client: TestClient,
    speaking: Speaking,
    claims: dict[str, Any],
    make_account: MakesAccount,
    employer: Employer,
) -> None:
    _, others = speaking.session(make_account("ander", employer, Role.HR))
    assert outcome(client, speaking.token(**{**claims, "session": others})) == (401, "session_ended")


def test_a_token_ends_with_its_session(
    client: TestClient, speaking: Speaking, account: Account, employer: Employer
) -> None:
    session_token, session_id = speaking.session(account)
    token = speaking.token(sub=account.id, employer=employer.id, conversation="c1", session=session_id)
    assert outcome(client, token) == (200, "ok")
    client.delete("/v1/session", headers={"Session": session_token})
    assert outcome(client, token) == (401, "session_ended")


def test_who_says_so_is_signed_out_there_and_nowhere_else(
    client: TestClient, speaking: Speaking, account: Account, employer: Employer
) -> None:
    def token(session_id: str) -> str:
        return speaking.token(sub=account.id, employer=employer.id, conversation="c1", session=session_id)

    session_token, here = speaking.session(account)
    _, elsewhere = speaking.session(account)
    ended = client.post("/v1/session/end", headers={"Turn-Token": token(here)})
    assert (ended.status_code, ended.content) == (204, b"")
    assert client.get("/v1/session", headers={"Session": session_token}).json()["code"] == "session_ended"
    again = client.post("/v1/session/end", headers={"Turn-Token": token(here)})
    assert (again.status_code, again.json()["code"]) == (401, "session_ended")
    nobody = client.post("/v1/session/end", headers={"Session": session_token})
    assert (nobody.status_code, nobody.json()["code"]) == (401, "turn_token_refused")
    assert outcome(client, token(elsewhere)) == (200, "ok")


def test_a_token_for_an_employer_without_a_role_there_is_refused(
    client: TestClient, speaking: Speaking, claims: dict[str, Any], database: Database
) -> None:
    other = Employer(name="Zorggroep De Linde")
    with database.write() as session:
        session.add(other)
    for employer_id in (other.id, "onbekend"):
        token = speaking.token(**{**claims, "employer": employer_id})
        assert outcome(client, token) == (403, "no_role")


def test_a_role_that_was_taken_away_counts_at_once(
    client: TestClient,
    speaking: Speaking,
    claims: dict[str, Any],
    account: Account,
    database: Database,
) -> None:
    token = speaking.token(**claims)
    assert outcome(client, token) == (200, "ok")
    with database.write() as session:
        session.execute(delete(AccountRole).where(AccountRole.account_id == account.id))
    assert outcome(client, token) == (403, "no_role")
