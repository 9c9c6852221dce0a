"""Who comes back to an open task is told where they were: once, and only then."""

from __future__ import annotations

import asyncio
import sqlite3
from itertools import count
from pathlib import Path

from tests.integration.gateway.client import open_chat
from tests.integration.gateway.parts import Parts

RETURN = '/repeat{"choice": "return"}'
HOUR = 3600
NUMBERS = count(1)


def hours_pass(folder: Path, hours: float) -> None:
    """Put everything that was said that much earlier."""
    with sqlite3.connect(folder / "gateway.db") as database:
        database.execute("UPDATE messages SET stored_at = stored_at - ?", (hours * HOUR,))
        database.execute("UPDATE inbox SET received_at = received_at - ?", (hours * HOUR,))
    database.close()


async def leave_open(gateway: str, parts: Parts) -> None:
    """Begin a task and close the window."""
    async with open_chat(gateway) as chat:
        await chat.until_said("/greet")
        parts.open_task = "exit_form"
        await chat.say("Jan uit dienst")
        await chat.until_said("Gehoord: Jan")


def returns(parts: Parts) -> int:
    """Return how often the dialogue was told that somebody came back."""
    return [turn["text"] for turn in parts.turns].count(RETURN)


async def visit(gateway: str) -> None:
    """Open a window, say something, and leave: by then whatever the visit itself did is done."""
    async with open_chat(gateway) as chat:
        said = f"nog hier {next(NUMBERS)}"
        await chat.say(said)
        await chat.until_said(f"Gehoord: {said}")


async def test_after_hours_of_silence_the_assistant_says_where_they_were(
    gateway: str, parts: Parts, tmp_path: Path
) -> None:
    await leave_open(gateway, parts)
    hours_pass(tmp_path, 4.1)
    async with open_chat(gateway) as chat:
        await chat.until_said(f"Gehoord: {RETURN}")
        assert RETURN not in chat.texts("user")
    assert parts.turns[-1]["state"] == {"turns": 2, "active_loop": "exit_form"}
    await visit(gateway)
    assert returns(parts) == 1


async def test_a_shorter_silence_or_a_reload_is_no_return(gateway: str, parts: Parts, tmp_path: Path) -> None:
    await leave_open(gateway, parts)
    hours_pass(tmp_path, 3.9)
    await visit(gateway)
    await visit(gateway)
    assert returns(parts) == 0


async def test_a_new_sign_in_is_a_return_and_each_session_only_once(gateway: str, parts: Parts) -> None:
    await leave_open(gateway, parts)
    parts.session_id = "s2"
    async with open_chat(gateway) as first, open_chat(gateway) as second:
        await first.until_said(f"Gehoord: {RETURN}")
        await second.until_said(f"Gehoord: {RETURN}")
    parts.session_id = "s1"  # the other device is still signed in
    await visit(gateway)
    parts.session_id = "s2"
    await visit(gateway)
    assert returns(parts) == 1


async def test_two_windows_that_open_at_once_are_one_return(
    gateway: str, parts: Parts, tmp_path: Path
) -> None:
    await leave_open(gateway, parts)
    hours_pass(tmp_path, 5)
    await asyncio.gather(*(visit(gateway) for _ in range(4)))
    assert returns(parts) == 1


async def test_with_nothing_open_nobody_is_told_anything(gateway: str, parts: Parts, tmp_path: Path) -> None:
    async with open_chat(gateway) as chat:
        await chat.until_said("/greet")
    hours_pass(tmp_path, 24)
    parts.session_id = "s2"
    await visit(gateway)
    assert [turn["text"][:8] for turn in parts.turns] == ["/greet", "nog hier"]


async def test_a_return_ends_unseen_when_the_session_ended_just_then(
    gateway: str, parts: Parts, tmp_path: Path
) -> None:
    await leave_open(gateway, parts)
    hours_pass(tmp_path, 5)
    parts.script.append("session_ended")
    await visit(gateway)
    async with open_chat(gateway) as chat:
        await chat.until(lambda chat: len(chat.messages()) == chat.of("welcome")[0]["seq"])
    assert chat.texts("notice") == []
    assert returns(parts) == 1
