"""When a change can be taken back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from backend.changes.rules import standing

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
CASES: list[tuple[dict[str, Any], str | None]] = [
    ({}, None),
    ({"recorded_at": datetime(2026, 11, 22, 0, 0, tzinfo=AMSTERDAM)}, None),
    ({"recorded_at": datetime(2026, 11, 21, 23, 30, tzinfo=ZoneInfo("UTC"))}, None),
    ({"recorded_at": datetime(2026, 11, 21, 23, 59, tzinfo=AMSTERDAM)}, "too_late"),
    ({"recorded_at": datetime(2026, 11, 23, 0, 1, tzinfo=AMSTERDAM)}, "too_late"),
    ({"recorded_at": datetime(2026, 1, 5, 9, 0, tzinfo=AMSTERDAM), "status": "in_checks"}, None),
    ({"withdrawn": True}, "already_withdrawn"),
    ({"replaced": True}, "replaced"),
    ({"source": "outside"}, "outside"),
    ({"withdrawn": True, "recorded_at": datetime(2026, 1, 5, 9, 0, tzinfo=AMSTERDAM)}, "already_withdrawn"),
]


@pytest.mark.parametrize(("case", "refusal"), CASES)
def test_a_change_can_be_withdrawn_on_its_own_day_or_while_in_checks(
    case: dict[str, Any], refusal: str | None
) -> None:
    usual: dict[str, Any] = {
        "status": "processed",
        "source": "portal",
        "recorded_at": datetime(2026, 11, 22, 10, 0, tzinfo=AMSTERDAM),
        "withdrawn": False,
        "replaced": False,
        "today": date(2026, 11, 22),
    }
    assert standing(**{**usual, **case}).refusal == refusal


def test_a_processed_change_tells_until_when() -> None:
    found = standing(
        status="processed",
        source="portal",
        recorded_at=datetime(2026, 11, 22, 10, 0, tzinfo=AMSTERDAM),
        withdrawn=False,
        replaced=False,
        today=date(2026, 11, 22),
    )
    assert found.until == datetime(2026, 11, 23, 0, 0, tzinfo=AMSTERDAM)
