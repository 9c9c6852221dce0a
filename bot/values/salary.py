"""Amounts with their period, and raises: "€ 3.500,50 per maand", "45k", "3% erbij", "150 euro meer"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from .numbers import MONEY, SMALL_OR_WORD, money, small
from .reading_text import follows_freely, is_label_before
from .value import Period, Raise, Value
from .vocabulary import MONTH_PATTERN, NUMBER_WORD_PATTERN, NUMBER_WORDS

_PERIODS: tuple[tuple[Period, str], ...] = (
    (
        "four_weeks",
        r"(?:per|p/?|/|every|each|iedere|elke)\s?(?:periode\s+van\s+)?(?:4|vier|four)\s?-?(?:weken|wkn|wk|weeks?|wekenperiode)"
        r"|per\s+vierwekenperiode|(?:vier|4)[\s-]?wekelijks|(?:four|4)[\s-]?weekly",
    ),
    (
        "month",
        r"(?:per|p/?|/|a|each|every|in\s+de|iedere|elke)\s?(?:kalender)?(?:maand|mnd|mth|month)|p\s?/\s?m|/\s?m|p\.\s?m|pm|pcm|maandelijks|monthly",
    ),
    (
        "year",
        r"(?:per|p/?|/|a|each|every|in\s+het)\s?(?:kalender)?(?:jaar|jr|year|yr|annum)|p\s?/\s?j|p\s?/\s?a|p\.\s?j|p\.\s?a|pj|pa|jaarlijks|annually|yearly|op\s+jaarbasis|jaarbasis",
    ),
    ("hour", r"(?:per|p/?|/|an?|each|in\s+het)\s?(?:uur|hour|hr)|p\s?/\s?u|/\s?u|p\.\s?u|pu|hourly|uurloon"),
)
_PERIOD = "|".join(f"(?P<{name}>{words})" for name, words in _PERIODS)
_LEAST = {"hour": 5, "month": 100, "four_weeks": 100, "year": 1000}
"""An unmarked number before a period is an amount from here on: "3 pm" and "2 per jaar" are none."""

_AMOUNT = re.compile(
    rf"(?<![\w.,/-])(?P<currency>(?:€|eur(?:o'?s?)?(?!\w))\s*:?\s*)?(?P<number>(?<=[€ro\s])[0-9]{{1,3}}(?: [0-9]{{3}})+(?:,[0-9]{{2}})?(?=\s*(?:euro|eur|€|bruto))|{MONEY}"
    rf"|(?:{NUMBER_WORD_PATTERN})(?=\s*(?:duizend|thousand|euro)))(?P<dash>,\s?[-=]{{1,2}}|\.-)?"
    rf"\s?(?P<thousand>k|duizend|mille|thousand)?(?!\w)(?P<mark>(?:\s*(?:euro'?s?|eur|€))?)(?!\w)(?P<gross>(?:\s*(?:bruto|netto|gross|net(?!\w)|all-?in|fulltime|full-time))*)(?!\w)"
    rf"(?:\s*,?\s*(?:{_PERIOD})(?!\w)\.?)?(?:\s*(?:bruto|gross)(?!\w))?"
)
_PERIOD_BEFORE: tuple[tuple[Period, re.Pattern[str]], ...] = tuple(
    (period, re.compile(rf"(?:{words})[^0-9.;!?\n\x01]{{0,30}}$"))
    for period, words in (
        ("four_weeks", r"vierweken(?:loon|salaris)|periodesalaris|per\s+vier\s+weken|four-weekly"),
        ("hour", r"uurloon|uurtarief|hourly|per\s+uur"),
        ("year", r"jaarsalaris|jaarloon|jaarinkomen|annual|yearly|per\s+jaar|per\s+year|jaarbedrag"),
        ("month", r"maandsalaris|maandloon|maandinkomen|monthly|per\s+maand|per\s+month|maandbedrag"),
    )
)  # type: ignore[assignment]  # mypy widens the names in the literal tuple to str
_YEAR_CONTEXT = re.compile(
    rf"(?:{MONTH_PATTERN}|begin|einde?|ultimo|kwartaal|quarter|q[1-4]|jaar|in|of|per|vanaf)\.?,?\s+$"
)
_SALARY_WORD = re.compile(
    r"(?:salaris|loon|salary|wage|(?<!\w)pay|verdien\w*|(?<!\w)earn\w*|inkomen|bruto|gross|bedrag|amount)[^0-9;!?\n\x01]{0,30}$"
)
_GOES_TO = re.compile(r"(?<!\w)(?:naar|wordt|to|becomes|is|van|:|=|op|tot)\s*$")
_BARE = re.compile(rf"(?<![\w.,/-]){MONEY}(?![\w%]|[,/-][0-9]|\.[0-9])")

_PERCENT = re.compile(
    rf"(?<![\w.,/-])(?:(?P<plus>[+-])\s?)?(?P<number>{SMALL_OR_WORD})\s?(?:%|procent|percent|pct|perc\.?|proc\.?)(?!\w)"
)
_UP_AFTER = re.compile(
    r"\s*(?:(?:per|p/)\s?(?:maand|month|jaar|year|uur|hour|mnd|m)\s+|a\s+(?:month|year)\s+|bruto\s+|gross\s+|salaris\s?|loon\s?|salary\s+|pay\s+|van\s+(?:het|haar|zijn)\s+\w+\s+|op\s+(?:het|haar|zijn)\s+\w+\s+|cao-?\s?){0,3}"
    r"(?:erbij|er\s+bij|bij\s?(?=$|[.,!?])|bovenop|omhoog|(?:meer|extra|more)(?!\s+(?:uren|uur|dagen|gaan\s+werken|werken|hours|days))|op\s?slag|loons?verhoging|salarisverhoging|verhoging|verhoogd|periodiek|raise|increase|up(?!\w)|rise|bump|hoger|higher|stijging|op\s+vooruit|"
    r"indexatie|indexering|cao(?!\w)|on\s+top|uplift|pay\s+rise)"
)
_DOWN_AFTER = re.compile(
    r"\s*(?:(?:per|p/)\s?(?:maand|month|jaar|uur|mnd|m)\s+|a\s+(?:month|year)\s+|bruto\s+|salaris|loon){0,3}"
    r"(?:eraf|er\s+af|omlaag|(?:minder|less)(?!\s+(?:uren|uur|dagen|gaan\s+werken|werken|hours|days|werkt))|loons?verlaging|verlaging|lager|lower|down|decrease|cut(?!\w)|pay\s+cut|achteruit)"
)
_UP_BEFORE = re.compile(
    r"(?:verhoging|verhoogd?(?:\s+wordt)?|verhogen|verhoog|opslag|stijgt|stijgen|stijging|steeg|gestegen|indexatie|indexering|indexeren|geïndexeerd|raise[ds]?|raising|increase[ds]?|increasing|uplift|rise|bump|erbij|periodiek|omhoog|cao)"
    r"(?:[^0-9.;!?\n\x01]{0,30}?(?<!\w)(?:met|van|by|of|a|an|ad|:|=|is|wordt)|\s*:|)\s*(?:een\s+|a\s+|ca\.?\s+|ongeveer\s+)?$"
)
_DOWN_BEFORE = re.compile(
    r"(?:verlaging|verlaagd?|verlagen|verlaag|daalt|dalen|daling|decrease[ds]?|decreasing|reduce[ds]?|reduction|cut|omlaag)"
    r"(?:[^0-9.;!?\n\x01]{0,30}?(?<!\w)(?:met|van|by|of)|)\s*(?:een\s+|a\s+)?$"
)
_NO_RAISE_BEFORE = re.compile(r"(?<!\w)(?:naar|to|tot|wordt|becomes|op)\s*(?:de\s+|the\s+)?$")
_ER_BIJ = re.compile(r"(?<!\w)er\s+(?:[^\W\d]+\s+){0,2}$")
_BIJ = re.compile(r"\s*(?:(?:per|p/)\s?\w+\s+|bruto\s+){0,2}(?:bij|op\s+vooruit|bovenop)(?!\w)")
_PART_TIME_NEAR = re.compile(r"(?:deeltijd|part-?\s?time|dienstverband|contract)\w*[^0-9.;!?\n]{0,25}$")


def _change(text: str, start: int, end: int, sign: str | None = None) -> int:
    """Return 1 for a raise, -1 for a cut, 0 when the number is not a change but what it becomes."""
    if sign:
        return 1 if sign == "+" else -1
    before = text[max(0, start - 60) : start]
    if _UP_AFTER.match(text, end) or (_ER_BIJ.search(before) and _BIJ.match(text, end)):
        return 1
    if _DOWN_AFTER.match(text, end):
        return -1
    if _NO_RAISE_BEFORE.search(before):
        return 0
    return 1 if _UP_BEFORE.search(before) else -1 if _DOWN_BEFORE.search(before) else 0


def percent_raises(text: str, original: str) -> Iterator[Value]:
    """Yield raises in percent: "3% erbij", "loonsverhoging van 2,5%", "raise of 3%"."""
    for match in _PERCENT.finditer(text):
        start, end = match.span()
        change = _change(text, start, end, match["plus"])
        if change and not _PART_TIME_NEAR.search(text[max(0, start - 40) : start]):
            raised = Raise(small(match["number"]) * change, "percent")
            yield Value("raise", raised, start, end, original[start:end])


def _read(match: re.Match[str]) -> Decimal:
    words = match["number"]
    amount = Decimal(NUMBER_WORDS[words]) if words in NUMBER_WORDS else money(words)
    if match["thousand"]:
        amount = (
            (small(words) if words not in NUMBER_WORDS else amount) * 1000
            if amount < 1000 or "." in words
            else amount
        )
    return amount.quantize(Decimal("0.01"))


def _period_before(text: str, start: int) -> Period | None:
    before = text[max(0, start - 60) : start]
    return next((period for period, pattern in _PERIOD_BEFORE if pattern.search(before)), None)


def amounts(text: str, original: str) -> Iterator[Value]:
    """Yield amounts that carry a sign, a unit, "bruto" or a period, and raises in euro."""
    for match in _AMOUNT.finditer(text):
        marked = match["currency"] or match["mark"] or match["dash"] or match["thousand"]
        period = next((name for name, _ in _PERIODS if match[name]), None)
        if not marked and not period and not match["gross"].strip():
            continue
        number, start = match["number"], match.start()
        end = start + len(match.group().rstrip())
        if match["thousand"] == "k" and is_label_before(text, start):
            continue
        amount = _read(match)
        if not marked:
            if (
                number.isdigit()
                and 1950 <= amount < 2100
                and _YEAR_CONTEXT.search(text[max(0, start - 15) : start])
            ):
                continue
            if amount < (_LEAST[period] if period else 100):
                continue
        change = _change(text, start, end)
        if change:
            yield Value(
                "raise", Raise(amount * change, "euro"), start, end, original[start:end], period=period
            )
        elif amount > 0:
            period = period or _period_before(text, start)
            yield Value("amount", amount, start, end, original[start:end], period=period)


def bare_amounts(text: str, visible: str, original: str) -> Iterator[Value]:
    """Yield unmarked numbers that the words make a salary: "salaris wordt 3200", "naar 3.400", or all of the message."""
    alone = text.strip(" .!?\n")
    for match in _BARE.finditer(visible):
        start, end = match.span()
        number = match.group()
        amount = money(number)
        before = visible[max(0, start - 60) : start]
        if is_label_before(visible, start) or not 100 <= amount < 10_000_000:
            if not (5 <= amount < 200 and "uurloon" in before):
                continue
        year_like = number.isdigit() and 1950 <= amount < 2060
        goes_to = _GOES_TO.search(before) is not None
        grouped = not number.isdigit() and amount >= 500 and follows_freely(visible, original, end)
        salary = _SALARY_WORD.search(before) is not None and (
            not year_like or (goes_to and not 2024 <= amount <= 2030)
        )
        becomes = goes_to and amount >= 1000 and not year_like and follows_freely(visible, original, end)
        if salary or grouped or becomes or (alone == number and not year_like):
            change = _change(visible, start, end)
            period = _period_before(visible, start)
            if change and amount < 1000:
                yield Value(
                    "raise", Raise(amount * change, "euro"), start, end, original[start:end], period=period
                )
            else:
                yield Value(
                    "amount", amount.quantize(Decimal("0.01")), start, end, original[start:end], period=period
                )
