"""Part-time in every notation: "80%", "0,8 fte", "32/40", "32 van de 40 uur", "4/5 werken", "32 uur", "4 dagen"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from .numbers import SMALL, SMALL_OR_WORD, percent, small
from .reading_text import is_label_before
from .value import Value

_HOUR = r"(?:uur|uren|hours?|hrs?)"
_PER_WEEK = r"(?:\s*(?:per|p/?|/|in\s+de|a)\s?(?:week|wk|w)|\s*pw)?"
_PERCENT = re.compile(
    rf"(?<![\w.,/+-])(?P<number>{SMALL_OR_WORD})\s?(?:%|procent|percent|pct|perc\.?|proc\.?)(?!\w)"
)
_NO_PART_TIME = re.compile(
    r"(?:\s*(?:van\s+(?:de|het|mijn)\s+(?:werknemers|medewerkers|mensen|gevallen|premie|tijd(?!\w))|zeker|sure|eens|correct|certain|akkoord|duidelijk|kans|"
    r"premie|rente|korting|btw|vat|vakantie\w*|holiday|bonus|eigen|franchise|inflatie|inflation|opbouw|(?:minder|meer|less|more|fewer)(?!\w)|pensioen\w*|dekking|of\s+the\s+(?:staff|people|employees|premium)))"
)
_NO_PART_TIME_BEFORE = re.compile(
    r"(?:premie|rente|korting|btw|inflatie|opbouw\w*|bonus|vakantie\w+|franchise|arbeidsongeschikt|afgekeurd)[^0-9.;!?\n]{0,20}$"
)
_FTE = re.compile(rf"(?<![\w.,/-])(?P<number>{SMALL})\s?-?\s?(?:fte|f\.t\.e\.?|wtf|ft)(?!\w)")
_FACTOR = re.compile(
    r"(?<!\w)(?:(?:fte|deeltijd(?:s)?\s?-?factor|werktijd\s?-?factor|part-?\s?time\s?-?factor|parttimefactor|wtf)\s*(?:is|van|of|wordt|naar|to|:|=)?\s*(?:naar\s+|van\s+|to\s+)?)(?P<number>[01][.,]?[0-9]{0,4})(?![\w%]|[.,/-][0-9])"
)
_NAMED = re.compile(
    rf"(?<!\w)(?:(?:deeltijd|part-?\s?time|parttime)\s?-?\s?(?:percentage|perc\.?|pct|graad)?|dienstverband)\s*(?:is|van|of|wordt|naar|to|becomes|:|=)?\s*(?:naar\s+|van\s+|to\s+|wordt\s+|is\s+)?(?P<number>{SMALL})(?![\w%]|[.,/-][0-9]|\s*(?:uur|uren|hours?|dagen|days?|fte|h\b|u\b))"
)
_OF_WEEK = re.compile(
    rf"(?<![\w.,/-])(?P<part>{SMALL})\s?(?:/\s?(?P<slash>3[2-9](?:[.,][0-9])?|4[0-2])(?:e|ste)?(?![\w%]|[./-][0-9])(?:\s?{_HOUR}(?!\w))?"
    rf"|(?P<unit>{_HOUR})?{_PER_WEEK}\s+(?:van\s+de|van|op|of\s+the|of|out\s+of(?:\s+the)?|o\.?b\.?v\.?(?:\s+een)?|(?:op\s+basis\s+van|bij|based\s+on|on|in)(?:\s+(?:een|a))?)(?:\s+(?:fulltime|full-time|voltijds?))?(?:\s+(?:werkweek|week)\s+(?:van|of))?\s+"
    rf"(?P<whole>3[2-9](?:[.,][0-9])?|4[0-2])(?:[\s-]?(?P<unit2>{_HOUR}|urige|hour)(?!\w)(?:\s*-?(?:werk)?week)?)?)"
)
_OF_DAYS = re.compile(
    r"(?<![\w.,/-])(?P<part>[1-7])\s+(?:van\s+de|out\s+of|of|op)\s+(?P<whole>[5-7])\s+(?:werk)?(?:dagen|days)(?!\w)"
)
_FRACTION = re.compile(
    r"(?<![\w.,/-])(?P<part>[1-9])\s?/\s?(?P<whole>[2-9]|10)(?:(?P<suffix>de|ste|e|ths?|rds?)(?!\w)|(?=\s*(?:werken|gaan\s+werken|werkt|deeltijd|parttime|part-?\s?time|fte|tijds?(?!\w)|time|job|work)))"
)
_WORDS: tuple[tuple[Decimal, re.Pattern[str]], ...] = (
    (Decimal("80"), re.compile(r"(?<!\w)(?:vier\s?-?vijfden?|viervijfde|four[\s-]fifths?)(?!\w)")),
    (Decimal("60"), re.compile(r"(?<!\w)(?:drie\s?-?vijfden?|three[\s-]fifths?)(?!\w)")),
    (
        Decimal("75"),
        re.compile(r"(?<!\w)(?:driekwart|three[\s-]quarters?)(?=\s*-?(?:tijd|time|werken|baan))"),
    ),
    (Decimal("50"), re.compile(r"(?<!\w)(?:halftijds?|half[\s-]?time|halve\s+(?:werk)?week)(?!\w)")),
)
_FULL = re.compile(
    r"(?<!\w)(?:full[\s-]?time|voltijds?|voltijd)(?!\w)(?!\s*-?\s*(?:salaris|loon|salary|wage|bedrag|jaarsalaris|maandsalaris|basis|week|werkweek|uren|hours|uur|bruto|gross|equivalent|of\b|or\b|=|is\b|bij\b|pay\b|amount|yearly|annual|pensioen|[0-9€(]))"
)
_FULL_BEFORE = re.compile(
    r"(?<!\w)(?:naar|gaat|gaan|wordt|werkt|werken|weer|terug|to|goes|going|go|works|working|work|back|becomes|voortaan|wil|komt|dan)\s+(?:\w+\s+){0,2}$"
)

_HOURS = re.compile(
    rf"(?<![\w.,/€-])(?P<number>{SMALL_OR_WORD})(?:\s?-?\s?(?P<unit>uur|uren|hours?|hrs?)|(?P<short>u|h)|\s?u(?=\s?/|\s+per)|[\s-]?urige|\s?upw|-hour)(?!\w)"
)
_NO_HOURS_BEFORE = re.compile(
    r"(?<!\w)(?:binnen|within|over|om|at|vóór|voor|na|after|before|tot|until|vanaf|from|elke|iedere|every|rond|around|ruim|laatste|last|sinds|by)\s*(?:de\s+|the\s+|zo'n\s+|ongeveer\s+|past\s+)?$"
)
_NO_HOURS_AFTER = re.compile(
    r"\s*(?:geleden|ago|later|minder|meer|extra|erbij|less|more|fewer|per\s+dag|a\s+day|per\s+day|per\s+maand|per\s+jaar|wachten|bereikbaar|'?s\s+(?:ochtends|middags|avonds|morgens)|vakantie|verlof|dienst)"
)
_WEEKLY_AFTER = re.compile(
    r"\s*(?:(?:per|p/?|/|in\s+de|a|each)\s?(?:week|wk|w)(?!\w)|p\.?w\.?(?!\w)|werken|werkweek|contract|-?week)"
)
_TO_BEFORE = re.compile(r"(?<!\w)(?:naar|van|to|from)\s*$")
_DAYS = re.compile(
    rf"(?<![\w.,/-])(?P<number>{SMALL_OR_WORD})\s?-?\s?(?:werk)?(?:dagen|dag|days?|daagse?|day)(?!\w)"
)
_DAYS_BEFORE = re.compile(
    r"(?<!\w)(?:naar|werkt|werken|gaat|gaan|works?|working|to|wordt|van|contract|nog|maar|only|goes)\s+(?:(?:nog|maar|voortaan|dan|only|just|haar|zijn|weer|van|naar|to|down|op|gaan|werken|working)\s+){0,3}$"
)
_NO_DAYS_BEFORE = re.compile(
    r"(?<!\w)(?:over|binnen|within|na|after|in|elke|iedere|every|laatste|last|eerste|first|duurt|alle|all|next|volgende|paar|of)\s*$"
)
_NO_DAYS_AFTER = re.compile(
    r"\s*(?:geleden|ago|later|minder|meer|extra|erbij|less|more|fewer|vakantie|verlof|vrij|ziek|off|holiday|leave|sick|tijd|van\s+de\s+maand|of\s+the\s+month|from|vanaf|wachten|na|voor|before|after)(?!\w)"
)


def percentages(text: str, original: str) -> Iterator[Value]:
    """Yield part-time percentages: as percent, fte, a factor, a part of a week, or in words."""
    for match in _PERCENT.finditer(text):
        before = text[max(0, match.start() - 40) : match.start()]
        if not _NO_PART_TIME.match(text, match.end()) and not _NO_PART_TIME_BEFORE.search(before):
            yield from _part(match, small(match["number"]), Decimal(100), original)
    for pattern in (_FTE, _FACTOR):
        for match in pattern.finditer(text):
            start = match.start() if pattern is _FTE else match.start("number")
            yield from _part(match, small(match["number"].rstrip(".,")), Decimal(1), original, start)
    for match in _OF_WEEK.finditer(text):
        if match["slash"] or match["unit"] or match["unit2"]:
            yield from _part(match, small(match["part"]), small(match["slash"] or match["whole"]), original)
    for pattern in (_OF_DAYS, _FRACTION):
        for match in pattern.finditer(text):
            yield from _part(match, Decimal(match["part"]), Decimal(match["whole"]), original)
    for value, words in _WORDS:
        for match in words.finditer(text):
            yield Value(
                "percentage", value, match.start(), match.end(), original[match.start() : match.end()]
            )
    for match in _FULL.finditer(text):
        alone = text.strip(" .!?") == match.group()
        before = text[max(0, match.start() - 40) : match.start()]
        if (
            alone
            or _FULL_BEFORE.search(before)
            or re.match(r"\s+(?:gaan\s+)?(?:werken|working|work)(?!\w)", text[match.end() :])
        ):
            yield Value(
                "percentage", Decimal(100), match.start(), match.end(), original[match.start() : match.end()]
            )


def named_percentages(text: str, original: str) -> Iterator[Value]:
    """Yield bare numbers behind the word: "deeltijdpercentage 80", "part-time percentage to 62.5"."""
    for match in _NAMED.finditer(text):
        number = small(match["number"])
        if number >= 1 or "factor" in match.group():
            yield from _part(match, number, Decimal(100), original, match.start("number"))


def _part(
    match: re.Match[str], part: Decimal, whole: Decimal, original: str, start: int | None = None
) -> Iterator[Value]:
    begin, end = match.start() if start is None else start, match.end()
    if (found := percent(part, whole)) is not None:
        yield Value("percentage", found, begin, end, original[begin:end])


def hours(text: str, original: str) -> Iterator[Value]:
    """Yield hours a week; a time of day, a term ("binnen 24 uur") or a difference ("4 uur minder") is none."""
    for match in _HOURS.finditer(text):
        number, before = small(match["number"]), text[max(0, match.start() - 25) : match.start()]
        if (
            not 0 < number <= 60
            or _NO_HOURS_AFTER.match(text, match.end())
            or is_label_before(text, match.start())
        ):
            continue
        if _NO_HOURS_BEFORE.search(before) and not _WEEKLY_AFTER.match(text, match.end()):
            continue
        yield Value("hours", number, match.start(), match.end(), original[match.start() : match.end()])


def days(text: str, original: str) -> Iterator[Value]:
    """Yield days a week, where the words say that somebody works them."""
    for match in _DAYS.finditer(text):
        number, before = small(match["number"]), text[max(0, match.start() - 40) : match.start()]
        if not 0 < number <= 7 or _NO_DAYS_AFTER.match(text, match.end()) or _NO_DAYS_BEFORE.search(before):
            continue
        alone = text.strip(" .!?") == match.group()
        if (
            alone
            or _DAYS_BEFORE.search(before)
            or _WEEKLY_AFTER.match(text, match.end())
            or match.group().endswith(("daags", "daagse"))
        ):
            yield Value("days", number, match.start(), match.end(), original[match.start() : match.end()])
