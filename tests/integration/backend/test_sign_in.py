"""Signing in: two steps, a code once, waits and locks, the same words for who does not exist."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from fastapi.testclient import TestClient
from httpx import Response
from sqlalchemy import select

from backend.accounts import passwords
from backend.accounts.models import Account, AccountSession, SecurityEvent
from backend.accounts.rules import code_of_step, timecode_at
from backend.clock import instant
from backend.database import Base, Database
from backend.employers.models import Employer
from backend.rights import Role
from tests.integration.backend.conftest import PASSWORD, MakesAccount

START = datetime(2026, 11, 22, 10, 0, 15, tzinfo=UTC)
AUTHENTICATOR = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """The real clock, standing still until a test moves it."""
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


@pytest.fixture
def account(make_account: MakesAccount, employer: Employer) -> Account:
    """An account whose authenticator is known."""
    return make_account("hr", employer, Role.HR, authenticator=AUTHENTICATOR)


def password_step(
    client: TestClient, user_name: str = "hr", password: str = PASSWORD, address: str = "192.0.2.1"
) -> Response:
    body = {"user_name": user_name, "password": password, "address": address}
    answer: Response = client.post("/v1/sign-in", json=body)
    return answer


def code_step(client: TestClient, challenge: str, code: str, address: str = "192.0.2.1") -> Response:
    body = {"challenge": challenge, "code": code, "address": address}
    answer: Response = client.post("/v1/sign-in/code", json=body)
    return answer


def challenge_of(answer: Response) -> str:
    assert answer.status_code == 200, answer.text
    return str(answer.json()["challenge"])


def code_now(steps: int = 0, authenticator: str = AUTHENTICATOR) -> str:
    return code_of_step(authenticator, timecode_at(instant()) + steps)


def wrong_code() -> str:
    right = {code_now(steps) for steps in (-1, 0, 1)}
    return next(code for code in ("000000", "111111", "222222", "333333") if code not in right)


def assert_refused(answer: Response, status: int, code: str) -> dict[str, Any]:
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    data = answer.json()["data"]
    assert isinstance(data, dict)
    return data


@pytest.mark.usefixtures("account", "clock")
def test_password_and_code_begin_a_session_that_names_account_and_employers(
    client: TestClient, employer: Employer
) -> None:
    first = password_step(client, user_name=" HR ")
    assert first.json()["enrolment"] is None
    assert first.json()["expires_in"] == 300
    second = code_step(client, challenge_of(first), code_now())
    assert second.status_code == 200, second.text
    body = second.json()
    assert body["recovery_codes"] is None
    assert body["account"]["user_name"] == "hr"
    assert body["account"]["language"] is None
    seen = client.get("/v1/session", headers={"Session": body["session"]}).json()
    assert seen == {
        "session_id": body["session_id"],
        "expires_at": body["expires_at"],
        "account": body["account"],
        "employers": [{"id": employer.id, "name": employer.name, "roles": ["hr"]}],
    }


@pytest.mark.usefixtures("account", "clock")
def test_a_wrong_password_and_an_unknown_account_get_the_same_answer(client: TestClient) -> None:
    wrong = password_step(client, password="iets anders")
    unknown = password_step(client, user_name="niemand")
    assert_refused(wrong, 401, "sign_in_refused")
    assert wrong.content == unknown.content
    ignored = {"date"}
    assert {k: v for k, v in wrong.headers.items() if k not in ignored} == {
        k: v for k, v in unknown.headers.items() if k not in ignored
    }


@pytest.mark.usefixtures("account", "clock")
def test_a_password_is_checked_for_an_unknown_account_too(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[bool] = []
    check = passwords.is_password

    def watched(password_hash: str | None, password: str) -> bool:
        checked.append(password_hash is not None)
        return check(password_hash, password)

    monkeypatch.setattr("backend.accounts.sign_in.is_password", watched)
    password_step(client, password="iets anders")
    password_step(client, user_name="niemand")
    assert checked == [True, False]


@pytest.mark.usefixtures("account")
@pytest.mark.parametrize("user_name", ["hr", "niemand"])
def test_failures_slow_down_then_lock_then_the_lock_ends(
    client: TestClient, clock: time_machine.Traveller, user_name: str
) -> None:
    def attempt(password: str | None = None) -> Response:
        return password_step(client, user_name=user_name, password=password or "fout")

    for _ in range(3):
        assert_refused(attempt(), 401, "sign_in_refused")
    for wait in (1, 2, 4, 8, 16, 32, 60):
        answer = attempt()
        assert assert_refused(answer, 429, "too_many_attempts") == {"retry_after": wait}
        assert answer.headers["Retry-After"] == str(wait)
        clock.shift(wait)
        assert_refused(attempt(), 401, "sign_in_refused")
    assert assert_refused(attempt(PASSWORD), 429, "too_many_attempts") == {"retry_after": 900}
    clock.shift(899)
    assert assert_refused(attempt(PASSWORD), 429, "too_many_attempts") == {"retry_after": 1}
    clock.shift(1)
    after = attempt(PASSWORD)
    assert after.status_code == (200 if user_name == "hr" else 401)


@pytest.mark.usefixtures("account", "clock")
def test_a_right_sign_in_forgets_the_failures_of_the_account(client: TestClient) -> None:
    for _ in range(2):
        assert_refused(password_step(client, password="fout"), 401, "sign_in_refused")
    challenge = challenge_of(password_step(client))
    assert code_step(client, challenge, code_now()).status_code == 200
    for _ in range(3):
        assert_refused(password_step(client, password="fout"), 401, "sign_in_refused")


@pytest.mark.usefixtures("account", "clock")
def test_knowing_the_password_gives_no_fresh_attempts_at_the_code(client: TestClient) -> None:
    for _ in range(3):
        challenge = challenge_of(password_step(client))
        assert_refused(code_step(client, challenge, wrong_code()), 401, "code_refused")
    assert_refused(password_step(client), 429, "too_many_attempts")
    assert_refused(code_step(client, challenge, code_now()), 429, "too_many_attempts")


@pytest.mark.usefixtures("account", "clock")
def test_one_address_that_tries_many_names_is_slowed_down_and_another_is_not(client: TestClient) -> None:
    for number in range(20):
        assert_refused(password_step(client, user_name=f"naam{number}"), 401, "sign_in_refused")
    assert_refused(password_step(client), 429, "too_many_attempts")
    assert password_step(client, address="192.0.2.2").status_code == 200


@pytest.mark.usefixtures("account")
def test_a_code_is_refused_the_second_time_and_so_is_an_earlier_one(
    client: TestClient, clock: time_machine.Traveller
) -> None:
    code = code_now()
    assert code_step(client, challenge_of(password_step(client)), code).status_code == 200
    challenge = challenge_of(password_step(client))
    assert_refused(code_step(client, challenge, code), 401, "code_refused")
    assert_refused(code_step(client, challenge, code_now(-1)), 401, "code_refused")
    clock.shift(30)
    assert code_step(client, challenge, code_now()).status_code == 200


@pytest.mark.usefixtures("account", "clock")
def test_eight_threads_with_one_code_begin_exactly_one_session(
    client: TestClient, database: Database
) -> None:
    # Challenges of their own for half of them: neither the code nor the challenge works twice.
    challenges = [challenge_of(password_step(client)) for _ in range(5)]
    challenges += [challenges[0]] * 3
    code = code_now()
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda challenge: code_step(client, challenge, code), challenges))
    assert sorted(answer.status_code for answer in answers).count(200) == 1
    codes = {answer.json()["code"] for answer in answers if answer.status_code != 200}
    assert codes <= {"code_refused", "challenge_ended", "too_many_attempts"}
    with database.read() as session:
        assert len(session.scalars(select(AccountSession)).all()) == 1


@pytest.mark.usefixtures("account", "clock")
def test_many_guesses_at_once_are_all_counted(client: TestClient) -> None:
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: password_step(client, password="fout"), range(8)))
    assert sorted(answer.status_code for answer in answers) == [401] * 3 + [429] * 5


@pytest.mark.usefixtures("account")
def test_a_challenge_works_once_and_for_five_minutes(
    client: TestClient, clock: time_machine.Traveller
) -> None:
    challenge = challenge_of(password_step(client))
    assert code_step(client, challenge, code_now()).status_code == 200
    clock.shift(30)
    assert_refused(code_step(client, challenge, code_now()), 401, "challenge_ended")
    late = challenge_of(password_step(client))
    clock.shift(300)
    assert_refused(code_step(client, late, code_now()), 401, "challenge_ended")
    assert_refused(code_step(client, "verzonnen", code_now()), 401, "challenge_ended")


def test_an_ended_account_is_refused_like_an_unknown_one(
    client: TestClient, database: Database, account: Account
) -> None:
    with database.write() as session:
        session.get_one(Account, account.id).ended_at = instant()
    answer = password_step(client)
    assert answer.content == password_step(client, user_name="niemand").content
    assert_refused(answer, 401, "sign_in_refused")


def test_the_first_sign_in_offers_an_authenticator_and_gives_recovery_codes_that_work_once(
    client: TestClient,
    make_account: MakesAccount,
    employer: Employer,
    database: Database,
    clock: time_machine.Traveller,
) -> None:
    account = make_account("nieuw", employer, Role.FINANCE)
    first = password_step(client, user_name="nieuw")
    secret = first.json()["enrolment"]["secret"]
    assert first.json()["enrolment"]["otpauth_uri"].startswith("otpauth://totp/Werkgeversassistent:nieuw?")
    assert_refused(code_step(client, challenge_of(first), wrong_code()), 401, "code_refused")
    with database.read() as session:
        assert session.get_one(Account, account.id).authenticator is None
    # Not confirmed yet: the next attempt offers another one, and only the confirmed one counts.
    other = password_step(client, user_name="nieuw")
    assert other.json()["enrolment"]["secret"] != secret
    enrolled = code_step(client, challenge_of(first), code_now(authenticator=secret))
    assert enrolled.status_code == 200, enrolled.text
    recovery_codes = enrolled.json()["recovery_codes"]
    assert len(set(recovery_codes)) == 10
    late = code_step(client, challenge_of(other), code_now(authenticator=other.json()["enrolment"]["secret"]))
    assert_refused(late, 401, "challenge_ended")

    again = password_step(client, user_name="nieuw")
    assert again.json()["enrolment"] is None
    recovered = code_step(client, challenge_of(again), recovery_codes[0].lower().replace("-", " "))
    assert recovered.status_code == 200, recovered.text
    assert recovered.json()["recovery_codes"] is None
    challenge = challenge_of(password_step(client, user_name="nieuw"))
    assert_refused(code_step(client, challenge, recovery_codes[0]), 401, "code_refused")
    clock.shift(30)
    assert code_step(client, challenge, code_now(authenticator=secret)).status_code == 200


@pytest.mark.usefixtures("clock")
def test_a_recovery_code_of_another_account_is_refused(
    client: TestClient, make_account: MakesAccount, employer: Employer, account: Account
) -> None:
    make_account("nieuw", employer, Role.HR)
    first = password_step(client, user_name="nieuw")
    code = code_now(authenticator=first.json()["enrolment"]["secret"])
    recovery = code_step(client, challenge_of(first), code).json()["recovery_codes"][0]
    challenge = challenge_of(password_step(client, user_name=account.user_name))
    assert_refused(code_step(client, challenge, recovery), 401, "code_refused")


@pytest.mark.usefixtures("account", "clock")
def test_events_are_kept_and_no_secret_is_written_anywhere(
    client: TestClient,
    database: Database,
    make_account: MakesAccount,
    employer: Employer,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    make_account("nieuw", employer, Role.HR)
    planted = "wachtwoord-in-het-verkeerde-veld"
    password_step(client, user_name=planted, password="ook-geheim-1")
    client.post("/v1/sign-in", json={"user_name": 1, "password": "ook-geheim-2"})
    first = password_step(client, user_name="nieuw")
    secret = first.json()["enrolment"]["secret"]
    code_step(client, first.json()["challenge"], "geheime-code")
    second = code_step(client, challenge_of(first), code_now(authenticator=secret)).json()
    client.get("/v1/session", headers={"Session": second["session"]})
    client.delete("/v1/session", headers={"Session": second["session"]})

    with database.read() as session:
        kinds = set(session.scalars(select(SecurityEvent.kind)))
        rows = [str(row) for table in Base.metadata.sorted_tables for row in session.execute(select(table))]
    assert kinds == {"sign_in_refused", "password_accepted", "code_refused", "signed_in", "signed_out"}
    logged = capfd.readouterr()
    everything = "\n".join([logged.out, logged.err, caplog.text, *rows])
    assert "security" in everything
    secrets = [planted, PASSWORD, "ook-geheim-1", "ook-geheim-2", "geheime-code", AUTHENTICATOR, secret]
    secrets += [first.json()["challenge"], second["session"], *second["recovery_codes"]]
    assert [text for text in secrets if text in everything] == []


@pytest.mark.usefixtures("account")
def test_a_lock_is_kept_as_an_event_with_the_address(
    client: TestClient, database: Database, clock: time_machine.Traveller
) -> None:
    for _ in range(10):
        password_step(client, password="fout")
        clock.shift(timedelta(seconds=61))
    with database.read() as session:
        event = session.scalars(select(SecurityEvent).where(SecurityEvent.kind == "locked")).one()
    assert (event.address, event.data) == ("192.0.2.1", {"scope": "account"})
