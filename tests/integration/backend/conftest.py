"""The backend on a database built by the migrations, once on SQLite and once on a PostgreSQL of its own."""

from __future__ import annotations

import glob
import os
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Protocol

import jwt
import psycopg
import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI
from fastapi.testclient import TestClient

from backend.accounts import passwords
from backend.accounts.models import Account
from backend.accounts.service import create_account
from backend.accounts.sessions import start_session
from backend.app import create_app
from backend.clock import instant
from backend.database import Database
from backend.employers.models import Employer
from backend.encryption import Cipher
from backend.migrate import migrate
from backend.rights import Role
from backend.settings import Secrets, Settings
from tests.integration.backend.world import baker, hr, world  # noqa: F401  # fixtures of every area

TODAY = "2026-11-22"
SECRET_NAMES = ("backend", "desk", "turn-token", "data-key", "index-key")
PASSWORD = "een-wachtwoord-voor-een-test"


@pytest.fixture(autouse=True)
def _business_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BUSINESS_DATE", TODAY)


@pytest.fixture(autouse=True)
def _cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same algorithm with little work: a suite with hundreds of accounts must not hash for minutes."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_HASHER", cheap)
    monkeypatch.setattr(passwords, "_NOBODY", cheap.hash(secrets.token_hex()))


def _postgresql_binaries() -> Path | None:
    found = shutil.which("initdb")
    folders = [found] if found else sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))
    return Path(folders[-1]).parent if folders else None


@pytest.fixture(scope="session")
def postgresql_folder() -> Iterator[Path]:
    """A running cluster that listens on a socket in this folder only, with a migrated database `backend`."""
    binaries = _postgresql_binaries()
    if binaries is None:
        reason = "PostgreSQL's binaries (initdb, pg_ctl) are not on this machine"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    # In /tmp itself: the path of a socket is short, and pytest's own folders are closed to another user.
    folder = Path(tempfile.mkdtemp(prefix="backend-postgresql-"))
    # PostgreSQL refuses to run as root.
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    options = (
        f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c max_connections=200"
    )

    def run(program: str, *arguments: str) -> None:
        command = [str(binaries / program), "-D", str(folder / "data"), *arguments]
        subprocess.run(command, user=user, check=True, cwd=folder, stdout=subprocess.DEVNULL)

    try:
        run("initdb", "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
        run("pg_ctl", "-w", "-t", "60", "-l", str(folder / "log"), "-o", options, "start")
        try:
            _administer(folder, "postgres", "CREATE DATABASE backend")
            migrate(_postgresql_url(folder))
            yield folder
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def _administer(folder: Path, database: str, statement: str) -> None:
    with psycopg.connect(host=str(folder), user="postgres", dbname=database, autocommit=True) as connection:
        connection.execute(statement.encode())


def _postgresql_url(folder: Path) -> str:
    return f"postgresql://postgres@/backend?host={folder}"


# A new database a test would take a second each. As "replica", no trigger or foreign key is in the way.
EMPTY_EVERY_TABLE = """
SET session_replication_role = replica;
DO $$ DECLARE name text; BEGIN
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'
  LOOP EXECUTE format('DELETE FROM %I', name); END LOOP;
END $$
"""


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite database, closed, to be copied."""
    path = tmp_path_factory.mktemp("template") / "backend.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh, migrated, empty database."""
    if request.param == "sqlite":
        template = request.getfixturevalue("sqlite_template")
        shutil.copy(template, tmp_path / "backend.db")
        yield f"sqlite:///{tmp_path / 'backend.db'}"
        return
    folder = request.getfixturevalue("postgresql_folder")
    _administer(folder, "backend", EMPTY_EVERY_TABLE)
    yield _postgresql_url(folder)


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    """Settings with a folder of fresh secrets."""
    folder = tmp_path / "secrets"
    folder.mkdir()
    for name in SECRET_NAMES:
        (folder / name).write_text(secrets.token_hex(32))
    return Settings(database_url=database_url, secrets_dir=folder)


@pytest.fixture
def app(settings: Settings) -> FastAPI:
    """The application on the empty database."""
    return create_app(settings)


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    """A client that shows the caller's secret."""
    headers = {"Authorization": f"Bearer {app.state.secrets.caller}"}
    with TestClient(app, headers=headers, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def database(app: FastAPI, client: TestClient) -> Database:
    """The application's database, for arranging and for looking afterwards."""
    database = app.state.database
    assert isinstance(database, Database)
    return database


@pytest.fixture
def cipher(settings: Settings) -> Cipher:
    """The cipher with this test's keys."""
    return Cipher.of(Secrets(settings.secrets_dir))


@pytest.fixture
def employer(database: Database) -> Employer:
    """An employer without anything."""
    employer = Employer(name="Bakkerij De Korenaar")
    with database.write() as session:
        session.add(employer)
    return employer


class MakesAccount(Protocol):
    """Makes an account with these roles at one employer."""

    def __call__(
        self,
        user_name: str,
        employer: Employer,
        *roles: Role,
        authenticator: str | None = None,
        demo: bool = False,
    ) -> Account: ...


@pytest.fixture
def make_account(database: Database, cipher: Cipher) -> MakesAccount:
    """A function that makes an account; its password is `PASSWORD`."""

    def make(
        user_name: str,
        employer: Employer,
        *roles: Role,
        authenticator: str | None = None,
        demo: bool = False,
    ) -> Account:
        with database.write() as session:
            return create_account(
                session,
                cipher,
                user_name=user_name,
                name=f"Account {user_name}",
                email=f"{user_name}@example.test",
                password=PASSWORD,
                roles={employer.id: roles},
                created_at=instant(),
                authenticator=authenticator,
                demo=demo,
            )

    return make


class Speaking:
    """Signs turn tokens as the gateway does, on living sessions."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings
        self.key = Secrets(settings.secrets_dir).turn_token_key

    def session(self, account: Account) -> tuple[str, str]:
        """Begin a session for the account; return its token and its id."""
        with self._database.write() as session:
            token, row = start_session(session, account.id, instant(), self._settings)
        return token, row.id

    def token(self, *, key: str | None = None, **changed: object) -> str:
        """Return a signed token with these claims, and iat, exp, iss, aud and channel as they should be."""
        now = instant()
        standard = {"iss": "gateway", "aud": "backend", "channel": "web", "iat": now}
        claims = {**standard, "exp": now + timedelta(seconds=120), **changed}
        claims = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode(claims, key or self.key, algorithm="HS256")

    def headers(self, account: Account, employer: Employer, conversation: str = "c1") -> dict[str, str]:
        """Return the header with which the account speaks for the employer, on a new session."""
        _, session_id = self.session(account)
        token = self.token(
            sub=account.id, employer=employer.id, conversation=conversation, session=session_id
        )
        return {"Turn-Token": token}


@pytest.fixture
def speaking(database: Database, settings: Settings) -> Speaking:
    """The signer of turn tokens."""
    return Speaking(database, settings)


@pytest.fixture
def speak(speaking: Speaking) -> Callable[..., dict[str, str]]:
    """Shorthand: `speak(account, employer)` gives the headers of a turn."""
    return speaking.headers
