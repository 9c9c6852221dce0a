"""When the gateway itself breaks, neither the answer nor the log says what was in the request."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from websockets.exceptions import ConnectionClosed

from bot.gateway.shielding import HEADERS
from bot.gateway.store import Store
from bot.gateway.tickets import Tickets
from tests.integration.gateway.client import open_chat
from tests.integration.gateway.parts import SESSION

MARK = "kruimelvlaai"


def breaking(*_: Any, **__: Any) -> None:
    """Fail with words that quote what was sent."""
    raise ValueError(MARK)


async def test_a_failing_request_is_a_problem_without_its_words(
    gateway: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Tickets, "issue", breaking)
    async with httpx.AsyncClient(base_url=gateway, trust_env=False) as client:
        answer = await client.post("/api/ticket", headers={"Authorization": f"Bearer {SESSION}"})
    assert (answer.status_code, answer.json()["code"]) == (500, "other")
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert MARK not in answer.text
    logged = "".join(capfd.readouterr())
    assert MARK not in logged
    assert "ValueError" in logged


async def test_a_failing_line_is_closed_and_logged_without_its_words(
    gateway: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Store, "conversation", breaking)
    with pytest.raises(ConnectionClosed) as closed:
        async with open_chat(gateway):
            pass
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1011
    logged = "".join(capfd.readouterr())
    assert MARK not in logged
    assert "ValueError" in logged
