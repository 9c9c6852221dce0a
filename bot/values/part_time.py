"""Part-time percentages in every notation: "80%", "0,8 fte", "32/40", "4/5 werken", "halftijds"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from .date_context import CUE
from .number_words import NUMBER_WORDS
from .numbers import SMALL, SMALL_OR_WORD, percent, small
from .raises import is_less_work
from .value import Value

_HOUR = r"(?:uur|uren|hours?|hrs?)"
_PER_WEEK = r"(?:\s*(?:per|p/?|/|in\s+de|a)\s?(?:week|wk|w)|\s*pw)?"
_ONE_TO_NINE = (
    "(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|one|two|three|four|five|six|seven|eight|nine)"
)
_PERCENT = re.compile(
    rf"(?<![\w.,/+-])(?P<number>{SMALL_OR_WORD})\s?"
    r"(?:%|procent(?:s|je|jes)?|percent|pct|perc\.?|proc\.?)(?!\w)"
)
_OTHER_SHARE = re.compile(
    r"\s*-?(?:van\s+(?:de|het|mijn|ons|onze)\s+(?:personeel|team|collega\w*|werknemers|medewerkers|mensen|gevallen|premie|tijd(?!\w))|zeker|sure|(?:er\s+)?(?:mee\s+)?eens|"
    r"correct|certain|akkoord|duidelijk|kans|premie|premium|rente|korting|btw|vat|vakantie\w*|holiday|bonus|eigen|"
    r"franchise|inflatie|inflation|opbouw|(?:minder|meer|less|more|fewer)(?!\w)|pensioen\w*|dekking|"
    r"of\s+the\s+time|regel|rule|ruling|agree|klaar|done|of\s+the\s+(?:staff|people|employees|premium))"
)
_OTHER_SHARE_BEFORE = re.compile(
    r"(?:premie|premium|rente|korting|btw|inflatie|opbouw\w*|bonus|bijdrage|contribution|bijtelling|belasting|tax|vakantie\w+|franchise|arbeidsongeschikt|afgekeurd)"
    r"[^0-9.;!?\n]{0,20}$"
)
_FTE = re.compile(
    rf"(?<![\w.,/-])(?P<number>{SMALL}|[.,][0-9]{{1,4}})\s?-?\s?(?:fte|f\.t\.e\.?|wtf|ft)(?!\w)"
)
_FTE_IN_WORDS = re.compile(
    rf"(?<!\w)(?:(?:nul|zero|0)\s+)?(?:komma|punt|point)\s+(?P<tenths>{_ONE_TO_NINE})(?:\s*(?P<more>{_ONE_TO_NINE}))?"
    r"\s+(?:fte|f\.t\.e\.?)(?!\w)"
)
_FACTOR = re.compile(
    r"(?<!\w)(?:fte|deeltijds?\s?-?factor|werktijd\s?-?factor|part-?\s?time\s?-?factor|wtf|dtf|ptf|pt-?factor)\s*"
    r"(?:is|van|of|wordt|naar|to|:|=)?\s*(?:naar\s+|van\s+|to\s+)?(?P<number>[01][.,]?[0-9]{0,4}|[.,][0-9]{1,4})(?![\w%]|[.,/-][0-9])"
)
_BARE_FACTOR = re.compile(
    r"(?:(?<!\w)(?:naar|to|op|werkt|wordt)\s+|factor[^0-9;!?\n\x01]{0,30}\s)"
    r"(?P<number>0[.,][1-9][0-9]{0,3}|1[.,]0)(?![\w%]|[.,/-][0-9]|\s*(?:%|procent|percent|euro|uur))"
)
_NAMED = re.compile(
    r"(?<!\w)(?:(?:(?:deeltijd|part-?\s?time)\s?-?\s?(?:percentage|perc\.?|pct|graad|%)?|(?:pt|dt)\s?-?(?:%|perc\.?|percentage)|dienstverband)\s*"
    r"(?:is|van|of|wordt|naar|to|becomes|:|=)?\s*(?:naar\s+|van\s+|to\s+|wordt\s+|is\s+)?"
    r"|(?:deeltijd|part-?\s?time)?\s?percentage[^0-9.;!?\n\x01]{0,40}(?<!\w)(?:naar|to|op|is|wordt|be)\s+)"
    rf"(?P<number>{SMALL})(?![\w%]|[.,/-][0-9]|\s*(?:uur|uren|hours?|dagen|days?|fte|h\b|u\b))"
)
_FIFTHS = re.compile(
    r"(?:arbeidsduur|deeltijd|tewerkstelling|verminder\w*|uren|uurrooster|werkt|werken|works?)"
    r"[^0-9.;!?\n\x01]{0,40}(?<!\w)(?:tot|naar|to|werkt|werken)\s+(?P<part>[1-4])/5(?![\w%]|[./-][0-9])"
)
_OF_WEEK = re.compile(
    rf"(?<![\w.,/-])(?P<part>{SMALL})\s?(?:/\s?(?P<slash>3[2-9](?:[.,][0-9])?|4[0-2])(?:e|ste)?(?![\w%]|[./-][0-9])"
    rf"(?:\s?{_HOUR}(?!\w))?|(?P<unit>{_HOUR})?{_PER_WEEK}\s+"
    r"(?:van\s+de|van|v\.?d\.?|v/d|of\s+the|of|out\s+of(?:\s+the)?|o\.?b\.?v\.?(?:\s+een)?|"
    r"(?:op\s+basis\s+van|bij|op|based\s+on|on|in)(?:\s+(?:een|a))?)"
    r"(?:\s+(?:fulltime|full-time|voltijds?))?(?:\s+(?:werkweek|week)\s+(?:van|of))?\s+"
    rf"(?P<whole>3[2-9](?:[.,][0-9])?|4[0-2])(?:[\s-]?(?P<unit2>{_HOUR}|urige|hour)(?!\w)(?:\s*-?(?:werk)?week)?)?)"
)
_ON_WEEK = re.compile(
    rf"(?<![\w.,/-])(?P<part>{SMALL})\s+op\s+(?P<whole>36|38|40)(?![\w%]|[.,/-][0-9])(?=\s*(?:$|[.,;!?)]|uren|uur|per|m\.?i\.?v|vanaf))"
)
_OF_DAYS = re.compile(
    r"(?<![\w.,/-])(?P<part>[1-7])\s+(?:van\s+de|out\s+of|of|op)\s+(?P<whole>[5-7])\s+(?:werk)?(?:dagen|days)(?!\w)"
)
_FRACTION = re.compile(
    r"(?<![\w.,/-])(?P<part>[1-9])\s?/\s?(?P<whole>[2-9]|10)(?:(?:de|ste|e|ths?|rds?)(?!\w)(?!\s+deel)|"
    r"(?=\s*(?:werken|gaan\s+werken|werkt|deeltijd|parttime|part-?\s?time|fte|tijds?(?!\w)|time|job|work)))"
)
_IN_WORDS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (80, re.compile(r"(?<!\w)(?:vier\s?-?vijfden?|four[\s-]fifths?)(?!\w)")),
    (60, re.compile(r"(?<!\w)(?:drie\s?-?vijfden?|three[\s-]fifths?)(?!\w)")),
    (75, re.compile(r"(?<!\w)(?:driekwart|three[\s-]quarters?)(?=\s*-?(?:tijd|time|werken|baan))")),
    (50, re.compile(r"(?<!\w)(?:halftijds?|half[\s-]?time|halve\s+(?:werk)?week)(?!\w)")),
)
_FULL_TIME = re.compile(
    r"(?<!\w)(?:full[\s-]?time|voltijds?|voltijd)(?!\w)(?!\s*-?\s*(?:salaris|loon|salary|wage|bedrag|jaarsalaris|"
    r"maandsalaris|basis|week|werkweek|uren|hours|uur|bruto|gross|equivalent|of\b|or\b|=|is\b|bij\b|pay\b|amount|"
    r"yearly|annual|pensioen|verdienen|[0-9€(]))"
)
_BECOMES = re.compile(
    r"(?<!\w)(?:naar|gaat|gaan|wordt|werkt|werken|weer|terug|to|goes|going|go|works|working|work|back|becomes|"
    r"voortaan|wil|komt|dan)\s+(?:\w+\s+){0,2}$"
)
_WAS_BEFORE = re.compile(r"(?<!\w)(?:van|from)\s+$")
_AMOUNT_BEFORE = re.compile(
    r"(?:(?<![-/])(?<![-/][0-9])(?<![-/][0-9]{3})[0-9k-]|euro?|bruto|gross|maand|month|jaar|year|p/?m)\s+(?:op\s+(?:basis\s+van\s+)?)?$"
)
_JOB_AFTER = re.compile(
    r"\s*(?:$|[.,;!)]|(?:werknemer|medewerk(?:er|ster)|kracht|employee|contract|in\s+dienst|per|vanaf|from|as\s+of)(?!\w))"
)
_NO_JOB = re.compile(
    r"\?|€|euro|bruto|gross|salaris|loon|salary|wage|hoe(?!\w)|hoeveel|welke|alle|which|how|(?<!\w)(?:of|or)\s+(?:full|part|voltijd)"
    r"|[0-9]{4}(?![0-9]|\s*[a-z]{2}(?!\w))(?<!20[0-9][0-9])|wat|what|niet|not|omgerekend|bedrag|amount|month|maand|p/?m(?!\w)|[0-9][.,][0-9]{3}"
    r"|(?<!\w)(?:is|zijn|are|that's)\s+(?:op\s+)?(?:full|voltijd)"
)
_FACTOR_ALONE = re.compile(r"\s*(?P<number>0[.,][1-9][0-9]{0,3}|1[.,]00?)\s*[.!?]?\s*")
_HALF_DAYS = re.compile(
    r"(?<![\w.,/-])(?<!een )(?<!and a )(?:(?P<days>[1-5])\s+)?(?:halve|half)\s+"
    r"(?:dagen|days)(?!\w)(?!\s+(?:vrij|minder|verlof|off|less|meer))"
)
_WORK_AFTER = re.compile(r"\s+(?:(?:gaan\s+)?(?:werken|working|work)|again|aan\s+de\s+slag)(?!\w)")


def percentages(text: str, original: str) -> Iterator[Value]:
    """Yield part-time percentages: as percent, fte, a factor, a part of a week, or in words."""
    for match in _PERCENT.finditer(text):
        before = text[max(0, match.start() - 40) : match.start()]
        other = _OTHER_SHARE.match(text, match.end()) or _OTHER_SHARE_BEFORE.search(before)
        if not other and not is_less_work(text, match.start()):
            yield from _share(match, small(match["number"]), Decimal(100), original)
    for match in _FTE.finditer(text):
        yield from _share(match, small(match["number"]), Decimal(1), original)
    for match in _FTE_IN_WORDS.finditer(text):
        tenths, more = NUMBER_WORDS[match["tenths"]], NUMBER_WORDS[match["more"]] if match["more"] else 0
        yield from _share(match, Decimal(tenths * 10 + more), Decimal(100), original)
    for pattern in (_FACTOR, _BARE_FACTOR):
        for match in pattern.finditer(text):
            factor = small(match["number"].rstrip(".,"))
            yield from _share(match, factor, Decimal(1), original, match.start("number"))
    if alone := _FACTOR_ALONE.fullmatch(text):
        factor = small(alone["number"])
        yield from _share(alone, factor, Decimal(1), original, alone.start("number"))
    for match in _HALF_DAYS.finditer(text):
        yield from _share(match, Decimal(match["days"] or 5), Decimal(10), original)
    for match in _FIFTHS.finditer(text):
        yield from _share(match, Decimal(match["part"]), Decimal(5), original, match.start("part"))
    for match in _OF_WEEK.finditer(text):
        if match["slash"] or match["unit"] or match["unit2"]:
            yield from _share(match, small(match["part"]), small(match["slash"] or match["whole"]), original)
    for pattern in (_ON_WEEK, _OF_DAYS, _FRACTION):
        for match in pattern.finditer(text):
            if pattern is _FRACTION and CUE.search(text[max(0, match.start() - 40) : match.start()]):
                continue  # "vanaf 1/3 werkt hij": a date
            yield from _share(match, small(match["part"]), Decimal(match["whole"]), original)
    for number, pattern in _IN_WORDS:
        for match in pattern.finditer(text):
            yield from _share(match, Decimal(number), Decimal(100), original)
    for match in _FULL_TIME.finditer(text):
        only = text.strip(" .!?") == match.group()
        before = text[max(0, match.start() - 40) : match.start()]
        if text.startswith("?", match.end()) or _WAS_BEFORE.search(before) or _AMOUNT_BEFORE.search(before):
            continue  # "3.500 fulltime" says what the amount is, not how much somebody works
        if only or _BECOMES.search(before) or _is_a_job(text, match) or _WORK_AFTER.match(text, match.end()):
            yield from _share(match, Decimal(1), Decimal(1), original)


def _is_a_job(text: str, match: re.Match[str]) -> bool:
    """Say whether "fulltime" can only be how much somebody works: no amount, no question, nobody counted."""
    return _JOB_AFTER.match(text, match.end()) is not None and not _NO_JOB.search(text)


def named_percentages(text: str, original: str) -> Iterator[Value]:
    """Yield bare numbers behind the word: "deeltijdpercentage 80", "part-time percentage to 62.5"."""
    for match in _NAMED.finditer(text):
        number = small(match["number"])
        if number >= 1:
            yield from _share(match, number, Decimal(100), original, match.start("number"))


def _share(
    match: re.Match[str], part: Decimal, whole: Decimal, original: str, start: int | None = None
) -> Iterator[Value]:
    begin, end = match.start() if start is None else start, match.end()
    if (found := percent(part, whole)) is not None:
        yield Value("percentage", found, begin, end, original[begin:end])
