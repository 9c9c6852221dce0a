"""The store on SQLite and on PostgreSQL: numbering without gaps, nothing twice, buttons, forgetting."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine

from bot.channels.message import Button, Draft, TextPart
from bot.gateway.database import open_database
from bot.gateway.records import ChoiceUsedError, Incoming, Outcome, TooManyWaitingError
from bot.gateway.store import Store
from bot.gateway.tables import metadata
from tests.integration.backend.conftest import postgresql_folder  # noqa: F401  # a fixture

C = "conversation-1"


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """Yield an empty database of each kind."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'gateway.db'}"
    else:
        folder = request.getfixturevalue("postgresql_folder")
        name = f"gateway_{uuid.uuid4().hex}"
        with psycopg.connect(host=str(folder), user="postgres", dbname="postgres", autocommit=True) as server:
            server.execute(f"CREATE DATABASE {name}".encode())
        url = f"postgresql+psycopg://postgres@/{name}?host={folder}"
    engine = open_database(url)
    yield engine
    engine.dispose()


@pytest.fixture
def store(engine: Engine) -> Store:
    """Return a store with one conversation."""
    store = Store(engine)
    store.conversation(C, "a1", "e1")
    return store


def incoming(text: str = "hallo", **changes: Any) -> Incoming:
    """Return something that was said."""
    said = Incoming(str(uuid.uuid4()), "s1", "Sanne", "web", "nl", text=text, shown=text)
    return replace(said, **changes)


def answer(text: str, *buttons: Button) -> Draft:
    """Return something that the assistant says."""
    return Draft(sender="assistant", lang="nl", parts=(TextPart(text=text),), buttons=buttons)


def test_the_migrations_make_the_tables_as_they_are_declared(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": "gateway_migration"})
        assert compare_metadata(context, metadata) == []


def test_many_at_once_are_numbered_without_gaps(store: Store) -> None:
    with ThreadPoolExecutor(8) as threads:
        receipts = list(threads.map(lambda n: store.receive(C, incoming(f"bericht {n}")), range(24)))
    assert sorted(receipt.seq for receipt in receipts) == list(range(1, 25))
    assert [message.seq for message in store.messages_after(C, 20)] == [21, 22, 23, 24]


def test_eight_threads_with_one_id_make_one_message(store: Store) -> None:
    said = incoming()
    with ThreadPoolExecutor(8) as threads:
        receipts = list(threads.map(lambda _: store.receive(C, said), range(8)))
    assert sorted(receipt.new for receipt in receipts) == [False] * 7 + [True]
    assert len(store.messages_after(C, 0)) == 1


def test_eight_threads_that_press_one_button_press_it_once(store: Store) -> None:
    store.receive(C, incoming())
    waiting = store.next_waiting(C)
    assert waiting
    yes = Button(id="yes", kind="choice", label="Ja", payload="/affirm")
    store.finish(waiting, Outcome("done", [answer("Klopt dit?", yes)], state={}, language="nl"))

    def press(_: int) -> bool:
        try:
            return store.receive(C, incoming("", button="yes")).new
        except ChoiceUsedError:
            return False

    with ThreadPoolExecutor(8) as threads:
        assert sorted(threads.map(press, range(8))) == [False] * 7 + [True]


def test_an_outcome_is_stored_once_and_wipes_what_was_said_to_rasa(store: Store, engine: Engine) -> None:
    store.receive(C, incoming("een", sealed=b"x"))
    waiting = store.next_waiting(C)
    assert waiting
    outcome = Outcome("done", [answer("twee")], state={"slot": "drie"}, language="en")
    assert [store.finish(waiting, outcome), store.finish(waiting, outcome)] == [True, False]
    found = store.find(C)
    assert found
    assert (found.state, found.language, found.seq) == ({"slot": "drie"}, "en", 2)
    assert store.said(C) == ["twee"]
    assert store.next_waiting(C) is None
    with engine.connect() as connection:
        row = connection.exec_driver_sql("SELECT text, sealed, status FROM inbox").one()
    assert tuple(row) == ("", None, "done")


def test_a_refused_message_leaves_the_state_as_it_was(store: Store) -> None:
    for outcome in (Outcome("done", [answer("a")], state={"n": 1}, language="en"), Outcome("refused", [])):
        store.receive(C, incoming())
        waiting = store.next_waiting(C)
        assert waiting
        store.finish(waiting, outcome)
    found = store.find(C)
    assert found
    assert (found.state, found.language) == ({"n": 1}, "en")


def test_the_opening_is_stored_once(store: Store) -> None:
    opening = incoming("/greet")
    assert [store.open(C, opening), store.open(C, replace(opening, client_id="2"))] == [True, False]


def test_eight_windows_that_open_after_a_silence_are_one_return(store: Store) -> None:
    store.receive(C, incoming("Jan uit dienst"))
    waiting = store.next_waiting(C)
    assert waiting
    store.finish(
        waiting, Outcome("done", [answer("Per wanneer?")], state={"active_loop": "f"}, language="nl")
    )
    back = incoming("/repeat", session_id="s2")
    assert store.come_back(C, incoming("/repeat"), silent_since=time.time() - 60) is False
    with ThreadPoolExecutor(8) as threads:
        turns = [replace(back, client_id=str(n)) for n in range(8)]
        came = threads.map(lambda turn: store.come_back(C, turn, silent_since=time.time() + 60), turns)
        assert sorted(came) == [False] * 7 + [True]


def test_a_conversation_takes_only_so_many_that_wait(store: Store) -> None:
    for _ in range(50):
        store.receive(C, incoming())
    with pytest.raises(TooManyWaitingError):
        store.receive(C, incoming())


def test_what_is_older_than_the_retention_time_is_gone_but_not_what_waits(store: Store) -> None:
    store.receive(C, incoming("oud"))
    waiting = store.next_waiting(C)
    assert waiting
    button = Button(id="yes", kind="choice", label="Ja", payload="/affirm")
    store.finish(waiting, Outcome("done", [answer("antwoord", button)], state={"n": 1}, language="nl"))
    store.receive(C, incoming("wacht nog"))
    store.forget(time.time() + 1)
    found = store.find(C)
    assert found
    assert (store.messages_after(C, 0), found.state, found.seq) == ([], None, 3)
    assert store.conversations_waiting() == [C]
