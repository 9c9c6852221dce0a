"""Dates that are a place in a period: "eind maart", "ultimo Q1", "laatste werkdag van de maand"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from .calendar import RECENT, add_months, days_between, is_working_day, monday, month_end, nth, safe_date
from .date_context import FoundDate, readings
from .number_words import DAY_PATTERN, ORDINAL_PATTERN, SUFFIX_PATTERN, day_number
from .vocabulary import MONTH_PATTERN, MONTHS, NAME_LIKE_MONTHS, WEEKDAY_PATTERN, WEEKDAYS

_NEXT = r"volgende?|komende?|aanstaande|aankomende?|eerstvolgende|nieuwe?|next|coming|new"
_LAST = r"vorige?|afgelopen|previous|last|past"
_THIS = r"deze|dit|huidige|lopende|this|current"
_PERIOD = (
    rf"(?:(?:maand\s+)?(?P<monthname>{MONTH_PATTERN})(?!\w)\.?(?:\s+(?:van\s+)?(?P<relyear>dit|volgend|next"
    rf"|this)\s+(?:jaar|year)|[\s,]+(?P<monthyear>(?:19|20)[0-9]{{2}})(?![0-9])"
    rf"|\s+'(?P<monthshort>[0-9]{{2}})(?![0-9]))?"
    rf"|(?:(?P<q>[1-4]|{ORDINAL_PATTERN})(?:{SUFFIX_PATTERN}|st)?\s+(?:kwartaal|quarter)"
    rf"|[qk](?P<qshort>[1-4]))(?!\w)(?:\s+(?:van\s+|of\s+)?(?P<qyear>(?:19|20)[0-9]{{2}})(?![0-9]))?"
    rf"|(?:(?P<next>{_NEXT})|(?P<last>{_LAST})|(?P<this>{_THIS}))?\s*(?P<unit>maand|mnd|month"
    rf"|kalenderjaar|jaar|year|kwartaal|quarter|week)(?!\w)"
    rf"|(?P<year>(?:19|20)[0-9]{{2}})(?![\w.,/-]?[0-9]))"
)
_OF = r"(?:\s*-?\s*(?:van|vd|v\.d\.|v/d|of|in|the|de|het|deze?|'t)(?=\s))*\s*-?\s*"
_ARTICLES = r"(?:(?:van|vd|v\.d\.|v/d|v\.?(?=\s)|of|in)\s*)?(?:(?:de|het|the|'t)\s+)?"
_EDGE = re.compile(
    rf"(?<!\w)(?:(?P<begin>begin(?:ning)?|primo|aanvang|start\s+(?:van|of))|(?P<end>einde?|eind|ult(?:imo|\.)?(?=\s)"
    rf"|(?:de\s+|the\s+)?(?:aller)?laatste(?:\s+dag|(?=\s+van\s))|(?:the\s+)?last\s+day|(?:the\s+)?end|uiterlijk\s+eind)"
    rf"|(?P<half>half|halverwege|medio|mid(?:den)?|(?:the\s+)?middle)|(?P<first>(?:de\s+"
    rf"|the\s+)?(?:eerste|1e|1ste|first|1st)\s+dag|(?:the\s+)?first\s+day))"
    rf"(?:\s+|\s*-\s*){_ARTICLES}{_PERIOD}"
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
    rf"\s+{_ARTICLES}{_PERIOD}"
)
_DAY_OF = re.compile(
    rf"(?<!\w)(?P<day>{DAY_PATTERN}{SUFFIX_PATTERN}?|{ORDINAL_PATTERN})(?:\s+dag|\s+day)?\s+(?:(?:van|vd|v/d"
    rf"|v\.d\.|of|in)\s+)?(?:(?:de|the)\s+)?"
    rf"(?:(?P<next>{_NEXT})|(?P<last>{_LAST})|(?P<this>{_THIS}|de|vd|v/d|the|van|of))\s*(?:maand|mnd|month)(?!\w)(?!\s+(?:{MONTH_PATTERN})(?!\w))"
)
_MONTH_THEN_DAY = re.compile(
    rf"(?<!\w)(?:(?P<next>{_NEXT})|(?P<last>{_LAST})|(?P<this>{_THIS}))\s+(?:maand|month)\s+(?:op\s+|on\s+)?(?:de\s+"
    rf"|the\s+)(?P<day>{DAY_PATTERN}{SUFFIX_PATTERN}|{ORDINAL_PATTERN})(?!\w)"
)
_DAY_THEN_MONTH = re.compile(r".*(?:dag|day)\s+[^\W\d]+$")
"""Before a day number: "last day dec 18"."""
_NAME_FOLLOWS = re.compile(r"\s+(?:de|den|der|van|vd|ten|ter|el|al)\s")

Span = tuple[date, date]


def _month(first: date) -> Span:
    return first, month_end(first.year, first.month)


def _quarter(year: int, number: int) -> Span:
    return date(year, number * 3 - 2, 1), month_end(year, number * 3)


def _pick(spans: list[Span], today: date) -> list[Span]:
    """Keep the coming period, and before it the past one when it ended less than sixty days ago."""
    past = [span for span in spans if span[1] < today]
    future = [span for span in spans if span[1] >= today]
    return (past[-1:] if past and today - past[-1][1] < RECENT else []) + future[:1]


def periods(match: re.Match[str], today: date) -> list[Span]:
    """Return the readings of the period in `match`, the likeliest first."""
    years = (today.year - 1, today.year, today.year + 1)
    if name := match["monthname"]:
        month = MONTHS[name]
        if year := match["monthyear"]:
            return [_month(date(int(year), month, 1))]
        if short := match["monthshort"]:
            return [_month(date(2000 + int(short), month, 1))]
        if relative := match["relyear"]:
            return [_month(date(today.year + (relative in ("volgend", "next")), month, 1))]
        return _pick([_month(date(year, month, 1)) for year in years], today)
    if quarter := match["q"] or match["qshort"]:
        number = day_number(quarter)
        if number > 4:
            return []
        if year := match["qyear"]:
            return [_quarter(int(year), number)]
        return _pick([_quarter(year, number) for year in years], today)
    if year := match["year"]:
        return [(date(int(year), 1, 1), date(int(year), 12, 31))]
    step = 1 if match["next"] else -1 if match["last"] else 0
    unit = match["unit"]
    if unit in ("maand", "mnd", "month"):
        return [_month(add_months(today.replace(day=1), step))]
    if unit in ("kwartaal", "quarter"):
        first = add_months(date(today.year, (today.month - 1) // 3 * 3 + 1, 1), 3 * step)
        return [_quarter(first.year, (first.month + 2) // 3)]
    if unit == "week":
        start = monday(today) + timedelta(weeks=step)
        return [(start, start + timedelta(days=4))]
    return [(date(today.year + step, 1, 1), date(today.year + step, 12, 31))]


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


_DAY_OF_NTH = re.compile(
    rf"(?<![\w.,/-])(?P<day>{DAY_PATTERN}{SUFFIX_PATTERN}?|{ORDINAL_PATTERN})\s+(?:van\s+de|vd|v/d|of\s+the)\s+"
    rf"(?P<month>(?:1[0-2]|[1-9]){SUFFIX_PATTERN}|{ORDINAL_PATTERN})(?=\s*(?:$|[.,;!?)]|uit|weg|stopt|20[0-9]{{2}}))"
)


def days_of_numbered_months(text: str, original: str, today: date) -> Iterator[FoundDate]:
    """Yield "de eerste van de derde": 1 March."""
    for match in _DAY_OF_NTH.finditer(text):
        found = readings(day_number(match["day"]), day_number(match["month"]), None, today, None)
        if found:
            yield FoundDate(match.start(), match.end(), found)


def days_of_a_month(text: str, original: str, today: date) -> Iterator[FoundDate]:
    """Yield "de 1e van volgende maand", "volgende maand de 1e", "the first of the month"."""
    for pattern in (_DAY_OF, _MONTH_THEN_DAY):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            step = 1 if groups["next"] else -1 if groups.get("last") else 0
            first = add_months(today.replace(day=1), step)
            day = safe_date(first.year, first.month, day_number(match["day"]))
            if day and day < today and groups["this"] in ("de", "the", "vd", "v/d", "van", "of"):
                day = add_months(day, 1)
            if day:
                yield FoundDate(match.start(), match.end(), (day,))
