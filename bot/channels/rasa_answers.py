"""Reads Rasa's answers: from the responses of `data/responses` to neutral messages and their buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from pydantic import ValidationError

from bot.channels.message import (
    BsnPart,
    Button,
    Choice,
    ChoicesPart,
    ConfirmPart,
    Control,
    DateChoicePart,
    Draft,
    Fact,
    FactChange,
    Language,
    Part,
    Sensitivity,
    TablePart,
    TextPart,
)
from bot.words import words

NewId = Callable[[], str]


class RasaAnswerError(ValueError):
    """Rasa's answer has a shape that this gateway does not know."""


def from_rasa(
    answers: Sequence[dict[str, Any]], lang: Language, new_id: NewId
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
            draft = _Reading(answer, custom, lang, new_id).draft()
        except (ValidationError, TypeError, AttributeError, KeyError) as error:
            raise RasaAnswerError(type(error).__name__) from None
        if draft.parts:
            drafts.append(draft)
    return drafts, controls


class _Reading:
    """One answer: its parts, and what pressing each of its buttons stands for."""

    def __init__(self, answer: dict[str, Any], custom: dict[str, Any], lang: Language, new_id: NewId) -> None:
        self._answer, self._custom, self._lang, self._new_id = answer, custom, lang, new_id
        self._data: dict[str, Any] = answer.get("data") or {}
        self._buttons: list[Button] = []

    def draft(self) -> Draft:
        choices = tuple(self._choices())
        parts: list[Part] = []
        if self._answer.get("text"):
            parts.append(TextPart(text=self._answer["text"]))
        custom = self._custom
        match custom.get("part"):
            case "confirm":
                facts = tuple(self._facts())
                parts.append(ConfirmPart(facts=facts, digest=custom["digest"], choices=choices))
                choices = ()
            case "date_choice":
                limits = {name: custom[name] for name in ("min", "max") if custom.get(name)}
                asked = self._button("date", custom["label"])
                parts.append(DateChoicePart(id=asked.id, label=custom["label"], **limits))
            case "bsn":
                asked = self._button("bsn", custom["label"])
                parts.append(BsnPart(id=asked.id, label=custom["label"]))
            case "table":
                rows = self._data.get("rows") or custom.get("rows") or ()
                cells = tuple(tuple(str(cell) for cell in row) for row in rows)
                parts.append(TablePart(columns=custom["columns"], rows=cells))
            case None:
                pass
            case _:
                raise TypeError("unknown part")
        if choices:
            parts.append(ChoicesPart(choices=choices))
        sensitivity: Sensitivity = "personal" if self._data.get("sensitivity") == "personal" else "normal"
        return Draft(
            sender="assistant",
            lang=self._lang,
            parts=tuple(parts),
            sensitivity=sensitivity,
            buttons=tuple(self._buttons),
        )

    def _button(self, kind: Any, label: str, payload: str = "") -> Button:
        button = Button(id=self._new_id(), kind=kind, label=label, payload=payload)
        self._buttons.append(button)
        return button

    def _choices(self) -> list[Choice]:
        return [
            Choice(
                id=self._button("choice", button["title"], button["payload"]).id,
                label=button["title"],
                style=button.get("style") or "secondary",
            )
            for button in self._answer.get("buttons") or []
            if {"title", "payload"} <= button.keys()
        ]

    def _facts(self) -> list[Fact]:
        """Return the facts that have a value; an action may give them instead of the response."""
        given = self._data.get("facts") or self._custom["facts"]
        return [self._fact(**fact) for fact in given if fact.get("value")]

    def _fact(self, label: str, value: str, old: str | None = None, payload: str | None = None) -> Fact:
        if not payload:
            return Fact(label=label, value=value, old=old or None)
        said = words("message.change", self._lang, label=in_a_sentence(label))
        change = FactChange(id=self._button("choice", said, payload).id, label=said)
        return Fact(label=label, value=value, old=old or None, change=change)


def in_a_sentence(label: str) -> str:
    """Return a label as it stands inside a sentence: "Eerste dag" becomes "eerste dag", "BSN" stays."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
