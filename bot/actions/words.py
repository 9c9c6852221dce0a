"""Values in words: dates, names and amounts as a reader of either language expects them (Babel)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from babel.dates import format_date, format_datetime, get_timezone
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal

_LOCALE = {"nl": "nl_NL", "en": "en_GB"}
_AMSTERDAM = get_timezone("Europe/Amsterdam")


def in_words(day: date | str, language: str) -> str:
    """Return `day` as "1 maart 2027" or "1 March 2027"."""
    value = date.fromisoformat(day) if isinstance(day, str) else day
    return format_date(value, "d MMMM y", locale=_LOCALE[language])


def moment_in_words(moment: str, language: str) -> str:
    """Return an ISO moment as "22 november 2026, 10:05" in Amsterdam."""
    return format_datetime(
        datetime.fromisoformat(moment), "d MMMM y, HH:mm", tzinfo=_AMSTERDAM, locale=_LOCALE[language]
    )


def listed(items: list[str], language: str) -> str:
    """Return items as "a, b en c" or "a, b and c"."""
    return format_list(items, locale=_LOCALE[language])


def money(amount: Decimal | str, language: str) -> str:
    """Return an amount in euro, without the cents of a whole one: "€ 42.000" or "€18.50"."""
    shown = format_currency(Decimal(amount), "EUR", locale=_LOCALE[language])
    return shown[:-3] if Decimal(amount) == Decimal(amount).to_integral_value() else shown


def number(value: Decimal | str, language: str) -> str:
    """Return a number as "36" or "28,8"."""
    return format_decimal(Decimal(value), "0.##", locale=_LOCALE[language])


def percent(share: Decimal | str, language: str) -> str:
    """Return a percentage as "80%" or "88,89%"."""
    return number(share, language) + "%"
