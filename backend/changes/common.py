"""What several kinds of change ask about a participant and a date. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from backend.changes.assessment import EarlierChange, Note, Subject
from backend.changes.dates import is_long_ago, months_back
from backend.changes.errors import ParticipantDeferred, ParticipantLeft
from backend.participants.state import Employment
from backend.schemas import two_places

DATE_WARNINGS = ("long_ago", "retroactive", "later_changes_replayed")


def refuse_out_of_service(employment: Employment) -> None:
    """Raise `ParticipantLeft` or `ParticipantDeferred` for an employment that ends, as it will have ended."""
    if employment.end_date is None:
        return
    if employment.outcome == "left":
        raise ParticipantLeft(end_date=employment.end_date)
    raise ParticipantDeferred(since=employment.end_date)


def check_in_service(effective: date, subject: Subject) -> None:
    """Raise when the participant is out of service today, or will be on the date of the change."""
    end = subject.coming.end_date
    if end is None:
        return
    if end <= subject.today:
        refuse_out_of_service(subject.coming)
    if end <= effective:
        raise ParticipantLeft(end_date=end)


def date_warnings(effective: date, today: date, changes: Sequence[EarlierChange] = ()) -> list[Note]:
    """Return what the user should look at twice about the date."""
    notes = []
    if is_long_ago(effective, today):
        notes.append(Note(code="long_ago", data={"months": months_back(effective, today)}))
    elif effective < today:
        notes.append(Note(code="retroactive", data={"effective_date": effective}))
    later = [change.reference for change in changes if change.effective_date > effective]
    if later:
        notes.append(Note(code="later_changes_replayed", data={"references": later}))
    return notes


def wage_warning(salary: Decimal, minimum_full_time_year: Decimal) -> Iterator[Note]:
    """Give the warning about a full-time yearly salary below the legal minimum wage."""
    if salary < minimum_full_time_year:
        yield Note(code="below_minimum_wage", data={"minimum": str(two_places(minimum_full_time_year))})
