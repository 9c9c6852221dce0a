"""Dutch and English words for months, weekdays, numbers and ordinals, as people type them."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

_MONTHS = (
    "januari january jan",
    "februari february feb febr",
    "maart march mrt mar mart maa",
    "april apr aprl",
    "mei may",
    "juni june jun junie",
    "juli july jul julie",
    "augustus august aug",
    "september sep sept",
    "oktober october okt oct",
    "november nov",
    "december dec",
)
MONTHS = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
MONTH_PATTERN = "|".join(sorted(MONTHS, key=len, reverse=True))
NAME_LIKE_MONTHS = {
    "jan",
    "mei",
    "may",
    "april",
    "june",
    "juni",
    "august",
    "augustus",
    "mar",
    "julie",
    "juli",
}

# Words one or two typing errors away from a month that are words of their own.
_NOT_MONTHS = {
    "match",
    "maarten",
    "macht",
    "marc",
    "marcha",
    "maarts",
    "augusta",
    "marcel",
    "mannen",
    "maars",
}

_WEEKDAYS = (
    "maandag monday ma mon",
    "dinsdag tuesday di tue tues",
    "woensdag wednesday wo wed",
    "donderdag thursday do thu thurs",
    "vrijdag friday vr fri vrij",
    "zaterdag saturday za sat",
    "zondag sunday zo sun",
)
WEEKDAYS = {word: number for number, words in enumerate(_WEEKDAYS) for word in words.split()}
WEEKDAY_PATTERN = "|".join(word for words in _WEEKDAYS for word in words.split()[:2])
"""Whole weekday names only: "do", "zo", "ma", "sun" are words too."""
WEEKDAY_BEFORE = rf"(?:(?:{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})\.?,?\s+(?:de\s+|the\s+)?)?"
"""An optional weekday before a full date, short forms too: "vr 27/11", "Friday, 27 November"."""

_NL_ONES = ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"]
_NL_TEENS = [
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
]
_NL_TENS = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]
_EN_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_EN_TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_EN_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _number_words() -> dict[str, int]:
    words = {"één": 1, "eén": 1, "honderd": 100, "hundred": 100}
    for ones, teens, tens in ((_NL_ONES, _NL_TEENS, _NL_TENS), (_EN_ONES, _EN_TEENS, _EN_TENS)):
        words.update({word: number for number, word in enumerate(ones, 1)})
        words.update({word: number for number, word in enumerate(teens, 10)})
        words.update({word: number * 10 for number, word in enumerate(tens, 2)})
    for ten, tens_word in enumerate(_NL_TENS, 2):
        for one, word in enumerate(_NL_ONES, 1):
            joint = "ën" if word.endswith("e") else "en"
            words[f"{word}{joint}{tens_word}"] = words[f"{word}en{tens_word}"] = ten * 10 + one
    for ten, tens_word in enumerate(_EN_TENS, 2):
        for one, word in enumerate(_EN_ONES, 1):
            words[f"{tens_word}-{word}"] = words[f"{tens_word} {word}"] = ten * 10 + one
    return words


NUMBER_WORDS = _number_words()
NUMBER_WORD_PATTERN = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))

_NL_ORDINALS = [
    "eerste",
    "tweede",
    "derde",
    "vierde",
    "vijfde",
    "zesde",
    "zevende",
    "achtste",
    "negende",
    "tiende",
    "elfde",
    "twaalfde",
    "dertiende",
    "veertiende",
    "vijftiende",
    "zestiende",
    "zeventiende",
    "achttiende",
    "negentiende",
    "twintigste",
    "eenentwintigste",
    "tweeëntwintigste",
    "drieëntwintigste",
    "vierentwintigste",
    "vijfentwintigste",
    "zesentwintigste",
    "zevenentwintigste",
    "achtentwintigste",
    "negenentwintigste",
    "dertigste",
    "eenendertigste",
]
_EN_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
    "thirtieth",
    "thirty-first",
]
ORDINALS = {
    **{word: number for number, word in enumerate(_NL_ORDINALS, 1)},
    **{word.replace("ë", "e"): number for number, word in enumerate(_NL_ORDINALS, 1)},
    **{word: number for number, word in enumerate(_EN_ORDINALS, 1)},
    **{word.replace("-", " "): number for number, word in enumerate(_EN_ORDINALS, 1)},
}
ORDINAL_PATTERN = "|".join(sorted(ORDINALS, key=len, reverse=True))
DAY_PATTERN = r"(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])"
SUFFIX_PATTERN = r"(?:ste|de|e|st|nd|rd|th)"

_DIGITS = re.compile(r"[0-9]+")


def day_number(text: str) -> int:
    """Return the day (or rank) that "1", "1ste", "eerste" or "first" stands for."""
    digits = _DIGITS.match(text)
    return int(digits.group()) if digits else ORDINALS[text]


def count(text: str) -> int:
    """Return the number that "3", "drie", "een", "a" or "an" stands for."""
    if text in ("a", "an"):
        return 1
    return int(text) if text.isdigit() else NUMBER_WORDS[text]


@lru_cache(maxsize=4096)
def month_number(word: str) -> int | None:
    """Return the month of a word that stands beside a day number, typing errors allowed, or None."""
    exact = MONTHS.get(word)
    if exact is not None:
        return exact
    if len(word) < 4 or word in _NOT_MONTHS:
        return 3 if word == "maar t" else None
    best = None
    for name, number in MONTHS.items():
        allowed = 0 if len(name) < 5 else 1 if len(name) < 8 else 2
        if not allowed or name[0] != word[0]:
            continue
        distance = OSA.distance(name, word, score_cutoff=allowed)
        if distance <= allowed and (best is None or distance < best[0]):
            best = (distance, number)
    return best[1] if best else None
