"""A day of a month that is named by its place: "de 1e van volgende maand", "de eerste van de derde"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from .calendar import add_months, safe_date
from .date_context import FoundDate
from .date_readings import readings
from .number_words import DAY_PATTERN, ORDINAL_PATTERN, SUFFIX_PATTERN, day_number
from .period_spans import LAST, NEXT, THIS
from .vocabulary import MONTH_PATTERN

_DAY_OF = re.compile(
    rf"(?<!\w)(?P<day>{DAY_PATTERN}{SUFFIX_PATTERN}?|{ORDINAL_PATTERN})(?:\s+dag|\s+day)?\s+(?:(?:van|vd|v/d"
    rf"|v\.d\.|of|in)\s+)?(?:(?:de|the)\s+)?"
    rf"(?:(?P<next>{NEXT})|(?P<last>{LAST})|(?P<this>{THIS}|de|vd|v/d|the|van|of))\s*(?:maand|mnd|month)(?!\w)(?!\s+(?:{MONTH_PATTERN})(?!\w))"
)
_MONTH_THEN_DAY = re.compile(
    rf"(?<!\w)(?:(?P<next>{NEXT})|(?P<last>{LAST})|(?P<this>{THIS}))\s+(?:maand|month)\s+(?:op\s+|on\s+)?(?:de\s+"
    rf"|the\s+)(?P<day>{DAY_PATTERN}{SUFFIX_PATTERN}|{ORDINAL_PATTERN})(?!\w)"
)
_DAY_OF_NTH = re.compile(
    rf"(?<![\w.,/-])(?P<day>{DAY_PATTERN}{SUFFIX_PATTERN}?|{ORDINAL_PATTERN})\s+(?:van\s+de|vd|v/d|of\s+the)\s+"
    rf"(?P<month>(?:1[0-2]|[1-9]){SUFFIX_PATTERN}|{ORDINAL_PATTERN})(?=\s*(?:$|[.,;!?)]|uit|weg|stopt|20[0-9]{{2}}))"
)


def days_of_numbered_months(text: str, original: str, today: date) -> Iterator[FoundDate]:
    """Yield "de eerste van de derde": 1 March."""
    for match in _DAY_OF_NTH.finditer(text):
        found = readings(day_number(match["day"]), day_number(match["month"]), None, today, None)
        if found:
            yield FoundDate(match.start(), match.end(), found)


def days_of_a_month(text: str, original: str, today: date) -> Iterator[FoundDate]:
    """Yield "de 1e van volgende maand", "volgende maand de 1e", "the first of the month"."""
    for pattern in (_DAY_OF, _MONTH_THEN_DAY):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            step = 1 if groups["next"] else -1 if groups.get("last") else 0
            first = add_months(today.replace(day=1), step)
            day = safe_date(first.year, first.month, day_number(match["day"]))
            if day and day < today and groups["this"] in ("de", "the", "vd", "v/d", "van", "of"):
                day = add_months(day, 1)
            if day:
                yield FoundDate(match.start(), match.end(), (day,))
