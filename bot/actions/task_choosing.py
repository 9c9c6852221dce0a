"""Which of the options that were offered is meant: by a button, in words, by its place, by yes or no."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from bot.actions.fields import Option
from bot.actions.situation import Situation
from bot.actions.turn import Turn

WORDS_OF_A_PLACE = 5

_YES = re.compile(r"\s*(ja|jawel|jep|yes|yep|yeah|klopt|correct)\b", re.IGNORECASE)
_ORDINALS = (
    re.compile(r"\b(eerste|bovenste|first|top)\b", re.IGNORECASE),
    re.compile(r"\b(tweede|second)\b", re.IGNORECASE),
    re.compile(r"\b(derde|third)\b", re.IGNORECASE),
)
_DAY = re.compile(r"\d|dag\b|\bday\b", re.IGNORECASE)
_LAST = re.compile(r"\b(laatste|onderste|last|bottom)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Choice:
    """The value chosen for a slot; None when it is none of those offered."""

    slot: str
    value: Any


def chosen(now: Situation) -> Choice | None:
    """Return the option that was pressed or named."""
    waiting, turn = now.draft["options"], now.turn
    if not waiting:
        return None
    slot = str(waiting["slot"])
    if turn.choice == "option:none":
        return Choice(slot, None)
    options = [Option(**option) for option in waiting["options"]]
    picked = [o for n, o in enumerate(options) if turn.choice == f"option:{n}"]
    if not picked and not turn.pressed:
        field = now.by_slot[slot]
        picked = [o for o in options if field.matches_option(turn, o)] or _by_place(turn, options)
    return Choice(slot, picked[0].value) if len(picked) == 1 else None


def answered(now: Situation) -> Choice | None:
    """Return what "ja" stands for where the question can be answered so; "nee" is none of them."""
    waiting, turn = now.draft["options"], now.turn
    if turn.intent == "deny":
        return Choice(waiting["slot"], None)
    agreed = turn.intent == "affirm" or _YES.match(turn.text)
    if not agreed or waiting["yes"] is None or turn.unseen:
        return None
    return Choice(waiting["slot"], waiting["options"][waiting["yes"]]["value"])


def _by_place(turn: Turn, options: list[Option]) -> list[Option]:
    """Return the option that "de tweede" stands for; where days are to choose from, that is a day."""
    words = turn.text.split()
    if isinstance(options[0].value, str) or len(words) > WORDS_OF_A_PLACE or _DAY.search(turn.text):
        return []
    for place, ordinal in zip(options, _ORDINALS, strict=False):
        if ordinal.search(turn.text):
            return [place]
    return options[-1:] if _LAST.search(turn.text) else []
