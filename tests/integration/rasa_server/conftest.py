"""The door into Rasa, as the gateway uses it: a turn in, answers and the new state out."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from bot.gateway.turn_token import Signer
from run.stack import Stack
from tests.world import make_login


@dataclass
class RasaDoor:
    """Calls Rasa for one signed-in account."""

    http: httpx.AsyncClient
    token: str
    conversation: str

    def turn(self, text: str, state: dict[str, Any] | None, **changed: Any) -> dict[str, Any]:
        """Return the body of a turn."""
        return {
            "conversation": self.conversation,
            # The same when the gateway sends the same message again.
            "message_id": str(uuid.uuid5(uuid.NAMESPACE_OID, f"{self.conversation} {text}")),
            "text": text,
            "language": "nl",
            "metadata": {"turn_token": self.token, "channel": "web", "account_name": "Toos", "said": []},
            "state": state,
            **changed,
        }

    async def send(self, body: Any) -> httpx.Response:
        """Send the body of a turn."""
        return await self.http.post("/webhooks/gateway/turn", json=body)

    async def say(self, text: str, state: dict[str, Any] | None = None, **changed: Any) -> dict[str, Any]:
        """Return the answer to a turn that succeeds."""
        answer = await self.send(self.turn(text, state, **changed))
        assert answer.status_code == 200, answer.text
        return dict(answer.json())


@pytest.fixture(scope="module")
def speaker(assistant: Stack) -> dict[str, str]:
    """Return account, employer and session of somebody who has signed in."""
    login = make_login(assistant, ("hr",), "care group")
    with httpx.Client(base_url=assistant.address, trust_env=False, timeout=30) as http:
        body = {"user_name": login.user_name, "password": login.password}
        challenge = http.post("/api/sign-in", json=body).raise_for_status().json()["challenge"]
        body = {"challenge": challenge, "code": login.code(None)}
        session = http.post("/api/sign-in/code", json=body).raise_for_status().json()["session"]
        headers = {"Authorization": f"Bearer {assistant.secret_of('backend')}", "Session": session}
        found = http.get(assistant.address_of("backend") + "/v1/session", headers=headers).json()
    return {
        "account": found["account"]["id"],
        "employer": found["employers"][0]["id"],
        "session": found["session_id"],
    }


@pytest.fixture
async def rasa(assistant: Stack, speaker: dict[str, str]) -> AsyncIterator[RasaDoor]:
    """Give the door, with a turn token for a conversation of the test's own."""
    conversation = uuid.uuid4().hex
    signer = Signer(assistant.secret_of("turn-token"))
    token = signer.sign(**speaker, conversation=conversation, channel="web")
    async with httpx.AsyncClient(
        base_url=assistant.address_of("rasa"),
        headers={"Authorization": f"Bearer {assistant.secret_of('rasa')}"},
        trust_env=False,
        timeout=60,
    ) as http:
        yield RasaDoor(http, token, conversation)
