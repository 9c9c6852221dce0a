"""The first day of a period that only its name gives: "vanaf volgende maand", "per Q1", "m.i.v. 2027"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from .calendar import add_months, monday
from .date_context import CUE, FoundDate
from .number_words import ORDINAL_PATTERN, SUFFIX_PATTERN, day_number
from .vocabulary import MONTH_PATTERN, MONTHS

_NEXT_PERIOD = re.compile(
    r"(?<!\w)(?:(?P<next>(?:eerst)?volgende?|(?:eerst)?komende?|aanstaande|next|(?:het\s+)?nieuwe?|the\s+new)"
    r"|(?P<this>deze|this|dit))\s+(?P<unit>week|maand|mnd|month|kwartaal|quarter|jaar|year)(?!\w)"
)
_MONTH_OF_A_YEAR = re.compile(
    rf"(?<!\w)(?P<month>{MONTH_PATTERN})\.?,?\s+(?P<year>20[0-9]{{2}})(?![\w%]|[.,/:-][0-9])"
)
"""Only with its year: a month alone is never a date, and may be a name."""
_YEAR_OR_QUARTER = re.compile(
    r"(?<![\w.,/-])(?:(?:[qk](?P<short>[1-4])|(?:het\s+|the\s+)?"
    rf"(?P<rank>[1-4]{SUFFIX_PATTERN}|{ORDINAL_PATTERN})\s+(?:kwartaal|quarter))"
    r"(?:\s+(?:van\s+|of\s+)?(?P<of>20[0-9]{2}))?|(?:kalenderjaar\s+|het\s+jaar\s+|calendar\s+year\s+)?(?P<year>20[0-9]{2}))"
    r"(?![\w%]|[.,/:-][0-9]|\s*(?:euro|bruto|uur|dagen|t/?m|tot|per\s))"
)
YEARS_AHEAD = 3
"""A year further off, or one that has begun, is a document's or a tenure: "van 2025", "sinds 2019"."""


def starts_of_periods(text: str, original: str, today: date) -> Iterator[FoundDate]:
    """Yield the first day of a period after a cue: "vanaf volgende maand", "as of 2027", "per Q1"."""
    for match in _NEXT_PERIOD.finditer(text):
        if not _announced(text, match.start()):
            continue
        unit, step = match["unit"], 1 if match["next"] else 0
        if unit == "week":
            day = monday(today) + timedelta(weeks=step)
        elif unit in ("jaar", "year"):
            day = date(today.year + step, 1, 1)
        elif unit in ("kwartaal", "quarter"):
            day = add_months(date(today.year, (today.month - 1) // 3 * 3 + 1, 1), 3 * step)
        else:
            day = add_months(today.replace(day=1), step)
        yield FoundDate(match.start(), match.end(), (day,))
    for match in _MONTH_OF_A_YEAR.finditer(text):
        if _announced(text, match.start()):
            yield FoundDate(
                match.start(), match.end(), (date(int(match["year"]), MONTHS[match["month"]], 1),)
            )
    for match in _YEAR_OR_QUARTER.finditer(text):
        first = _first_day(match, today)
        if (
            first
            and today < first <= date(today.year + YEARS_AHEAD, 12, 31)
            and _announced(text, match.start())
        ):
            yield FoundDate(match.start(), match.end(), (first,))


def _announced(text: str, start: int) -> bool:
    cue = CUE.search(text[max(0, start - 40) : start])
    return (
        cue is not None
        and cue["first"] is not None
        and not cue["first"].startswith(("tot", "sinds", "since"))
    )


def _first_day(match: re.Match[str], today: date) -> date | None:
    if match["year"]:
        return date(int(match["year"]), 1, 1)
    quarter = day_number(match["short"] or match["rank"])
    if quarter > 4:
        return None
    if match["of"]:
        return date(int(match["of"]), quarter * 3 - 2, 1)
    first = date(today.year, quarter * 3 - 2, 1)
    return first if first > today else first.replace(year=today.year + 1)
