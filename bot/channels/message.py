"""The neutral message: what was said, in parts that every channel can show or put into plain words.

Here live the shapes, the plain words of a message, and the reading of Rasa's answers. No storage, no channel.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

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


class Fact(Shape):
    """One line of a summary; `old` is the value now, where there is one."""

    label: str
    value: str
    old: str | None = None


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


class TablePart(Shape):
    """Rows under columns; every cell is a text."""

    kind: Literal["table"] = "table"
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Part = Annotated[
    TextPart | ChoicesPart | ConfirmPart | DateChoicePart | TablePart, Field(discriminator="kind")
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


class Button(Shape):
    """What pressing stands for: never leaves the gateway. A date button's payload is made with the date."""

    id: str
    kind: Literal["choice", "date"]
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


class RasaAnswerError(ValueError):
    """Rasa's answer has a shape that this gateway does not know."""


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
        case DateChoicePart():
            return part.label
        case TablePart():
            return "\n".join(_row_line(part.columns, row) for row in part.rows)


def _labels(choices: Sequence[Choice]) -> str:
    return "[" + "] [".join(choice.label for choice in choices) + "]"


def _fact_line(fact: Fact) -> str:
    return f"{fact.label}: {fact.old} → {fact.value}" if fact.old else f"{fact.label}: {fact.value}"


def _row_line(columns: Sequence[str], row: Sequence[str]) -> str:
    return "; ".join(f"{column}: {cell}" for column, cell in zip(columns, row, strict=False) if cell)


def from_rasa(
    answers: Sequence[dict[str, Any]], lang: Language, new_id: Callable[[], str]
) -> tuple[list[Draft], list[Control]]:
    """Return the messages and the instructions in Rasa's answers, in their order.

    Raises `RasaAnswerError` when one of them cannot be read; its text holds no value of the answer.
    """
    drafts: list[Draft] = []
    controls: list[Control] = []
    for answer in answers:
        custom = answer.get("custom") or {}
        try:
            if custom.get("part") == "control":
                controls.append(Control(do=custom.get("do"), value=custom.get("value")))
                custom = {}  # what is said with an instruction is shown like all else
            draft = _draft(answer, custom, lang, new_id)
        except (ValidationError, TypeError, AttributeError, KeyError) as error:
            raise RasaAnswerError(type(error).__name__) from None
        if draft.parts:
            drafts.append(draft)
    return drafts, controls


def _draft(
    answer: dict[str, Any], custom: dict[str, Any], lang: Language, new_id: Callable[[], str]
) -> Draft:
    data = answer.get("data") or {}
    buttons = [
        Button(id=new_id(), kind="choice", label=button["title"], payload=button["payload"])
        for button in answer.get("buttons") or []
        if {"title", "payload"} <= button.keys()
    ]
    styles = [button.get("style") for button in answer.get("buttons") or []]
    choices = tuple(
        Choice(id=button.id, label=button.label, style=style or "secondary")
        for button, style in zip(buttons, styles, strict=False)
    )
    parts: list[Part] = []
    if answer.get("text"):
        parts.append(TextPart(text=answer["text"]))
    match custom.get("part"):
        case "confirm":
            parts.append(ConfirmPart(facts=custom["facts"], digest=custom["digest"], choices=choices))
            choices = ()
        case "date_choice":
            asked = Button(id=new_id(), kind="date", label=custom["label"])
            buttons.append(asked)
            limits = {name: custom[name] for name in ("min", "max") if custom.get(name)}
            parts.append(DateChoicePart(id=asked.id, label=custom["label"], **limits))
        case "table":
            rows = data.get("rows") or custom.get("rows") or ()
            cells = tuple(tuple(str(cell) for cell in row) for row in rows)
            parts.append(TablePart(columns=custom["columns"], rows=cells))
        case None:
            pass
        case _:
            raise TypeError("unknown part")
    if choices:
        parts.append(ChoicesPart(choices=choices))
    sensitivity: Sensitivity = "personal" if data.get("sensitivity") == "personal" else "normal"
    return Draft(
        sender="assistant", lang=lang, parts=tuple(parts), sensitivity=sensitivity, buttons=tuple(buttons)
    )
