"""What the understanding must reach, per language, and whether it does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.understanding.scoring import (
    EXACT_KINDS,
    NOTHING,
    Read,
    Share,
    f1_interval,
    found_where_none_is,
    share_of,
    values_found,
    words_found,
)

FIRST, AMONG_TWO = 0.92, 0.97
ACTED_WRONGLY, ASKED = 0.03, 0.12
SLICE_BELOW = 0.06
OUT_OF_SCOPE_KNOWN, REAL_REFUSED = 0.90, 0.03
NAMES_F1, VALUES_EXACT, BSN_EXACT, VALUES_INVENTED = 0.93, 0.96, 1.0, 0.01


@dataclass(frozen=True)
class Measured:
    """One measure of one language: its value and 95% interval, and the bound that it must keep."""

    name: str
    value: float
    interval: tuple[float, float]
    bound: float
    at_least: bool
    total: int

    @property
    def kept(self) -> bool:
        """Whether the bound is kept; a hair below by rounding is kept."""
        return self.value >= self.bound - 1e-9 if self.at_least else self.value <= self.bound + 1e-9


def written_measure(row: Measured) -> str:
    """Return a measure as one line of text."""
    low, high = (f"{100 * bound:.1f}" for bound in row.interval)
    sign = "at least" if row.at_least else "at most"
    kept = "" if row.kept else "  MISSED"
    return (
        f"{row.name:45} {100 * row.value:5.1f}%  ({low} to {high}, of {row.total})"
        f"  {sign} {100 * row.bound:.1f}%{kept}"
    )


def _of(name: str, share: Share, bound: float, at_least: bool = True) -> Measured:
    return Measured(name, share.share, share.interval, bound, at_least, share.total)


def slices_of(reads: Sequence[Read]) -> list[tuple[str, list[Read]]]:
    """Return the cases of each slice, by the slice's name."""
    names = sorted({name for read in reads for name in read.case.slices})
    return [(name, [read for read in reads if name in read.case.slices]) for name in names]


def measured(reads: Sequence[Read]) -> list[Measured]:
    """Return every measure of `reads`, which are of one language."""
    first = share_of(reads, lambda read: read.right)
    real = [read for read in reads if not read.is_out_of_scope]
    unknown = [read for read in reads if read.is_out_of_scope]
    rows = [
        _of("first label right", first, FIRST),
        _of("right label among the first two", share_of(reads, lambda read: read.among_two), AMONG_TWO),
        _of("acted on wrongly", share_of(reads, lambda read: read.acted_wrongly), ACTED_WRONGLY, False),
        _of("asked what is meant", share_of(reads, lambda read: read.parse.asks), ASKED, False),
    ]
    rows += [
        _of(f"first label right: {name}", share_of(part, lambda read: read.right), first.share - SLICE_BELOW)
        for name, part in slices_of(reads)
    ]
    rows += [
        _of(
            "out of scope known",
            share_of(unknown, lambda read: read.taken_for_out_of_scope),
            OUT_OF_SCOPE_KNOWN,
        ),
        _of(
            "real request refused",
            share_of(real, lambda read: read.taken_for_out_of_scope),
            REAL_REFUSED,
            False,
        ),
        _names(reads),
    ]
    return rows + _values(reads)


def _names(reads: Sequence[Read]) -> Measured:
    found = sum((words_found(read, "participant") for read in reads), NOTHING)
    interval = f1_interval(reads, "participant")
    return Measured("participants' names, F1", found.f1, interval, NAMES_F1, True, found.right + found.missed)


def _values(reads: Sequence[Read]) -> list[Measured]:
    cases = [read.case for read in reads if read.case.values is not None]
    rows: list[Measured] = []
    if not cases:
        return rows  # the set does not tell its values
    for name, kinds in EXACT_KINDS.items():
        found = values_found(cases, kinds)
        share = Share(found.right, found.right + found.missed)
        rows.append(_of(f"{name} exactly right", share, BSN_EXACT if name == "bsn" else VALUES_EXACT))
    return [
        *rows,
        _of("a value found where there is none", found_where_none_is(cases), VALUES_INVENTED, False),
    ]
