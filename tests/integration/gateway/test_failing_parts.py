"""What happens to a message when a part fails, or the gateway itself: it waits, and is handled once."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.gateway.settings import ROOT, Settings
from bot.words import words as page_words
from tests.integration.gateway.client import open_chat
from tests.integration.gateway.conftest import StartGateway
from tests.integration.gateway.parts import Parts, words

PART_DOWN = page_words("notice.part_down", "nl")
GOODBYE = [words("Tot ziens."), {"custom": {"part": "control", "do": "sign_out"}}]
PARTS = ("backend", "actions", "rasa")


async def health(address: str) -> tuple[int, Any]:
    """Return what the gateway says of itself."""
    async with httpx.AsyncClient(trust_env=False) as client:
        answer = await client.get(f"{address}/healthz")
        return answer.status_code, answer.json()


@pytest.mark.parametrize("failure", [503, 500, 400, [], [{"custom": {"part": "song"}}], [words("")]])
async def test_after_a_failed_turn_the_user_is_told_once_and_answered_later(
    gateway: str, parts: Parts, failure: Any
) -> None:
    async with open_chat(gateway) as chat:
        await chat.until_said("/greet")
        parts.script.extend([failure, failure, failure])
        await chat.say("Jan uit dienst")
        await chat.until_said("Gehoord: Jan")
    assert chat.texts("notice") == [PART_DOWN]
    assert [turn["text"] for turn in parts.turns[1:]] == ["Jan uit dienst"] * 4
    assert {turn["message_id"] for turn in parts.turns[1:]} == {parts.turns[1]["message_id"]}
    assert {turn["state"]["turns"] for turn in parts.turns[1:]} == {1}, "a failed turn left its state behind"


async def test_what_is_typed_while_rasa_is_gone_is_answered_in_order_when_it_is_back(
    gateway: str, parts: Parts
) -> None:
    async with open_chat(gateway) as chat:
        await chat.until_said("/greet")
        assert await health(gateway) == (200, {"status": "ok", "parts": dict.fromkeys(PARTS, "ok")})
        parts.down.add("rasa")
        await chat.say("een")
        await chat.say("twee")
        await chat.until(lambda chat: PART_DOWN in chat.texts("notice") and len(chat.of("ack")) == 2)
        while (await health(gateway))[0] == 200:  # what was asked before is kept for a second
            await chat.line.ping()
        states = {**dict.fromkeys(PARTS, "ok"), "rasa": "down"}
        assert await health(gateway) == (503, {"status": "degraded", "parts": states})
        parts.down.clear()
        await chat.until_said("Gehoord: twee")
    assert chat.texts("assistant") == ["Gehoord: /greet", "Gehoord: een", "Gehoord: twee"]
    assert [turn["text"] for turn in parts.turns] == ["/greet", "een", "twee"]


async def test_a_rasa_that_does_not_answer_in_time_is_asked_again(
    start_gateway: StartGateway, parts: Parts
) -> None:
    async with start_gateway(turn_timeout=0.3) as gateway, open_chat(gateway) as chat:
        await chat.until_said("/greet")
        never = asyncio.Event()
        parts.script.append(never)
        await chat.say("hallo")
        await chat.until_said("Gehoord: hallo")
        never.set()
    assert chat.texts("assistant").count("Gehoord: hallo") == 1


async def test_a_message_that_never_works_does_not_block_the_conversation(
    start_gateway: StartGateway, parts: Parts
) -> None:
    async with start_gateway(attempts_while_healthy=3) as gateway, open_chat(gateway) as chat:
        await chat.until_said("/greet")
        parts.script.extend([500, 500, 500])
        await chat.say("gif")
        await chat.say("en verder")
        await chat.until_said("Gehoord: en verder")
    assert chat.texts("notice") == [PART_DOWN, page_words("notice.given_up", "nl")]


async def test_an_opening_that_fails_is_said_and_made_up_for(gateway: str, parts: Parts) -> None:
    parts.script.extend([503, 503])
    async with open_chat(gateway, lang="en") as chat:
        await chat.until_said("/greet")
    assert chat.texts() == [page_words("notice.not_ready", "en"), "Gehoord: /greet"]


async def test_a_storage_that_fails_after_the_answer_repeats_the_turn_with_the_old_state(
    gateway: str, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.gateway.store import Store

    finish = Store.finish
    failed: list[bool] = []

    def failing_once(self: Store, *arguments: Any) -> bool:
        if not failed:
            failed.append(True)
            raise OSError("no space left on device")
        return finish(self, *arguments)

    async with open_chat(gateway) as chat:
        await chat.until_said("/greet")
        monkeypatch.setattr(Store, "finish", failing_once)
        await chat.say("hallo")
        await chat.until_said("Gehoord: hallo")
    assert [turn["state"] for turn in parts.turns] == [None, {"turns": 1}, {"turns": 1}]
    assert chat.texts("assistant") == ["Gehoord: /greet", "Gehoord: hallo"]


@asynccontextmanager
async def gateway_process(settings: Settings) -> AsyncIterator[tuple[str, asyncio.subprocess.Process]]:
    """Yield the address of a gateway in a process of its own, and the process."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    environment = {
        **os.environ,
        **{name.upper(): str(value) for name, value in settings.model_dump(exclude_none=True).items()},
        "PORT": str(port),
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.gateway", env=environment, cwd=ROOT, stderr=asyncio.subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        async with asyncio.timeout(120), httpx.AsyncClient(trust_env=False) as client:
            while True:
                try:
                    await client.get(f"{address}/healthz")
                    break
                except httpx.HTTPError:
                    assert process.returncode is None, "the gateway did not start"
                    await asyncio.sleep(0.05)
        yield address, process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def test_a_gateway_killed_before_the_answer_handles_the_message_when_it_is_back(
    settings: Settings, parts: Parts
) -> None:
    async with gateway_process(settings) as (address, process), open_chat(address) as chat:
        await chat.until_said("/greet")
        held = asyncio.Event()
        parts.arrived.clear()
        parts.script.append(held)
        await chat.say("Jan uit dienst")
        await chat.until(lambda chat: bool(chat.of("ack")))
        await asyncio.wait_for(parts.arrived.wait(), 10)
        process.send_signal(signal.SIGKILL)
        await process.wait()
        held.set()
    async with gateway_process(settings) as (address, _), open_chat(address) as chat:
        await chat.until_said("Gehoord: Jan")
    assert chat.texts() == ["Gehoord: /greet", "Jan uit dienst", "Gehoord: Jan uit dienst"]


