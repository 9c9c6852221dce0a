"""The gateway's one call to Rasa: a turn in, its answers and the new dialogue state out."""

from __future__ import annotations

from typing import Any, Literal

import httpx
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.channels.message import Language
from bot.gateway.backend import PartDownError


class SessionEndedError(Exception):
    """A part behind Rasa found that the session of this turn has ended."""


class Turn(BaseModel):
    """What Rasa is told. See docs/architecture.md."""

    model_config = ConfigDict(frozen=True)

    conversation: str
    message_id: str
    text: str = Field(repr=False)
    language: Language | None
    metadata: dict[str, Any] = Field(repr=False)
    state: dict[str, Any] | None = Field(repr=False)


class Answers(BaseModel):
    """What Rasa answers. `state` stays unread."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    messages: list[dict[str, Any]] = Field(min_length=1, repr=False)
    state: dict[str, Any] = Field(repr=False)
    language: Literal["nl", "en"]


class Rasa:
    """Rasa over HTTP."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client

    async def turn(self, turn: Turn) -> Answers:
        """Return the answers. Raises `PartDownError` when nothing of the turn counts: an empty answer too."""
        try:
            response = await self._client.post("/webhooks/gateway/turn", json=turn.model_dump())
            body = response.json()
        except (httpx.HTTPError, ValueError) as error:
            raise PartDownError("rasa") from error
        if isinstance(body, dict) and body.get("error") == "session_ended":
            raise SessionEndedError
        if response.status_code != 200:
            raise PartDownError("rasa")
        try:
            return Answers.model_validate(body)
        except ValidationError:
            raise PartDownError("rasa") from None
