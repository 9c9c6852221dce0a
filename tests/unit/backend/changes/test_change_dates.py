"""The rules about dates, as tables."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from backend.changes.dates import (
    add_months,
    check_in_participation,
    check_not_too_far,
    day_of,
    end_of_day,
    is_long_ago,
    latest_allowed,
    months_back,
)
from backend.changes.errors import BeforeParticipation, TooFarAhead


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("today", "latest"),
    [
        ("2026-11-22", "2027-02-22"),
        ("2026-11-30", "2027-02-28"),
        ("2026-11-29", "2027-02-28"),
        ("2026-11-28", "2027-02-28"),
        ("2027-11-30", "2028-02-29"),
        ("2027-11-29", "2028-02-29"),
        ("2027-11-28", "2028-02-28"),
        ("2026-01-31", "2026-04-30"),
        ("2026-03-31", "2026-06-30"),
        ("2026-05-31", "2026-08-31"),
        ("2026-08-31", "2026-11-30"),
        ("2026-12-31", "2027-03-31"),
        ("2026-10-01", "2027-01-01"),
        ("2028-02-29", "2028-05-29"),
        ("2026-12-01", "2027-03-01"),
    ],
)
def test_three_months_ahead_is_the_same_day_or_the_last_of_the_month(today: str, latest: str) -> None:
    assert latest_allowed(day(today)) == day(latest)


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ("2026-05-31", -3, "2026-02-28"),
        ("2028-05-31", -3, "2028-02-29"),
        ("2026-01-15", -1, "2025-12-15"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-12-31", 12, "2027-12-31"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2026-06-30", 0, "2026-06-30"),
    ],
)
def test_months_are_added_over_years_and_short_months(start: str, months: int, expected: str) -> None:
    assert add_months(day(start), months) == day(expected)


@pytest.mark.parametrize("effective", ["2026-11-22", "2027-02-21", "2027-02-22", "1990-01-01"])
def test_a_date_up_to_and_including_the_last_allowed_day_is_allowed(effective: str) -> None:
    check_not_too_far(day(effective), day("2026-11-22"))


@pytest.mark.parametrize("effective", ["2027-02-23", "2027-03-01", "9999-12-31"])
def test_a_later_date_is_refused_with_the_last_allowed_day(effective: str) -> None:
    with pytest.raises(TooFarAhead) as refused:
        check_not_too_far(day(effective), day("2026-11-22"))
    assert refused.value.data == {"latest": day("2027-02-22")}


def test_a_date_before_the_participation_is_refused_with_its_start() -> None:
    check_in_participation(day("2011-09-01"), day("2011-09-01"))
    with pytest.raises(BeforeParticipation) as refused:
        check_in_participation(day("2011-08-31"), day("2011-09-01"))
    assert refused.value.data == {"start": day("2011-09-01")}


@pytest.mark.parametrize(
    ("effective", "long_ago", "months"),
    [
        ("2026-11-23", False, 0),
        ("2026-11-22", False, 0),
        ("2026-11-21", False, 0),
        ("2026-10-22", False, 1),
        ("2026-10-23", False, 0),
        ("2026-08-23", False, 2),
        ("2026-08-22", False, 3),
        ("2026-08-21", True, 3),
        ("2026-07-22", True, 4),
        ("2025-11-22", True, 12),
        ("2025-11-23", True, 11),
    ],
)
def test_more_than_three_months_back_is_long_ago(effective: str, long_ago: bool, months: int) -> None:
    today = day("2026-11-22")
    assert is_long_ago(day(effective), today) is long_ago
    assert months_back(day(effective), today) == months


def test_month_ends_count_back_in_whole_months() -> None:
    assert months_back(day("2026-02-28"), day("2026-05-31")) == 3
    assert not is_long_ago(day("2026-02-28"), day("2026-05-31"))
    assert is_long_ago(day("2026-02-27"), day("2026-05-31"))


def test_a_day_ends_at_midnight_in_amsterdam_in_summer_and_winter() -> None:
    assert end_of_day(day("2026-11-22")).isoformat() == "2026-11-23T00:00:00+01:00"
    assert end_of_day(day("2026-07-01")).isoformat() == "2026-07-02T00:00:00+02:00"
    assert day_of(datetime(2026, 11, 22, 23, 30, tzinfo=ZoneInfo("UTC"))) == day("2026-11-23")
