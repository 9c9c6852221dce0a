"""Dutch and English words for months and weekdays, as people type them."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

_MONTHS = (
    "januari january jan",
    "februari february feb febr",
    "maart march mrt mar mart maa",
    "april apr aprl",
    "mei may",
    "juni june jun junie",
    "juli july jul",
    "augustus august aug",
    "september sep sept",
    "oktober october okt oct",
    "november nov",
    "december dec",
)
MONTHS = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
MONTH_PATTERN = "|".join(sorted(MONTHS, key=len, reverse=True))
FULL_MONTHS = frozenset(word for word in MONTHS if len(word) > 4) | {"june", "july", "juni", "juli"}
NAME_LIKE_MONTHS = frozenset(
    ("jan", "mei", "may", "april", "june", "juni", "august", "augustus", "mar", "juli")
)

# Words one or two typing errors away from a month that are words or names of their own.
_NOT_MONTHS = frozenset(
    (
        "match",
        "matches",
        *("julia", "julie", "julian", "junia", "junior"),
        "maarten",
        "macht",
        "marc",
        "marcha",
        "maarts",
        "augusta",
        "marcel",
        "mannen",
        "maars",
    )
)

_SHORT = {"juni": 1, "juli": 1, "june": 1, "july": 1}
"""Typing errors that a short month may have; the others are too near to other words."""
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


@lru_cache(maxsize=4096)
def month_number(word: str) -> int | None:
    """Return the month of a word that stands beside a day number, typing errors allowed, or None."""
    exact = MONTHS.get(word)
    if exact is not None:
        return exact
    if len(word) < 4 or word in _NOT_MONTHS:
        return None
    if word == "maar t":
        return 3
    best = None
    for name, number in MONTHS.items():
        allowed = _SHORT.get(name, 0) if len(name) < 5 else 1 if len(name) < 8 else 2
        if not allowed or name[0] != word[0]:
            continue
        distance = OSA.distance(name, word, score_cutoff=allowed)
        if distance <= allowed and (best is None or distance < best[0]):
            best = (distance, number)
    return best[1] if best else None
