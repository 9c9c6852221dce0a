"""The web chat: what it can show, and the frame of a neutral message (docs/protocol.md)."""

from __future__ import annotations

from typing import Any

from bot.channels.channel import Channel
from bot.channels.message import Message, TextPart, plain_words

WEB = Channel(
    name="web",
    longest_text=4000,
    parts=frozenset({"text", "choices", "confirm", "date_choice", "bsn", "table"}),
    sensitivity="personal",
)


def render(message: Message) -> dict[str, Any]:
    """Return the frame of a message; a part that the web chat cannot show becomes plain words."""
    parts = [part if part.kind in WEB.parts else TextPart(text=plain_words([part])) for part in message.parts]
    frame = message.model_dump(mode="json", by_alias=True)
    # Absent and null mean the same in a part; absent is shorter and is what docs/protocol.md promises.
    frame["parts"] = [part.model_dump(mode="json", exclude_none=True) for part in parts]
    return {"type": "message", "message": frame}
