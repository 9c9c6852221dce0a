"""The rules about the dates of changes (mission, "Dates and states"; manual, 4.2 and 4.4). Pure."""

from __future__ import annotations

import calendar
from datetime import date, datetime, time, timedelta

from backend.changes.errors import BeforeParticipation, TooFarAhead
from backend.clock import AMSTERDAM

MONTHS_AHEAD = 3
MONTHS_BACK_WITHOUT_WARNING = 3


def add_months(day: date, months: int) -> date:
    """Return the same day of another month; a day that does not exist becomes the month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def latest_allowed(today: date) -> date:
    """Return the last effective date that can be submitted today."""
    return add_months(today, MONTHS_AHEAD)


def check_not_too_far(effective: date, today: date) -> None:
    """Raise `TooFarAhead` for a date more than three calendar months ahead; the last day is allowed."""
    latest = latest_allowed(today)
    if effective > latest:
        raise TooFarAhead(latest=latest)


def check_in_participation(effective: date, start: date) -> None:
    """Raise `BeforeParticipation` for a date before the participation began."""
    if effective < start:
        raise BeforeParticipation(start=start)


def months_back(effective: date, today: date) -> int:
    """Return how many whole calendar months a date lies back; 0 for today and later."""
    if effective >= today:
        return 0
    months = (today.year - effective.year) * 12 + today.month - effective.month
    while months > 0 and add_months(today, -months) < effective:
        months -= 1
    return months


def is_long_ago(effective: date, today: date) -> bool:
    """Say whether a date lies more than three months back: allowed, with a warning."""
    return effective < add_months(today, -MONTHS_BACK_WITHOUT_WARNING)


def end_of_day(day: date) -> datetime:
    """Return the moment at which a day ends in Amsterdam."""
    return datetime.combine(day + timedelta(days=1), time(), AMSTERDAM)


def day_of(moment: datetime) -> date:
    """Return the day of a moment in Amsterdam."""
    return moment.astimezone(AMSTERDAM).date()
