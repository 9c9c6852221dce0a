"""One exit in which one part dies at one moment and comes back."""

from __future__ import annotations

import asyncio

from run.stack import Stack
from tests.chaos.talk import BACK_SECONDS, NOTICE_SECONDS, WAIT_NOTICE, Talk

PARTS = ("gateway", "rasa", "actions", "backend")
MOMENTS = (
    "before the sentence",
    "while the sentence is handled",
    "before confirming",
    "right after confirming",
    "once it is recorded",
    "before asking the status",
)
RECORDED_SECONDS = 30.0


async def kill_at(stack: Stack, person: str, part: str, moment: str) -> None:
    """Report an exit of `person`; `part` dies at `moment`, stays away until the user was told, comes back."""
    talk = await Talk.begin(stack, person)
    try:
        await _talk_with_a_failure(talk, part, moment)
    finally:
        if stack.pid_of(part) is None:
            await asyncio.to_thread(stack.let_up, part)
        await talk.chat.close()


async def _talk_with_a_failure(talk: Talk, part: str, moment: str) -> None:
    async def fails() -> None:
        await asyncio.to_thread(talk.stack.hold_down, part)

    if moment == "before the sentence":
        await fails()
    await talk.sentence()
    if moment == "while the sentence is handled":
        await talk.acknowledged()
        await fails()
    if moment in ("before the sentence", "while the sentence is handled"):
        await _told_and_back(talk, part)
    await talk.until("the summary", lambda: talk.has_summary, BACK_SECONDS)

    if moment == "before confirming":
        await fails()
    await talk.confirm()
    if moment == "right after confirming":
        await fails()
    if moment == "once it is recorded":
        # The part dies between the record and its answer, or right after: both must be survived.
        await recorded(talk)
        await fails()
    if moment in ("before confirming", "right after confirming", "once it is recorded"):
        await _told_and_back(talk, part)
    await talk.until("the receipt", lambda: bool(talk.receipts), BACK_SECONDS)

    if moment == "before asking the status":
        await fails()
        await talk.ask_status()
        await _told_and_back(talk, part)
    await talk.finish()


async def recorded(talk: Talk) -> None:
    """Return as soon as the ledger has the exit, whatever the user has been told."""
    async with asyncio.timeout(RECORDED_SECONDS):
        while not talk.entries():  # noqa: ASYNC110 - another process
            await asyncio.sleep(0.001)


async def _told_and_back(talk: Talk, part: str) -> None:
    """Check that the user is told something while the part is away; then let it come back."""
    if part != "gateway":
        await talk.until("a sentence", lambda: talk.sentence_after_sending, NOTICE_SECONDS)
        told = talk.chat.messages[-1]
        assert told["from"] == "assistant" or told["fallback_text"] == WAIT_NOTICE, talk.transcript()
    await asyncio.to_thread(talk.stack.let_up, part)
    await talk.until("a sentence", lambda: talk.sentence_after_sending, BACK_SECONDS)
