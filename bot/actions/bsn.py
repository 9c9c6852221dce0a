"""How a BSN (citizen service number) reaches a task: a reference to the vault, never the digits."""

from __future__ import annotations

import re
from typing import Any

from bot.actions.backend import Backend
from bot.actions.fields import Field, Reading, Say
from bot.actions.turn import Turn

_NOT_AT_HAND = re.compile(
    r"\b(?:later|nog niet|heb ik niet|heeft (?:hij|ze|zij|die)? ?(?:nog )?(?:geen|niet)|geen bsn|weet ik niet"
    r"|niet bij de hand|onbekend|geen idee|don'?t (?:have|know)|no bsn|not yet|do(?:es)? not have)\b",
    re.IGNORECASE,
)


class BsnField(Field):
    """A BSN, kept as `{"reference", "masked"}`: what the backend takes, and what may be shown."""

    words = ("bsn", "burgerservicenummer")
    shared = False

    async def read(self, turn: Turn, asked: bool, known: Any, backend: Backend) -> Reading | None:
        """Return the reference; a number that fails the eleven-test is said at once."""
        found = turn.all_of("bsn")
        if not found:
            # A question about it is answered by itself.
            later = asked and turn.intent != "ask_explanation" and _NOT_AT_HAND.search(turn.text)
            return Reading(say=Say("utter_bsn_later")) if later else None
        entity = found[-1]
        if not entity.get("valid"):
            return Reading(wrong=True, say=Say("utter_bsn_not_valid", {"masked": entity.get("masked", "")}))
        return Reading(value={"reference": entity["value"], "masked": entity.get("masked", "")})

    def shown(self, value: Any, language: str) -> str:
        """Return the last three digits behind dots."""
        return str(value["masked"])
