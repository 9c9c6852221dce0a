"""Dates in words, for reading back: "1 maart 2027", "1 March 2027". `find_values` reads them back."""

from __future__ import annotations

from datetime import date
from typing import Literal

_MONTHS: dict[Literal["nl", "en"], tuple[str, ...]] = {
    "nl": (
        *("januari", "februari", "maart", "april", "mei", "juni"),
        *("juli", "augustus", "september", "oktober", "november", "december"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}


def date_in_words(day: date, language: Literal["nl", "en"]) -> str:
    """Return the day as it is read back to the user."""
    return f"{day.day} {_MONTHS[language][day.month - 1]} {day.year}"
