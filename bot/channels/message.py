"""The neutral message: what was said, in parts that every channel can show or put into plain words.

Here live the shapes and the plain words of a message; `rasa_answers.py` makes them. No storage, no channel.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Language = Literal["nl", "en"]
Sender = Literal["user", "assistant", "notice"]
Sensitivity = Literal["normal", "personal"]


class Shape(BaseModel):
    """A value that does not change and holds nothing it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Choice(Shape):
    """A button. `id` is opaque: what pressing it means stays with the gateway."""

    id: str
    label: str
    style: Literal["primary", "secondary", "danger"] = "secondary"


class FactChange(Shape):
    """The small button beside a fact; pressing it is like pressing a choice."""

    id: str
    label: str


class Fact(Shape):
    """One line of a summary; `old` is the value now, where there is one."""

    label: str
    value: str
    old: str | None = None
    change: FactChange | None = None


class TextPart(Shape):
    """Plain words."""

    kind: Literal["text"] = "text"
    text: str


class ChoicesPart(Shape):
    """Buttons to choose one of."""

    kind: Literal["choices"] = "choices"
    choices: tuple[Choice, ...]


class ConfirmPart(Shape):
    """What will be done when the user says yes."""

    kind: Literal["confirm"] = "confirm"
    facts: tuple[Fact, ...]
    digest: str
    choices: tuple[Choice, ...] = ()


class DateChoicePart(Shape):
    """A question for a date, which a channel may answer with a picker."""

    kind: Literal["date_choice"] = "date_choice"
    id: str
    label: str
    min: date | None = None
    max: date | None = None


class BsnPart(Shape):
    """A question for a BSN (citizen service number), which a channel answers with a masked field."""

    kind: Literal["bsn"] = "bsn"
    id: str
    label: str


class TablePart(Shape):
    """Rows under columns; every cell is a text."""

    kind: Literal["table"] = "table"
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Part = Annotated[
    TextPart | ChoicesPart | ConfirmPart | DateChoicePart | BsnPart | TablePart, Field(discriminator="kind")
]


class Message(Shape):
    """One message of a conversation, as it is stored."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    id: str
    conversation: str
    seq: int
    sender: Sender = Field(alias="from")
    at: str
    lang: Language
    sensitivity: Sensitivity = "normal"
    replaces: str | None = None
    client_id: str | None = None
    fallback_text: str
    parts: tuple[Part, ...]


ButtonKind = Literal["choice", "date", "bsn"]


class Button(Shape):
    """What pressing stands for: never leaves the gateway. What a date or a BSN stands for is its value."""

    id: str
    kind: ButtonKind
    label: str = ""
    payload: str = ""


class Draft(Shape):
    """A message that has no place in a conversation yet."""

    sender: Sender
    lang: Language
    parts: tuple[Part, ...]
    sensitivity: Sensitivity = "normal"
    buttons: tuple[Button, ...] = ()
    client_id: str | None = None

    def placed(self, *, message_id: str, conversation: str, seq: int, at: str) -> Message:
        """Return the message at its place in the conversation."""
        return Message(
            id=message_id,
            conversation=conversation,
            seq=seq,
            sender=self.sender,
            at=at,
            lang=self.lang,
            sensitivity=self.sensitivity,
            client_id=self.client_id,
            fallback_text=plain_words(self.parts),
            parts=self.parts,
        )


class Control(Shape):
    """An instruction of the dialogue to the gateway; the user does not see it."""

    do: Literal["sign_out", "language"]
    value: str | None = None


def text_draft(sender: Sender, text: str, lang: Language, *, client_id: str | None = None) -> Draft:
    """Return a message of words only."""
    return Draft(sender=sender, lang=lang, parts=(TextPart(text=text),), client_id=client_id)


def plain_words(parts: Sequence[Part]) -> str:
    """Return the whole message in plain words, for where there are no buttons or tables."""
    return "\n".join(filter(None, (_words_of(part) for part in parts)))


def _words_of(part: Part) -> str:
    match part:
        case TextPart():
            return part.text
        case ChoicesPart():
            return _labels(part.choices)
        case ConfirmPart():
            lines = [_fact_line(fact) for fact in part.facts]
            return "\n".join([*lines, _labels(part.choices)] if part.choices else lines)
        case DateChoicePart() | BsnPart():
            return part.label
        case TablePart():
            return "\n".join(_row_line(part.columns, row) for row in part.rows)


def _labels(choices: Sequence[Choice]) -> str:
    return "[" + "] [".join(choice.label for choice in choices) + "]"


def _fact_line(fact: Fact) -> str:
    return f"{fact.label}: {fact.old} → {fact.value}" if fact.old else f"{fact.label}: {fact.value}"


def _row_line(columns: Sequence[str], row: Sequence[str]) -> str:
    return "; ".join(f"{column}: {cell}" for column, cell in zip(columns, row, strict=False) if cell)
