"""Whether a change can still be taken back (mission, "Dates and states"). Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from backend.changes.dates import day_of, end_of_day

Refusal = Literal["too_late", "already_withdrawn", "replaced", "outside", "refused"]


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides about withdrawing. `until` is None when only the state does, or nothing can."""

    refusal: Refusal | None
    until: datetime | None


def standing(
    *, status: str, source: str, recorded_at: datetime, withdrawn: bool, replaced: bool, today: date
) -> Standing:
    """Return whether a change can be withdrawn today: in checks always, otherwise on its own day."""
    if withdrawn:
        return Standing("already_withdrawn", None)
    if source == "outside":
        return Standing("outside", None)
    if status == "refused":
        return Standing("refused", None)
    if replaced:
        return Standing("replaced", None)
    if status == "in_checks":
        return Standing(None, None)
    if day_of(recorded_at) != today:
        return Standing("too_late", None)
    return Standing(None, end_of_day(today))
