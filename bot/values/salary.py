"""Amounts with their period, and raises: "€ 3.500,50 per maand", "45k", "3% erbij", "150 euro meer"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from .number_words import NUMBER_WORD_PATTERN, NUMBER_WORDS
from .numbers import MONEY, SMALL_OR_WORD, money, small
from .raises import change
from .reading_text import follows_freely, is_label_before
from .value import Period, Raise, Value
from .vocabulary import MONTH_PATTERN

_PERIODS: dict[Period, str] = {
    "four_weeks": (
        r"(?:per|p/?|/|every|each|iedere|elke)\s?(?:periode\s+van\s+)?(?:4|vier|four)\s?-?"
        r"(?:weken|wkn|wk|weeks?|wekenperiode)|per\s+vierwekenperiode|(?:vier|4)[\s-]?wekelijks|"
        r"(?:four|4)[\s-]?weekly"
    ),
    "month": (
        r"(?:per|p/?|/|a|each|every|in\s+de|iedere|elke)\s?(?:kalender)?(?:maand|mnd|mth|month)|"
        r"p\s?/\s?m|/\s?m|p\.\s?m|pm|pcm|maandelijks|monthly"
    ),
    "year": (
        r"(?:per|p/?|/|a|each|every|in\s+het)\s?(?:kalender)?(?:jaar|jr|year|yr|annum)|"
        r"p\s?/\s?[ja]|p\.\s?[ja]|p[ja]|jaarlijks|annually|yearly|(?:op\s+)?jaarbasis"
    ),
    "hour": r"(?:per|p/?|/|an?|each|in\s+het)\s?(?:uur|hour|hr)|p\s?/\s?u|/\s?u|p\.\s?u|pu|hourly",
}
_PERIOD = "|".join(f"(?P<{name}>{words})" for name, words in _PERIODS.items())
_PERIOD_AFTER = re.compile(rf"\s*(?:{_PERIOD})(?!\w)\.?")
_LEAST: dict[Period, int] = {"hour": 5, "month": 100, "four_weeks": 100, "year": 1000}
"""An unmarked number before a period is an amount from here on: "3 pm" and "2 per jaar" are none."""

_AMOUNT = re.compile(
    r"(?<![\w.,/-])(?P<currency>(?:€|eur(?:o'?s?)?(?![^\W0-9]))\s*:?\s*)?"
    r"(?P<number>(?(currency)[0-9]{1,3}(?: [0-9]{3})+(?:,[0-9]{2})?(?![0-9])|(?!))"
    r"|(?<![0-9] )[0-9]{1,3}(?: [0-9]{3})+(?:,[0-9]{2})?(?=\s*(?:euro|eur|€|bruto))"
    rf"|{MONEY}|(?:{NUMBER_WORD_PATTERN})(?=\s*(?:duizend|thousand|honderd|hundred|euro)))(?P<dash>,\s?[-=]{{1,2}}|\.-)?"
    rf"(?:\s?(?P<hundred>honderd|hundred)(?!\w))?"
    rf"\s?(?:(?P<thousand>k|duizend|mille|thousand)"
    rf"(?:\s?(?:en\s?|and\s)?(?P<more>[1-9]|{NUMBER_WORD_PATTERN})\s?(?:honderd|hundred))?(?!\w))?(?P<mark>\s*(?:euro(?:'?s|tjes|otjes)?|eur|€)(?!\w|\s?[0-9]))?"
    r"(?P<gross>(?:\s*(?:bruto|netto|gross|net|all-?in|fulltime|full-time)(?!\w))*)"
    rf"(?:\s*,?\s*(?:{_PERIOD})(?!\w)\.?)?(?:\s*(?:bruto|gross)(?!\w))?(?!\w)"
)
_PERIOD_BEFORE = re.compile(
    r"(?P<four_weeks>vierweken(?:loon|salaris)|periodesalaris|per\s+(?:4|vier|four)\s+we(?:ken|eks)|four-weekly)"
    r"|(?P<hour>uurloon|uurtarief|hourly|per\s+uur)"
    r"|(?P<year>jaarsalaris|jaarloon|jaarinkomen|annual|yearly|per\s+jaar|per\s+year|jaarbedrag)"
    r"|(?P<month>maandsalaris|maandloon|maandinkomen|monthly|per\s+maand|per\s+month|maandbedrag)"
)
_SENTENCE = re.compile(r"[;!?\n]|\.\s")
_YEAR_CONTEXT = re.compile(
    rf"(?:{MONTH_PATTERN}|begin|einde?|ultimo|kwartaal|quarter|q[1-4]|jaar|in|of|per|vanaf)\.?,?\s+$"
)
_SALARY_WORD = re.compile(
    r"(?:omgerekend|full-?time|voltijds?|salaris|loon|salary|wage|(?<!\w)pay|verdien\w*|(?<!\w)earn\w*|inkomen|bruto|gross|bedrag|amount|"
    r"per\s+(?:4|vier|four)\s+we(?:ken|eks))"
    r"[^0-9;!?\n\x01]{0,30}$"
)
_HOLIDAY_PAY = r"(?:8\s?%\s+)?(?:vakantie(?:geld|toeslag|bijslag)|holiday\s+(?:pay|allowance))"
_HOLIDAY_AFTER = re.compile(
    rf"\s*,?\s*(?:ex|excl|exclusief|incl|inclusief|zonder|met|including|excluding|without|with)\.?\s+(?:de\s+)?{_HOLIDAY_PAY}"
)
_PLUS = re.compile(r"(?<![\w.,])\+\s?$")
_EARNS = re.compile(r"\s*(?:gaan\s+)?(?:verdienen|verdient|earning)(?!\w)")
_BECOMES = re.compile(r"(?:(?<!\w)(?:naar|wordt|to|becomes|is|van|op|tot|maar|but|moet|be)|[:=])\s*$")
_BARE = re.compile(rf"(?<![\w.,/-]){MONEY}(?![\w%]|[,/-][0-9]|\.[0-9])")
_BEFORE_ALONE = re.compile(
    r"^(?:(?:nee|ja|no|yes|sorry|toch|maar|doe|dan|moet|zijn|het|dat|it|that|is|wordt|should|be|make)[\s,:.]+){1,5}"
)
LEAST_BARE_RAISE = 100
_PERCENT = re.compile(
    rf"(?<![\w.,/-])(?:(?P<sign>[+-])\s?)?(?P<number>{SMALL_OR_WORD})\s?(?:%|procent|percent|pct|perc\.?"
    rf"|proc\.?)(?!\w)"
)
_RAISE_WORD = re.compile(
    r"verhoging|verhoog|opslag|indexatie|indexering|geïndexeerd|raise|increase|(?:loon|lonen|salaris\w*)\s.*omhoog|"
    r"(?<!\w)cao"
)
_PART_TIME_NEAR = re.compile(r"(?:deeltijd|part-?\s?time|dienstverband|contract)\w*[^0-9.;!?\n]{0,25}$")


def percent_raises(text: str, original: str) -> Iterator[Value]:
    """Yield raises in percent: "3% erbij", "loonsverhoging van 2,5%", "raise of 3%"."""
    for match in _PERCENT.finditer(text):
        direction, end = change(text, match.start(), match.end(), match["sign"])
        if not direction and small(match["number"]) <= 10 and _RAISE_WORD.search(text):
            direction = (
                1  # "een cao-verhoging, alleen voor Sigrun, 2,5 procent": too little for a part-time job
            )
        if direction and not _PART_TIME_NEAR.search(text[max(0, match.start() - 40) : match.start()]):
            size = small(match["number"]) * direction
            yield Value("raise", Raise(size, "percent"), match.start(), end, original[match.start() : end])


def amounts(text: str, original: str) -> Iterator[Value]:
    """Yield amounts that carry a sign, a unit, "bruto" or a period, and raises in euro."""
    for match in _AMOUNT.finditer(text):
        marked = match["currency"] or match["mark"] or match["dash"] or match["thousand"] or match["hundred"]
        period = _period(match)
        if not marked and not period and not match["gross"].strip():
            continue
        number, start = match["number"], match.start()
        if match["thousand"] == "k" and is_label_before(text, start):
            continue
        amount = _read(match)
        least = 0 if change(text, start, match.end())[0] else _LEAST[period] if period else 100
        if not marked and (amount < least or _is_year(number, text, start)):
            continue
        yield from _amount_or_raise(
            text, original, start, start + len(match.group().rstrip()), amount, period
        )


def bare_amounts(text: str, original: str) -> Iterator[Value]:
    """Yield unmarked numbers that the words make a salary: "salaris wordt 3200", "naar 3.400"."""
    alone = _BEFORE_ALONE.sub("", text.strip(" .!?\n"))
    for match in _BARE.finditer(text):
        start, end, number = match.start(), match.end(), match.group()
        amount, before = money(number), text[max(0, start - 60) : start]
        hourly = 5 <= amount < 200 and ("uurloon" in before or "hourly" in before)
        if is_label_before(text, start) or not (hourly or 100 <= amount < 10_000_000):
            continue
        year_like = number.isdigit() and 1950 <= amount < 2060
        becomes = _BECOMES.search(before) is not None
        free = follows_freely(text, original, end)
        on_top = amount >= LEAST_BARE_RAISE and change(text, start, end)[1] > end
        earned = (
            (free and _SALARY_WORD.search(before))
            or _EARNS.match(text, end)
            or _HOLIDAY_AFTER.match(text, end)
        ) and (not year_like or (becomes and not 2024 <= amount <= 2030))
        grouped = not number.isdigit() and amount >= 500 and free
        if (
            earned
            or on_top
            or (hourly and becomes and free)
            or grouped
            or (becomes and amount >= 1000 and free and not year_like)
            or (alone == number and not year_like)
        ):
            yield from _amount_or_raise(text, original, start, end, amount, None, least=1000)


def _period(match: re.Match[str]) -> Period | None:
    return next((period for period in _PERIODS if match[period]), None)


def _read(match: re.Match[str]) -> Decimal:
    number = match["number"]
    if not match["thousand"]:
        plainly = Decimal(NUMBER_WORDS[number]) if number in NUMBER_WORDS else money(number)
        return plainly * 100 if match["hundred"] else plainly
    thousands = small(number) if number in NUMBER_WORDS or "." not in number[-4:-3] else money(number)
    return thousands * 1000 + (small(match["more"]) * 100 if match["more"] else 0)


def _is_year(number: str, text: str, start: int) -> bool:
    """Say whether four digits are the year of what stands before: "maart 2027 bruto 3200"."""
    if not number.isdigit() or not 1950 <= int(number) < 2100:
        return False
    return _YEAR_CONTEXT.search(text[max(0, start - 15) : start]) is not None


def _amount_or_raise(
    text: str, original: str, start: int, end: int, amount: Decimal, period: Period | None, least: int = 0
) -> Iterator[Value]:
    """Yield the amount, or a raise when the words say that it comes on top; no raise from `least` on."""
    amount = amount.quantize(Decimal("0.01"))
    direction, change_end = change(text, start, end, "+" if _PLUS.search(text[:start]) else None)
    if direction and change_end == end and amount >= 1500 and period != "year":
        direction = 0  # "wordt geïndexeerd: 3.412 euro": too much to come on top
    if direction and not (least and amount >= least):
        if not period and (after := _PERIOD_AFTER.match(text, change_end)):
            period, change_end = _period(after), after.end()
        yield Value(
            "raise",
            Raise(amount * direction, "euro"),
            start,
            change_end,
            original[start:change_end],
            period=period,
        )
    elif amount > 0:
        if not period:
            before = _SENTENCE.split(text[max(0, start - 60) : start])[-1]
            last = max(_PERIOD_BEFORE.finditer(before), key=re.Match.start, default=None)
            period = _period(last) if last else None
        yield Value("amount", amount, start, end, original[start:end], period=period)
