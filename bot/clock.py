"""The business clock of the conversation: one "today", in Amsterdam. The backend has its own and decides."""

from __future__ import annotations

import os
from datetime import date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def today() -> date:
    """Return today's date in Amsterdam, or the date that `BUSINESS_DATE` (YYYY-MM-DD) freezes."""
    frozen = os.environ.get("BUSINESS_DATE")
    return date.fromisoformat(frozen) if frozen else datetime.now(AMSTERDAM).date()
