"""Hours and days a week: "32 uur", "32-urige werkweek", "24 ipv 32 uur", "4 dagen per week"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from .number_words import NUMBER_WORD_PATTERN
from .numbers import SMALL, SMALL_OR_WORD, small
from .reading_text import is_label_before
from .value import Kind, Value

_HOURS = re.compile(
    rf"(?<![\w.,/€-])(?P<number>{SMALL_OR_WORD})"
    r"(?:\s?(?:uur|uren|u|h)\s?(?:en\s)?(?P<minutes>15|30|45)(?!\w|[.,/%-]|\s?(?:euro|%|dag|procent))|"
    r"\s?-?\s?(?:uur(?:tjes)?|uren|hours?|hrs?)|[uh]|\s?u(?=\s?/|\s+per)|[\s-]?urige|\s?upw|-hour)(?!\w)"
)
_TIME_BEFORE = re.compile(
    r"(?<!\w)(?:binnen|within|over|om|at|vóór|voor|na|after|before|tot|until|vanaf|from|elke|iedere|every|rond|around|"
    r"ruim|laatste|last|sinds|by|(?:vergadering|overleg|afspraak|meeting|call|bijeenkomst|trein|dienst)\s+(?:van|of))\s*"
    r"(?:de\s+|the\s+|zo'n\s+|ongeveer\s+|past\s+)?$"
)
_LASTS_BEFORE = re.compile(
    r"(?<!\w)(?:duurt|duurde|duren|(?:duurt|is)\s+(?:het|it)\s+(?:echt|really|wel)|tussen|between|wacht\w*|(?:took|takes?|kost(?:te)?|cost)(?:\s+(?:me|mij|ons|us|him|her|hem|haar|them))?|vanmiddag|vanochtend|vanavond|(?:morgen|overmorgen)\w*|"
    r"het\s+is\s+nu|(?:uitzending|training|cursus|film|les)\s+(?:van|of)|hold\s+for|waited|waiting)\s+"
    r"(?:nu\s+)?(?:al\s+)?(?:[0-9]{1,2}\s+(?:uur\s+)?(?:en|tot|and|-)\s+)?$"
)
_LASTS_AFTER = re.compile(
    r"\s*(?:(?:per|a)\s+week\s+)?(?:zitten|bezig|lang|vrij|reistijd|rijden|achter|waiting|gewacht|gebeld|open|bereikbaar)(?!\w)"
)
_LEAST_UNSAID = 2
"""Less than this is time spent, wherever no week is named: "nog een uur", "anderhalf uur"."""
_FEW = 6
"""So few hours are a week's work only where the words say so."""
_FOR_BEFORE = re.compile(r"(?<!\w)voor\s+$")
_OF_A_JOB = re.compile(
    r"(?<!\w)(?:salaris|loon|in\s?dienst|contract|werk|komt|aangenomen|baan|fulltime|parttime|deeltijd)\w*|\x01"
)
_BY_THEN = re.compile(
    r"(?<!\w)(?:bel|mail|reageer|antwoord|uiterlijk|terug|doorgeven|verwerk|graag\s+voor|vandaag|morgen)\w*"
)
HOURS_OF_A_DAY = 24
_NO_WEEK_AFTER = re.compile(
    r"\s*(?:geleden|ago|later|minder|meer|extra|erbij|less|more|fewer|per\s+dag|a\s+day|per\s+day|per\s+maand|"
    r"per\s+jaar|wachten|bereikbaar|'?s\s+(?:ochtends|middags|avonds|morgens)|vakantie|verlof|dienst)(?!\w)"
)
WEEK_AFTER = re.compile(
    r"\s*(?:(?:per|p/?|/|in\s+de|in\s+een|a|each)\s?(?:week|wk|w)(?!\w)|p\.?w\.?(?!\w)|werken|werkweek|contract|-?week|"
    r"(?:i\.?p\.?v\.?|in\s+plaats\s+van|instead\s+of|rather\s+than)\s+[0-9])"
)
_TIMES = re.compile(
    rf"(?<![\w.,/-])(?P<days>[1-7])\s?(?:(?:x|×|keer|maal|times)\s?|(?:dagen|days)\s+(?:van|à|a|of)\s+)"
    rf"(?P<number>{SMALL})(?:\s?(?:uur|uren|hours?|u|h)(?!\w)|(?=\s+(?:werken|working)|\s*$))"
    rf"|(?<!\w)(?P<many>[1-7]|{NUMBER_WORD_PATTERN})\s+(?P<long>[0-9]{{1,2}})[\s-](?:hour|urige)\s+(?:days|dagen)(?!\w)"
)
_DAYS = re.compile(
    rf"(?<![\w.,/-])(?P<number>{SMALL_OR_WORD})\s?-?\s?(?:werk)?(?:dagen|dag(?:jes?)?|dgn|days?|daagse?|day)(?!\w)"
)
_WORKS_BEFORE = re.compile(
    r"(?<!\w)(?:naar|werkt|werken|gaat|gaan|works?|working|to|wordt|van|contract|nog|maar|only|goes)\s+"
    r"(?:(?:nog|maar|voortaan|dan|only|just|haar|zijn|weer|van|naar|to|down|op|gaan|werken|working)\s+){0,3}$"
)
_FROM_AFTER = re.compile(
    r"\s+(?:per|vanaf|m\.?i\.?v\.?|met\s+ingang\s+van|ingaande|as\s+of|from|effective|starting)\s+"
    r"(?:den?\s+|the\s+)?(?:[0-9]|begin|eind|volgend|next)"
)
"""What makes days the new working week: "4 dagen per 1 feb"."""
_ITEM_BEFORE = re.compile(r"(?:[,;:\n]|\x01\s*,?|^(?:sorry|nee|no|oh|oeps),?)\s*$")
_ITEM_AFTER = re.compile(r"\s*(?:$|[,;\n]|[.!](?![0-9]))")
_BECOMES_AFTER = re.compile(r"\s+(?:wordt|worden)(?!\w)")
_SPREAD_BEFORE = re.compile(
    r"(?:\x01|per\s+week|p/?w|a\s+week|verdeeld|spread)\s*,?\s*(?:verdeeld\s+|spread\s+)?(?:in|over|op|verdeeld)\s*$"
)
_TERM_BEFORE = re.compile(
    r"(?<!\w)(?:over|binnen|within|na|after|in|elke|iedere|every|laatste|last|eerste|first|duurt|alle|all|next|"
    r"volgende|paar|of)\s*$"
)
_NO_WORK_AFTER = re.compile(
    r"\s*(?:geleden|ago|later|minder|meer|extra|erbij|less|more|fewer|vakantie|verlof|vrij|ziek|off|holiday|leave|"
    r"sick|tijd|van\s+de\s+maand|of\s+the\s+month|from|vanaf|wachten|na|voor|before|after)(?!\w)"
)
_INSTEAD = re.compile(
    rf"(?<![\w.,/-])(?P<number>{SMALL})(?=\s+(?:i\.?p\.?v\.?|in\s+plaats\s+van|instead\s+of)\s+(?:de\s+|the\s+)?"
    r"[0-9][0-9.,]*\s?(?:(?P<hours>uur|uren|u\b|hours?|hrs?|h\b)|(?P<days>dagen|days)|(?P<percentage>%|procent|percent)))"
)

