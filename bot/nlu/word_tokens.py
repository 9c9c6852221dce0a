"""Cuts a text into words, numbers and signs, and folds a word. No Rasa here."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TypeAlias

Token: TypeAlias = tuple[int, int, str]
"""First character, the character behind the last, the word as typed."""
# A full stop belongs to initials, forms of address and prefixes, not to the last word of a sentence; the 's
# of "Jan's salaris" not to the name.
_TOKEN = re.compile(
    r"v/d\b|(?:[^\W\d_]\.)+|(?:mevr|mw|mvr|dhr|mr|mrs|ms|drs|dr|ir|ing|prof|st|v\.d)\."
    r"|[^\W\d_]+(?:(?:[.-]|['’](?!s\b))[^\W\d_]+)*|['’]s\b|\d+|\S",
    re.IGNORECASE,
)
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
REMEMBERED = 1 << 14


def tokens_of(text: str) -> list[Token]:
    """Return the words, numbers and signs of `text` with their places."""
    return [(match.start(), match.end(), match.group()) for match in _TOKEN.finditer(text)]


@lru_cache(maxsize=REMEMBERED)
def fold(word: str) -> str:
    """Return a word in lower case, without accents and a final dot."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return bare.translate(_UNDECOMPOSED).strip(".")
