"""Which days a day, a month and a year (or none) can be, with what the words around them say."""

from __future__ import annotations

import re
from datetime import date

from .calendar import RECENT, full_year, safe_date
from .date_context import CUE, Direction, FoundDate, direction
from .past_clause import is_in_past_clause, is_told_as_past
from .vocabulary import WEEKDAYS

_YEAR_AFTER = re.compile(
    r",?\s*(?:van\s+|in\s+|of\s+)?(?:(dit|this|het lopende)|(volgend|komend|next|het nieuwe)|(vorig"
    r"|afgelopen|last))\s+(?:jaar|year)(?!\w)"
)


def dated(
    text: str, start: int, end: int, day: int, month: int, year: str | None, today: date, weekday: str = ""
) -> FoundDate | None:
    """Return the date of these parts with the readings that the words around it leave, or None."""
    named = WEEKDAYS.get(weekday.split()[0].strip(".,")) if weekday else None
    towards, start, end = direction(text, start, end)
    known: str | int | None = year.lstrip("'").replace(" ", "") if year else None
    if known is None:
        known, end = year_after(text, end, today)
    found = readings(day, month, known, today, towards)
    if len(found) > 1:
        same_weekday = [reading for reading in found if named == reading.weekday()]
        if len(same_weekday) == 1:
            found = tuple(same_weekday)
        elif is_told_as_past(text, start, end) or (
            not CUE.search(text[max(0, start - 40) : start]) and is_in_past_clause(text, start, end)
        ):
            found = found[:1]
    return FoundDate(start, end, found) if found else None


def year_after(text: str, end: int, today: date) -> tuple[int | None, int]:
    """Return the year that "dit jaar" or "last year" behind a date gives, and where that ends."""
    found = _YEAR_AFTER.match(text, end)
    if not found:
        return None, end
    return today.year + (0 if found[1] else 1 if found[2] else -1), found.end()


def without_year(month: int, day: int, today: date, towards: Direction | None) -> tuple[date, ...]:
    """Return the readings of a day and month: the next one, the last one first when it is recent."""
    years = range(max(1, today.year - 8), min(9999, today.year + 8) + 1)
    candidates = [found for year in years if (found := safe_date(year, month, day))]
    past = [found for found in candidates if found < today]
    future = [found for found in candidates if found >= today]
    if towards == "birth":
        return tuple([today] if today in future else past[-1:])
    if towards == "past":
        return tuple(past[-1:])
    if towards is None and past and today - past[-1] < RECENT and future and future[0] != today:
        return (past[-1], future[0])
    return tuple(future[:1])


def readings(
    day: int, month: int, year: str | int | None, today: date, towards: Direction | None
) -> tuple[date, ...]:
    """Return the readings of a day, a month and the year as written; none when there is no such day."""
    if not 1 <= month <= 12:
        return ()
    if year is None:
        return without_year(month, day, today, towards)
    if isinstance(year, str):
        year = full_year(year, today, past=towards == "birth")
    found = safe_date(year, month, day)
    return (found,) if found and 1900 <= found.year <= 2199 else ()
