"""What an amount is for: per hour, per month, per four weeks or per year, before or behind it."""

from __future__ import annotations

import re

from .value import Period

_PER = r"(?:per|p[/.]?|/|an?|each|every|iedere?|elke?|in\s+(?:de|het|een))\s?"
_AFTER_MONEY = r"(?<=bruto )|(?<=gross )|(?<=euro )|(?<=euro's )|(?<=[.,][0-9]{3} )|(?<=,- )"
_MONTHLY = r"(?<!\w)(?:montl?h?ly|monhtly|mothly|mnthly|monthy)"
_ANNUAL = r"(?<!\w)an{1,2}u[ae]ll?"
"""Typing errors and all: "montly", "anual", "annuel"."""
_PAY = r"(?:sal(?!do)\w{0,7}|slaris|loon|inkomen|bedrag)"
"""What a period stands before, in one word or two: "jaarsalris", "mnd salaris"."""
PERIODS: dict[Period, str] = {
    "four_weeks": (
        rf"{_PER}(?:periode\s+van\s+)?(?:4|vier|four)\s?-?(?:weken|wkn|wk|w|weeks?|wekenperiode)"
        r"|per\s+vierwekenperiode|(?:vier|4)[\s-]?wekelijks|(?:four|4)[\s-]?weekly"
    ),
    "month": (
        rf"(?:{_PER}|{_AFTER_MONEY})(?:kalender)?(?:maand|mnd|mth|month)|"
        rf"p\s?/\s?m|/\s?m|p\.\s?m|pm|pcm|maandelijks|{_MONTHLY}"
    ),
    "year": (
        rf"(?:{_PER}|{_AFTER_MONEY})(?:kalender)?(?:jaar|jr|year|yr|annum)|"
        rf"p\s?/\s?[ja]|p\.\s?[ja]|p[ja]|jaarlijks|{_ANNUAL}ly|yea?rly|{_ANNUAL}(?=\s+(?:salary|pay|gross|bruto))|(?:op\s+)?jaarbasis"
    ),
    "hour": rf"{_PER}(?:uur|hour|hr)|p\s?/\s?u|/\s?u|p\.?\s?u|hourl?y",
}
PERIOD = "|".join(f"(?P<{name}>{words})" for name, words in PERIODS.items())
WEEK = rf"{_PER}(?:week|wk)|/w|weekly"
"""A salary per week is an amount, of a period that no salary has here: whoever asks must ask on."""
_PERIOD_AFTER = re.compile(rf"\s*(?:{PERIOD})(?!\w)\.?")
_PERIOD_BEFORE = re.compile(
    r"(?P<four_weeks>vierweken(?:loon|salaris)|periodesalaris|per\s+(?:4|vier|four)\s+we(?:ken|eks)|four-weekly)"
    r"|(?P<hour>uur\s?-?(?:loon|tarief)|hourl?y|per\s+uur)"
    rf"|(?P<year>(?:jaar|jr)\.?\s?-?{_PAY}|{_ANNUAL}|yea?rly|per\s+jaar|per\s+year)"
    rf"|(?P<month>(?:maand|mnd|mand|maan)\.?\s?-?{_PAY}|{_MONTHLY}|per\s+maand|per\s+month)"
)
_SENTENCE = re.compile(r"[;!?\n]|\.\s")
FAR = 140
_OTHER_AMOUNT = re.compile(r"(?<![0-9-])(?!20[0-9]{2}(?![0-9]))[0-9][0-9.]{3,}(?:,[0-9]{2})?(?=.{60})")
"""Another amount far before: the words before that one are its own."""
_HOLIDAY_PAY = r"(?:8\s?%\s+)?(?:vakantie(?:geld|toeslag|bijslag)|holiday\s+(?:pay|allowance))"
HOLIDAY_AFTER = re.compile(
    r"\s*,?\s*(?:ex|excl|exclusief|incl|inclusief|zonder|met|including|excluding|without|with)\.?\s+(?:de\s+)?"
    + _HOLIDAY_PAY
)


def period_of(match: re.Match[str]) -> Period | None:
    """Return the period that `match` holds as one of its groups."""
    return next((period for period in PERIODS if match[period]), None)


def period_after(text: str, end: int) -> tuple[Period | None, int]:
    """Return the period behind `end`, and where it ends."""
    found = _PERIOD_AFTER.match(text, end)
    return (period_of(found), found.end()) if found else (None, end)


def period_beside(text: str, start: int, end: int) -> Period | None:
    """Return the period of an amount from the words before it ("maandsalaris") or behind its holiday pay."""
    if holiday := HOLIDAY_AFTER.match(text, end):
        period = period_after(text, holiday.end())[0]
        if period:
            return period
    before = _SENTENCE.split(text[max(0, start - FAR) : start])[-1]
    before = _OTHER_AMOUNT.split(before)[-1]
    last = max(_PERIOD_BEFORE.finditer(before), key=re.Match.start, default=None)
    return period_of(last) if last else None
