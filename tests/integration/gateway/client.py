"""A client of the web chat, written from docs/protocol.md, that remembers what it saw."""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, Self

import httpx
from websockets.asyncio.client import ClientConnection, connect

from tests.integration.gateway.parts import SESSION

Frame = dict[str, Any]


class Chat:
    """One WebSocket."""

    def __init__(self, line: ClientConnection) -> None:
        self.line = line
        self.frames: list[Frame] = []

    async def until(self, wanted: Callable[[Self], bool]) -> None:
        """Read until what was seen is what is wanted, ten seconds at most."""
        async with asyncio.timeout(10):
            while not wanted(self):
                self.frames.append(json.loads(await self.line.recv()))

    async def until_said(self, text: str, times: int = 1) -> None:
        """Read until the text has been said so many times."""
        await self.until(lambda chat: sum(text in said for said in chat.texts()) >= times)

    async def closed(self) -> int:
        """Return the code with which the gateway closed the line."""
        async with asyncio.timeout(10):
            await self.line.wait_closed()
        return self.line.close_code or 0

    def of(self, kind: str) -> list[Frame]:
        """Return the frames of one type."""
        return [frame for frame in self.frames if frame["type"] == kind]

    def messages(self, sender: str | None = None) -> list[Frame]:
        """Return the messages, of one sender or of all."""
        found = [frame["message"] for frame in self.of("message")]
        return [message for message in found if sender in (None, message["from"])]

    def texts(self, sender: str | None = None) -> list[str]:
        """Return the plain words of the messages."""
        return [message["fallback_text"] for message in self.messages(sender)]

    def button(self, label: str) -> str:
        """Return the id of the newest button with that label."""
        parts = [part for message in self.messages() for part in message["parts"]]
        choices = [choice for part in parts for choice in part.get("choices", [])]
        return str(next(choice["id"] for choice in reversed(choices) if choice["label"] == label))

    async def send(self, content: Frame, client_id: str | None = None) -> str:
        """Send a message and return its id."""
        client_id = client_id or str(uuid.uuid4())
        await self.line.send(json.dumps({"type": "message", "id": client_id, "content": content}))
        return client_id

    async def say(self, text: str, client_id: str | None = None) -> str:
        """Send words and return the message's id."""
        return await self.send({"kind": "text", "text": text}, client_id)


async def ticket(address: str) -> str:
    """Return a ticket for the WebSocket."""
    async with httpx.AsyncClient(base_url=address, trust_env=False) as client:
        answer = await client.post("/api/ticket", headers={"Authorization": f"Bearer {SESSION}"})
        return str(answer.raise_for_status().json()["ticket"])


@asynccontextmanager
async def open_chat(address: str, *, after: int = 0, lang: str | None = None) -> AsyncIterator[Chat]:
    """Yield a chat that has said hello and been welcomed."""
    async with connect(address.replace("http", "ws") + "/api/chat", proxy=None) as line:
        hello: Frame = {"type": "hello", "ticket": await ticket(address), "after": after}
        await line.send(json.dumps({**hello, "lang": lang} if lang else hello))
        chat = Chat(line)
        await chat.until(lambda chat: bool(chat.of("welcome")))
        yield chat
