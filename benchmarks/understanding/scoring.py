"""Measures of understanding: which share is right, with intervals, per language and slice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import binomtest

from benchmarks.understanding.cases import TODAY, Case
from benchmarks.understanding.parse import Parse
from bot.values import find_values
from tests.unit.values.tables import normalised, written

OUT_OF_SCOPE = "out_of_scope"
SURE = 0.95
EXACT_KINDS = {
    "dates": ("date", "birth_date"),
    "amounts": ("amount", "raise"),
    "part-time": ("percentage", "hours", "days"),
    "bsn": ("bsn", "invalid"),
}


@dataclass(frozen=True)
class Read:
    """A case with what was made of it."""

    case: Case
    parse: Parse

    @property
    def right(self) -> bool:
        """Whether the likeliest label is a right one."""
        return self.parse.first in self.case.intents

    @property
    def among_two(self) -> bool:
        """Whether a right label is one of the two likeliest."""
        return any(label in self.case.intents for label, _ in self.parse.ranking[:2])

    @property
    def acted_wrongly(self) -> bool:
        """Whether it was sure enough to act, on a wrong label."""
        return not self.right and not self.parse.asks

    @property
    def is_out_of_scope(self) -> bool:
        """Whether the message is one that the assistant can do nothing with."""
        return OUT_OF_SCOPE in self.case.intents

    @property
    def taken_for_out_of_scope(self) -> bool:
        """Whether it was taken for one that the assistant can do nothing with, surely or not."""
        return self.parse.first == OUT_OF_SCOPE


@dataclass(frozen=True)
class Share:
    """`hits` of `total`, with the 95% interval (Wilson's) of the share."""

    hits: int
    total: int

    @property
    def share(self) -> float:
        """The share, 0 to 1; 0 of nothing."""
        return self.hits / self.total if self.total else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The bounds between which the true share lies in 95 of 100 such samples."""
        if not self.total:
            return 0.0, 1.0
        bounds = binomtest(self.hits, self.total).proportion_ci(SURE, method="wilson")
        return float(bounds.low), float(bounds.high)


def share_of(reads: Iterable[Read], holds: Callable[[Read], bool]) -> Share:
    """Return of how many `reads` it holds."""
    answers = [holds(read) for read in reads]
    return Share(sum(answers), len(answers))


@dataclass(frozen=True)
class Found:
    """How many words or values were found rightly, found wrongly, and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Of what was found, the share that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Of what is there, the share that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0

    def __add__(self, other: Found) -> Found:
        return Found(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)


NOTHING = Found(0, 0, 0)


def _compared(expected: Counter[str], found: Counter[str]) -> Found:
    right = (expected & found).total()
    return Found(right, found.total() - right, expected.total() - right)


def words_found(read: Read, kind: str) -> Found:
    """Return how the words of `kind` ("participant") were found: the very words, no part of them."""
    expected = Counter(words.text for words in read.case.words if words.kind == kind)
    return _compared(expected, Counter(text for each, text, _ in read.parse.words if each == kind))


def values_read(case: Case) -> tuple[list[str], list[str]]:
    """Return the values that must be found and those that are, as the tables write them.

    A value that the message itself takes back ("old hours 36" in "van 36 naar 24 uur") may be found or not.
    """
    told = [_plain(value) for value in case.values or ()]
    taken_back = {value.removeprefix("old ") for value in told if value.startswith("old ")}
    expected = sorted(value for value in told if not value.startswith("old "))
    found = [_plain(written(value)) for value in find_values(case.text, today=TODAY)]
    return expected, sorted(value for value in found if value in expected or value not in taken_back)


def _plain(value: str) -> str:
    plain = normalised(value.replace('"', ""))
    if plain.startswith("raise "):
        return " ".join(plain.split()[:3])  # a raise has no period of its own
    return plain.upper().replace("HOUSE_NUMBER", "house_number") if "house_number" in plain else plain


def values_found(cases: Iterable[Case], kinds: Sequence[str]) -> Found:
    """Return how the values of `kinds` were found: value, other reading and period alike."""
    total = NOTHING
    for case in cases:
        expected, found = (
            Counter(v for v in values if v.split()[0] in kinds) for values in values_read(case)
        )
        total += _compared(expected, found)
    return total


def found_where_none_is(cases: Iterable[Case]) -> Share:
    """Return of how many messages without any value one was found all the same."""
    without = [case for case in cases if case.values == ()]
    return Share(sum(bool(values_read(case)[1]) for case in without), len(without))


def f1_interval(reads: Sequence[Read], kind: str, rounds: int = 1000) -> tuple[float, float]:
    """Return the 95% interval of the words' F1 by drawing the messages anew `rounds` times."""
    each = np.array([[f.right, f.wrong, f.missed] for f in (words_found(read, kind) for read in reads)])
    drawn = np.random.default_rng(1).integers(0, len(each), (rounds, len(each)))
    right, wrong, missed = each[drawn].sum(axis=1).T
    low, high = np.quantile(2 * right / np.maximum(2 * right + wrong + missed, 1), [0.025, 0.975])
    return float(low), float(high)
