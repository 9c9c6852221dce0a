"""An exit (uitdiensttreding; manual, 4.2.2). `end_date` is the first day out of service."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, ClassVar, Literal

from backend.changes.assessment import Assessment, Note, Subject
from backend.changes.bodies import ChangeRequest, Confirmed
from backend.changes.common import DATE_WARNINGS, date_warnings, refuse_out_of_service
from backend.changes.dates import check_in_participation, check_not_too_far
from backend.changes.errors import (
    AlreadyReported,
    BeforeParticipation,
    ParticipantDeferred,
    ParticipantLeft,
    TooFarAhead,
)
from backend.participants.facts import NewFact
from backend.participants.state import Cover, Employment
from backend.problems import Problem
from backend.schemas import Schema


class ExitPayload(Schema):
    """What the user gives: the first day out of service."""

    end_date: date


class ExitRequest(ChangeRequest[ExitPayload]):
    """An exit to preview."""

    kind: Literal["exit"]


class ExitSubmission(ExitRequest, Confirmed):
    """An exit that the user confirmed."""


class Exit:
    """The rules of an exit."""

    name: ClassVar[str] = "exit"
    payload: ClassVar[type[Any]] = ExitPayload
    problems: ClassVar[tuple[type[Problem], ...]] = (
        TooFarAhead,
        BeforeParticipation,
        ParticipantDeferred,
        ParticipantLeft,
        AlreadyReported,
    )
    warning_codes: ClassVar[tuple[str, ...]] = DATE_WARNINGS
    consequence_codes: ClassVar[tuple[str, ...]] = (
        "becomes_deferred",
        "no_pension_built_up",
        "anw_cover_ends",
        "partner_cover_ends",
    )

    def effective_date(self, payload: ExitPayload) -> date:
        """Return the first day out of service."""
        return payload.end_date

    def assess(self, payload: ExitPayload, subject: Subject) -> Assessment:
        """Return what the exit would do; raises the problem that forbids it."""
        end, employment = payload.end_date, subject.coming
        check_can_leave(end, subject)
        check_in_participation(end, employment.start_date)
        check_not_too_far(end, subject.today)
        # Who leaves on the very first day never built up a pension.
        outcome: Literal["deferred", "left"] = "deferred" if end > employment.start_date else "left"
        ended = employment.model_copy(update={"end_date": end, "outcome": outcome})
        # Cover that was changed for a date after the exit ends too.
        covers = [(end, subject.on_date.cover), *subject.later_cover]
        ending = ending_cover(subject.on_date.cover, end)
        return Assessment(
            effective_date=end,
            facts={
                "end_date": end,
                "last_working_day": end - timedelta(days=1),
                "cover_ends": ending,
            },
            consequences=consequences(outcome, ending, end),
            warnings=date_warnings(end, subject.today, subject.changes),
            new_facts=[
                NewFact("employment", end, ended.model_dump(mode="json")),
                *(NewFact("cover", day, ended_cover(lines, end)) for day, lines in covers),
            ],
        )


def check_can_leave(end: date, subject: Subject) -> None:
    """Raise when the participant is no longer in service, or the exit was reported before."""
    coming: Employment = subject.coming
    if coming.end_date is None:
        return
    reported = next(
        (
            change.reference
            for change in reversed(subject.changes)
            if change.kind == "exit" and change.effective_date == coming.end_date
        ),
        None,
    )
    still_to_come = subject.today < coming.end_date
    if still_to_come or (reported and end == coming.end_date):
        raise AlreadyReported(reference=reported, end_date=coming.end_date)
    refuse_out_of_service(coming)


def ending_cover(lines: Iterable[Cover], end: date) -> list[str]:
    """Return the types of the cover that is in force until the exit, each once."""
    return list(dict.fromkeys(line.type for line in lines if line.end_date is None or line.end_date > end))


def ended_cover(lines: Iterable[Cover], end: date) -> list[object]:
    """Return the cover as it is after the exit: what would go on ends on that day."""
    return [
        line.model_copy(
            update={"end_date": end if line.end_date is None else min(line.end_date, end)}
        ).model_dump(mode="json")
        for line in lines
        if line.start_date <= end
    ]


def consequences(outcome: str, ending: list[str], end: date) -> list[Note]:
    """Return what the exit means for the participant."""
    notes = [Note(code="becomes_deferred", data={"since": end})]
    if outcome == "left":
        notes = [Note(code="no_pension_built_up", data={"since": end})]
    for cover, code in (("anw_gap", "anw_cover_ends"), ("partner", "partner_cover_ends")):
        if cover in ending:
            notes.append(Note(code=code, data={"end_date": end}))
    return notes
