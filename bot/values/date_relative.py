"""Dates counted from today: "over twee weken", "volgende vrijdag", "per direct", "per de 1e"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from .calendar import add_months, safe_date
from .date_context import CUE, LEAVES_AFTER, FoundDate
from .number_words import COUNT, DAY_PATTERN, ORDINAL_PATTERN, SUFFIX_PATTERN, count, day_number
from .reading_text import follows_freely
from .vocabulary import WEEKDAY_PATTERN

_UNIT = (
    r"(?:dag(?:en)?|dgn|days?|week|weken|wkn?|weeks?|fortnight|maand(?:en)?|mnd|months?|jaar|years?|kwartaal"
    r"|quarters?)"
)
_HALF = (
    r"(?:(?:een\s+|'n\s+|a\s+)?half(?:\s+an?)?|anderhalf|(?:one|a)\s+and\s+a\s+half)"
    r"(?=\s+(?:jaar|years?)(?!\w))"
)
"""Halves of a year only, which are whole months: half a month is no number of days."""
_OFFSET = re.compile(
    rf"(?<!\w)(?:(?:(?P<vantoday>vandaag|(?P<from>morgen)|vanaf\s+nu)\s+)?"
    rf"over\s+(?:precies\s+|exact\s+)?(?P<over>{COUNT}|{_HALF})\s+(?P<overunit>{_UNIT})(?!\w)"
    r"(?!\s+of\s+(?:twee|drie|wat|zo|anderhalve?)(?!\w))"
    rf"|in\s+(?P<in>{COUNT}|{_HALF})\s+(?P<inunit>{_UNIT})(?P<time>'?s?'?\s+time|\s+from\s+(?:now|today))?(?!\w)"
    rf"|(?P<count>{COUNT}|{_HALF})\s+(?P<unit>{_UNIT})\s+(?:(?P<ago>geleden|ago)|from\s+(?:now|today)"
    r"|(?:vanaf|na)\s+(?:nu|vandaag)))(?!\w)"
)
_IS_HALF = re.compile(r"(?:een\s+|'n\s+|a\s+)?half")
_IS_MORE = re.compile(r"anderhalf|(?:one|a)\s+and\s")
_RATE_BEFORE = re.compile(r"(?:uur|uren|u|hours?|hrs|h|keer|times|once|twice|\x01)\s*$")

_WEEKDAY_BEFORE = re.compile(rf"(?<!\w)(?:{WEEKDAY_PATTERN})\s+(?:de|the)\s+$")
MOST_CHOICES = 10
"""Up to here "de derde" may be the third of what was offered."""
_DAY_ALONE = re.compile(
    rf"(?<![\w.,/-])(?P<day>{DAY_PATTERN}{SUFFIX_PATTERN}|{ORDINAL_PATTERN})(?!\w)(?P<ago>\s+(?:jl\.?"
    rf"|j\.l\.|jongstleden))?(?P<soon>\s+(?:a\.s\.?|aanstaande))?"
)
_DAY_CUE = re.compile(
    r"(?<!\w)(?:(?P<on>op|on|naar|wordt)|is|it's|'t\s+is|ends?|leaves|starts?|by|until|meant|take|stopt|vertrekt|begint|start|eindigt|gaat|eruit|weg|bedoel(?:de)?)"
    r"\s+(?:de|den|the)\s+$"
)


def _moved(today: date, amount: int, unit: str) -> date | None:
    try:
        if unit.startswith(("dag", "dgn", "day")):
            return today + timedelta(days=amount)
        if unit.startswith(("we", "wk")):
            return today + timedelta(weeks=amount)
        if unit == "fortnight":
            return today + timedelta(weeks=2 * amount)
        months = 12 if unit.startswith(("ja", "ye")) else 3 if unit.startswith(("kw", "qu")) else 1
        return add_months(today, amount * months)
    except (ValueError, OverflowError):
        return None


def offsets(text: str, original: str, today: date) -> Iterator[FoundDate]:
    """Yield "over twee weken", "in 3 weeks", "a month from now", "2 weken geleden"."""
    for match in _OFFSET.finditer(text):
        amount, unit = (
            match["over"] or match["in"] or match["count"],
            match["overunit"] or match["inunit"] or match["unit"],
        )
        if match["in"]:
            dutch_or_rate = unit in ("dag", "dagen", "jaar", "day") or (
                amount in ("a", "an") and not match["time"] and unit != "fortnight"
            )
            if dutch_or_rate or _RATE_BEFORE.search(text[max(0, match.start() - 12) : match.start()]):
                continue
        start = today + timedelta(days=1) if match["from"] else today
        number = 1 if _IS_HALF.match(amount) else 3 if _IS_MORE.match(amount) else 0
        if number:
            number, unit = number * 6, "month"
        else:
            number = count(amount)
        day = _moved(start, -number if match["ago"] else number, unit)
        if day:
            yield FoundDate(match.start(), match.end(), (day,))


def day_alone(text: str, original: str, today: date) -> Iterator[FoundDate]:
    """Yield a day number of the nearest month to come: "per de 1e", "vanaf de eerste", "on the 15th"."""
    for match in _DAY_ALONE.finditer(text):
        before, in_digits = text[max(0, match.start() - 40) : match.start()], match["day"][0].isdigit()
        alone = before.strip() in ("", "de", "the", "den") and not text[match.end() :].strip(" .!?")
        cue, on = CUE.search(before), _DAY_CUE.search(before)
        announced = cue and (in_digits or cue.group().rstrip().endswith((" de", " den", " the")))
        announced = (
            announced or (in_digits and _WEEKDAY_BEFORE.search(before)) or (on and (in_digits or on["on"]))
        )
        alone = alone and (in_digits or day_number(match["day"]) > MOST_CHOICES)
        if not (announced or alone or (in_digits and LEAVES_AFTER.match(text, match.end()))):
            continue
        if not follows_freely(text, original, match.end()):
            continue
        number = day_number(match["day"])
        first = today.replace(day=1)
        months = range(0, -13, -1) if match["ago"] else range(13)
        days = (
            safe_date(moved.year, moved.month, number)
            for moved in (add_months(first, step) for step in months)
        )
        day = next((day for day in days if day and (day <= today if match["ago"] else day >= today)), None)
        if day:
            yield FoundDate(match.start(), match.end(), (day,))
