"""Numbers and ordinals in words, Dutch and English: "tweeëndertig", "thirty-two", "eerste"."""

from __future__ import annotations

import re

from .word_pattern import any_of


def _listed(words: str) -> list[str]:
    return words.split()


_DUTCH = (
    _listed("een twee drie vier vijf zes zeven acht negen"),
    _listed("tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien"),
    _listed("twintig dertig veertig vijftig zestig zeventig tachtig negentig"),
)
_ENGLISH = (
    _listed("one two three four five six seven eight nine"),
    _listed("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"),
    _listed("twenty thirty forty fifty sixty seventy eighty ninety"),
)


def _number_words() -> dict[str, int]:
    words = {"één": 1, "eén": 1, "honderd": 100, "hundred": 100}
    for ones, teens, tens in (_DUTCH, _ENGLISH):
        words.update({word: number for number, word in enumerate(ones, 1)})
        words.update({word: number for number, word in enumerate(teens, 10)})
        words.update({word: number * 10 for number, word in enumerate(tens, 2)})
    for ten, tens_word in enumerate(_DUTCH[2], 2):
        for one, word in enumerate(_DUTCH[0], 1):
            joint = "ën" if word.endswith("e") else "en"
            words[f"{word}{joint}{tens_word}"] = words[f"{word}en{tens_word}"] = ten * 10 + one
            words[f"{word} en {tens_word}"] = ten * 10 + one  # as a phone writes what it hears
    for ten, tens_word in enumerate(_ENGLISH[2], 2):
        for one, word in enumerate(_ENGLISH[0], 1):
            words[f"{tens_word}-{word}"] = words[f"{tens_word} {word}"] = ten * 10 + one
    return words


NUMBER_WORDS = _number_words()
NUMBER_WORD_PATTERN = any_of(NUMBER_WORDS)

COUNT = rf"(?:[0-9]{{1,3}}|{NUMBER_WORD_PATTERN}|an?)"
"""How many of a unit, as `count` reads it."""

_LONGEST_FIRST = sorted(NUMBER_WORDS, key=len, reverse=True)

_DUTCH_ORDINALS = _listed(
    "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende "
    "veertiende vijftiende zestiende zeventiende achttiende negentiende twintigste eenentwintigste "
    "tweeëntwintigste drieëntwintigste vierentwintigste vijfentwintigste zesentwintigste zevenentwintigste "
    "achtentwintigste negenentwintigste dertigste eenendertigste"
)
_ENGLISH_ORDINALS = _listed(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first "
    "twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth "
    "twenty-ninth thirtieth thirty-first"
)
ORDINALS = {
    variant: number
    for words in (_DUTCH_ORDINALS, _ENGLISH_ORDINALS)
    for number, word in enumerate(words, 1)
    for variant in (word, word.replace("ë", "e"), word.replace("-", " "))
}
ORDINAL_PATTERN = any_of(ORDINALS)
SUFFIX_PATTERN = r"(?:ste|de|e|st|nd|rd|th)"
DAY_PATTERN = r"(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])"
_DAY_WORDS = {*ORDINALS, *(word for word, number in NUMBER_WORDS.items() if number < 32)} - {"een"}
DAY_WORD_PATTERN = any_of(_DAY_WORDS)
"""A day in words before a month: "eerste", "vijftien", "één"; "een" alone is the article."""

_CENTURY = r"(?:tweeduizend|twee\s+duizend|two\s+thousand(?:\s+and)?|twintig|twenty)"
_BORN_CENTURY = r"(?:negentien\s?honderd|nineteen(?:\s+hundred(?:\s+and)?)?)"
YEAR_WORDS = rf"(?:{_CENTURY}\s?(?:en\s)?|{_BORN_CENTURY}\s?(?:en\s)?)(?:{NUMBER_WORD_PATTERN})(?!\w)"
"""A year as it is said: "tweeduizendzevenentwintig", "two thousand and twenty-seven", "nineteen eighty"."""

_DIGITS = re.compile(r"[0-9]+")


def day_number(text: str) -> int:
    """Return the day (or rank) that "1", "1ste", "eerste", "vijftien" or "first" stands for."""
    digits = _DIGITS.match(text)
    if digits:
        return int(digits.group())
    return ORDINALS[text] if text in ORDINALS else NUMBER_WORDS[text]


def count(text: str) -> int:
    """Return the number that "3", "drie", "een", "a" or "an" stands for."""
    if text in ("a", "an"):
        return 1
    return int(text) if text.isdigit() else NUMBER_WORDS[text]


def spoken_year(text: str) -> int:
    """Return the year that `YEAR_WORDS` found."""
    word = next(word for word in _LONGEST_FIRST if text.endswith(word))
    return (1900 if text.startswith(("negentien", "nineteen")) else 2000) + NUMBER_WORDS[word]
