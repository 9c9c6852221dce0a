"""Dates with the month as a word: "1 maart 2027", "1e van maart", "March 1st", "1-mrt-27"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from .date_context import FoundDate, direction, has_cue
from .date_readings import dated
from .number_words import (
    DAY_PATTERN,
    DAY_WORD_PATTERN,
    ORDINAL_PATTERN,
    SUFFIX_PATTERN,
    YEAR_WORDS,
    day_number,
    spoken_year,
)
from .reading_text import follows_freely, is_label_before
from .vocabulary import FULL_MONTHS, MONTHS, NAME_LIKE_MONTHS, WEEKDAY_BEFORE, month_number

_YEAR = (
    r"(?:[\s,.\-/]{0,3}(?P<year>(?:19|20)[0-9]{2}(?![0-9])"
    r"|20 [23][0-9](?![\w%]|[.,/:-][0-9])|'[0-9]{2}(?![0-9]))"
    rf"|\s+(?P<spoken>{YEAR_WORDS})|[\s\-/.]{{1,2}}(?P<short>[0-9]{{2}})(?![\w%]|[.,/:-][0-9]))?"
)
_ALONE = r"(?:(?<![\w.,/])|(?<=\bper)|(?<=\bmiv)|(?<=\bvanaf)|(?<=\bop))"
"""Not in the middle of something else; the space that haste left out is forgiven ("per1januari")."""
_DAY_MONTH = re.compile(
    rf"{_ALONE}(?P<weekday>{WEEKDAY_BEFORE})(?P<day>{DAY_PATTERN}"
    rf"|(?:{DAY_WORD_PATTERN}|een)(?!\w))(?:(?!dec){SUFFIX_PATTERN})?"
    rf"(?:\s*[-./]\s*|\s*)(?:(?:dag\s+)?van\s+(?:de\s+maand\s+)?|of\s+|day\s+of\s+)?(?P<month>maar t(?!\w)"
    rf"|[^\W\d_]{{3,11}})\.?{_YEAR}"
)
_MONTH_DAY = re.compile(
    rf"(?<!\w)(?P<weekday>{WEEKDAY_BEFORE})(?P<month>[^\W\d_]{{3,11}})\.?\s+(?:the\s+|de\s+)?"
    rf"(?:(?P<day>{DAY_PATTERN}|{ORDINAL_PATTERN}))(?P<suffix>{SUFFIX_PATTERN})?(?![\w%/:]|[.,-][0-9])"
    rf"(?:,?\s+(?P<year>(?:19|20)[0-9]{{2}})(?![0-9]))?"
)
_NAME_GOES_ON = re.compile(r"\s+(?:de|den|der|van|vd|v\.d\.|ten|ter|te|el|al|bin|ben)\s")
MOST_HOURS = 60
_ENDS = re.compile(r"\s*(?:$|[.,;!?)])")
_LATER = re.compile(r"\s*(?:i\.?p\.?v|in\s+plaats|instead|naar\b|to\b|van\s+de\b|of\s+the\b)")


def day_and_month_words(text: str, original: str, today: date) -> Iterator[FoundDate]:
    """Yield dates with the month in words behind the day: "1 maart", "1e van maart 2027", "1-mrt-27"."""
    position = 0
    while match := _DAY_MONTH.search(text, position):
        position = match.end("day")
        month = month_number(match["month"])
        if month is None or is_label_before(text, match.start("day")):
            continue
        if match["day"] == "een" and match["month"] not in FULL_MONTHS:
            continue  # "een mei", "een maat": the article
        word_end = match.end("month")
        named = match["month"] in NAME_LIKE_MONTHS and original[match.start("month")].isupper()
        if named and _NAME_GOES_ON.match(text, word_end) and not has_cue(text, match.start()):
            continue
        year, end = match["year"], match.end("month")
        if year:
            end = match.end("year")
        elif said := match["spoken"]:
            year, end = str(spoken_year(said)), match.end("spoken")
        elif (short := match["short"]) and _is_year(short, text, match, today):
            year, end = short, match.end("short")
        elif text.startswith(".", end) and match["month"] not in (
            "maart",
            "april",
            "mei",
            "juni",
            "juli",
            "june",
            "july",
        ):
            end += 1 if re.match(r"\.\s*[\w,]", text[end : end + 3]) and len(match["month"]) < 5 else 0
        found = dated(
            text, match.start(), end, day_number(match["day"]), month, year, today, match["weekday"]
        )
        if found:
            yield found
            position = found.end


def _is_year(short: str, text: str, match: re.Match[str], today: date) -> bool:
    """Say whether two bare digits behind a month are a year: near today, or anything after "geboren"."""
    if direction(text, match.start(), match.end())[0] == "birth":
        return True
    if _LATER.match(text, match.end("short")):
        return False
    if text[match.end("month")] in "-/.":
        return True
    if int(short) > MOST_HOURS and _ENDS.match(text, match.end("short")):
        return True  # "2 feb 90": too many to be hours a week
    return -10 <= int(short) - today.year % 100 <= 5


def month_word_and_day(text: str, original: str, today: date) -> Iterator[FoundDate]:
    """Yield dates with the month as a word before the day: "March 1st, 2027", "maart 1"."""
    position = 0
    while match := _MONTH_DAY.search(text, position):
        position = match.end("month")
        month = month_number(match["month"]) if match["day"][0].isdigit() else MONTHS.get(match["month"])
        if month is None or is_label_before(text, match.start()):
            continue
        sure = match["suffix"] or match["year"] or has_cue(text, match.start())
        if not sure and not follows_freely(text, original, match.end("day")):
            continue
        found = dated(
            text,
            match.start(),
            match.end(),
            day_number(match["day"]),
            month,
            match["year"],
            today,
            match["weekday"],
        )
        if found:
            yield found
            position = found.end
