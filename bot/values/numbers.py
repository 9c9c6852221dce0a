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
SMALL_OR_WORD = rf"(?:{SMALL}|(?:{NUMBER_WORD_PATTERN})(?!\w))"

_SPACES = re.compile(r"[\s']")


def money(text: str) -> Decimal:
    """Return the amount of "3.200", "3,200.50" or "18,5": three digits behind a sign are thousands."""
    digits = _SPACES.sub("", text)
    last = max(digits.rfind("."), digits.rfind(","))
    if last >= 0 and len(digits) - last - 1 != 3:
        return Decimal(re.sub("[.,]", "", digits[:last]) + "." + digits[last + 1 :])
    return Decimal(re.sub("[.,]", "", digits))


def small(text: str) -> Decimal:
    """Return the number of "0,875", "32.5" or "tachtig": a point or comma is always the decimal sign."""
    if text in NUMBER_WORDS:
        return Decimal(NUMBER_WORDS[text])
    return Decimal(text.replace(",", "."))


def percent(part: Decimal, whole: Decimal) -> Decimal | None:
    """Return the part-time percentage, two places, when it is above 0 and up to 100."""
    if whole <= 0:
        return None
    found = (part * 100 / whole).quantize(Decimal("0.01"))
    return found if 0 < found <= 100 else None
