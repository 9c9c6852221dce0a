"""A part dies in the middle of an exit: the user is told, nothing is lost, nothing is done twice."""

from __future__ import annotations

import asyncio
import sqlite3

import pytest

from run.stack import Stack
from tests.chaos.moments import MOMENTS, PARTS, kill_at, recorded
from tests.chaos.talk import People, Talk

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("stack")]

RISKIEST = [
    ("backend", "before the sentence"),
    ("gateway", "while the sentence is handled"),
    ("actions", "before confirming"),
    ("backend", "right after confirming"),
    ("gateway", "right after confirming"),
    ("rasa", "once it is recorded"),
    ("actions", "once it is recorded"),
    ("gateway", "before asking the status"),
]


@pytest.mark.parametrize(("part", "moment"), RISKIEST)
async def test_when_a_part_dies_the_exit_is_still_reported_once(
    breakable: Stack, people: People, part: str, moment: str
) -> None:
    await kill_at(breakable, people.next(), part, moment)


@pytest.mark.chaos
@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("part", PARTS)
async def test_whenever_any_part_dies_the_exit_is_still_reported_once(
    breakable: Stack, people: People, part: str, moment: str
) -> None:
    await kill_at(breakable, people.next(), part, moment)


async def test_all_parts_die_at_once_after_confirming(breakable: Stack, people: People) -> None:
    talk = await Talk.begin(breakable, people.next())
    try:
        await talk.sentence()
        await talk.until("the summary", lambda: talk.has_summary, 30)
        await talk.confirm()
        await talk.acknowledged()
        for part in PARTS:
            await asyncio.to_thread(breakable.hold_down, part)
        # At once: the gateway says that it is well only when the others are.
        await asyncio.gather(*(asyncio.to_thread(breakable.let_up, part) for part in PARTS))
        await talk.finish()
    finally:
        await talk.chat.close()


async def test_an_exit_that_was_recorded_but_not_answered_is_not_recorded_again(
    breakable: Stack, people: People
) -> None:
    talk = await Talk.begin(breakable, people.next())
    # With the write lock of the gateway's database taken, the gateway gets the answer but cannot store it.
    lock = sqlite3.connect(breakable.var / "gateway.db", isolation_level=None)
    try:
        await talk.sentence()
        await talk.until("the summary", lambda: talk.has_summary, 30)
        await talk.confirm()
        await talk.acknowledged()
        lock.execute("BEGIN IMMEDIATE")
        await recorded(talk)
        await asyncio.to_thread(breakable.hold_down, "gateway")
        lock.execute("ROLLBACK")
        assert not talk.receipts
        await asyncio.to_thread(breakable.let_up, "gateway")
        await talk.finish()
    finally:
        lock.close()
        await talk.chat.close()
