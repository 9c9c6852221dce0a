"""The open WebSockets of each conversation, and what they are told. Messages come from the store."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from typing import Any

NEWS: dict[str, Any] = {"type": "news"}
"""Not a frame: there are messages in the store that this listener has not sent yet."""
GOODBYE: dict[str, Any] = {"type": "goodbye"}
"""Not a frame: the session has ended."""


class Listener:
    """One open WebSocket: what it must still send, and the session that opened it."""

    def __init__(self, session_id: str) -> None:
        self.session_id = session_id
        self.frames: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._news_waits = False

    def tell(self, frame: dict[str, Any]) -> None:
        """Queue a frame; several pieces of news in a row are one."""
        if frame is NEWS:
            if self._news_waits:
                return
            self._news_waits = True
        self.frames.put_nowait(frame)

    async def next(self) -> dict[str, Any]:
        """Return the next frame to send."""
        frame = await self.frames.get()
        if frame is NEWS:
            self._news_waits = False
        return frame


class Hub:
    """Who listens to which conversation, and in which an answer is being made."""

    def __init__(self) -> None:
        self._listeners: dict[str, set[Listener]] = defaultdict(set)
        self._working: set[str] = set()

    def join(self, conversation: str, listener: Listener) -> None:
        """Add a listener; it hears at once whether the assistant is at work."""
        self._listeners[conversation].add(listener)
        if conversation in self._working:
            listener.tell({"type": "typing", "on": True})

    def leave(self, conversation: str, listener: Listener) -> None:
        """Remove a listener."""
        self._listeners[conversation].discard(listener)
        if not self._listeners[conversation]:
            del self._listeners[conversation]

    def news(self, conversation: str) -> None:
        """Say that there are new messages in the store."""
        self._tell(conversation, NEWS)

    def typing(self, conversation: str, *, on: bool) -> None:
        """Say whether the assistant is at work."""
        if on != (conversation in self._working):
            (self._working.add if on else self._working.discard)(conversation)
            self._tell(conversation, {"type": "typing", "on": on})

    def session_ended(self, session_id: str) -> None:
        """Close every WebSocket of a session."""
        for group in self._listeners.values():
            for listener in group:
                if listener.session_id == session_id:
                    listener.tell(GOODBYE)

    def _tell(self, conversation: str, frame: dict[str, Any]) -> None:
        for listener in self._listeners.get(conversation, ()):
            listener.tell(frame)
