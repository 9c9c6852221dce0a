"""Units of work on both databases: one moment read, all or nothing written, and said only when kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError, StatementError

from backend.accounts.errors import CodeRefused
from backend.accounts.models import Account, RecoveryCode, SecurityEvent
from backend.app import create_app
from backend.database import Database, WriteSession, insert_missing
from backend.employers.models import Employer
from backend.migrate import migrate
from backend.models import Base
from backend.settings import Settings

NOW = datetime(2026, 11, 22, 10, 0, 0, 123456, tzinfo=UTC)
MIGRATIONS = Path(__file__).parents[3] / "backend/migrations"


def names(database: Database) -> list[str]:
    with database.read() as session:
        return list(session.scalars(select(Employer.name).order_by(Employer.name)))


def test_the_migrations_make_exactly_the_tables_of_the_models(database: Database, database_url: str) -> None:
    migrate(database_url)
    with database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_accounts_that_were_there_follow_the_theme_of_the_device_and_keep_what_belongs_to_them(
    tmp_path: Path,
) -> None:
    database = Database(f"sqlite:///{tmp_path / 'earlier.db'}")
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["engine"] = database.engine
    command.upgrade(config, "0006")
    with database.engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO account (id, user_name, name, email, password_hash, theme, demo, created_at)"
            " VALUES ('a', 'hr', 'Sanne', 'sanne@test.example', 'x', 'light', 0, '2026-11-22')"
        )
        connection.exec_driver_sql("INSERT INTO recovery_code (account_id, code_hash) VALUES ('a', 'x')")
    command.upgrade(config, "head")
    with database.read() as session:
        assert session.get_one(Account, "a").theme == "system"
        assert session.scalars(select(RecoveryCode.account_id)).all() == ["a"]
    with database.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    command.downgrade(config, "0006")
    with pytest.raises(IntegrityError), database.write() as session:
        session.get_one(Account, "a").theme = "system"
    database.close()


def test_a_unit_of_work_is_kept_whole_or_not_at_all(database: Database) -> None:
    def fail_half_way() -> None:
        with database.write() as session:
            session.add(Employer(name="half"))
            session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_half_way()
    assert names(database) == []
    with database.write() as session:
        session.add(Employer(name="whole"))
    assert names(database) == ["whole"]


def test_reading_sees_one_moment(database: Database) -> None:
    count = select(func.count()).select_from(Employer)
    with database.read() as reading:
        assert reading.scalar(count) == 0
        with database.write() as session:
            session.add(Employer(name="meanwhile"))
        assert reading.scalar(count) == 0
    assert names(database) == ["meanwhile"]


def test_times_come_back_aware_whatever_zone_they_were_in(database: Database) -> None:
    elsewhere = NOW.astimezone(timezone(timedelta(hours=5, minutes=30)))
    with database.write() as session:
        session.add(SecurityEvent(kind="test", at=elsewhere))
    with database.read() as session:
        at = session.scalars(select(SecurityEvent.at)).one()
    assert (at, at.tzinfo) == (NOW, UTC)
    with pytest.raises(StatementError), database.write() as session:
        session.add(SecurityEvent(kind="test", at=NOW.replace(tzinfo=None)))


def test_rows_that_are_there_are_left_as_they_are(database: Database) -> None:
    with database.write() as session:
        assert insert_missing(session, Employer, [{"id": "a", "name": "first"}]) == 1
        rows = [{"id": "a", "name": "other"}, {"id": "b", "name": "second"}]
        assert insert_missing(session, Employer, rows) == 1
    assert names(database) == ["first", "second"]


def test_an_answer_speaks_only_of_what_was_kept(app: FastAPI, client: TestClient, database: Database) -> None:
    def refused(session: WriteSession) -> None:
        session.add(Employer(name="refused"))
        session.flush()
        raise CodeRefused

    def twice(session: WriteSession) -> None:
        # Breaks the primary key only when the unit of work is committed.
        session.add(Employer(id="a", name="first"))
        session.add(Employer(id="a", name="second"))

    app.add_api_route("/refused", refused, methods=["POST"])
    app.add_api_route("/twice", twice, methods=["POST"])
    answers = [client.post("/refused"), client.post("/twice")]
    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [
        (401, "code_refused"),
        (500, "internal_error"),
    ]
    assert names(database) == []


def test_a_database_that_stays_busy_is_a_problem_of_its_own(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backend.database.BUSY_TIMEOUT_MILLISECONDS", 50)
    app = create_app(settings)

    def rename(session: WriteSession) -> None:
        session.execute(Employer.__table__.update().values(name="other"))  # type: ignore[attr-defined]  # a Table

    app.add_api_route("/rename", rename, methods=["POST"])
    headers = {"Authorization": f"Bearer {app.state.secrets.caller}"}
    with TestClient(app, headers=headers) as client:
        database: Database = app.state.database
        with database.write() as session:
            session.add(Employer(id="a", name="mine"))
        with database.write() as session:
            session.get_one(Employer, "a", with_for_update=True)
            answer = client.post("/rename")
    assert (answer.status_code, answer.json()["code"]) == (503, "database_unavailable")
