"""Dates in digits only, day first: "1/3", "2027-03-01", "1-3-27", "010327"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from .date_context import FoundDate, direction, has_cue
from .date_readings import dated, readings
from .past_clause import is_told_as_past
from .reading_text import follows_freely, is_label_before
from .vocabulary import WEEKDAY_BEFORE

_UNIT = (
    r"(?!\s*(?:uur|uren|u\b|h\b|hours?|hrs|dag|dagen|days?|weken|weeks?|maanden|months?|jaar|years?|fte|%"
    r"|deel|part|tijds?\b|euro|werken|keer|maal|van\s+de\s+(?:dag|week|tijd|uren)|procent|mensen|people"
    r"|k\b))"
)
_ISO = re.compile(
    r"(?<![\w.,/-])(?P<year>(?:19"
    r"|20)[0-9]{2})[-/.](?P<month>[01]?[0-9])[-/.](?P<day>[0-3]?[0-9])(?![0-9]|[./-][0-9])"
)
_SPACED_SHORT = re.compile(r"\s*(?P<day>[0-3]?[0-9]) (?P<month>[01]?[0-9]) (?P<year>[0-9]{2})\s*[.!]?\s*")
_THREE = re.compile(
    rf"(?<![\w,/])(?<![0-9][.-])(?P<weekday>{WEEKDAY_BEFORE})(?P<day>[0-3]?[0-9])\s?[-./\\]\s?(?P<month>[0-3]?[0-9])\s?[-./\\]\s?"
    r"(?P<year>(?:19|20)[0-9]{2}|'?[0-9]{2})(?![0-9]|[./-][0-9])"
)
_SPACED = re.compile(
    r"(?<![\w.,/-])(?P<day>[0-3]?[0-9]) (?P<month>[01]?[0-9]) (?P<year>(?:19|20)[0-9]{2})(?![\w./-])"
)
_TWO = re.compile(
    rf"(?<![\w,/])(?<![0-9][.-])(?P<weekday>{WEEKDAY_BEFORE})(?P<day>[0-3]?[0-9])(?P<sep>\s?[-/.]\s?)(?P<month>[0-3]?[0-9])"
    rf"(?![\w%]|\s?[-/][0-9]|[.,:][0-9]){_UNIT}"
)
_COMPACT = re.compile(r"(?<![\w.,/+-])(?:[0-9]{8}|[0-9]{6})(?![\w%]|[.,/-][0-9])")
_CHANGE = re.compile(
    r"(?<!\w)(?:uit\s?dienst|eruit|stopt|vertrekt|ontslag|in\s+dienst|start|begint|ingang|wijzig|doorvoer|verwerk|verhog|"
    r"salaris|loon|contract|fulltime|parttime|leaves|leaving|starts|salary|raise|effective)|(?<!\w)[1-7]\s?(?:dagen|days)(?!\w)|\x01"
)
_COUNTED = re.compile(
    r"\.?\s*(?:van|of|op|deel|delen|part|dagdelen|keer|maal|x|×|[^\W\d]+(?:en|s))(?!\w)(?<!gaan)(?<!stoppen)(?<!doorvoeren)"
    r"(?<!verwerken)(?<!verhogen)(?<!ingaan)(?<!invoeren)(?<!starten)(?<!wijzigen)(?<!aanpassen)"
)
"""What two numbers may count or divide instead: a plural, mostly."""


def numbers_only(text: str, original: str, today: date) -> Iterator[FoundDate]:
    """Yield dates written in digits, day first; a month above twelve is read as month first."""
    for pattern in (_ISO, _THREE, _SPACED):
        for match in pattern.finditer(text):
            day, month, year = int(match["day"]), int(match["month"]), match["year"]
            if month > 12 and day <= 12:
                day, month = month, day
            if len(year) < 4 and is_label_before(text, match.start()):
                continue
            if found := dated(text, match.start(), match.end(), day, month, year, today):
                yield found
    if (short := _SPACED_SHORT.fullmatch(text)) and (
        found := dated(
            text, 0, short.end("year"), int(short["day"]), int(short["month"]), short["year"], today
        )
    ):
        yield found
    for match in _TWO.finditer(text):
        if is_label_before(text, match.start("day")):
            continue
        if (match["day"], match["month"]) == ("24", "7") and not has_cue(text, match.start("day")):
            continue  # around the clock
        day, month = int(match["day"]), int(match["month"])
        if 12 < month <= 31 and day <= 12 and "/" in match["sep"] and has_cue(text, match.start("day")):
            day, month = month, day
        alone = text[: match.start()].strip() == "" and text[match.end() :].strip(" .!?") == ""
        sure = alone or match["weekday"] or has_cue(text, match.start("day"))
        sure = sure or ("/" in match["sep"] and is_told_as_past(text, match.start(), match.end()))
        sure = sure or _is_of_a_change(text, match)
        if "." in match["sep"] and not sure:
            continue
        if not sure and not follows_freely(text, original, match.end()):
            continue
        found = dated(text, match.start(), match.end(), day, month, None, today, match["weekday"])
        if found:
            yield found
    yield from _compact(text, today)


def _is_of_a_change(text: str, match: re.Match[str]) -> bool:
    """Say whether two numbers are a date because the message tells of a change: "graag 1/2 doorvoeren"."""
    whole = "/" in match["sep"] or (len(match["day"]) == len(match["month"]) == 2)
    return whole and _CHANGE.search(text) is not None and _COUNTED.match(text, match.end()) is None


def _compact(text: str, today: date) -> Iterator[FoundDate]:
    for match in _COMPACT.finditer(text):
        digits = match.group()
        alone = text.strip() == digits
        if is_label_before(text, match.start()) or not (
            alone or has_cue(text, match.start()) or len(digits) == 8
        ):
            continue
        towards = direction(text, match.start(), match.end())[0]
        found = readings(int(digits[:2]), int(digits[2:4]), digits[4:], today, towards)
        if not found and len(digits) == 8:
            found = readings(int(digits[6:]), int(digits[4:6]), digits[:4], today, towards)
        if found:
            yield FoundDate(match.start(), match.end(), found)
