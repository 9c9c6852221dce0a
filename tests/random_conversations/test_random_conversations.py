"""Whatever a user does: what is recorded is what was read back and confirmed, once, and nothing hangs.

`CONVERSATIONS=500 make test ARGS="-k random_conversations"` plays more of them, others each time;
`--hypothesis-show-statistics` tells how many of them recorded something.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, Phase, event, given, settings

from run.stack import Stack
from tests.random_conversations.player import Player
from tests.random_conversations.steps import Step, conversations
from tests.world import make_bakery, make_login

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("stack")]
MANY = int(os.environ.get("CONVERSATIONS", "0"))
FAILURES = ("action_failed", "no_words", "Traceback")


@pytest.mark.timeout(60 + 20 * (MANY or 12))
@settings(
    max_examples=MANY or 12,
    deadline=None,
    derandomize=not MANY,
    database=None,
    # A conversation takes seconds: a failing one is shown as it is, unless many are asked for.
    phases=(Phase.generate, Phase.shrink) if MANY else (Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
@given(steps=conversations)
async def test_what_is_recorded_was_read_back_and_confirmed_once(assistant: Stack, steps: list[Step]) -> None:
    login = make_login(assistant, ("hr",), make_bakery(assistant))
    logged = {part: len(assistant.log_of(part)) for part in ("actions", "rasa", "gateway", "backend")}
    chat = await login.chat(assistant)
    player = Player(assistant, login, chat)
    try:
        for step in steps:
            await player.play(step)
            assert not player.faults, transcript(player, steps)
    finally:
        await chat.close()
    event(f"changes recorded in a conversation: {len(player.ledger)}")
    for part, length in logged.items():
        fresh = assistant.log_of(part)[length:]
        found = [line for line in fresh.splitlines() if any(failure in line for failure in FAILURES)]
        assert not found, f"{part} logged: {found}\n{transcript(player, steps)}"


def transcript(player: Player, steps: list[Step]) -> str:
    """Return what was said, and what was wrong, for whoever reads the failure."""
    said = [f"{m['from']:>9}  {m['fallback_text']}" for m in player.chat.messages]
    return "\n".join([*said, "", *map(str, steps), "", *player.faults])
