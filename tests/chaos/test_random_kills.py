"""Parts die at random moments, again and again, while several users report exits."""

from __future__ import annotations

import asyncio
import random

import pytest

from run.stack import Stack
from tests.chaos.moments import PARTS
from tests.chaos.talk import People, Talk

pytestmark = [
    pytest.mark.slow,
    pytest.mark.chaos,
    pytest.mark.xdist_group("stack"),
    pytest.mark.timeout(1200),
]
USERS = 3
EXITS_EACH = 3
PATIENCE_SECONDS = 240.0
"""So long may one answer take while parts keep dying."""


async def report_exits(talks: list[Talk]) -> None:
    """Be one user, who reports one exit after another."""
    for talk in talks:
        await talk.sentence()
        await talk.until("the summary", lambda talk=talk: talk.has_summary, PATIENCE_SECONDS)  # type: ignore[misc]  # mypy cannot infer a default
        await talk.confirm()
        await talk.finish(PATIENCE_SECONDS)


async def kill_now_and_then(stack: Stack, dice: random.Random, over: asyncio.Event) -> int:
    """Kill a part, leave it down for a moment, let it come back; until it is over. Return how often."""
    times = 0
    while not over.is_set():
        # Rasa takes long to come back: were it killed as often as the others, nothing would be up to kill.
        part = dice.choices(PARTS, weights=[4, 1, 4, 4])[0]
        await asyncio.sleep(dice.uniform(0.0, 2.0))
        await asyncio.to_thread(stack.hold_down, part)
        await asyncio.sleep(dice.uniform(0.0, 1.5))
        await asyncio.to_thread(stack.let_up, part)
        times += 1
    return times


@pytest.mark.parametrize("seed", range(4))
async def test_whatever_dies_at_random_every_exit_is_reported_once(
    breakable: Stack, people: People, seed: int
) -> None:
    # Signed in before the killing starts: a code works once, so a lost answer would cost half a minute.
    talks = [await Talk.begin(breakable, people.next()) for _ in range(USERS * EXITS_EACH)]
    over = asyncio.Event()
    killing = asyncio.create_task(kill_now_and_then(breakable, random.Random(seed), over))
    try:
        async with asyncio.TaskGroup() as users:
            for user in range(USERS):
                users.create_task(report_exits(talks[user::USERS]))
    finally:
        over.set()
        times = await killing
        for talk in talks:
            await talk.chat.close()
    assert times > 0