_NOT_BUT = re.compile(
    rf"(?<!\w)(?:niet|not|geen)\s+{SMALL}\s?(?:(?P<hours>uur|uren|hours?|hrs?)|(?P<days>dagen|days)|"
    rf"(?P<percentage>%|procent|percent))\s*,?\s*(?:maar\s+|but\s+)?(?P<number>{SMALL})(?![\w%]|[.,/-][0-9]|\s?%)"
    r"(?=\s*(?:$|[.!?,]))"
)
_BUT_NOT = re.compile(
    rf"(?<![\w.,/-])(?P<number>{SMALL})\s*,?\s*(?:en\s+|and\s+)?(?:niet|not|geen)\s+{SMALL}\s?"
    r"(?:(?P<hours>uur|uren|hours?|hrs?)|(?P<days>dagen|days)|(?P<percentage>%|procent|percent))(?!\w)"
)
_FROM_TO = re.compile(
    rf"(?<!\w)(?:van|from)\s+{SMALL}\s?(?:(?P<hours>uur|uren|hours?|hrs?)|(?P<days>dagen|days)|"
    rf"(?P<percentage>%|procent|percent))(?:\s+(?:per\s+week|terug|back|down|up))*\s+(?:naar|to)\s+"
    rf"(?P<number>{SMALL})(?![\w%]|[.,/-][0-9]|\s?(?:%|uur|uren|hours?|hrs?|dag|dagen|days?|procent|percent|fte))"
)


