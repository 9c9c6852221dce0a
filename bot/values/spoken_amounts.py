"""Amounts said in words, wholly or in part: "drieduizend vijfhonderd", "three and a half thousand"."""

from __future__ import annotations

import re
from decimal import Decimal

from .number_words import NUMBER_WORD_PATTERN, NUMBER_WORDS
from .numbers import HALVES, small

_WORD = rf"(?:{NUMBER_WORD_PATTERN})"
_SMALL = rf"(?:{HALVES}|[0-9]{{1,3}}(?:[.,][0-9]{{1,2}})?|{_WORD})"
_AND = r"(?:\s?(?:en|and)\s?|[\s-]?)"
_OTHER_UNIT = (
    r"(?!\s*(?:uur|uren|u\b|hours?|hrs?|dag(?:en)?|days?|weken|weeks?|maanden|months|procent|percent|%|k\b"
    r"|fte))"
)
_THOUSANDS = rf"(?:(?P<thousands>{_SMALL})\s?)?(?P<thousand>duizend|thousand|mille)"
_HUNDREDS = (
    rf"(?:(?P<hundreds{{0}}>(?!honderd|hundred)(?:[1-9][0-9]?|{_WORD}))\s?)?(?P<hundred{{0}}>honderd|hundred)"
)
_REST = rf"(?:{_AND}(?P<rest{{0}}>(?!een(?!\w)|one?(?!\w)|honderd|hundred){_WORD})(?!\w){_OTHER_UNIT})?"
_SPOKEN = re.compile(
    rf"(?:{_THOUSANDS}(?:{_AND}{_HUNDREDS.format('')})?{_REST.format('')}"
    rf"|{_HUNDREDS.format('2')}{_REST.format('2')})(?!\w)"
)
SPOKEN = re.sub(r"\?P<\w+>", "?:", _SPOKEN.pattern)
"""The same without names, to stand in the pattern of an amount."""


def spoken_amount(text: str) -> Decimal | None:
    """Return the amount that is said in words, or None when `text` is written in digits only."""
    match = _SPOKEN.fullmatch(text)
    if not match:
        return None
    thousands = small(match["thousands"] or "1") * 1000 if match["thousand"] else Decimal(0)
    hundreds = (
        small(match["hundreds"] or match["hundreds2"] or "1") * 100
        if match["hundred"] or match["hundred2"]
        else Decimal(0)
    )
    rest = match["rest"] or match["rest2"]
    return thousands + hundreds + (NUMBER_WORDS[rest] if rest else 0)


def is_counted(text: str) -> bool:
    """Say whether the words count their thousands or hundreds: "drieduizend", not a mere "honderd"."""
    match = _SPOKEN.fullmatch(text)
    return match is not None and bool(
        match["thousands"] or match["hundreds"] or match["hundreds2"] or match["rest"] or match["rest2"]
    )
