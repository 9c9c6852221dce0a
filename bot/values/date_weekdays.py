"""Weekdays: "volgende vrijdag", "maandag over twee weken", and bare ones where the words make them a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from .calendar import monday
from .date_context import CUE, LEAVES_AFTER, FoundDate
from .number_words import COUNT, count
from .past_clause import is_in_clause_to_come, is_in_past_clause
from .vocabulary import WEEKDAY_PATTERN, WEEKDAYS

_NEXT = r"volgende|komende|next|coming"
_WEEK = rf"(?:(?P<nextweek>{_NEXT})|(?P<thisweek>deze|this)|(?P<lastweek>vorige|afgelopen|last))\s+week"
_WEEKDAY = re.compile(
    rf"(?<!\w)(?:a\s+week\s+(?:on|from)\s+(?P<weekon>{WEEKDAY_PATTERN})|{_WEEK}\s+(?:op\s+|on\s+)?(?P<weekfirst>{WEEKDAY_PATTERN})"
    rf"|(?:(?P<next>volgende|next)|(?P<near>komende|aanstaande|aanst\.?|a\.?\s?s\.?|aankomende|eerstvolgende|eerstkomende"
    rf"|this\s+coming|coming|this|deze)|(?P<last>vorige|afgelopen|last"
    rf"|past))\s+(?P<directed>{WEEKDAY_PATTERN})"
    rf"|(?P<weekday>{WEEKDAY_PATTERN})(?:\s+(?:in\s+|van\s+|of\s+)?{_WEEK.replace('<', '<after')}"
    rf"|\s+over\s+(?:(?P<inaweek>een|één|1)\s+week|(?P<weeks>{COUNT})\s+weken)|\s+(?P<week>week)"
    r"|,?\s+(?P<soon>a\.\s?s\.?|aanstaande|as(?=\s*(?:$|[,.])))|,?\s+(?P<ago>j\.?l\.?|jongstleden))?)(?!\w)"
)
_DAY_FOLLOWS = re.compile(r"\s+(?:de|the)\s+[0-9]{1,2}(?:e|ste|de|st|nd|rd|th)(?!\w)")
_GONE_AFTER = re.compile(r"\s+(?:overleden|vertrokken|gestopt|weggegaan|gestorven)(?!\w)")
_SCHEDULE = re.compile(rf"(?:{WEEKDAY_PATTERN})\s+\S+\s*(?:en\s+met\s+)?$")
_VERB_BEFORE = re.compile(
    r"(?<!\w)(?:starts?|starting|begint|begin|stopt|vertrekt|vertrok|leaves|leaving|ends|eindigt|gaat|komt|"
    r"dienst)\s+(?:op\s+|on\s+)?$|(?<!\w)(?:maar|but|niet|not)\s+$"
)
_LAST_DAY_IS = re.compile(
    r"(?:laa\w+\s+(?:werk)?dag|begrafenis|uitvaart|crematie|funeral|(?:last|final)\s+(?:working\s+)?day)\s*(?:(?:is|was|wordt|op|on|:)\s*){0,3}$"
)
_LEFT_BEFORE = re.compile(r"(?<!\w)(?:sinds|since|vertrok|stopped|left|passed)\s+(?:[^\W\d]+\s+){0,4}$")
_ON_BEFORE = re.compile(
    r"(?<!\w)(?:op|on|per|vanaf|voor|vóór|tegen|uiterlijk|by|before|for|from|until|till|tot)\s+$"
)
_REPLY_BY = re.compile(
    r"(?<!\w)(?:antwoord|reageer|reactie|reply|respond|answer|(?:terug)?(?:bel|mail)(?:len|t|en)?(?!\w)|call(?!\w)|hear|hoor)"
)
"""Whoever wants an answer "voor vrijdag" names no day of a change."""
_HABIT = re.compile(
    r"(?<!\w)(?:werkt|werk|werken|werkte|works?|working|worked|vrij|vrije|off|open|dicht|gesloten|closed|bereikbaar|thuis|"
    r"altijd|always|meestal|usually|normaal|normally|alleen|only|rooster|roster|schedule|parttime|overwerk|papadag|mamadag|vaste|"
    r"niet\s+op|not\s+on|opvang|reachable)(?!\w)"
)
_EACH_BEFORE = re.compile(
    r"(?<!\w)(?:(?:elke|iedere|every|each|other|andere)|(?:vrij|off|alleen|only)(?:\s+(?:op|on))?)\s+$"
)
_LIST_WORD = r"(?:[-/,&+]|(?:en|én|and|of|or|t/?m|tot(?:\s+en\s+met)?|to|till|through)(?!\w))"
_HABIT_AFTER = re.compile(
    r"\s+(?:vrij|off|mornings|afternoons|evenings|nights|ochtenden|middagen|avonden)(?!\w)|"
    rf"\s*{_LIST_WORD}\s*(?:en\s+)?(?:(?:op|on)\s+)?(?:{WEEKDAY_PATTERN})"
)
_LISTED_BEFORE = re.compile(rf"(?:{WEEKDAY_PATTERN})s?\s*{_LIST_WORD}\s*(?:(?:op|on)\s+)?$")
_OF_ONE_DAY = re.compile(
    r"(?<!\w)(?:begin(?:t|nen)?|start(?:s|ed|en|te)?|stop(?:t|s|pen)?|begins?|leaves?|leaving|weg|dienst|eerste|laatste|"
    r"ingang|first|last|komt|aan|af)(?!\w)"
)

_SENTENCE = re.compile(r"[.;!?\n]|,\s")


def weekdays(text: str, original: str, today: date) -> Iterator[FoundDate]:
    """Yield weekdays with a direction; bare ones only after a word that announces a date, or alone."""
    this_monday = monday(today)
    for match in _WEEKDAY.finditer(text):
        if _DAY_FOLLOWS.match(text, match.end()):
            continue
        leaves = LEAVES_AFTER.match(text, match.end())
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
        elif _is_habit(text, match):
            continue
        elif is_in_past_clause(text, match.start(), match.end()):
            day = latest
        elif leaves:
            day = latest if leaves.group().lstrip().startswith("was") else nearest
        elif _may_stand_bare(text, match) or _is_a_day_to_come(text, match):
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


def _clause(text: str, match: re.Match[str]) -> tuple[str, str]:
    """Return what stands before and behind a weekday in its own sentence."""
    before = _SENTENCE.split(text[max(0, match.start() - 80) : match.start()])[-1]
    return before, _SENTENCE.split(text[match.end() : match.end() + 60], maxsplit=1)[0]


def _is_habit(text: str, match: re.Match[str]) -> bool:
    """Say whether a weekday returns each week: "werkt op maandag en dinsdag", "vrij op woensdag"."""
    before, after = _clause(text, match)
    if _HABIT_AFTER.match(after) or _LISTED_BEFORE.search(before) or _EACH_BEFORE.search(before):
        return True
    if CUE.search(before):
        return False
    around = f"{before} {after}"
    return _HABIT.search(around) is not None and _OF_ONE_DAY.search(around) is None


def _is_a_day_to_come(text: str, match: re.Match[str]) -> bool:
    """Say whether a preposition of time or the verb makes a bare weekday the next such day."""
    before, after = _clause(text, match)
    on = _ON_BEFORE.search(before)
    if on is None:
        return is_in_clause_to_come(text, match.start(), match.end())
    return on.group().strip() in ("op", "on") or _REPLY_BY.search(f"{before} {after}") is None
