"""Amounts with their period, and raises: "€ 3.500,50 per maand", "45k", "3% erbij", "150 euro meer"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from .number_words import NUMBER_WORD_PATTERN, NUMBER_WORDS
from .numbers import MONEY, SMALL_OR_WORD, money, small
from .pay_periods import HOLIDAY_AFTER, PERIOD, WEEK, period_after, period_beside, period_of
from .raises import change, is_of_work, is_signed
from .reading_text import MASK, counts_things, follows_freely, is_label_before
from .spoken_amounts import SPOKEN, is_counted, spoken_amount
from .value import Period, Raise, Value
from .vocabulary import MONTH_PATTERN

_LEAST: dict[Period, int] = {"hour": 5, "month": 100, "four_weeks": 100, "year": 1000}
"""An unmarked number before a period is an amount from here on: "3 pm" and "2 per jaar" are none."""

_MARK = r"(?:eu(?:ro|or)(?:'?s|tjes|otjes)?|euries|eruo|eur)"
_CENTS_END = (
    r"(?![\w%]|[.,/-]?[0-9])"
    r"(?=\s*(?:$|[.;!?)]|,(?!\s?[0-9])|bruto|gross|per\b|p/|/|an?\s|erbij|extra|meer|more))"
)
_AMOUNT = re.compile(
    r"(?<![\w.,/-])(?P<currency>(?:€|eur(?:o'?s?)?(?![^\W0-9]))\s*:?\s*)?"
    r"(?P<number>(?(currency)[0-9]{1,3}(?: [0-9]{3})+(?:,[0-9]{2})?(?![0-9])|(?!))"
    r"|(?<![0-9] )[0-9]{1,3}(?: [0-9]{3})+(?:,[0-9]{2})?(?=\s*(?:euro|eur|€|bruto))"
    rf"|{SPOKEN}|{MONEY}|(?:{NUMBER_WORD_PATTERN})(?=\s*(?:euro|cent)))(?P<dash>,\s?[-=]{{1,2}}|\.-)?"
    rf"(?:\s?(?P<thousand>k|grand)(?P<tenth>[1-9])?(?!\w))?"
    rf"(?P<mark>\s*(?:{_MARK}(?!\w)(?:\s?(?P<cents>[0-9]{{2}}|{NUMBER_WORD_PATTERN}){_CENTS_END})?"
    rf"|€(?:(?P<cents2>[0-9]{{2}}){_CENTS_END}|(?!\w|\s?[0-9]))))?"
    r"(?P<cent>\s?(?:cent(?:en|s)?|ct)(?!\w))?"
    r"(?P<gross>(?:\s*(?:bruto|netto|gross|net|all-?in|fulltime|full-time)(?!\w))*)"
    rf"(?:\s*,?\s*(?:{PERIOD}|(?P<week>{WEEK}))(?!\w)\.?)?(?:\s*(?:bruto|gross)(?!\w))?(?!\w)"
)
_PEOPLE = re.compile(
    r"\s*(?:medewerk|werknem|mensen|man(?!\w)|personen|collega|deelnem|keer|maal|procent|employees|people|times|"
    r"participants|staff|colleagues|uur|uren|vragen|stuks|km|meter)"
)
_YEAR_CONTEXT = re.compile(
    rf"(?:{MONTH_PATTERN}|begin|einde?|ultimo|kwartaal|quarter|q[1-4]|jaar|in|of|per|vanaf)\.?,?\s+$"
)
_SALARY_WORD = re.compile(
    r"(?:omgerekend|full-?time|voltijds?|salaris|(?:jaar|maand|mnd)\s?sal(?!do)\w{0,7}|loon|salary|wage|(?<!\w)pay|verdien\w*|(?<!\w)(?:earn|gets?|makes?|krijg)\w*|inkomen|bruto|gross|bedrag|amount|"
    r"per\s+(?:4|vier|four)\s+we(?:ken|eks))"
    r"[^0-9;!?\n\x01]{0,30}$"
)
_PLUS = re.compile(r"(?:(?<![\w.,])\+|(?<!\w)plus)\s?$")
_EARNS = re.compile(r"\s*(?:gaan\s+)?(?:verdienen|verdient|earning)(?!\w)")
_BECOMES = re.compile(r"(?:(?<!\w)(?:naar|wordt|to|becomes|is|van|op|tot|maar|but|moet|be)|[:=])\s*$")
_BARE = re.compile(rf"(?<![\w.,/-]){MONEY}(?![\w%]|[,/-][0-9]|\.[0-9])")
_BEFORE_ALONE = re.compile(
    r"^(?:(?:nee|ja|no|yes|sorry|toch|maar|doe|dan|moet|zijn|het|dat|it|that|is|wordt|should|be|make)[\s,:.]+){1,5}"
)
_IN_CENTS = re.compile(r"[.,][0-9]{2}$")
LEAST_BARE_RAISE = 100
LEAST_COUNTED = 1000
"""From here on a bare number may count what a plural behind it names: "2.500 leden"."""
_PERCENT = re.compile(
    rf"(?<![\w.,/-])(?:(?P<sign>\+|-(?=[0-9])|(?<=salaris )-|(?<=loon )-|(?<=salary )-|"
    rf"plus(?=\s))\s?)?(?P<number>{SMALL_OR_WORD}|(?:een\s+)?hal(?:f|ve)|half\s+a)"
    r"\s?(?:%|procent(?:je|jes)?|percent|pct|perc\.?|proc\.?)(?!\w)"
)
_RAISE_WORD = re.compile(
    r"verhoging|verhoog|opslag|indexati(?:e|on)|indexering|geïndexeerd|raise|increase|(?:loon|lonen|salaris\w*)\s.*omhoog|"
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
        if direction and not match["sign"] and is_of_work(text, match.start(), match.end(), end):
            continue  # fewer hours: no cut in pay, and how many there are now is not in the text
        if direction and not _PART_TIME_NEAR.search(text[max(0, match.start() - 40) : match.start()]):
            size = small(match["number"]) * direction
            yield Value("raise", Raise(size, "percent"), match.start(), end, original[match.start() : end])


def amounts(text: str, original: str) -> Iterator[Value]:
    """Yield amounts that carry a sign, a unit, "bruto" or a period, and raises in euro."""
    for match in _AMOUNT.finditer(text):
        number, start = match["number"], match.start()
        spoken = spoken_amount(number)
        marked = match["currency"] or match["mark"] or match["dash"] or match["thousand"]
        marked = marked or (
            spoken is not None and is_counted(number) and not _PEOPLE.match(text, match.end())
        )
        period = period_of(match)
        changes = change(text, start, match.end())[0]
        said = marked or period or match["gross"].strip() or match["week"]
        if not said and not (match["cent"] and changes):
            continue
        if match["thousand"] and is_label_before(text, start):
            continue
        sure = match["currency"] or match["mark"] or match["dash"] or period or match["gross"].strip()
        if not sure and counts_things(text, original, match.end()):
            continue
        amount = _read(match)
        least = 0 if changes else _LEAST[period] if period else 100
        if (not marked and amount < least) or (not match["currency"] and _is_year(amount, text, start)):
            continue
        yield from _amount_or_raise(
            text, original, start, start + len(match.group().rstrip()), amount, period
        )


def bare_amounts(text: str, original: str) -> Iterator[Value]:
    """Yield unmarked numbers that the words make a salary: "salaris wordt 3200", "naar 3.400"."""
    alone = _BEFORE_ALONE.sub("", text.replace(MASK, "").strip(" ,.!?\n"))
    for match in _BARE.finditer(text):
        start, end, number = match.start(), match.end(), match.group()
        amount, before = money(number), text[max(0, start - 60) : start]
        hourly = 5 <= amount < 200 and ("uurloon" in before or "hourly" in before)
        in_cents = _IN_CENTS.search(number) is not None
        if is_label_before(text, start) or not (hourly or in_cents or 100 <= amount < 10_000_000):
            continue
        year_like = number.isdigit() and 1950 <= amount < 2060
        becomes = _BECOMES.search(before) is not None
        free = follows_freely(text, original, end)
        direction, change_end = change(text, start, end)
        if amount >= LEAST_COUNTED and counts_things(text, original, end):
            continue
        signed = amount >= LEAST_BARE_RAISE and free and is_signed(text, start)
        on_top = signed or (direction and ((amount >= LEAST_BARE_RAISE and change_end > end) or in_cents))
        earned = (
            (free and _SALARY_WORD.search(before))
            or _EARNS.match(text, end)
            or HOLIDAY_AFTER.match(text, end)
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


def _read(match: re.Match[str]) -> Decimal:
    number = match["number"]
    spoken = spoken_amount(number)
    if match["thousand"]:
        thousands = money(number) if "." in number[-4:-3] else small(number)
        return thousands * 1000 + (small(match["tenth"]) * 100 if match["tenth"] else 0)
    if spoken is None:
        spoken = Decimal(NUMBER_WORDS[number]) if number in NUMBER_WORDS else money(number)
    cents = match["cents"] or match["cents2"]
    if match["cent"]:
        return spoken / 100
    return spoken + (small(cents) / 100 if cents else 0)


def _is_year(amount: Decimal, text: str, start: int) -> bool:
    """Say whether a number is the year of what stands before: "maart 2027 bruto 3200"."""
    if not 1950 <= amount < 2100 or amount % 1:
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
        if not period:
            period, change_end = period_after(text, change_end)
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
            period = period_beside(text, start, end)
        yield Value("amount", amount, start, end, original[start:end], period=period)
