"""Sessions: they slide, end by idling, by age and by signing out; personal settings hang on them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from fastapi.testclient import TestClient

from backend.accounts.models import Account
from backend.clock import instant
from backend.database import Database
from backend.employers.models import Employer
from backend.rights import Role
from tests.integration.backend.conftest import MakesAccount, Speaking

MINUTE = timedelta(minutes=1)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """The real clock, standing still until a test moves it."""
    with time_machine.travel(datetime(2026, 11, 22, 10, tzinfo=UTC), tick=False) as traveller:
        yield traveller


@pytest.fixture
def account(make_account: MakesAccount, employer: Employer) -> Account:
    """An account with one role."""
    return make_account("hr", employer, Role.HR)


def code_of(client: TestClient, token: str) -> str:
    """Return "ok" while the session lives, else the problem's code."""
    answer = client.get("/v1/session", headers={"Session": token})
    return "ok" if answer.status_code == 200 else str(answer.json()["code"])


def test_a_session_ends_after_half_an_hour_without_use(
    clock: time_machine.Traveller, client: TestClient, speaking: Speaking, account: Account
) -> None:
    token, _ = speaking.session(account)
    clock.shift(30 * MINUTE - timedelta(seconds=1))
    assert code_of(client, token) == "ok"
    clock.shift(30 * MINUTE - timedelta(seconds=1))
    assert code_of(client, token) == "ok"
    clock.shift(30 * MINUTE)
    assert code_of(client, token) == "session_ended"


def test_a_used_session_ends_after_twelve_hours(
    clock: time_machine.Traveller, client: TestClient, speaking: Speaking, account: Account
) -> None:
    token, _ = speaking.session(account)
    for _ in range(35):
        clock.shift(20 * MINUTE)
        assert code_of(client, token) == "ok"
    clock.shift(20 * MINUTE)
    assert code_of(client, token) == "session_ended"


def test_who_signs_out_is_signed_out_there_and_nowhere_else(
    client: TestClient, speaking: Speaking, account: Account
) -> None:
    here, _ = speaking.session(account)
    elsewhere, _ = speaking.session(account)
    assert client.delete("/v1/session", headers={"Session": here}).status_code == 204
    assert code_of(client, here) == "session_ended"
    again = client.delete("/v1/session", headers={"Session": here})
    assert (again.status_code, again.json()["code"]) == (401, "session_ended")
    assert code_of(client, elsewhere) == "ok"


def test_an_ended_account_has_no_living_sessions(
    client: TestClient, database: Database, speaking: Speaking, account: Account
) -> None:
    token, _ = speaking.session(account)
    with database.write() as session:
        session.get_one(Account, account.id).ended_at = instant()
    assert code_of(client, token) == "session_ended"


@pytest.mark.parametrize("token", [None, "", "verzonnen", "é", "x" * 5000])
def test_without_a_real_token_there_is_no_session(client: TestClient, token: str | None) -> None:
    headers = {} if token is None else {"Session": token.encode()}
    answer = client.get("/v1/session", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (401, "session_ended")


def test_the_public_id_of_a_session_is_not_its_token(
    client: TestClient, speaking: Speaking, account: Account
) -> None:
    token, session_id = speaking.session(account)
    assert code_of(client, token) == "ok"
    assert code_of(client, session_id) == "session_ended"


def test_language_and_theme_are_kept_with_the_account(
    client: TestClient, speaking: Speaking, account: Account, employer: Employer
) -> None:
    token, _ = speaking.session(account)
    turn = speaking.headers(account, employer)
    first = client.patch("/v1/account/settings", json={"theme": "dark"}, headers=turn)
    assert first.status_code == 200, first.text
    assert (first.json()["language"], first.json()["theme"]) == (None, "dark")
    client.patch("/v1/account/settings", json={"language": "en"}, headers=turn)
    seen = client.get("/v1/session", headers={"Session": token}).json()["account"]
    assert (seen["language"], seen["theme"]) == ("en", "dark")


def test_settings_need_someone_and_a_known_value(
    client: TestClient, speaking: Speaking, account: Account, employer: Employer
) -> None:
    nobody = client.patch("/v1/account/settings", json={"theme": "dark"})
    assert (nobody.status_code, nobody.json()["code"]) == (401, "turn_token_refused")
    turn = speaking.headers(account, employer)
    bodies: list[object] = [{"language": "fr"}, {"theme": "pink"}, {"role": "hr"}, []]
    for body in bodies:
        answer = client.patch("/v1/account/settings", json=body, headers=turn)
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")
