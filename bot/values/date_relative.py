"""Dates counted from today: "over twee weken", "volgende vrijdag", "per direct", "per de 1e"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from .calendar import add_months, monday, safe_date
from .date_context import CUE, FoundDate
from .number_words import DAY_PATTERN, NUMBER_WORD_PATTERN, ORDINAL_PATTERN, SUFFIX_PATTERN, count, day_number
from .reading_text import follows_freely
from .vocabulary import WEEKDAY_PATTERN, WEEKDAYS

_COUNT = rf"(?:[0-9]{{1,3}}|{NUMBER_WORD_PATTERN}|an?)"
_UNIT = (
    r"(?:dag(?:en)?|dgn|days?|week|weken|wkn?|weeks?|fortnight|maand(?:en)?|mnd|months?|jaar|years?|kwartaal"
    r"|quarters?)"
)
_OFFSET = re.compile(
    rf"(?<!\w)(?:(?:(?P<vantoday>vandaag|(?P<from>morgen)"
    rf"|vanaf\s+nu)\s+)?over\s+(?:precies\s+|exact\s+)?(?P<over>{_COUNT})\s+(?P<overunit>{_UNIT})(?!\w)(?!\s+of\s+(?:twee|drie|wat|zo|anderhalve?)(?!\w))"
    rf"|in\s+(?P<in>{_COUNT})\s+(?P<inunit>{_UNIT})(?P<time>'?s?'?\s+time)?(?!\w)"
    rf"|(?P<count>{_COUNT})\s+(?P<unit>{_UNIT})\s+(?:(?P<ago>geleden|ago)|from\s+(?:now|today)"
    rf"|vanaf\s+(?:nu|vandaag)))(?!\w)"
)
_RATE_BEFORE = re.compile(r"(?:uur|uren|u|hours?|hrs|h|keer|times|once|twice|\x01)\s*$")

_NEXT = r"volgende|komende|next|coming"
_WEEK = rf"(?:(?P<nextweek>{_NEXT})|(?P<thisweek>deze|this)|(?P<lastweek>vorige|afgelopen|last))\s+week"
_WEEKDAY = re.compile(
    rf"(?<!\w)(?:a\s+week\s+(?:on|from)\s+(?P<weekon>{WEEKDAY_PATTERN})|{_WEEK}\s+(?:op\s+|on\s+)?(?P<weekfirst>{WEEKDAY_PATTERN})"
    rf"|(?:(?P<next>volgende|next)|(?P<near>komende|aanstaande|aanst\.?|a\.?\s?s\.?|aankomende|eerstvolgende|eerstkomende"
    rf"|this\s+coming|coming|this|deze)|(?P<last>vorige|afgelopen|last"
    rf"|past))\s+(?P<directed>{WEEKDAY_PATTERN})"
    rf"|(?P<weekday>{WEEKDAY_PATTERN})(?:\s+(?:in\s+|van\s+|of\s+)?{_WEEK.replace('<', '<after')}"
    rf"|\s+over\s+(?:(?P<inaweek>een|één|1)\s+week|(?P<weeks>{_COUNT})\s+weken)|\s+(?P<week>week)"
    r"|,?\s+(?P<soon>a\.\s?s\.?|aanstaande|as(?=\s*(?:$|[,.])))|,?\s+(?P<ago>j\.?l\.?|jongstleden))?)(?!\w)"
)
_WEEKDAY_BEFORE = re.compile(rf"(?<!\w)(?:{WEEKDAY_PATTERN})\s+(?:de|the)\s+$")
MOST_CHOICES = 10
"""Up to here "de derde" may be the third of what was offered."""
_DAY_FOLLOWS = re.compile(r"\s+(?:de|the)\s+[0-9]{1,2}(?:e|ste|de|st|nd|rd|th)(?!\w)")
_GONE_AFTER = re.compile(r"\s+(?:overleden|vertrokken|gestopt|weggegaan|gestorven)(?!\w)")
_REPORTED = re.compile(
    r"(?:aanmelding|melding|wijziging|vra(?:ag|gen)|mutatie|change|request|question|enrolment)\w*\s+(?:voor\s+)?$"
)
_SCHEDULE = re.compile(rf"(?:{WEEKDAY_PATTERN})\s+\S+\s*(?:en\s+met\s+)?$")
_NOW = re.compile(
    r"(?<!\w)(?:(?P<now>per\s+(?:direct|heden|ommegaande|onmiddellijk)|met\s+(?:directe"
    r"|onmiddellijke)\s+ingang|met\s+ingang\s+van\s+(?:heden|nu)|per\s+nu|m\.?i\.?v\.?\s+heden"
    r"|direct\s+ingaand|with\s+immediate\s+effect|effective\s+immediately|"
    r"vanaf\s+(?:heden|nu)|(?<!voor )(?<!het )vandaag|heden(?!daags)|(?<!for )(?<!you )today)"
    r"|(?P<tomorrow>(?<!goede )(?<!goeie )(?<!'s )morgen(?!ochtend)|morgenochtend|tomorrow)"
    r"|(?P<after>overmorgen|the\s+day\s+after\s+tomorrow|day\s+after\s+tomorrow)|(?P<before>eergisteren"
    r"|(?:the\s+)?day\s+before\s+yesterday)|(?P<yesterday>gister(?:en)?|yesterday))(?!\w)(?!'s)"
)
_DAY_ALONE = re.compile(
    rf"(?<![\w.,/-])(?P<day>{DAY_PATTERN}{SUFFIX_PATTERN}|{ORDINAL_PATTERN})(?!\w)(?P<ago>\s+(?:jl\.?"
    rf"|j\.l\.|jongstleden))?(?P<soon>\s+(?:a\.s\.?|aanstaande))?"
)
_DAY_CUE = re.compile(
    r"(?<!\w)(?:(?P<on>op|on|naar|wordt)|is|it's|'t\s+is|ends?|leaves|starts?|by|until|meant|take|stopt|vertrekt|begint|start|eindigt|gaat|eruit|weg|bedoel(?:de)?)"
    r"\s+(?:de|den|the)\s+$"
)
_VERB_BEFORE = re.compile(
    r"(?<!\w)(?:starts?|starting|begint|begin|stopt|vertrekt|vertrok|leaves|leaving|ends|eindigt|gaat|komt|"
    r"dienst)\s+(?:op\s+|on\s+)?$|(?<!\w)(?:maar|but|niet|not)\s+$"
)
_LAST_DAY_IS = re.compile(
    r"(?:laa\w+\s+(?:werk)?dag|begrafenis|uitvaart|crematie|funeral|(?:last|final)\s+(?:working\s+)?day)\s*(?:(?:is|was|wordt|op|on|:)\s*){0,3}$"
)
_LEFT_BEFORE = re.compile(r"(?<!\w)(?:sinds|since|vertrok|stopped|left|passed)\s+(?:[^\W\d]+\s+){0,4}$")
_LEAVES_AFTER = re.compile(
    r"\s+(?:weg|eruit|uit\s+dienst|stopt|vertrekt|eindigt|begint|start|leaves|ends|starts|begins"
    r"|(?:is|was|wordt|will\s+be)\s+(?:(?:de|het|haar|zijn|hun|the|his|her|their)\s+)?"
    r"(?:aller)?(?:laatste|eerste|last|first|final))(?!\w)"
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
        day = _moved(start, count(amount) * (-1 if match["ago"] else 1), unit)
        if day:
            yield FoundDate(match.start(), match.end(), (day,))


def weekdays(text: str, original: str, today: date) -> Iterator[FoundDate]:
    """Yield weekdays with a direction; bare ones only after a word that announces a date, or alone."""
    this_monday = monday(today)
    for match in _WEEKDAY.finditer(text):
        if _DAY_FOLLOWS.match(text, match.end()):
            continue
        leaves = _LEAVES_AFTER.match(text, match.end())
        word = match["weekon"] or match["weekfirst"] or match["directed"] or match["weekday"]
        number = WEEKDAYS[word]
        nearest = today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
        latest = today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)
        if match["weekon"] or match["week"] or match["inaweek"]:
            day = nearest + timedelta(days=7)
        elif match["nextweek"] or match["afternextweek"] or match["next"]:
            day = this_monday + timedelta(days=7 + number)
        elif match["thisweek"] or match["afterthisweek"]:
            day = this_monday + timedelta(days=number)
        elif match["lastweek"] or match["afterlastweek"]:
            day = this_monday + timedelta(days=number - 7)
        elif match["weeks"]:
            day = this_monday + timedelta(days=7 * count(match["weeks"]) + number)
        elif match["last"] or match["ago"] or _GONE_AFTER.match(text, match.end()):
            day = latest
        elif match["near"] or match["soon"]:
            day = nearest
        elif _LEFT_BEFORE.search(text[max(0, match.start() - 40) : match.start()]):
            day = latest
        elif leaves:
            day = latest if leaves.group().lstrip().startswith("was") else nearest
        elif _may_stand_bare(text, match):
            day = nearest
        else:
            continue
        yield FoundDate(match.start(), match.end(), (day,))


def _may_stand_bare(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()]
    if before.strip() in ("", "op", "on") and not text[match.end() :].strip(" .!?"):
        return True
    if _VERB_BEFORE.search(before[-20:]) or _LAST_DAY_IS.search(before[-45:]):
        return True
    cue = CUE.search(before[-40:])
    if cue:
        return not _SCHEDULE.search(before[-40:]) and not re.match(r"\s*(?:t/?m|tot)", text[match.end() :])
    return False


def now_words(text: str, original: str, today: date) -> Iterator[FoundDate]:
    """Yield "per direct", "vandaag", "tomorrow", "eergisteren"; a greeting ("goede morgen") is none."""
    for match in _NOW.finditer(text):
        if match.group() in ("vandaag", "today") and _REPORTED.search(text[: match.start()]):
            continue  # "drie meldingen vandaag": of the reporting, not of what is reported
        steps = {"now": 0, "tomorrow": 1, "after": 2, "before": -2, "yesterday": -1}
        day = today + timedelta(days=steps[match.lastgroup or "now"])
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
        if not (announced or alone or (in_digits and _LEAVES_AFTER.match(text, match.end()))):
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
