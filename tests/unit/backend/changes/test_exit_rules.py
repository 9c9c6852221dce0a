"""What an exit does, and when it is refused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from backend.changes.assessment import Assessment, EarlierChange, Subject
from backend.changes.errors import (
    AlreadyReported,
    BeforeParticipation,
    ParticipantDeferred,
    ParticipantLeft,
    TooFarAhead,
)
from backend.changes.exit import Exit, ExitPayload
from backend.participants.state import Cover, CoverType, Employment
from backend.problems import Problem
from tests.unit.backend.changes.people import START, TODAY, jan


def exit_on(
    end: date,
    *,
    employment: Employment | None = None,
    coming: Employment | None = None,
    cover: Sequence[CoverType] = ("old_age", "partner", "anw_gap"),
    changes: Sequence[EarlierChange] = (),
    later_cover: Any = (),
) -> Assessment:
    now = jan(employment, cover=cover)
    subject = Subject(
        today=TODAY,
        state=now,
        coming=coming or now.employment,
        on_date=now,
        changes=changes,
        later_cover=later_cover,
    )
    return Exit().assess(ExitPayload(end_date=end), subject)


def test_an_exit_makes_deferred_and_ends_cover_on_the_first_day_out() -> None:
    done = exit_on(date(2027, 2, 1))
    assert done.effective_date == date(2027, 2, 1)
    assert done.facts == {
        "end_date": date(2027, 2, 1),
        "last_working_day": date(2027, 1, 31),
        "cover_ends": ["old_age", "partner", "anw_gap"],
    }
    assert [note.code for note in done.consequences] == [
        "becomes_deferred",
        "anw_cover_ends",
        "partner_cover_ends",
    ]
    assert {note.code for note in done.consequences} <= set(Exit.consequence_codes)
    assert done.warnings == []
    employment, cover = done.new_facts
    assert (employment.aspect, employment.valid_from) == ("employment", date(2027, 2, 1))
    assert employment.value == {"start_date": "2011-09-01", "end_date": "2027-02-01", "outcome": "deferred"}
    assert {line["end_date"] for line in cover.value} == {"2027-02-01"}


def test_only_cover_that_there_is_ends() -> None:
    codes = [note.code for note in exit_on(TODAY, cover=("old_age",)).consequences]
    assert codes == ["becomes_deferred"]


@pytest.mark.parametrize(
    ("end", "last_working_day"),
    [("2027-01-01", "2026-12-31"), ("2024-03-01", "2024-02-29"), ("2023-03-01", "2023-02-28")],
)
def test_the_last_working_day_is_the_day_before(end: str, last_working_day: str) -> None:
    facts = exit_on(date.fromisoformat(end)).facts
    assert facts["last_working_day"] == date.fromisoformat(last_working_day)


@pytest.mark.parametrize(
    ("end", "codes"),
    [
        ("2026-11-22", []),
        ("2026-11-21", ["retroactive"]),
        ("2026-08-22", ["retroactive"]),
        ("2026-08-21", ["long_ago"]),
        ("2012-01-01", ["long_ago"]),
    ],
)
def test_a_date_in_the_past_is_allowed_with_a_warning(end: str, codes: list[str]) -> None:
    assert [note.code for note in exit_on(date.fromisoformat(end)).warnings] == codes
    assert set(codes) <= set(Exit.warning_codes)


def test_how_long_ago_is_told_in_months() -> None:
    assert exit_on(date(2026, 6, 1)).warnings[0].data == {"months": 5}


def test_later_changes_are_named_because_they_are_replayed() -> None:
    later = EarlierChange("AAAA-1111", "salary", date(2026, 7, 1))
    earlier = EarlierChange("BBBB-2222", "salary", date(2025, 1, 1))
    found = exit_on(date(2026, 6, 1), changes=[earlier, later]).warnings
    assert found[-1].code == "later_changes_replayed"
    assert found[-1].data == {"references": ["AAAA-1111"]}


def test_cover_that_begins_to_differ_after_the_exit_ends_too() -> None:
    added = (Cover(scheme_id="s1", type="anw_gap", start_date=START),)
    done = exit_on(date(2026, 6, 1), later_cover=[(date(2026, 10, 1), added)])
    assert [(fact.aspect, fact.valid_from) for fact in done.new_facts] == [
        ("employment", date(2026, 6, 1)),
        ("cover", date(2026, 6, 1)),
        ("cover", date(2026, 10, 1)),
    ]
    assert done.new_facts[2].value[0]["end_date"] == "2026-06-01"


def test_who_leaves_on_the_first_day_built_up_nothing() -> None:
    done = exit_on(START)
    assert done.consequences[0].code == "no_pension_built_up"
    assert done.new_facts[0].value["outcome"] == "left"


def left(end: date, outcome: Any = "deferred") -> Employment:
    return Employment(start_date=START, end_date=end, outcome=outcome)


REPORTED = [EarlierChange("K7M4-2QXP", "exit", date(2027, 1, 1))]
PAST = [EarlierChange("K7M4-2QXP", "exit", date(2026, 6, 1))]


@pytest.mark.parametrize(
    ("end", "case", "problem", "data"),
    [
        (date(2027, 2, 23), {}, TooFarAhead, {"latest": date(2027, 2, 22)}),
        (date(2011, 8, 31), {}, BeforeParticipation, {"start": START}),
        (
            date(2027, 2, 1),
            {"coming": left(date(2027, 1, 1)), "changes": REPORTED},
            AlreadyReported,
            {"reference": "K7M4-2QXP", "end_date": date(2027, 1, 1)},
        ),
        (
            date(2027, 1, 1),
            {"coming": left(date(2027, 1, 1)), "changes": REPORTED},
            AlreadyReported,
            {"reference": "K7M4-2QXP", "end_date": date(2027, 1, 1)},
        ),
        (
            date(2026, 6, 1),
            {"employment": left(date(2026, 6, 1)), "changes": PAST},
            AlreadyReported,
            {"reference": "K7M4-2QXP", "end_date": date(2026, 6, 1)},
        ),
        (
            date(2027, 1, 1),
            {"employment": left(date(2026, 6, 1)), "changes": PAST},
            ParticipantDeferred,
            {"since": date(2026, 6, 1)},
        ),
        (
            date(2027, 1, 1),
            {"employment": left(TODAY)},
            ParticipantDeferred,
            {"since": TODAY},
        ),
        (
            date(2027, 1, 1),
            {"employment": left(date(2022, 4, 1), "left")},
            ParticipantLeft,
            {"end_date": date(2022, 4, 1)},
        ),
        (
            date(2027, 1, 1),
            {"coming": left(date(2026, 12, 1))},
            AlreadyReported,
            {"reference": None, "end_date": date(2026, 12, 1)},
        ),
    ],
)
def test_an_exit_is_refused_with_what_the_user_must_know(
    end: date, case: dict[str, Any], problem: type[Problem], data: dict[str, Any]
) -> None:
    with pytest.raises(problem) as refused:
        exit_on(end, **case)
    assert refused.value.data == data
    assert problem in Exit.problems


@pytest.mark.parametrize(
    ("on", "status"),
    [("2026-12-31", "active"), ("2027-01-01", "deferred"), ("2030-01-01", "deferred")],
)
def test_a_participant_is_active_until_the_end_date(on: str, status: str) -> None:
    assert left(date(2027, 1, 1)).status(date.fromisoformat(on)) == status