async def test_a_gateway_killed_between_the_answer_and_storing_it_repeats_the_turn(
    settings: Settings, parts: Parts, tmp_path: Path
) -> None:
    async with gateway_process(settings) as (address, process), open_chat(address) as chat:
        await chat.until_said("/greet")
        held = asyncio.Event()
        parts.arrived.clear()
        parts.script.append(held)
        await chat.say("Jan uit dienst")
        await asyncio.wait_for(parts.arrived.wait(), 10)
        # With the database's write lock taken, the gateway gets the answer but cannot store it.
        lock = sqlite3.connect(tmp_path / "gateway.db", isolation_level=None)
        lock.execute("BEGIN IMMEDIATE")
        held.set()
        await chat.until(lambda chat: bool(chat.of("typing")))
        process.send_signal(signal.SIGKILL)
        await process.wait()
        lock.execute("ROLLBACK")
        lock.close()
    async with gateway_process(settings) as (address, _), open_chat(address) as chat:
        await chat.until_said("Gehoord: Jan")
    assert chat.texts("assistant") == ["Gehoord: /greet", "Gehoord: Jan uit dienst"]
    assert [turn["state"] for turn in parts.turns] == [None, {"turns": 1}, {"turns": 1}]


async def test_after_a_restart_a_message_is_handled_with_nobody_there(
    start_gateway: StartGateway, parts: Parts
) -> None:
    async with start_gateway() as gateway, open_chat(gateway) as chat:
        await chat.until_said("/greet")
        parts.down.add("rasa")
        await chat.say("Jan uit dienst")
        await chat.until_said(PART_DOWN)
    parts.down.clear()
    parts.arrived.clear()
    async with start_gateway():
        await asyncio.wait_for(parts.arrived.wait(), 10)
    assert parts.turns[-1]["text"] == "Jan uit dienst"


async def test_who_could_not_be_signed_out_is_not_told_so(gateway: str, parts: Parts) -> None:
    async with open_chat(gateway) as chat:
        await chat.until_said("/greet")
        parts.down.add("backend")
        parts.script.extend([GOODBYE, GOODBYE])
        await chat.say("log mij uit")
        await chat.until_said(PART_DOWN)
        assert parts.session_alive
        assert "Tot ziens." not in chat.texts()
        parts.script.extend([GOODBYE] * 100)  # each try takes one
        parts.down.clear()
        await chat.until_said("Tot ziens.")
        assert await chat.closed() == 4401
    assert not parts.session_alive
    assert chat.texts("assistant") == ["Gehoord: /greet", "Tot ziens."]


async def test_who_asked_to_be_signed_out_and_left_is_signed_out(
    start_gateway: StartGateway, parts: Parts
) -> None:
    async with start_gateway() as gateway, open_chat(gateway) as chat:
        await chat.until_said("/greet")
        parts.down.add("rasa")
        await chat.say("log mij uit")
        await chat.until_said(PART_DOWN)
    parts.down.clear()
    parts.script.append(GOODBYE)
    async with start_gateway():
        await asyncio.wait_for(parts.session_over.wait(), 10)
    assert not parts.session_alive


async def test_a_turn_that_finds_its_session_ended_is_not_tried_again(gateway: str, parts: Parts) -> None:
    async with open_chat(gateway) as chat:
        await chat.until_said("/greet")
        parts.script.append("session_ended")
        await chat.say("Jan uit dienst")
        await chat.until_said(page_words("notice.session_ended", "nl"))
        await chat.say("nog eens")
        await chat.until_said("Gehoord: nog eens")
    assert [turn["text"] for turn in parts.turns] == ["/greet", "Jan uit dienst", "nog eens"]


async def test_a_message_whose_session_ended_meanwhile_is_not_acted_on(
    start_gateway: StartGateway, parts: Parts
) -> None:
    async with start_gateway() as gateway, open_chat(gateway) as chat:
        await chat.until_said("/greet")
        parts.down.add("rasa")
        await chat.say("Jan uit dienst")
        await chat.until_said(PART_DOWN)
    parts.down.clear()
    parts.session_alive = False
    parts.session_asked.clear()
    ended = page_words("notice.session_ended", "nl")
    async with start_gateway() as gateway:
        await asyncio.wait_for(parts.session_asked.wait(), 10)
        parts.session_alive = True  # the user has signed in again
        async with open_chat(gateway) as chat:
            await chat.until_said(ended)
            await chat.say("nog eens")
            await chat.until_said("Gehoord: nog eens")
    assert [turn["text"] for turn in parts.turns] == ["/greet", "nog eens"]
