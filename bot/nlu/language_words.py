"""How much the words of a text tell of its language: Dutch or English. No Rasa here.

Names, values, quotations and titles tell nothing. A word that was never seen is judged by its letters.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal

from bot.nlu.text_model import normalise

Language = Literal["nl", "en"]

# Said by speakers of both, in either language.
_SHARED = frozenset((
    "ok", "oke", "okay", "yes", "yep", "yeah", "no", "hi", "bye", "please", "pls", "plz",
    "thanks", "thank", "thx", "sorry", "stop", "cancel", "reset", "help", "check", "done", "nice", "cool",
    "top", "super", "deal", "prima", "perfect", "correct", "ja", "nee", "asap", "update", "fulltime",
    "parttime", "full", "part", "time", "hr", "payroll", "login", "download", "upload", "export", "mail",
    "excel", "app", "chat", "status", "s", "m", "d", "per", "was", "in", "is",
))  # fmt: skip
# These stand in names too: "kim de boer", "the anh". They tell no more than the words beside them.
_NAME_WORDS = frozenset((
    "van", "von", "vd", "de", "den", "der", "het", "t", "ter", "ten", "te", "op", "aan", "bij", "la", "el",
    "the", "of", "and", "en", "for",
))  # fmt: skip
_BETWEEN = rf"(?:(?:{'|'.join(sorted(_NAME_WORDS))}|['’]t)\s+)*"
_CAPITALISED = r"(?!I\b)[A-ZÀ-ÖØ-Þ][^\W\d_]*(?:[-'’.][^\W\d_]+)*\.?"
_TITLE = re.compile(rf"\b(?P<first>{_CAPITALISED})(?:\s+{_BETWEEN}{_CAPITALISED})+")
_BEGIN = re.compile(r"(?:^|[.!?:\n])\s*$")
_QUOTATION = re.compile(r"[\"“„«][^\"”“»]+[\"”“»]|(?<!\w)['‘][^'’]{2,}['’](?!\w)")
_NO_WORDS = re.compile(r"\S+@\S+|https?:\S+|bsn:\S+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TELLS = 0.8
_SURE = 1.5
_UNSEEN = 0.5
_MOST_OF_KNOWN = 3.0
_SHORTEST_UNKNOWN = 4
_MOST_OF_UNKNOWN = 1.5


def words_of(text: str, found: Iterable[tuple[int, int]] = ()) -> set[str]:
    """Return the words of `text` that can tell its language. `found`: places of names and values."""
    hidden = [match.span() for pattern in (_QUOTATION, _NO_WORDS) for match in pattern.finditer(text)]
    hidden += _titles(text)
    for start, end in [*hidden, *found]:
        text = text[:start] + " " * (end - start) + text[end:]
    return set(_WORD.findall(normalise(text)))


def _titles(text: str) -> Iterator[tuple[int, int]]:
    """Yield words with capitals that stand together; the first of a sentence would have one anyway."""
    if text.isupper():
        return
    for match in _TITLE.finditer(text):
        begins = _BEGIN.search(text[: match.start()])
        yield (match.end("first") if begins else match.start()), match.end()


def _pieces(word: str) -> set[str]:
    padded = f"<{word}>"
    return {padded[i : i + size] for size in (2, 3, 4) for i in range(len(padded) - size + 1)}


def _odds(counts: dict[Language, Counter[str]], least: int) -> dict[str, float]:
    """Return for each term how much likelier it is in English than in Dutch, as a logarithm."""
    totals = {language: sum(terms.values()) for language, terms in counts.items()}
    return {
        term: round(
            math.log((counts["en"][term] + _UNSEEN) / totals["en"])
            - math.log((counts["nl"][term] + _UNSEEN) / totals["nl"]),
            2,
        )
        for term in sorted(counts["en"].keys() | counts["nl"].keys())
        if counts["en"][term] + counts["nl"][term] >= least
    }


class LanguageWords:
    """How much words, and pieces of words, tell: above zero for English, below for Dutch."""

    def __init__(self, stored: dict[str, dict[str, float]] | None = None) -> None:
        self.words: dict[str, float] = stored["words"] if stored else {}
        self.pieces: dict[str, float] = stored["pieces"] if stored else {}

    def stored(self) -> dict[str, dict[str, float]]:
        """Return what was learned as plain data."""
        return {"words": self.words, "pieces": self.pieces}

    def learn(self, examples: list[tuple[set[str], Language]]) -> None:
        """Learn from the words of texts and their languages; without both languages nothing is learned."""
        seen: dict[Language, Counter[str]] = {"nl": Counter(), "en": Counter()}
        for words, language in examples:
            seen[language].update(words)
        if not all(seen.values()):
            return
        self.words = _odds(seen, 2)
        pieces: dict[Language, Counter[str]] = {"nl": Counter(), "en": Counter()}
        for word in seen["nl"].keys() ^ seen["en"].keys():
            if len(word) >= _SHORTEST_UNKNOWN:
                pieces["nl" if word in seen["nl"] else "en"].update(_pieces(word))
        self.pieces = _odds(pieces, 3)

    def evidence(self, word: str) -> float:
        """Return how much the word tells: above zero for English, below for Dutch."""
        if word in self.words:
            most, told = _MOST_OF_KNOWN, self.words[word]
        elif len(word) >= _SHORTEST_UNKNOWN:
            most, told = _MOST_OF_UNKNOWN, sum(self.pieces.get(piece, 0.0) for piece in _pieces(word)) / 3
        else:
            return 0.0
        return max(-most, min(most, told))

    def language(self, words: set[str], current: Language | None, fewest_words: int) -> Language | None:
        """Return the language that `words` tell when they tell it, else `current`.

        To leave a language it takes `fewest_words` that belong to the other one, and twice as many as to it.
        """
        evidence = {word: self.evidence(word) for word in words}
        total = sum(evidence.values())
        if abs(total) < _SURE:
            return current
        told: Language = "en" if total > 0 else "nl"
        if told == current:
            return current
        telling = {
            word: (score > 0) == (total > 0) for word, score in evidence.items() if abs(score) > _TELLS
        }
        own = [for_it for word, for_it in telling.items() if word not in _SHARED | _NAME_WORDS]
        for_it = sum(own)
        against = len(own) - for_it
        for_it += min(for_it, sum(telling.get(word, False) for word in _NAME_WORDS))
        if current is None:
            return told if for_it > against else None
        return told if for_it >= fewest_words and for_it >= 2 * against else current
