"""The database: engine, units of work and what all tables share. Services use a session and never commit;
the unit of work around them does. SQLite: WAL, reading in BEGIN, writing in BEGIN IMMEDIATE, so that two
writers queue instead of failing half-way.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection as SQLiteConnection
from typing import Annotated, Any

from fastapi import Depends, Request
from sqlalchemy import Connection, DateTime, Dialect, Engine, MetaData, create_engine, event, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker
from sqlalchemy.types import TypeDecorator

BUSY_TIMEOUT_MILLISECONDS = 10_000


class Base(DeclarativeBase):
    """The base of every table."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Moment(TypeDecorator[datetime]):
    """An aware time, kept in UTC; SQLite knows no time zones, so it is given back aware here."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Database:
    """The one way to the tables: `read()` and `write()` each give a session for one unit of work."""

    def __init__(self, url: str) -> None:
        address = make_url(url)
        if address.get_backend_name() == "postgresql":
            address = address.set(drivername="postgresql+psycopg")
            waits = {"options": f"-c lock_timeout={BUSY_TIMEOUT_MILLISECONDS}"}
            self.engine = create_engine(
                address,
                pool_size=10,
                max_overflow=30,
                pool_pre_ping=True,
                hide_parameters=True,
                connect_args=waits,
            )
            reading: Engine = self.engine.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
            writing: Engine = self.engine
        else:
            if address.database:
                Path(address.database).parent.mkdir(parents=True, exist_ok=True)
            self.engine = create_engine(address, pool_size=10, max_overflow=30, hide_parameters=True)
            event.listen(self.engine, "connect", _prepare_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)
            reading = self.engine
            writing = self.engine.execution_options(sqlite_begin="BEGIN IMMEDIATE")
        self._reading = sessionmaker(reading, expire_on_commit=False, autoflush=False)
        self._writing = sessionmaker(writing, expire_on_commit=False)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session that sees one moment of the database and keeps nothing."""
        with self._reading() as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Give a session whose changes are committed together at the end, or not at all."""
        with self._writing.begin() as session:
            yield session

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def _prepare_sqlite(connection: SQLiteConnection, _record: object) -> None:
    # The driver must not begin transactions by itself: _begin_sqlite says how.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MILLISECONDS}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("sqlite_begin", "BEGIN"))


def insert_missing(session: Session, table: type[Base], rows: list[dict[str, Any]]) -> int:
    """Insert the rows that break no unique constraint, leave the others; return how many were inserted."""
    dialect = session.get_bind().dialect.name
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    statement = insert(table).values(rows).on_conflict_do_nothing()
    # Counted from what comes back: the drivers do not agree on the row count of such an insert.
    return len(session.execute(statement.returning(*table.__table__.primary_key)).all())


def database_of(request: Request) -> Database:
    """The dependency that gives the database itself, for endpoints with more than one unit of work."""
    database = request.app.state.database
    assert isinstance(database, Database)  # noqa: S101  # set by create_app
    return database


def read_session(database: Annotated[Database, Depends(database_of)]) -> Iterator[Session]:
    """The dependency that gives an endpoint a session for reading."""
    with database.read() as session:
        yield session


def write_session(database: Annotated[Database, Depends(database_of)]) -> Iterator[Session]:
    """The dependency that gives an endpoint one unit of work, committed when the endpoint returns."""
    with database.write() as session:
        yield session


# Scope "function": committed before the answer is sent, so that an answer never speaks of what was not kept.
UsesDatabase = Annotated[Database, Depends(database_of)]
ReadSession = Annotated[Session, Depends(read_session, scope="function")]
WriteSession = Annotated[Session, Depends(write_session, scope="function")]
