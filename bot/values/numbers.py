"""Numbers as people write them in Dutch and English: "3.200", "3,200.50", "0,8", "tachtig"."""

from __future__ import annotations

import re
from decimal import Decimal

from .number_words import NUMBER_WORD_PATTERN, NUMBER_WORDS

GROUPED = (
    r"[0-9]{1,3}(?:[.][0-9]{3})+(?:,[0-9]{1,2})?|[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?"
    r"|[0-9]{1,3}(?:'[0-9]{3})+"
)
MONEY = rf"(?:{GROUPED}|[0-9]{{1,7}}(?:[.,][0-9]{{1,2}})?)(?![0-9])"
SMALL = r"[0-9]{1,3}(?:[.,][0-9]{1,4})?(?![0-9])"
HALVES = (
    r"anderhal(?:f|ve)|[0-9]{1,2}\s?½|[0-9]{1,2}\s+1/2(?![0-9/])"
    rf"|(?:[0-9]{{1,2}}|{NUMBER_WORD_PATTERN})(?:\s?(?:en|ën)\s?|\s+en\s+een\s+|\s+and\s+a\s+)hal(?:f|ve)"
)
"""A number and a half: "anderhalf", "tweeënhalve", "4½", "2 1/2", "four and a half"."""
SMALL_OR_WORD = rf"(?:(?:{HALVES})(?!\w)|{SMALL}|(?:{NUMBER_WORD_PATTERN})(?!\w))"

_SPACES = re.compile(r"[\s']")
_WHOLE = re.compile(rf"[0-9]+|{NUMBER_WORD_PATTERN}")


def money(text: str) -> Decimal:
    """Return the amount of "3.200", "3,200.50" or "18,5": three digits behind a sign are thousands."""
    digits = _SPACES.sub("", text)
    last = max(digits.rfind("."), digits.rfind(","))
    if last >= 0 and len(digits) - last - 1 != 3:
        return Decimal(re.sub("[.,]", "", digits[:last]) + "." + digits[last + 1 :])
    return Decimal(re.sub("[.,]", "", digits))


def small(text: str) -> Decimal:
    """Return the number of "0,875", "tweeënhalve" or "tachtig": a point or comma is the decimal sign."""
    if text in NUMBER_WORDS:
        return Decimal(NUMBER_WORDS[text])
    if text.startswith("anderhal"):
        return Decimal("1.5")
    if text.removeprefix("een ") in ("half", "halve", "half a"):
        return Decimal("0.5")
    if text.endswith(("½", "1/2", "half", "halve")):
        whole = _WHOLE.match(text)
        return small(whole.group() if whole else "0") + Decimal("0.5")
    return Decimal(text.replace(",", "."))


def percent(part: Decimal, whole: Decimal) -> Decimal | None:
    """Return the part-time percentage, two places, when it is above 0 and up to 100."""
    if whole <= 0:
        return None
    found = (part * 100 / whole).quantize(Decimal("0.01"))
    return found if 0 < found <= 100 else None
