"""What a new salary or part-time percentage does, what is pointed out, and when it is refused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from backend.changes.assessment import Assessment, EarlierChange, Subject
from backend.changes.errors import BeforeParticipation, ParticipantDeferred, ParticipantLeft, TooFarAhead
from backend.changes.salary import NothingChanges, SalaryChange, SalaryPayload
from backend.participants.state import Employment, Pay
from backend.problems import Problem
from tests.unit.backend.changes.people import START, TODAY, jan

DAY = "2027-01-01"
RULES = SalaryChange(raise_warning_percentage=Decimal(25), minimum_wage_full_time_year=Decimal("27537.12"))


def pay(salary: str, percentage: str) -> Pay:
    return Pay(salary=Decimal(salary), part_time_percentage=Decimal(percentage))


def assess(
    new: dict[str, Any],
    *,
    on: str = DAY,
    old: tuple[str, str] = ("40000.00", "80.00"),
    coming: Employment | None = None,
    later: Sequence[tuple[str, str, str]] = (),
    changes: Sequence[EarlierChange] = (),
) -> Assessment:
    state = jan(pay=pay(*old))
    subject = Subject(
        today=TODAY,
        state=state,
        coming=coming or state.employment,
        on_date=state,
        later_pay=[(date.fromisoformat(day), pay(*values)) for day, *values in later],
        changes=changes,
    )
    return RULES.assess(SalaryPayload.model_validate({"effective_date": on, **new}), subject)


def values(done: Assessment) -> list[tuple[str, str, str]]:
    """Return what is recorded: day, salary, percentage."""
    assert {fact.aspect for fact in done.new_facts} == {"pay"}
    return [
        (fact.valid_from.isoformat(), fact.value["salary"], fact.value["part_time_percentage"])
        for fact in done.new_facts
    ]


BOTH = {"salary": "42000.00", "part_time_percentage": "100.00"}


@pytest.mark.parametrize(
    ("new", "salary", "percentage", "recorded"),
    [
        ({"salary": "42000.00"}, ("40000.00", "42000.00"), None, ("42000.00", "80.00")),
        ({"part_time_percentage": "100.00"}, None, ("80.00", "100.00"), ("40000.00", "100.00")),
        (BOTH, ("40000.00", "42000.00"), ("80.00", "100.00"), ("42000.00", "100.00")),
        ({**BOTH, "salary": "40000.00"}, None, ("80.00", "100.00"), ("40000.00", "100.00")),
        (
            {**BOTH, "part_time_percentage": "80"},
            ("40000.00", "42000.00"),
            None,
            ("42000.00", "80.00"),
        ),
        ({"salary": "42000"}, ("40000.00", "42000.00"), None, ("42000.00", "80.00")),
        ({"salary": "42000.5"}, ("40000.00", "42000.50"), None, ("42000.50", "80.00")),
        ({"part_time_percentage": "33.33"}, None, ("80.00", "33.33"), ("40000.00", "33.33")),
    ],
)
def test_only_what_changes_is_shown_and_the_rest_stays(
    new: dict[str, str],
    salary: tuple[str, str] | None,
    percentage: tuple[str, str] | None,
    recorded: tuple[str, str],
) -> None:
    done = assess(new)
    assert done.facts == {
        "effective_date": date(2027, 1, 1),
        "salary": salary and {"old": salary[0], "new": salary[1]},
        "part_time_percentage": percentage and {"old": percentage[0], "new": percentage[1]},
    }
    assert values(done) == [(DAY, *recorded)]
    assert done.status == "processed"
    assert list(done.consequences) == []


@pytest.mark.parametrize(
    "new",
    [
        {},
        {"salary": None, "part_time_percentage": None},
        {"salary": "0"},
        {"salary": "0.00"},
        {"salary": "-1"},
        {"salary": "10000000"},
        {"salary": "42000.001"},
        {"salary": "NaN"},
        {"salary": "Infinity"},
        {"salary": "42.000,00"},
        {"salary": "042000"},
        {"salary": "4e4"},
        {"salary": "42000.00\n"},
        {"salary": "٤٢٠٠٠"},
        {"salary": 42000},
        {"salary": 42000.0},
        {"part_time_percentage": "0"},
        {"part_time_percentage": "100.01"},
        {"part_time_percentage": "101"},
        {"part_time_percentage": "0.00"},
        {"part_time_percentage": "33.333"},
        {"salary": "42000", "hours": 32},
    ],
)
def test_a_payload_of_another_form_is_refused(new: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        SalaryPayload.model_validate({"effective_date": DAY, **new})


@pytest.mark.parametrize(
    ("salary", "percentage"), [("0.01", "0.01"), ("9999999.99", "100"), ("9999999.99", "100.00")]
)
def test_the_least_and_the_most_are_allowed(salary: str, percentage: str) -> None:
    found = SalaryPayload.model_validate(
        {"effective_date": DAY, "salary": salary, "part_time_percentage": percentage}
    )
    assert (found.salary, found.part_time_percentage) == (Decimal(salary), Decimal(percentage))


@pytest.mark.parametrize(
    ("old", "new", "warnings"),
    [
        ("40000.00", "40000.01", []),
        ("40000.00", "50000.00", []),
        ("40000.00", "50000.01", [("raise_above", {"percent": "25.0"})]),
        ("40000.00", "52000.00", [("raise_above", {"percent": "30.0"})]),
        ("40000.00", "400000.00", [("raise_above", {"percent": "900.0"})]),
        ("40000.00", "39000.00", [("salary_lowered", {"percent": "2.5"})]),
        (
            "40000.00",
            "4000.00",
            [("salary_lowered", {"percent": "90.0"}), ("below_minimum_wage", {"minimum": "27537.12"})],
        ),
        ("27000.00", "27537.11", [("below_minimum_wage", {"minimum": "27537.12"})]),
        ("27000.00", "27537.12", []),
        (
            "20000.00",
            "26000.00",
            [("raise_above", {"percent": "30.0"}), ("below_minimum_wage", {"minimum": "27537.12"})],
        ),
    ],
)
def test_an_unusual_salary_is_pointed_out(
    old: str, new: str, warnings: list[tuple[str, dict[str, str]]]
) -> None:
    found = assess({"salary": new}, old=(old, "80.00")).warnings
    assert [(note.code, note.data) for note in found] == warnings
    assert {note.code for note in found} <= set(SalaryChange.warning_codes)


def test_a_part_time_percentage_alone_says_nothing_about_the_salary() -> None:
    assert list(assess({"part_time_percentage": "10.00"}, old=("20000.00", "100.00")).warnings) == []


@pytest.mark.parametrize(
    ("on", "codes"),
    [
        ("2026-11-22", []),
        ("2026-11-21", ["retroactive"]),
        ("2026-08-22", ["retroactive"]),
        ("2026-08-21", ["long_ago"]),
        ("2011-09-01", ["long_ago"]),
    ],
)
def test_a_date_in_the_past_is_allowed_with_a_warning(on: str, codes: list[str]) -> None:
    assert [note.code for note in assess({"salary": "42000.00"}, on=on).warnings] == codes


def test_later_changes_are_named_because_they_are_replayed() -> None:
    changes = [
        EarlierChange("AAAA-1111", "salary", date(2026, 7, 1)),
        EarlierChange("BBBB-2222", "salary", date(2026, 6, 1)),
    ]
    found = assess({"salary": "42000.00"}, on="2026-06-01", changes=changes).warnings
    assert found[-1].code == "later_changes_replayed"
    assert found[-1].data == {"references": ["AAAA-1111"]}


JUNE, JULY, AUGUST = "2026-06-01", "2026-07-01", "2026-08-01"


@pytest.mark.parametrize(
    ("new", "later", "recorded"),
    [
        # A later raise stays, and no longer tells the old percentage.
        (
            {"part_time_percentage": "100.00"},
            [(JULY, "41000.00", "80.00")],
            [(JUNE, "40000.00", "100.00"), (JULY, "41000.00", "100.00")],
        ),
        # A later raise wins from its own date on: nothing to write again.
        ({"salary": "42000.00"}, [(JULY, "41000.00", "80.00")], [(JUNE, "42000.00", "80.00")]),
        # A later percentage keeps the new salary.
        (
            {"salary": "42000.00"},
            [(JULY, "40000.00", "60.00")],
            [(JUNE, "42000.00", "80.00"), (JULY, "42000.00", "60.00")],
        ),
        # The salary follows until a later change says another.
        (
            {"salary": "42000.00"},
            [(JULY, "40000.00", "60.00"), (AUGUST, "43000.00", "60.00")],
            [(JUNE, "42000.00", "80.00"), (JULY, "42000.00", "60.00")],
        ),
        # Said to be what it was before: a change of its own.
        (
            {"salary": "42000.00"},
            [(JULY, "41000.00", "80.00"), (AUGUST, "40000.00", "80.00")],
            [(JUNE, "42000.00", "80.00")],
        ),
        # Two of one date: the last one recorded holds.
        (
            {"part_time_percentage": "100.00"},
            [(JULY, "41000.00", "80.00"), (JULY, "41500.00", "80.00")],
            [(JUNE, "40000.00", "100.00"), (JULY, "41500.00", "100.00")],
        ),
        (
            BOTH,
            [(JULY, "41000.00", "80.00"), (AUGUST, "41000.00", "50.00")],
            [(JUNE, "42000.00", "100.00"), (JULY, "41000.00", "100.00")],
        ),
    ],
)
def test_what_later_changes_left_alone_follows_an_earlier_one(
    new: dict[str, str], later: list[tuple[str, str, str]], recorded: list[tuple[str, str, str]]
) -> None:
    assert values(assess(new, on=JUNE, later=later)) == recorded


def ends(day: str, outcome: Any = "deferred") -> Employment:
    return Employment(start_date=START, end_date=date.fromisoformat(day), outcome=outcome)


@pytest.mark.parametrize(
    ("on", "case", "problem", "data"),
    [
        ("2027-02-23", {}, TooFarAhead, {"latest": date(2027, 2, 22)}),
        ("2011-08-31", {}, BeforeParticipation, {"start": START}),
        ("0001-01-01", {}, BeforeParticipation, {"start": START}),
        ("9999-12-31", {}, TooFarAhead, {"latest": date(2027, 2, 22)}),
        (DAY, {"coming": ends("2026-06-01")}, ParticipantDeferred, {"since": date(2026, 6, 1)}),
        ("2026-05-01", {"coming": ends("2026-06-01")}, ParticipantDeferred, {"since": date(2026, 6, 1)}),
        (DAY, {"coming": ends("2026-11-22")}, ParticipantDeferred, {"since": TODAY}),
        (DAY, {"coming": ends("2022-04-01", "left")}, ParticipantLeft, {"end_date": date(2022, 4, 1)}),
        (DAY, {"coming": ends("2027-01-01")}, ParticipantLeft, {"end_date": date(2027, 1, 1)}),
        (DAY, {"coming": ends("2026-12-15")}, ParticipantLeft, {"end_date": date(2026, 12, 15)}),
        (DAY, {"old": ("42000.00", "80.00")}, NothingChanges, {}),
        (DAY, {"old": ("42000", "80")}, NothingChanges, {}),
    ],
)
def test_a_change_is_refused_with_what_the_user_must_know(
    on: str, case: dict[str, Any], problem: type[Problem], data: dict[str, Any]
) -> None:
    with pytest.raises(problem) as refused:
        assess({"salary": "42000.00"}, on=on, **case)
    assert refused.value.data == data
    assert problem in SalaryChange.problems


def test_who_leaves_later_can_still_get_a_new_salary_until_then() -> None:
    assert values(assess({"salary": "42000.00"}, on="2026-12-31", coming=ends(DAY))) == [
        ("2026-12-31", "42000.00", "80.00")
    ]
