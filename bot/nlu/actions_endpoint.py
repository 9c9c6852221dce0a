"""The way from Rasa to the action server: one kept-open connection, the secret, and failures that are seen.

Rasa swallows a failing action and answers as if the turn were whole. This endpoint notes the failure for
the turn that is under way, so that the channel can refuse the whole turn instead.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any

import aiohttp
from rasa.core.channels.channel import OutputChannel
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

REJECTED = 400  # rasa-sdk's status for "this action does not want to run now": an answer, not a failure
SESSION_ENDED = 440  # our action server's status: the session of the turn has ended
TIMEOUT_SECONDS = 20.0


class TurnReport:
    """What went wrong while one turn was handled."""

    def __init__(self) -> None:
        self.failed_calls = 0
        self.session_ended = False


current_turn: ContextVar[TurnReport | None] = ContextVar("current_turn", default=None)


class ActionsEndpoint(EndpointConfig):
    """An `EndpointConfig` for the action server's webhook."""

    def __init__(self, url: str, secret: str) -> None:
        # Without the domain in every call: the actions do not need it, and it is most of the bytes.
        super().__init__(url, headers={"Authorization": f"Bearer {secret}"}, enable_selective_domain=True)
        self._connections: aiohttp.ClientSession | None = None

    async def request(self, method: str = "post", json: Any = None, **_: Any) -> Any:
        """Return the action server's JSON answer.

        Raises:
            ClientResponseError: it answered with an error; 400 means that the action was rejected.
            aiohttp.ClientError, asyncio.TimeoutError: it did not answer.
        """
        if self._connections is None or self._connections.closed:
            self._connections = aiohttp.ClientSession(
                headers=self.headers, timeout=aiohttp.ClientTimeout(total=TIMEOUT_SECONDS)
            )
        try:
            async with self._connections.request(method, self.url, json=json) as response:
                if response.status >= REJECTED:
                    raise ClientResponseError(response.status, response.reason, await response.text())
                return await response.json()
        except Exception as error:
            rejected = isinstance(error, ClientResponseError) and error.status == REJECTED
            report = current_turn.get()
            if report is not None and not rejected:
                report.failed_calls += 1
                if isinstance(error, ClientResponseError) and error.status == SESSION_ENDED:
                    report.session_ended = True
            raise

    async def close(self) -> None:
        """Close the kept-open connections."""
        if self._connections is not None:
            await self._connections.close()


class CollectedMessages(OutputChannel):
    """Collects a turn's answers as they are, without flattening buttons and custom parts."""

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []

    @classmethod
    def name(cls) -> str:
        """Return the channel's name, as conditional responses see it."""
        return "gateway"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep `message`: its text, buttons, custom part and the data that the action gave."""
        known = {"text", "buttons", "custom", "elements", "quick_replies", "attachment", "image"}
        self.messages.append(
            {
                "text": message.get("text"),
                "buttons": message.get("buttons") or [],
                "custom": message.get("custom"),
                "data": {key: value for key, value in message.items() if key not in known},
            }
        )
