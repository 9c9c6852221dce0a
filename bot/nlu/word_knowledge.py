"""What is known of a word beforehand: whether it is a name, ordinary, usual in messages. No Rasa here."""

from __future__ import annotations

import json
import re
import zlib
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from bot.nlu.word_tokens import REMEMBERED, fold, tokens_of

Hashes: TypeAlias = NDArray[np.uint32]

USUAL, LONG_ENOUGH = 3, 4
"""In how many messages a word stands, and its letters, before others are taken for it mistyped."""
_JOINED = re.compile(r"[-'’.]")
_FILES = ("given_names.npy", "surnames.npy", "ordinary_words.npy")
_COUNTS_FILE = "word_counts.json"


def hashes_of(words: Iterable[str]) -> Hashes:
    """Return the sorted hashes of `words`: half a million take two megabytes and no time to read."""
    return np.unique(np.fromiter((_hash(word) for word in words), dtype=np.uint32))


def _hash(word: str) -> int:
    return zlib.crc32(word.encode())


def _one_letter_less(word: str) -> set[str]:
    return {word[:place] + word[place + 1 :] for place in range(len(word))}


def _holds(hashes: Hashes, word: str) -> bool:
    place = int(np.searchsorted(hashes, np.uint32(_hash(word))))
    return place < len(hashes) and int(hashes[place]) == _hash(word)


def _holds_parts(hashes: Hashes, folded: str) -> bool:
    """Tell whether every part of a folded word is on the list: "anne-marie"."""
    parts = [part for part in _JOINED.split(folded) if part]
    return _holds(hashes, folded) or (len(parts) > 1 and all(_holds(hashes, part) for part in parts))


class WordKnowledge:
    """Names of many countries, ordinary Dutch and English words, how usual each is in messages."""

    def __init__(self, given: Hashes, surnames: Hashes, ordinary: Hashes, counts: dict[str, int]) -> None:
        self.given, self.surnames, self.ordinary, self.counts = given, surnames, ordinary, counts
        usual = {word for word, count in counts.items() if count >= USUAL and len(word) >= LONG_ENOUGH}
        self._mistyped = usual.union(*map(_one_letter_less, usual))
        # Most words of a message were looked up before.
        self.is_given_name = lru_cache(maxsize=REMEMBERED)(partial(_holds_parts, given))
        self.is_surname = lru_cache(maxsize=REMEMBERED)(partial(_holds_parts, surnames))
        self.is_ordinary = lru_cache(maxsize=REMEMBERED)(self._is_ordinary)
        self.is_nearly_usual = lru_cache(maxsize=REMEMBERED)(self._is_nearly_usual)

    def _is_ordinary(self, word: str) -> bool:
        """Tell whether a word in lower case stands in the dictionaries."""
        return _holds(self.ordinary, word)

    def _is_nearly_usual(self, folded: str) -> bool:
        """Tell whether a word is one of the messages' usual words with about one letter typed wrong."""
        if len(folded) < LONG_ENOUGH:
            return False
        return folded in self._mistyped or not self._mistyped.isdisjoint(_one_letter_less(folded))

    def frequency(self, folded: str, learning: bool) -> str:
        """Return how usual a word is outside names; while learning, the message itself does not count."""
        seen = self.counts.get(folded, 0) - int(learning)
        return "0" if seen <= 0 else "1" if seen < 3 else "2" if seen < 10 else "3"

    def save(self, folder: Path) -> None:
        """Write everything as plain data."""
        for name, hashes in zip(_FILES, (self.given, self.surnames, self.ordinary), strict=True):
            np.save(folder / name, hashes)
        (folder / _COUNTS_FILE).write_text(json.dumps(self.counts, ensure_ascii=False), "utf-8")

    @classmethod
    def load(cls, folder: Path) -> WordKnowledge:
        """Read what `save` wrote."""
        given, surnames, ordinary = (np.load(folder / name) for name in _FILES)
        return cls(given, surnames, ordinary, json.loads((folder / _COUNTS_FILE).read_text("utf-8")))


def count_words(texts: Iterable[tuple[str, list[dict[str, Any]]]]) -> dict[str, int]:
    """Return in how many messages each folded word stands outside people's names, without a capital.

    Words with a capital may be names of people who are no participants; they must not pass for usual words.
    """
    counts: Counter[str] = Counter()
    for text, entities in texts:
        names = [(e["start"], e["end"]) for e in entities if e["entity"] == "participant"]
        counts.update(
            {
                fold(word)
                for start, _, word in tokens_of(text)
                if not word[:1].isupper() and not any(first <= start < last for first, last in names)
            }
        )
    return dict(counts)
