"""`python -m backend.code`: a code that is accepted now, for demo accounts only."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from backend import code
from backend.accounts.models import Account
from backend.accounts.rules import accepted_timecode, code_of_step, timecode_at
from backend.clock import instant
from backend.database import Database
from backend.employers.models import Employer
from backend.encryption import Cipher
from backend.rights import Role
from backend.settings import Settings
from tests.integration.backend.conftest import PASSWORD, MakesAccount

NOW = datetime(2026, 11, 22, 10, 0, 10, tzinfo=UTC)
AUTHENTICATOR = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def demo_account(make_account: MakesAccount, employer: Employer) -> Account:
    """A demo account."""
    return make_account("hr", employer, Role.HR, authenticator=AUTHENTICATOR, demo=True)


@pytest.mark.parametrize(
    ("last_used", "step", "wait"),
    [(None, 0, 0), (-3, 0, 0), (-1, 0, 0), (0, 1, 0), (1, 2, 20)],
)
def test_the_printed_code_is_the_first_that_will_be_accepted(
    database: Database, cipher: Cipher, demo_account: Account, last_used: int | None, step: int, wait: int
) -> None:
    current = timecode_at(NOW)
    with database.write() as session:
        account = session.get_one(Account, demo_account.id)
        account.last_timecode = None if last_used is None else current + last_used
    printed, seconds = code.usable_code(database, cipher, "HR", NOW)
    assert printed == code_of_step(AUTHENTICATOR, current + step)
    assert seconds == wait
    assert accepted_timecode(AUTHENTICATOR, printed, NOW + timedelta(seconds=wait)) == current + step
    if wait:
        assert accepted_timecode(AUTHENTICATOR, printed, NOW + timedelta(seconds=wait - 1)) is None


@pytest.mark.usefixtures("demo_account")
def test_two_printed_codes_sign_in_twice_without_waiting(
    client: TestClient, database: Database, cipher: Cipher
) -> None:
    for _ in range(2):
        first = client.post("/v1/sign-in", json={"user_name": "hr", "password": PASSWORD, "address": "::1"})
        printed, wait = code.usable_code(database, cipher, "hr", instant())
        assert wait == 0
        body = {"challenge": first.json()["challenge"], "code": printed, "address": "::1"}
        assert client.post("/v1/sign-in/code", json=body).status_code == 200


def test_the_command_prints_the_code_alone_and_refuses_others_in_one_sentence(
    settings: Settings,
    make_account: MakesAccount,
    employer: Employer,
    demo_account: Account,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    make_account("echt", employer, Role.HR, authenticator=AUTHENTICATOR)
    make_account("vers", employer, Role.HR, demo=True)
    monkeypatch.setenv("DATABASE_URL", settings.database_url)
    monkeypatch.setenv("SECRETS_DIR", str(settings.secrets_dir))
    assert code.main([demo_account.user_name]) == 0
    printed = capsys.readouterr()
    assert accepted_timecode(AUTHENTICATOR, printed.out.strip(), instant()) is not None
    assert printed.err == ""
    for name, sentence in [
        ("echt", "There is no demo account 'echt'.\n"),
        ("niemand", "There is no demo account 'niemand'.\n"),
        ("vers", "'vers' has no authenticator yet: its first sign-in shows the secret.\n"),
    ]:
        assert code.main([name]) == 1
        assert capsys.readouterr() == ("", sentence)
    assert code.main([]) == 2


def test_an_empty_database_is_one_clear_sentence(
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'empty.db'}")
    monkeypatch.setenv("SECRETS_DIR", str(settings.secrets_dir))
    assert code.main(["hr"]) == 1
    assert capsys.readouterr().err.startswith("The database cannot be read, or is not filled yet")
