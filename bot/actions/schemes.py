"""Which pension scheme of the employer is meant: by its name, or chosen from a button."""

from __future__ import annotations

import re
from typing import Any

from bot.actions.answer import Answer
from bot.actions.backend import Backend, Named
from bot.actions.draft import Draft
from bot.actions.fields import Field, Option, Reading
from bot.actions.turn import Turn
from bot.actions.voice import Voice, button

_KIND = re.compile(r"(?:regeling|plan)$")
# What a scheme's name begins with, in the other language.
_ENGLISH = {"basis": "basic", "excedent": "excess"}


class SchemeField(Field):
    """A scheme of the employer, kept as `{"id", "name"}`."""

    words = ("regeling", "pensioenregeling", "scheme", "plan")

    async def read(self, turn: Turn, asked: bool, known: Any, backend: Backend) -> Reading | None:
        """Return the scheme that is named, or pressed."""
        pressed = (turn.choice or "").removeprefix("scheme:") if turn.pressed else None
        if turn.pressed and pressed == turn.choice:
            return None
        if not pressed and not asked and not _SCHEME_WORD.search(turn.text):
            return None
        schemes = (await backend.context()).schemes
        found = [scheme for scheme in schemes if scheme.id == pressed or _is_named(scheme, turn.text, asked)]
        kept = [scheme.model_dump() for scheme in found]
        if len(found) > 1:
            return Reading(options=tuple(Option(value, value["name"]) for value in kept))
        return Reading(value=kept[0]) if kept else None

    def shown(self, value: Any, language: str) -> str:
        """Return its name."""
        return str(value["name"])


_SCHEME_WORD = re.compile(r"regeling|excedent|\bscheme\b|\bplan\b", re.IGNORECASE)


def _is_named(scheme: Named, text: str, asked: bool) -> bool:
    """Tell whether the words name the scheme: in full, or what tells it from others ("excedent")."""
    said, name = text.casefold(), scheme.name.casefold()
    first = name.split()[0]
    stem = _KIND.sub("", first)
    if name in said or re.search(rf"\b{re.escape(first)}\b", said):
        return True
    stems = "|".join(re.escape(word) for word in (stem, _ENGLISH.get(stem, stem)) if word)
    ending = "" if asked or stem == "excedent" else r"[\s-]?(?:regeling|scheme|plan|pensioen|pension)"
    return bool(stems) and re.search(rf"\b(?:{stems}){ending}\b", said) is not None


class AskScheme(Answer):
    """Asks for the scheme of an enrolment, with a button for each."""

    action = "action_ask_enrolment__scheme"

    def forget(self, draft: Draft) -> None:
        """Keep everything: this is a question of an open task."""

    async def answer(self, turn: Turn, draft: Draft, voice: Voice, backend: Backend) -> None:
        """Ask."""
        schemes = (await backend.context()).schemes
        choices = [button(s.name, f'/inform{{"choice": "scheme:{s.id}"}}') for s in schemes]
        voice.say("utter_ask_enrolment__scheme", buttons=choices)
