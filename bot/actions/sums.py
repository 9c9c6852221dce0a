"""The sums from what was said of somebody's pay to the full-time yearly salary and the part-time percentage.

Pure. A sum keeps its steps, so that the read-back can show how a figure came about. Manual 4.2.1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal

SumPeriod = Literal["hour", "week", "four_weeks", "month", "year"]

TIMES_A_YEAR: dict[str, Decimal] = {
    "year": Decimal(1),
    "month": Decimal(12),
    "four_weeks": Decimal(13),
    "week": Decimal(52),
}
DAYS_A_WEEK = Decimal(5)
FULL = Decimal(100)
MOST_A_YEAR = Decimal(1_000_000)


@dataclass(frozen=True)
class Step:
    """One step of a sum: `code` says which one, `numbers` are the figures in it by their names."""

    code: str
    numbers: Mapping[str, Decimal]


@dataclass(frozen=True)
class Worked:
    """What a sum comes to, and how."""

    result: Decimal
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Pay:
    """A full-time yearly salary in euro and a part-time percentage: what holds on a date."""

    salary: Decimal
    part_time_percentage: Decimal


def cents(amount: Decimal) -> Decimal:
    """Return the amount rounded to two places, half a cent upwards."""
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


def is_salary(worked: Worked) -> bool:
    """Tell whether a sum comes to a full-time yearly salary that can be reported."""
    return 0 < worked.result <= MOST_A_YEAR


def is_share(worked: Worked) -> bool:
    """Tell whether a sum comes to a part-time percentage: above 0, up to 100."""
    return 0 < worked.result <= FULL


def likely_periods(amount: Decimal) -> tuple[SumPeriod, ...]:
    """Return the periods that a salary without one can be for: one is assumed, several are asked."""
    if amount < 100:
        return ("hour",)
    if amount < 500:
        return ("month", "four_weeks")
    return ("month",) if amount < 12_000 else ("year",)


def likely_periods_of_a_raise(amount: Decimal) -> tuple[SumPeriod, ...]:
    """Return the same for what comes on top of a salary."""
    size = abs(amount)
    if size < 5:
        return ("hour",)
    if size < 20:
        return ("month", "hour")
    if size < 1000:
        return ("month",)
    return ("month", "year") if size < 3000 else ("year",)


def per_year(amount: Decimal, period: str, full_time_hours: Decimal) -> Worked:
    """Return what an amount per period comes to in a year."""
    if period == "hour":
        year = cents(amount * full_time_hours * 52)
        numbers = {"amount": amount, "hours": full_time_hours, "year": year}
    else:
        year = cents(amount * TIMES_A_YEAR[period])
        numbers = {"amount": amount, "year": year}
    return Worked(year, (Step(period, numbers),))


def needs_basis(said: Mapping[str, Any]) -> bool:
    """Tell whether "full-time or actual" matters for a part-timer: not by the hour, nor in percent."""
    return "percent" not in said and said["period"] != "hour"


def new_salary(
    said: Mapping[str, Any], basis: str | None, now: Pay, share: Decimal, hours: Decimal
) -> Worked:
    """Return the full-time yearly salary that `said` comes to.

    `share` is the part-time percentage that an actual amount belongs to, `hours` the full-time week.
    """
    if said["kind"] == "raise" and "percent" in said:
        size = Decimal(said["percent"])
        result = cents(now.salary * (FULL + size) / FULL)
        code = "raise_percent" if size >= 0 else "cut_percent"
        return Worked(result, (Step(code, {"old": now.salary, "percent": abs(size), "new": result}),))
    if said["kind"] == "amount":
        return _at_full_time(per_year(Decimal(said["value"]), said["period"], hours), said, basis, share)
    size = Decimal(said["euro"])
    change = _at_full_time(per_year(abs(size), said["period"], hours), said, basis, share)
    result = now.salary + (change.result if size >= 0 else -change.result)
    code = "raise_euro" if size >= 0 else "cut_euro"
    numbers = {"old": now.salary, "year": change.result, "new": result}
    return Worked(result, (*change.steps, Step(code, numbers)))


def _at_full_time(year: Worked, said: Mapping[str, Any], basis: str | None, share: Decimal) -> Worked:
    if basis != "actual" or share == FULL or not needs_basis(said):
        return year
    full = cents(year.result * FULL / share)
    step = Step("share", {"year": year.result, "percent": share, "full": full})
    return Worked(full, (*year.steps, step))


def part_time_percentage(said: Mapping[str, Any], now: Decimal, full_time_hours: Decimal) -> Worked:
    """Return the part-time percentage of a percentage, hours or days a week; it can be above 100 or below 0.

    `now` is the percentage on that date, for what was said as a difference ("een dag minder").
    """
    kind, size = str(said["kind"]), Decimal(said["value"])
    if kind == "percentage":
        return Worked(cents(size))
    unit, week = ("hours", full_time_hours) if kind.endswith("hours") else ("days", DAYS_A_WEEK)
    steps: tuple[Step, ...] = ()
    if kind.startswith("more"):
        before = cents(now * week / FULL)
        code, difference, size = f"{'more' if size >= 0 else 'fewer'}_{unit}", abs(size), before + size
        steps = (Step(code, {"before": before, "difference": difference, unit: size}),)
    share = cents(size * FULL / week)
    return Worked(share, (*steps, Step(unit, {unit: size, "of": week, "percent": share})))