def new_numbers(text: str, original: str) -> Iterator[Value]:
    """Yield the new number where only the old one carries the unit: "24 ipv 32 uur", "80 instead of 100%"."""
    for match in (
        match for pattern in (_INSTEAD, _NOT_BUT, _BUT_NOT, _FROM_TO) for match in pattern.finditer(text)
    ):
        kind: Kind = "hours" if match["hours"] else "days" if match["days"] else "percentage"
        number, (start, end) = small(match["number"]), match.span("number")
        if 0 < number <= {"hours": 60, "days": 7}.get(kind, 100):
            yield Value(kind, number, start, end, original[start:end])


def hours(text: str, original: str) -> Iterator[Value]:
    """Yield hours a week; a time of day, a term ("binnen 24 uur") or a difference is none."""
    for match in _TIMES.finditer(text):
        number = small(match["days"] or match["many"]) * small(match["number"] or match["long"])
        if 0 < number <= 60:
            yield Value("hours", number, match.start(), match.end(), original[match.start() : match.end()])
    for match in _HOURS.finditer(text):
        number, before = small(match["number"]), text[max(0, match.start() - 25) : match.start()]
        if not 0 < number <= 60 or _NO_WEEK_AFTER.match(text, match.end()):
            continue
        if is_label_before(text, match.start()) or _LASTS_AFTER.match(text, match.end()):
            continue
        week = WEEK_AFTER.match(text, match.end())
        if not week and (number < _LEAST_UNSAID or _LASTS_BEFORE.search(before)):
            continue
        if not week and number <= _FEW and not _is_a_job(text, match):
            continue
        if _TIME_BEFORE.search(before) and not WEEK_AFTER.match(text, match.end()):
            job = _OF_A_JOB.search(text) and not _BY_THEN.search(text)
            if not _FOR_BEFORE.search(before) or (number <= HOURS_OF_A_DAY and not job):
                continue
        if match["minutes"]:
            number += Decimal(match["minutes"]) / 60
        yield Value("hours", number, match.start(), match.end(), original[match.start() : match.end()])


def _is_a_job(text: str, match: re.Match[str]) -> bool:
    """Say whether a few hours are somebody's week: all that is said, one of a list of facts, or worked."""
    before = text[max(0, match.start() - 40) : match.start()]
    alone = not text[: match.start()].strip(" ,.!?") and not text[match.end() :].strip(" ,.!?")
    item = _ITEM_BEFORE.search(before) and _ITEM_AFTER.match(text, match.end())
    after = _BECOMES_AFTER.match(text, match.end()) or _FROM_AFTER.match(text, match.end())
    return bool(alone or item or after or _WORKS_BEFORE.search(before))


def days(text: str, original: str) -> Iterator[Value]:
    """Yield days a week, where the words say that somebody works them."""
    for match in _DAYS.finditer(text):
        number, before = small(match["number"]), text[max(0, match.start() - 40) : match.start()]
        dated = _FROM_AFTER.match(text, match.end())
        if not 0 < number <= 7 or (_NO_WORK_AFTER.match(text, match.end()) and not dated):
            continue
        spread = _SPREAD_BEFORE.search(before)
        if not spread and _TERM_BEFORE.search(before):
            continue
        alone = text.strip(" .!?") == match.group() or (
            _ITEM_BEFORE.search(before) is not None and _ITEM_AFTER.match(text, match.end()) is not None
        )
        after = WEEK_AFTER.match(text, match.end()) or _BECOMES_AFTER.match(text, match.end())
        works = dated or spread or _WORKS_BEFORE.search(before) or after
        if alone or works or match.group().endswith(("daags", "daagse")):
            yield Value("days", number, match.start(), match.end(), original[match.start() : match.end()])
