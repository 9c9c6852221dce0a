"""How an action speaks: a response by its name, with values in the words of the user's language."""

from __future__ import annotations

from datetime import date
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from bot.actions.words import in_words


class Voice:
    """Says responses of `data/responses` in one language. Dates among the values are put in words."""

    def __init__(self, dispatcher: CollectingDispatcher, language: str) -> None:
        self._dispatcher = dispatcher
        self.language = language

    def say(self, response: str, *, buttons: list[dict[str, str]] | None = None, **values: Any) -> None:
        """Say `response`, with further `buttons` behind its own."""
        shown: dict[str, Any] = {
            name: in_words(value, self.language) if isinstance(value, date) else value
            for name, value in values.items()
        }
        self._dispatcher.utter_message(response=response, buttons=buttons, **shown)

    def say_again(self, text: str) -> None:
        """Say a text that was said before."""
        self._dispatcher.utter_message(text=text)


def button(title: str, payload: str, style: str = "secondary") -> dict[str, str]:
    """Return a button whose title is a value (a name, a date), never a word of ours."""
    return {"title": title, "payload": payload, "style": style}


def option_payload(number: int) -> str:
    """Return what pressing the option with this number sends."""
    return f'/inform{{"choice": "option:{number}"}}'
