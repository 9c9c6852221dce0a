"""The clocks. `today` and `now` are the business clock, which rules and records follow; `instant` is the real
one, for sessions, tokens and codes. Nothing else in the backend reads the time.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def today() -> date:
    """Return today's date in Amsterdam, or the date that `BUSINESS_DATE` (YYYY-MM-DD) freezes."""
    frozen = os.environ.get("BUSINESS_DATE")
    return date.fromisoformat(frozen) if frozen else datetime.now(AMSTERDAM).date()


def now() -> datetime:
    """Return the time for `recorded_at`, aware, in Amsterdam: on a frozen day its date with the real time."""
    return datetime.combine(today(), datetime.now(AMSTERDAM).timetz())


def instant() -> datetime:
    """Return the real time, aware, in UTC."""
    return datetime.now(UTC)
