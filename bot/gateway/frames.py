"""What a client may send over the WebSocket (docs/protocol.md)."""

from __future__ import annotations

import datetime
import uuid
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.channels.message import Language


class _Frame(BaseModel):
    # Unknown fields are ignored, so that a newer client can talk to an older gateway.
    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


class Hello(_Frame):
    """The first frame."""

    type: Literal["hello"]
    ticket: str = Field(max_length=200, repr=False)
    after: int = Field(default=0, ge=0)
    lang: Language | None = None


class TextContent(_Frame):
    """Typed words."""

    kind: Literal["text"]
    text: str = Field(repr=False)


class ChoiceContent(_Frame):
    """A pressed button."""

    kind: Literal["choice"]
    choice: str = Field(max_length=64)


class DateContent(_Frame):
    """A picked date."""

    kind: Literal["date"]
    field: str = Field(max_length=64)
    value: datetime.date


class BsnContent(_Frame):
    """A BSN from the masked field."""

    kind: Literal["bsn"]
    field: str = Field(max_length=64)
    digits: str = Field(repr=False)


Content = Annotated[TextContent | ChoiceContent | DateContent | BsnContent, Field(discriminator="kind")]


class ClientMessage(_Frame):
    """Something that the user said."""

    type: Literal["message"]
    id: uuid.UUID
    content: Content
