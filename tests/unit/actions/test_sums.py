"""From what was said to a full-time yearly salary and a part-time percentage, as tables."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from bot.actions.sums import (
    Pay,
    likely_periods,
    likely_periods_of_a_raise,
    new_salary,
    part_time_percentage,
)

HOURS = Decimal(36)
FULL_TIMER = Pay(Decimal("40000.00"), Decimal("100.00"))
ODD = Pay(Decimal("44805.00"), Decimal("66.67"))
PART_TIMER = Pay(Decimal("40000.00"), Decimal("80.00"))


def amount(value: str, period: str) -> dict[str, Any]:
    return {"kind": "amount", "value": value, "period": period}


def on_top(value: str, period: str) -> dict[str, Any]:
    return {"kind": "raise", "euro": value, "period": period}


@pytest.mark.parametrize(
    ("said", "basis", "now", "share", "becomes", "steps"),
    [
        (amount("3500.00", "month"), None, FULL_TIMER, "100", "42000.00", ["month"]),
        (amount("3500.00", "four_weeks"), None, FULL_TIMER, "100", "45500.00", ["four_weeks"]),
        (amount("800.00", "week"), None, FULL_TIMER, "100", "41600.00", ["week"]),
        (amount("18.50", "hour"), None, FULL_TIMER, "100", "34632.00", ["hour"]),
        (amount("45000.00", "year"), None, FULL_TIMER, "100", "45000.00", ["year"]),
        (amount("3500.00", "month"), "full_time", PART_TIMER, "80", "42000.00", ["month"]),
        (amount("2800.00", "month"), "actual", PART_TIMER, "80", "42000.00", ["month", "share"]),
        # The share is the new one where one is given.
        (amount("2100.00", "month"), "actual", PART_TIMER, "60", "42000.00", ["month", "share"]),
        (amount("2800.00", "month"), "actual", PART_TIMER, "88.89", "37799.53", ["month", "share"]),
        (amount("2800.00", "month"), "actual", FULL_TIMER, "100", "33600.00", ["month"]),
        # An hour is paid the same whoever works it.
        (amount("18.50", "hour"), "actual", PART_TIMER, "80", "34632.00", ["hour"]),
        ({"kind": "raise", "percent": "3"}, None, FULL_TIMER, "100", "41200.00", ["raise_percent"]),
        ({"kind": "raise", "percent": "3"}, "actual", PART_TIMER, "80", "41200.00", ["raise_percent"]),
        ({"kind": "raise", "percent": "-10"}, None, FULL_TIMER, "100", "36000.00", ["cut_percent"]),
        (on_top("150.00", "month"), "full_time", PART_TIMER, "80", "41800.00", ["month", "raise_euro"]),
        (on_top("120.00", "month"), "actual", PART_TIMER, "80", "41800.00", ["month", "share", "raise_euro"]),
        (on_top("-100.00", "month"), None, FULL_TIMER, "100", "38800.00", ["month", "cut_euro"]),
        (on_top("1.00", "hour"), None, PART_TIMER, "80", "41872.00", ["hour", "raise_euro"]),
        # Half a cent goes up.
        ({"kind": "raise", "percent": "2.5"}, None, ODD, "100", "45925.13", ["raise_percent"]),
    ],
)
def test_a_salary_comes_to_a_full_time_yearly_amount(
    said: dict[str, Any], basis: str | None, now: Pay, share: str, becomes: str, steps: list[str]
) -> None:
    worked = new_salary(said, basis, now, Decimal(share), HOURS)
    assert str(worked.result) == becomes
    assert [step.code for step in worked.steps] == steps


@pytest.mark.parametrize(
    ("kind", "value", "now", "becomes", "steps"),
    [
        ("percentage", "80", "100", "80.00", []),
        ("hours", "32", "100", "88.89", ["hours"]),
        ("hours", "36", "80", "100.00", ["hours"]),
        ("hours", "40", "100", "111.11", ["hours"]),
        ("days", "4", "100", "80.00", ["days"]),
        ("days", "2.5", "100", "50.00", ["days"]),
        ("more_days", "-1", "100", "80.00", ["fewer_days", "days"]),
        ("more_days", "1", "60", "80.00", ["more_days", "days"]),
        ("more_hours", "-8", "100", "77.78", ["fewer_hours", "hours"]),
        ("more_hours", "-36", "80", "-20.00", ["fewer_hours", "hours"]),
    ],
)
def test_a_share_comes_to_a_part_time_percentage(
    kind: str, value: str, now: str, becomes: str, steps: list[str]
) -> None:
    worked = part_time_percentage({"kind": kind, "value": value}, Decimal(now), HOURS)
    assert str(worked.result) == becomes
    assert [step.code for step in worked.steps] == steps


@pytest.mark.parametrize(
    ("size", "periods"),
    [
        ("18.50", ("hour",)),
        ("99.99", ("hour",)),
        ("100", ("month", "four_weeks")),
        ("499", ("month", "four_weeks")),
        ("500", ("month",)),
        ("11999", ("month",)),
        ("12000", ("year",)),
    ],
)
def test_a_salary_without_a_period_has_likely_ones(size: str, periods: tuple[str, ...]) -> None:
    assert likely_periods(Decimal(size)) == periods


@pytest.mark.parametrize(
    ("size", "periods"),
    [
        ("0.50", ("hour",)),
        ("10", ("month", "hour")),
        ("150", ("month",)),
        ("-150", ("month",)),
        ("1500", ("month", "year")),
        ("4000", ("year",)),
    ],
)
def test_a_raise_without_a_period_has_likely_ones(size: str, periods: tuple[str, ...]) -> None:
    assert likely_periods_of_a_raise(Decimal(size)) == periods
