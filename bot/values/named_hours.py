"""Bare numbers that other words make hours a week: "uren op 24", "hoeveel uur: bij mij 30, bij jullie 28"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .numbers import SMALL, small
from .reading_text import follows_freely
from .value import Value
from .working_week import WEEK_AFTER

FEWEST, MOST = 4, 48
"""A week's work, where nothing but a word nearby says that a number is one."""
_NAMED_HOURS = re.compile(
    r"(?<!\w)(?:\w*uren\w*|hours)\b[^0-9.;!?\n\x01]{0,40}"
    rf"(?:{SMALL}\s*(?:wordt|naar|to|->)\s*)?(?<![\w.,/-])(?<!\bby )(?<!\bmet )"
    rf"(?P<number>{SMALL})(?![\w%]|[.,/:-][0-9])"
)
_IS_SET = re.compile(r"\s+(?:zetten|maken|brengen)(?!\w)")
_HOW_MANY = re.compile(r"(?<!\w)(?:hoeveel\s+(?:uur|uren)|how\s+many\s+hours)(?!\w)")
_ONE_OF_TWO = re.compile(
    r"(?:(?<!\w)(?:staa[nt]|stond(?:en)?|bij\s+(?:mij|ons|jullie|jou|u|hem|haar|hun)|zie(?:n|t)?|heb(?:ben|t)?|heeft|zeg(?:t|gen)?|"
    r"denk(?:en)?|dacht(?:en)?|volgens\s+(?:mij|ons|jullie|u)|to\s+(?:me|us|you)|is|was|of|or|shows?|says?|said|have|has|had|see|thought|think|got|listed|as|at|versus|vs\.?)"
    r"\s*:?\s*|\()$"
)
"""What stands before each of two week's hours that are compared: "bij mij staat 30 en bij jullie 28"."""
_OR_ANOTHER = re.compile(r"\s+(?:of|or|en|and|vs\.?|versus)\s+[0-9]{1,2}(?![\w%]|[.,/:-][0-9])")
_COMPARED = re.compile(rf"(?<![\w.,/-]){SMALL}(?![\w%]|[.,/:-][0-9])")


def named_hours(text: str, original: str) -> Iterator[Value]:
    """Yield bare numbers that the word before makes hours: "urenwijziging Kim, 32 wordt 36", "uren op 24"."""
    for match in _NAMED_HOURS.finditer(text):
        number, (start, end) = small(match["number"]), match.span("number")
        weekly = WEEK_AFTER.match(text, end) or _IS_SET.match(text, end)
        if FEWEST <= number <= MOST and (weekly or follows_freely(text, original, end)):
            yield Value("hours", number, start, end, original[start:end])


def compared_hours(text: str, original: str) -> Iterator[Value]:
    """Yield bare numbers that are compared behind "hoeveel uur": the hours of two records."""
    asked = _HOW_MANY.search(text)
    for match in _COMPARED.finditer(text, asked.end() if asked else len(text)):
        number, (start, end) = small(match.group()), match.span()
        told = _ONE_OF_TWO.search(text[max(0, start - 25) : start]) or _OR_ANOTHER.match(text, end)
        if told and FEWEST <= number <= MOST and follows_freely(text, original, end):
            yield Value("hours", number, start, end, original[start:end])
