"""All dates in a text: the finders in their order, then what the words around each say of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from .date_context import FoundDate, cue_start, edge, is_birth
from .date_digits import numbers_only
from .date_month_days import days_of_a_month, days_of_numbered_months
from .date_now import now_words
from .date_periods import edges, nth_days
from .date_relative import day_alone, offsets
from .date_starts import starts_of_periods
from .date_weekdays import weekdays
from .date_words import day_and_month_words, month_word_and_day
from .day_words import MORGEN, OVERMORGEN
from .reading_text import mask
from .value import Value
from .vocabulary import WEEKDAY_PATTERN

_GOODBYE = re.compile(rf"tot\s+(?:{MORGEN}|{OVERMORGEN}|{WEEKDAY_PATTERN})[\s.!]*$")

_FINDERS: tuple[Callable[[str, str, date], Iterator[FoundDate]], ...] = (
    nth_days,  # before the edges: "laatste werkdag van maart" holds "maart"
    edges,
    days_of_a_month,
    days_of_numbered_months,
    numbers_only,  # before the words: "Jan 1/3" is no "1 January"
    day_and_month_words,
    month_word_and_day,
    weekdays,
    offsets,
    now_words,
    starts_of_periods,
    day_alone,
)


def find_dates(text: str, visible: str, original: str, today: date) -> tuple[list[Value], str]:
    """Return the dates in `visible` and `visible` without them.

    `text` is the plain text, for the words around a date; `visible` is the same with the values that
    were found before masked; `original` is what the user typed.
    """
    values = []
    for finder in _FINDERS:
        seen = visible
        for found in finder(seen, original, today):
            if found.end <= found.start or "\x01" in visible[found.start : found.end]:
                continue
            start = cue_start(visible, found.start)
            if _GOODBYE.match(visible, start):
                continue
            birth = is_birth(visible, found.start, found.end)
            values.append(
                Value(
                    kind="birth_date" if birth else "date",
                    value=found.readings[0],
                    start=start,
                    end=found.end,
                    text=original[start : found.end],
                    alternatives=found.readings[1:],
                    edge=None if birth else edge(text, found),
                )
            )
            visible = mask(visible, start, found.end)
    return values, visible
