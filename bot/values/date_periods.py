"""Dates that are a place in a period: "eind maart", "ultimo Q1", "laatste werkdag van de maand"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from .calendar import RECENT, add_months, days_between, is_working_day, month_end, nth
from .date_context import FoundDate
from .number_words import ORDINAL_PATTERN, SUFFIX_PATTERN, day_number
from .period_spans import PERIOD, periods
from .vocabulary import NAME_LIKE_MONTHS, WEEKDAY_PATTERN, WEEKDAYS

_ARTICLES = r"(?:(?:van|vd|v\.d\.|v/d|v\.?(?=\s)|of|in)\s*)?(?:(?:de|het|the|'t)\s+)?"
_EDGE = re.compile(
    rf"(?<!\w)(?:(?P<begin>begin(?:ning)?|primo|aanvang|start\s+(?:van|of))|(?P<end>einde?|eind|ult(?:imo|\.)?(?=\s)"
    rf"|(?:de\s+|the\s+)?(?:aller)?laatste(?:\s+dag|(?=\s+van\s))|(?:the\s+)?last\s+day|(?:the\s+)?end|uiterlijk\s+eind)"
    rf"|(?P<half>half|halverwege|medio|mid(?:den)?|(?:the\s+)?middle)|(?P<first>(?:de\s+"
    rf"|the\s+)?(?:eerste|1e|1ste|first|1st)\s+dag|(?:the\s+)?first\s+day))"
    rf"(?:\s+|\s*-\s*){_ARTICLES}{PERIOD}"
)
_COMPOUND = re.compile(
    r"(?<!\w)(?:(?:het\s+|the\s+|de\s+)?(?P<monthend>maandeinde?|maandultimo|month[\s-]?end|eom)"
    r"|(?P<yearend>jaareinde?|year[\s-]?end|eoy|oudjaar(?:sdag)?|new\s+year'?s\s+eve)"
    r"|(?P<quarterend>kwartaaleinde?|quarter[\s-]?end)|(?P<newyear>(?:de\s+)?jaarwisseling"
    r"|nieuwjaar(?:sdag)?|new\s+year'?s\s+day|(?:the\s+)?first\s+of\s+the\s+year)"
    r"|(?P<christmas>(?:de\s+)?(?:eerste|1e)\s+kerstdag|christmas\s+day)"
    r"|(?P<boxing>(?:de\s+)?(?:tweede|2e)\s+kerstdag|boxing\s+day))(?!\w)"
)
_NTH = re.compile(
    rf"(?<!\w)(?:(?P<rank>{ORDINAL_PATTERN}|[1-5]{SUFFIX_PATTERN})|(?P<final>(?:aller)?laatste|last"
    rf"|final))\s+"
    rf"(?:(?P<working>werkdag|working\s+day|business\s+day|workday)|(?P<weekday>{WEEKDAY_PATTERN})"
    rf"|(?P<day>dag|day))"
    rf"\s+{_ARTICLES}{PERIOD}"
)
_DAY_THEN_MONTH = re.compile(r".*(?:dag|day)\s+[^\W\d]+$")
"""Before a day number: "last day dec 18"."""
_NAME_FOLLOWS = re.compile(r"\s+(?:de|den|der|van|vd|ten|ter|el|al)\s")


def _is_no_month(match: re.Match[str], text: str, original: str) -> bool:
    """Say whether the month is a person ("de laatste dag van Jan") or a day's ("last day dec 18")."""
    name = match["monthname"]
    if name and _DAY_THEN_MONTH.match(match.group()):
        return True
    if not name or name not in NAME_LIKE_MONTHS or not original[match.start("monthname")].isupper():
        return False
    end = match.end("monthname")
    if text.endswith("van ", 0, match.start("monthname")) and end == match.end():
        return True
    capital = re.match(r"\s+[A-ZÀ-Ý][a-zà-ÿ]", original[end : end + 6])
    return _NAME_FOLLOWS.match(text, end) is not None or capital is not None


def edges(text: str, original: str, today: date) -> Iterator[FoundDate]:
    """Yield begin, middle and end of a month, quarter, year or week."""
    for match in _EDGE.finditer(text):
        if _is_no_month(match, text, original):
            continue
        if match["half"] and not (match["monthname"] or match["unit"] in ("maand", "month")):
            continue
        if match["unit"] and match["half"] in ("half", "mid") and not (match["next"] or match["this"]):
            continue
        spans = periods(match, today)
        if match["begin"] or match["first"]:
            days = [first for first, _ in spans]
            if match["unit"] and not (match["next"] or match["last"] or match["this"]) and days[0] < today:
                days = _upcoming_first(match["unit"], days[0], today)
        elif match["half"]:
            days = [first.replace(day=15) for first, _ in spans]
            if match["unit"] and not (match["next"] or match["last"] or match["this"]) and days[0] < today:
                days = [add_months(days[0], 1)]
        else:
            days = [last for _, last in spans]
            if match["unit"] == "week" and not match["last"] and days[0] < today:
                days = [days[0] + timedelta(weeks=1)]
        if days:
            yield FoundDate(match.start(), match.end(), tuple(days), end_of_period=match["end"] is not None)
    for match in _COMPOUND.finditer(text):
        year_end = date(today.year, 12, 31)
        if match["monthend"]:
            day = month_end(today.year, today.month)
        elif match["quarterend"]:
            day = month_end(today.year, (today.month + 2) // 3 * 3)
        elif match["christmas"] or match["boxing"]:
            day = date(today.year, 12, 25 if match["christmas"] else 26)
            day = day if day >= today else day.replace(year=today.year + 1)
        else:
            day = year_end if match["yearend"] else year_end + timedelta(days=1)
        yield FoundDate(
            match.start(),
            match.end(),
            (day,),
            end_of_period=match.lastgroup in ("monthend", "yearend", "quarterend"),
        )


def _upcoming_first(unit: str, first: date, today: date) -> list[date]:
    if unit == "week":
        return [first + timedelta(weeks=1)]
    months = 1 if unit in ("maand", "mnd", "month") else 3 if unit in ("kwartaal", "quarter") else 12
    coming = add_months(first, months)
    return [coming, first] if today - first < RECENT else [coming]


def nth_days(text: str, original: str, today: date) -> Iterator[FoundDate]:
    """Yield "eerste maandag van maart", "laatste werkdag van de maand", "last Friday of next month"."""
    for match in _NTH.finditer(text):
        if _is_no_month(match, text, original):
            continue
        rank = day_number(match["rank"]) if match["rank"] else -1
        days = []
        for first, last in periods(match, today):
            every = days_between(first, last)
            if match["working"]:
                near = every[: rank * 2 + 12] if rank > 0 else every[-12:]
                every = [day for day in near if is_working_day(day)]
            elif match["weekday"]:
                every = [day for day in every if day.weekday() == WEEKDAYS[match["weekday"]]]
            if (day := nth(every, rank)) and day < today and rank > 0 and _is_any_month(match):
                day = add_months(day, 1) if match["day"] else day
            if day:
                days.append(day)
        if days:
            yield FoundDate(
                match.start(), match.end(), tuple(days), end_of_period=rank < 0 and not match["weekday"]
            )


def _is_any_month(match: re.Match[str]) -> bool:
    """Say whether it is "van de maand", without saying of which one."""
    return match["unit"] in ("maand", "mnd", "month") and not (
        match["next"] or match["last"] or match["this"]
    )
