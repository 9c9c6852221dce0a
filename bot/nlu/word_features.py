"""What the word tagger sees of each word: its form, its neighbours, and what is known of it. No Rasa here."""

from __future__ import annotations

import json
import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Token: TypeAlias = tuple[int, int, str]
Hashes: TypeAlias = NDArray[np.uint32]

# A full stop belongs to initials, forms of address and prefixes, not to the last word of a sentence.
_TOKEN = re.compile(
    r"v/d\b|(?:[^\W\d_]\.)+|(?:mevr|mw|mvr|dhr|mr|mrs|ms|drs|dr|ir|ing|prof|st|v\.d)\."
    r"|[^\W\d_]+(?:['’.-][^\W\d_]+)*|\d+|\S",
    re.IGNORECASE,
)
_JOINED = re.compile(r"[-'’.]")
_UNDECOMPOSED = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "ß": "ss", "đ": "d"})
# fmt: off
PREFIXES = frozenset((
    "van", "de", "der", "den", "het", "'t", "t", "te", "ten", "ter", "in", "op", "aan", "bij", "uit", "voor",
    "von", "zu", "la", "le", "du", "des", "di", "da", "do", "dos", "del", "el", "al", "ben", "bin", "ait",
    "vd", "v.d", "v/d",
))
TITLES = frozenset((
    "mevrouw", "mevr", "mw", "mvr", "dhr", "meneer", "heer", "mr", "mrs", "ms", "miss", "mister", "drs", "dr",
    "ir", "ing", "prof",
))
# fmt: on
_SENTENCE_ENDS = frozenset(".!?:;")
# Words around people who are no participants: a portal's user, a contact person, a relative, the writer.
# "Man" and "vrouw" are left out: they also tell a new participant's gender.
# fmt: off
_SOMEBODY_ELSE = {
    "account": (
        "account", "accounts", "portaalaccount", "portaal", "portal", "inlog", "login", "toegang", "access",
        "gebruiker", "user", "rol", "role", "rechten", "rights", "autoriseer", "authorise",
    ),
    "contact": ("contactpersoon", "contact", "adviseur", "adviser", "accountant"),
    "family": (
        "partner", "echtgenoot", "echtgenote", "dochter", "zoon", "kind", "kinderen", "baby", "wife",
        "husband", "daughter", "son", "child", "kids", "children", "getrouwd", "married",
    ),
    "writer": ("groet", "groeten", "groetjes", "mvg", "hoogachtend", "regards", "sincerely", "speaking"),
}
# fmt: on
_ABOUT = {word: about for about, words in _SOMEBODY_ELSE.items() for word in words}
REMEMBERED = 1 << 14
USUAL, LONG_ENOUGH = 3, 4
"""In how many messages a word stands, and its letters, before others are taken for it mistyped."""
GIVEN, CAPITAL = "given=True", "capital=M"
_FILES = ("given_names.npy", "surnames.npy", "ordinary_words.npy")
_COUNTS_FILE = "word_counts.json"


def tokens_of(text: str) -> list[Token]:
    """Return the words, numbers and signs of `text` with their places."""
    return [(match.start(), match.end(), match.group()) for match in _TOKEN.finditer(text)]


@lru_cache(maxsize=REMEMBERED)
def fold(word: str) -> str:
    """Return a word in lower case, without accents and a final dot."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return bare.translate(_UNDECOMPOSED).strip(".")


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


@lru_cache(maxsize=REMEMBERED)
def _shape(word: str) -> str:
    kinds = ["X" if c.isupper() else "x" if c.islower() else "0" if c.isdigit() else c for c in word]
    return re.sub(r"(.)\1+", r"\1", "".join(kinds))


def _capital(words: list[str], place: int) -> str:
    """Return "l" without a capital, "S" with one that any word would have there, "M" with one of its own."""
    if not words[place][:1].isupper():
        return "l"
    before = words[place - 1] if place else "."
    return "S" if before in _SENTENCE_ENDS or (len(before) > 3 and before.endswith(".")) else "M"


def _known(
    words: list[str], folded: list[str], place: int, facts: WordKnowledge, learning: bool
) -> list[str]:
    word, low = folded[place], words[place].lower().strip(".")
    kind = "P" if word in PREFIXES else "T" if word in TITLES else "D" if word.isdigit() else "-"
    return [
        f"given={facts.is_given_name(word)}",
        f"surname={facts.is_surname(word)}",
        f"kind={kind}",
        f"usual={facts.frequency(word, learning)}",
        f"ordinary={facts.is_ordinary(low)}",
        f"mistyped={facts.is_nearly_usual(word)}",
        f"capital={_capital(words, place)}",
    ]


def features_of(
    tokens: list[Token], facts: WordKnowledge, label: str | None = None, learning: bool = False
) -> list[list[str]]:
    """Return the features of each token: of itself, of two neighbours on either side, and of the message.

    `label` says what the message is likely about.
    """
    words = [word for _, _, word in tokens]
    low, folded = [word.lower() for word in words], [fold(word) for word in words]
    lower = not any(word[:1].isupper() for word in words)
    shapes = [_shape(word) for word in words]
    known = [_known(words, folded, place, facts, learning) for place in range(len(words))]
    about = [f"about={_ABOUT[word]}" for word in dict.fromkeys(folded) if word in _ABOUT]
    rows = []
    for place, word in enumerate(low):
        row = [
            "bias",
            f"w={word}",
            f"shape={shapes[place]}",
            f"end3={word[-3:]}",
            f"end2={word[-2:]}",
            f"start3={word[:3]}",
            f"long={min(len(word), 9)}",
            f"lower={lower}",
            *known[place],
            "|".join([*known[place], str(lower)]),
        ]
        for step in (-2, -1, 1, 2):
            other = place + step
            if not 0 <= other < len(words):
                row.append(f"{step}:edge")
                continue
            row += [f"{step}:w={low[other]}", f"{step}:shape={shapes[other]}"]
            row += [f"{step}:{fact}" for fact in known[other]]
        if place > 0:
            row.append(f"behind={known[place - 1][0]}|{known[place - 1][-1]}|{known[place][-1]}")
            row.append(f"pair={low[place - 1]}|{word}")
        if place + 1 < len(words):
            row.append(f"before={known[place][-1]}|{known[place + 1][0]}|{known[place + 1][-1]}")
            row.append(f"next={word}|{low[place + 1]}")
        if words[place][:1].isupper() or "usual=0" in known[place] or GIVEN in known[place]:
            row += about
            if label:
                row += [f"label={label}", f"label={label}|{GIVEN in known[place]}"]
        rows.append(row)
    return rows
