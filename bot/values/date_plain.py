"""Dates written with a day and a month: "1 maart 2027", "March 1st", "1/3", "2027-03-01", "010327"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from .date_context import FoundDate, direction, has_cue, is_told_as_past, readings, year_after
from .number_words import (
    DAY_PATTERN,
    DAY_WORD_PATTERN,
    ORDINAL_PATTERN,
    SUFFIX_PATTERN,
    YEAR_WORDS,
    day_number,
    spoken_year,
)
from .reading_text import follows_freely, is_label_before
from .vocabulary import FULL_MONTHS, MONTHS, NAME_LIKE_MONTHS, WEEKDAY_BEFORE, WEEKDAYS, month_number

_YEAR = (
    r"(?:[\s,.\-/]{0,3}(?P<year>(?:19|20)[0-9]{2}(?![0-9])"
    r"|20 [23][0-9](?![\w%]|[.,/:-][0-9])|'[0-9]{2}(?![0-9]))"
    rf"|\s+(?P<spoken>{YEAR_WORDS})|[\s\-/.]{{1,2}}(?P<short>[0-9]{{2}})(?![\w%]|[.,/:-][0-9]))?"
)
_ALONE = r"(?:(?<![\w.,/])|(?<=\bper)|(?<=\bmiv)|(?<=\bvanaf)|(?<=\bop))"
"""Not in the middle of something else; the space that haste left out is forgiven ("per1januari")."""
_DAY_MONTH = re.compile(
    rf"{_ALONE}(?P<weekday>{WEEKDAY_BEFORE})(?P<day>{DAY_PATTERN}"
    rf"|(?:{DAY_WORD_PATTERN}|een)(?!\w))(?:(?!dec){SUFFIX_PATTERN})?"
    rf"(?:\s*[-./]\s*|\s*)(?:(?:dag\s+)?van\s+(?:de\s+maand\s+)?|of\s+|day\s+of\s+)?(?P<month>maar t(?!\w)"
    rf"|[^\W\d_]{{3,11}})\.?{_YEAR}"
)
_MONTH_DAY = re.compile(
    rf"(?<!\w)(?P<weekday>{WEEKDAY_BEFORE})(?P<month>[^\W\d_]{{3,11}})\.?\s+(?:the\s+|de\s+)?"
    rf"(?:(?P<day>{DAY_PATTERN}|{ORDINAL_PATTERN}))(?P<suffix>{SUFFIX_PATTERN})?(?![\w%/:]|[.,-][0-9])"
    rf"(?:,?\s+(?P<year>(?:19|20)[0-9]{{2}})(?![0-9]))?"
)
_NAME_GOES_ON = re.compile(r"\s+(?:de|den|der|van|vd|v\.d\.|ten|ter|te|el|al|bin|ben)\s")
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
MOST_HOURS = 60
_ENDS = re.compile(r"\s*(?:$|[.,;!?)])")
_CHANGE = re.compile(
    r"(?<!\w)(?:uit\s?dienst|eruit|stopt|vertrekt|ontslag|in\s+dienst|start|begint|ingang|wijzig|doorvoer|verwerk|verhog|"
    r"salaris|loon|contract|fulltime|parttime|leaves|leaving|starts|salary|raise|effective)|(?<!\w)[1-7]\s?(?:dagen|days)(?!\w)|\x01"
)
_COUNTED = re.compile(
    r"\.?\s*(?:van|of|op|deel|delen|part|dagdelen|keer|maal|x|×|[^\W\d]+(?:en|s))(?!\w)(?<!gaan)(?<!stoppen)(?<!doorvoeren)"
    r"(?<!verwerken)(?<!verhogen)(?<!ingaan)(?<!invoeren)(?<!starten)(?<!wijzigen)(?<!aanpassen)"
)
"""What two numbers may count or divide instead: a plural, mostly."""
_LATER = re.compile(r"\s*(?:i\.?p\.?v|in\s+plaats|instead|naar\b|to\b|van\s+de\b|of\s+the\b)")


def _with_context(
    text: str, start: int, end: int, day: int, month: int, year: str | None, today: date, weekday: str = ""
) -> FoundDate | None:
    named = WEEKDAYS.get(weekday.split()[0].strip(".,")) if weekday else None
    towards, start, end = direction(text, start, end)
    known: str | int | None = year.lstrip("'").replace(" ", "") if year else None
    if known is None:
        known, end = year_after(text, end, today)
    found = readings(day, month, known, today, towards)
    if len(found) > 1:
        same_weekday = [reading for reading in found if named == reading.weekday()]
        if len(same_weekday) == 1:
            found = tuple(same_weekday)
        elif is_told_as_past(text, start, end):
            found = found[:1]
    return FoundDate(start, end, found) if found else None


def day_and_month_words(text: str, original: str, today: date) -> Iterator[FoundDate]:
    """Yield dates with the month in words behind the day: "1 maart", "1e van maart 2027", "1-mrt-27"."""
    position = 0
    while match := _DAY_MONTH.search(text, position):
        position = match.end("day")
        month = month_number(match["month"])
        if month is None or is_label_before(text, match.start("day")):
            continue
        if match["day"] == "een" and match["month"] not in FULL_MONTHS:
            continue  # "een mei", "een maat": the article
        word_end = match.end("month")
        named = match["month"] in NAME_LIKE_MONTHS and original[match.start("month")].isupper()
        if named and _NAME_GOES_ON.match(text, word_end) and not has_cue(text, match.start()):
            continue
        year, end = match["year"], match.end("month")
        if year:
            end = match.end("year")
        elif said := match["spoken"]:
            year, end = str(spoken_year(said)), match.end("spoken")
        elif (short := match["short"]) and _is_year(short, text, match, today):
            year, end = short, match.end("short")
        elif text.startswith(".", end) and match["month"] not in (
            "maart",
            "april",
            "mei",
            "juni",
            "juli",
            "june",
            "july",
        ):
            end += 1 if re.match(r"\.\s*[\w,]", text[end : end + 3]) and len(match["month"]) < 5 else 0
        found = _with_context(
            text, match.start(), end, day_number(match["day"]), month, year, today, match["weekday"]
        )
        if found:
            yield found
            position = found.end


def _is_year(short: str, text: str, match: re.Match[str], today: date) -> bool:
    """Say whether two bare digits behind a month are a year: near today, or anything after "geboren"."""
    if direction(text, match.start(), match.end())[0] == "birth":
        return True
    if _LATER.match(text, match.end("short")):
        return False
    if text[match.end("month")] in "-/.":
        return True
    if int(short) > MOST_HOURS and _ENDS.match(text, match.end("short")):
        return True  # "2 feb 90": too many to be hours a week
    return -10 <= int(short) - today.year % 100 <= 5


def month_word_and_day(text: str, original: str, today: date) -> Iterator[FoundDate]:
    """Yield dates with the month as a word before the day: "March 1st, 2027", "maart 1"."""
    position = 0
    while match := _MONTH_DAY.search(text, position):
        position = match.end("month")
        month = month_number(match["month"]) if match["day"][0].isdigit() else MONTHS.get(match["month"])
        if month is None or is_label_before(text, match.start()):
            continue
        sure = match["suffix"] or match["year"] or has_cue(text, match.start())
        if not sure and not follows_freely(text, original, match.end("day")):
            continue
        found = _with_context(
            text,
            match.start(),
            match.end(),
            day_number(match["day"]),
            month,
            match["year"],
            today,
            match["weekday"],
        )
        if found:
            yield found
            position = found.end


def numbers_only(text: str, original: str, today: date) -> Iterator[FoundDate]:
    """Yield dates written in digits, day first; a month above twelve is read as month first."""
    for pattern in (_ISO, _THREE, _SPACED):
        for match in pattern.finditer(text):
            day, month, year = int(match["day"]), int(match["month"]), match["year"]
            if month > 12 and day <= 12:
                day, month = month, day
            if len(year) < 4 and is_label_before(text, match.start()):
                continue
            if found := _with_context(text, match.start(), match.end(), day, month, year, today):
                yield found
    if (short := _SPACED_SHORT.fullmatch(text)) and (
        found := _with_context(
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
        found = _with_context(text, match.start(), match.end(), day, month, None, today, match["weekday"])
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
