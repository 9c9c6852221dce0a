"""Arithmetic with dates: months, quarters, weekdays and Dutch working days. No text here."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

import holidays

RECENT = timedelta(days=60)
"""A bare date whose past reading is younger than this may well mean the past one: both are offered."""


def safe_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or None when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """Return the month's last day."""
    return date(year, month, monthrange(year, month)[1])


def add_months(start: date, months: int) -> date:
    """Return the day `months` later; a day that does not exist becomes the month's last."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def monday(day: date) -> date:
    """Return the Monday of the day's calendar week."""
    return day - timedelta(days=day.weekday())


@lru_cache(maxsize=32)
def _dutch_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("NL", years=[year]))


def is_working_day(day: date) -> bool:
    """Say whether it is Monday to Friday and no Dutch holiday."""
    return day.weekday() < 5 and day not in _dutch_holidays(day.year)


def nth(days: Iterable[date], rank: int) -> date | None:
    """Return the day with that rank (1 is the first, -1 the last), or None when there are not so many."""
    listed = list(days)
    try:
        return listed[rank - 1 if rank > 0 else rank]
    except IndexError:
        return None


def days_between(first: date, last: date) -> list[date]:
    """Return every day from `first` to `last`, both included."""
    return [first + timedelta(days=offset) for offset in range((last - first).days + 1)]


def full_year(digits: str, today: date, *, past: bool) -> int:
    """Return the year of "27" or "2027"; two digits reach 20 years ahead, those of a birth year never."""
    year = int(digits)
    if len(digits) > 2:
        return year
    century = today.year - today.year % 100
    return century + year if century + year <= today.year + (0 if past else 20) else century - 100 + year
