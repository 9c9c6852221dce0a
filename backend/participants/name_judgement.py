"""How sure it is that a typed name is somebody's, of which kind the match is, and why: typed reasons."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from backend.participants.name_entries import Entry, SurnamePart, compare_prefix
from backend.participants.names import Gender

Match = Literal["exact", "variant", "partial", "near"]
Reason = Literal[
    "full_name",
    "initials",
    "first_name_only",
    "surname_only",
    "surname_first",
    "prefix_shortened",
    "prefix_left_out",
    "prefix_differs",
    "part_of_surname",
    "other_surname_form",
    "accents",
    "spelling",
    "sounds_alike",
    "gender_agrees",
    "gender_differs",
    "bsn",
]


@dataclass(frozen=True, slots=True)
class NameQuery:
    """A typed name: its folded words in the order given name, prefix, surname where that could be told."""

    words: tuple[str, ...]
    literal: str
    gender: Gender = "unknown"
    reordered: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person who may be meant: score 0 to 1, the kind of match, why, and where a sentence names them."""

    id: str
    score: float
    match: Match
    reasons: tuple[Reason, ...]
    start: int | None = None
    end: int | None = None


@dataclass
class Taken:
    """What each typed word turned out to be."""

    cores: dict[tuple[int, int], int] = field(default_factory=dict)
    given: dict[str, int] = field(default_factory=dict)
    initials: list[str] = field(default_factory=list)
    initials_at: list[int] = field(default_factory=list)
    prefixes: list[str] = field(default_factory=list)
    compact: bool = False
    typos: int = 0
    sounds: bool = False


def judge(query: NameQuery, entry: Entry, taken: Taken) -> Candidate | None:
    """Turn what was found into a score, a kind of match and reasons."""
    score, reasons, near = 1.0, list[Reason](), taken.typos > 0
    touched = sorted({number for number, _ in taken.cores}, key=lambda number: _position(number, taken))
    if not taken.cores:
        if taken.prefixes and not any(part.prefix == tuple(taken.prefixes) for part in entry.parts):
            return None
        score, reasons = 0.6, list[Reason](["first_name_only"])
    elif taken.given:
        reasons.append("full_name")
    elif taken.initials:
        score, reasons = 0.93, ["initials"]
    else:
        score, reasons = 0.7, ["surname_only"]
    if taken.cores:
        parts = [entry.parts[number] for number in touched]
        penalty, found, differs = _judge_surname(entry, touched, parts, taken)
        score, near = score - penalty, near or differs
        reasons += found
    if _surname_first(query, taken):
        reasons.append("surname_first")
        score -= 0.0 if query.reordered else 0.01
    if taken.typos:
        reasons.append("sounds_alike" if taken.sounds else "spelling")
        score -= 0.12 * taken.typos + (0.0 if taken.sounds else 0.03)
    if query.gender != "unknown" and entry.record.gender != "unknown":
        agrees = query.gender == entry.record.gender
        reasons.append("gender_agrees" if agrees else "gender_differs")
        score -= 0.0 if agrees else 0.08
    match: Match = "variant"
    if near:
        match = "near"
    elif not taken.cores or not (taken.given or taken.initials):
        match = "partial"
    elif query.literal == entry.shown:
        match = "exact"
    elif " ".join(query.words) == entry.plain and not query.literal.endswith(entry.shown):
        reasons.append("accents")
        score -= 0.01
    return Candidate(entry.record.id, round(max(score, 0.05), 3), match, tuple(reasons))


def _surname_first(query: NameQuery, taken: Taken) -> bool:
    others = [*taken.given.values(), *taken.initials_at]
    turned = bool(others and taken.cores) and min(taken.cores.values()) < min(others)
    return turned or (query.reordered and bool(taken.cores))


def _position(number: int, taken: Taken) -> int:
    return min(index for (part, _), index in taken.cores.items() if part == number)


def _judge_surname(
    entry: Entry, touched: list[int], parts: list[SurnamePart], taken: Taken
) -> tuple[float, list[Reason], bool]:
    """Return the penalty, the reasons, and whether the surname was typed wrongly rather than shortly."""
    penalty, reasons, differs = 0.0, list[Reason](), False
    typed = tuple(taken.prefixes)
    stored = tuple(word for part in parts for word in part.prefix)
    relation = compare_prefix(typed, stored)
    if relation == "shortened" or (relation == "same" and taken.compact):
        reasons.append("prefix_shortened")
        penalty += 0.01
    elif relation == "left_out":
        reasons.append("prefix_left_out")
        penalty += 0.05
    elif relation == "differs":
        reasons.append("prefix_differs")
        penalty, differs = penalty + 0.15, True
    if any(
        sum(1 for spot in taken.cores if spot[0] == number) < len(entry.parts[number].core)
        for number in touched
    ):
        reasons.append("part_of_surname")
        penalty += 0.05
    if touched != list(range(entry.shown_parts)):
        # The own name of somebody who uses the partner's, one of two surnames, or both the other way round.
        reasons.append("other_surname_form")
        penalty += 0.04
    return penalty, reasons, differs
