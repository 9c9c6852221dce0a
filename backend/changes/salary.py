"""A new salary and/or part-time percentage (manual, 4.2.1). The salary is the full-time yearly one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, ClassVar, Literal

from pydantic import ConfigDict, JsonValue, model_validator

from backend.changes.assessment import Assessment, Note, Subject
from backend.changes.bodies import ChangeRequest, Confirmed
from backend.changes.common import DATE_WARNINGS, check_in_service, date_warnings, wage_warning
from backend.changes.dates import check_in_participation, check_not_too_far
from backend.changes.errors import BeforeParticipation, ParticipantDeferred, ParticipantLeft, TooFarAhead
from backend.participants.facts import NewFact
from backend.participants.state import Pay
from backend.problems import Problem
from backend.schemas import Euro, Percentage, Schema, two_places

# The description's side of `_something`.
ONE_OF_TWO: list[JsonValue] = [
    {"required": [name], "properties": {name: {"type": "string"}}}
    for name in ("salary", "part_time_percentage")
]


class NothingChanges(Problem):
    """What was asked is what holds on that date already."""

    code = "nothing_changes"
    status = 422
    title = "The participant has this salary and part-time percentage already."


class SalaryPayload(Schema):
    """What the user gives: the first day, and what becomes new on it; at least one of the two."""

    model_config = ConfigDict(json_schema_extra={"anyOf": ONE_OF_TWO})

    effective_date: date
    salary: Euro | None = None
    part_time_percentage: Percentage | None = None

    @model_validator(mode="after")
    def _something(self) -> SalaryPayload:
        if self.salary is None and self.part_time_percentage is None:
            raise ValueError("a salary or a part-time percentage is needed")
        return self


class SalaryRequest(ChangeRequest[SalaryPayload]):
    """A salary change to preview."""

    kind: Literal["salary"]


class SalarySubmission(SalaryRequest, Confirmed):
    """A salary change that the user confirmed."""


@dataclass(frozen=True, slots=True)
class SalaryChange:
    """The rules of a salary change; above or below the limits is pointed out, never refused."""

    raise_warning_percentage: Decimal
    minimum_wage_full_time_year: Decimal

    name: ClassVar[str] = "salary"
    payload: ClassVar[type[Any]] = SalaryPayload
    problems: ClassVar[tuple[type[Problem], ...]] = (
        TooFarAhead,
        BeforeParticipation,
        ParticipantDeferred,
        ParticipantLeft,
        NothingChanges,
    )
    warning_codes: ClassVar[tuple[str, ...]] = (
        "raise_above",
        "salary_lowered",
        "below_minimum_wage",
        *DATE_WARNINGS,
    )
    consequence_codes: ClassVar[tuple[str, ...]] = ()

    def effective_date(self, payload: SalaryPayload) -> date:
        """Return the first day of the new values."""
        return payload.effective_date

    def assess(self, payload: SalaryPayload, subject: Subject) -> Assessment:
        """Return what the change would do; raises the problem that forbids it."""
        effective, old = payload.effective_date, subject.on_date.pay
        check_in_service(effective, subject)
        check_in_participation(effective, subject.coming.start_date)
        check_not_too_far(effective, subject.today)
        new = Pay(
            salary=old.salary if payload.salary is None else payload.salary,
            part_time_percentage=old.part_time_percentage
            if payload.part_time_percentage is None
            else payload.part_time_percentage,
        )
        if new == old:
            raise NothingChanges
        return Assessment(
            effective_date=effective,
            facts={
                "effective_date": effective,
                "salary": old_and_new(old.salary, new.salary),
                "part_time_percentage": old_and_new(old.part_time_percentage, new.part_time_percentage),
            },
            warnings=[
                *self._salary_warnings(old.salary, new.salary),
                *date_warnings(effective, subject.today, subject.changes),
            ],
            new_facts=[
                NewFact("pay", day, pay.model_dump(mode="json"))
                for day, pay in [(effective, new), *replayed(old, new, subject.later_pay)]
            ],
        )

    def _salary_warnings(self, old: Decimal, new: Decimal) -> Iterator[Note]:
        # A part-time percentage alone is no reason to look twice at the salary.
        if new == old:
            return
        change = (new - old) * 100 / old
        percent = str(abs(change).quantize(Decimal("0.1"), ROUND_HALF_UP))
        if change > self.raise_warning_percentage:
            yield Note(code="raise_above", data={"percent": percent})
        if change < 0:
            yield Note(code="salary_lowered", data={"percent": percent})
        yield from wage_warning(new, self.minimum_wage_full_time_year)


def old_and_new(old: Decimal, new: Decimal) -> dict[str, str] | None:
    """Return both values to be shown, or None when nothing changes."""
    return None if old == new else {"old": str(two_places(old)), "new": str(two_places(new))}


def replayed(old: Pay, new: Pay, later: Sequence[tuple[date, Pay]]) -> Iterator[tuple[date, Pay]]:
    """Give later pay that must be written again: what a later change left alone follows this change."""
    # Of two facts of one date the last one recorded holds.
    for day, pay in dict(later).items():
        follows = Pay(
            salary=new.salary if pay.salary == old.salary else pay.salary,
            part_time_percentage=new.part_time_percentage
            if pay.part_time_percentage == old.part_time_percentage
            else pay.part_time_percentage,
        )
        if follows != pay:
            yield day, follows
        old, new = pay, follows
