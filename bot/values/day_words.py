"""The words for today and the days beside it, with the typing errors that make no other word."""

from __future__ import annotations

from collections.abc import Iterator

from .word_pattern import any_of

_OTHER_WORDS = frozenset(("mogen", "moren", "overmogen", "toady"))
"""What a letter dropped or swapped may make that is a word of its own."""
SHORTEST = 5


def _misspelt(word: str) -> Iterator[str]:
    """Yield the word with one letter dropped, doubled or swapped; its first letter stays."""
    for place in range(1, len(word)):
        yield word[:place] + word[place + 1 :]
        yield word[: place + 1] + word[place] + word[place + 1 :]
        yield word[:place] + word[place + 1 : place + 2] + word[place] + word[place + 2 :]


def _spelt(word: str, *more: str) -> str:
    words = {spelling for spelling in _misspelt(word) if len(spelling) >= SHORTEST} - _OTHER_WORDS
    return any_of({word, *words, *more})


VANDAAG = _spelt("vandaag")
MORGEN = _spelt("morgen", "mrgn")
OVERMORGEN = _spelt("overmorgen")
GISTEREN = _spelt("gisteren", "gister")
TODAY = _spelt("today", "2day")
TOMORROW = _spelt("tomorrow", "tommorow", "tmrw", "tmr", "tmw", "2morrow", "2moro")
YESTERDAY = _spelt("yesterday", "yday")
