"""The first and last day of a month, quarter, year or week, as a text names it: "volgende maand", "Q1"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from .calendar import RECENT, add_months, monday, month_end
from .number_words import ORDINAL_PATTERN, SUFFIX_PATTERN, day_number
from .vocabulary import MONTH_PATTERN, MONTHS

NEXT = r"volgende?|komende?|aanstaande|aankomende?|eerstvolgende|nieuwe?|next|coming|new"
LAST = r"vorige?|afgelopen|previous|last|past"
THIS = r"deze|dit|huidige|lopende|this|current"
PERIOD = (
    rf"(?:(?:maand\s+)?(?P<monthname>{MONTH_PATTERN})(?!\w)\.?(?:\s+(?:van\s+)?(?P<relyear>dit|volgend|next"
    rf"|this)\s+(?:jaar|year)|[\s,]+(?P<monthyear>(?:19|20)[0-9]{{2}})(?![0-9])"
    rf"|\s+'(?P<monthshort>[0-9]{{2}})(?![0-9]))?"
    rf"|(?:(?P<q>[1-4]|{ORDINAL_PATTERN})(?:{SUFFIX_PATTERN}|st)?\s+(?:kwartaal|quarter)"
    rf"|[qk](?P<qshort>[1-4]))(?!\w)(?:\s+(?:van\s+|of\s+)?(?P<qyear>(?:19|20)[0-9]{{2}})(?![0-9]))?"
    rf"|(?:(?P<next>{NEXT})|(?P<last>{LAST})|(?P<this>{THIS}))?\s*(?P<unit>maand|mnd|month"
    rf"|kalenderjaar|jaar|year|kwartaal|quarter|week)(?!\w)"
    rf"|(?P<year>(?:19|20)[0-9]{{2}})(?![\w.,/-]?[0-9]))"
)

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
