"""Compares what was typed with one compiled name: which word is what, how sure, and why.

A word that was typed and fits nothing of the name means: this is somebody else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from rapidfuzz.distance import OSA

from backend.participants.name_entries import Entry, SurnamePart, compare_prefix
from backend.participants.names import Gender, expand_prefix, sound

Match = Literal["exact", "variant", "partial", "near"]
MOST_TYPOS = 2


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
    reasons: tuple[str, ...]
    start: int | None = None
    end: int | None = None


@dataclass
class _Taken:
    """What each typed word turned out to be."""

    cores: dict[tuple[int, int], int] = field(default_factory=dict)
    given: dict[str, int] = field(default_factory=dict)
    initials: list[str] = field(default_factory=list)
    prefixes: list[str] = field(default_factory=list)
    compact: bool = False
    typos: int = 0
    sounds: bool = False


def typos_allowed(word: str) -> int:
    """Return how many typing errors a word of this length may hold and still be recognised."""
    if len(word) < 4:
        return 0
    return 1 if len(word) < 6 else MOST_TYPOS


def typos_between(typed: str, stored: str) -> int | None:
    """Return the number of typing errors between two words, None when they are too far apart."""
    allowed = max(typos_allowed(typed), 1 if sorted(typed) == sorted(stored) and len(typed) == 3 else 0)
    if len(stored) < 6:
        allowed = min(allowed, 1)
    distance = OSA.distance(typed, stored, score_cutoff=allowed)
    return distance if 0 < distance <= allowed else None


def compare(query: NameQuery, entry: Entry, *, forgiving: bool) -> Candidate | None:
    """Return how well `entry` fits the typed name, or None; `forgiving` also reads typing errors."""
    taken = _take(query, entry, forgiving=forgiving)
    if taken is None or not (taken.cores or taken.given):
        return None
    return _judge(query, entry, taken)


def _take(query: NameQuery, entry: Entry, *, forgiving: bool) -> _Taken | None:
    """Give every typed word its place in the name; None when one has none."""
    taken = _Taken()
    placed = {
        index
        for index, word in enumerate(query.words)
        if len(word) > 1 and _take_word(word, index, entry, taken, query)
    }
    for index, word in enumerate(query.words):
        if index in placed:
            continue
        of_core = len(word) == 1 and any(word in part.core for part in entry.parts)
        if of_core and _take_word(word, index, entry, taken, query):
            # The O of O'Brien.
            continue
        expanded = expand_prefix(word)
        stored_prefixes = {part for surname in entry.parts for part in surname.prefix}
        if expanded and (len(word) > 1 or _abbreviates(word, stored_prefixes, query.words)):
            taken.prefixes.extend(expanded)
        elif (len(word) == 1 and _fits_initials([*taken.initials, word], entry)) or (
            len(word) < 5 and not taken.initials and entry.initials.startswith(word)
        ):
            taken.initials.extend(word)
        elif not (forgiving and _take_near(word, index, entry, taken)):
            return None
    return taken if taken.typos <= MOST_TYPOS else None


def _take_word(word: str, index: int, entry: Entry, taken: _Taken, query: NameQuery) -> bool:
    spots = [
        (number, place)
        for number, part in enumerate(entry.parts)
        for place, core in enumerate(part.core)
        if core == word and (number, place) not in taken.cores
    ]
    is_given = word in entry.given and word not in taken.given
    # "Thomas" of "Thomas Thomas" or of "Thomas Vos": the first of several words is the given name.
    if is_given and (not spots or (index == 0 and len(query.words) > 1)):
        taken.given[word] = index
        return True
    if spots:
        taken.cores[spots[0]] = index
        return True
    for number, part in enumerate(entry.parts):
        if word in part.compact and not any(spot[0] == number for spot in taken.cores):
            taken.cores.update({(number, place): index for place in range(len(part.core))})
            taken.prefixes.extend(part.prefix)
            taken.compact = True
            return True
    return False


def _take_near(word: str, index: int, entry: Entry, taken: _Taken) -> bool:
    """Take `word` for the part of the name that it resembles most, a typing error or its sound away."""
    best: tuple[int, tuple[int, int] | str] | None = None
    spots: list[tuple[tuple[int, int] | str, str]] = [
        ((number, place), core)
        for number, part in enumerate(entry.parts)
        for place, core in enumerate(part.core)
        if (number, place) not in taken.cores
    ]
    spots += [(given, given) for given in entry.given if given not in taken.given]
    for spot, stored in spots:
        alike = sound(word) == sound(stored) and len(word) > 2
        distance = typos_between(word, stored)
        errors = 1 if alike else distance
        if errors is not None and (best is None or errors < best[0]):
            best = (errors, spot)
            taken.sounds = alike
    if best is None:
        stored_prefixes = [part for surname in entry.parts for part in surname.prefix]
        close = [part for part in stored_prefixes if word != part and sorted(word) == sorted(part)]
        if not close:
            return False
        taken.prefixes.append(close[0])
        taken.typos += 1
        return True
    taken.typos += best[0]
    if isinstance(best[1], str):
        taken.given[best[1]] = index
    else:
        taken.cores[best[1]] = index
    return True


def _abbreviates(letter: str, prefixes: set[str], typed: tuple[str, ...]) -> bool:
    # 't is a prefix word of its own: in 't Veld.
    return letter in prefixes or any(prefix.startswith(letter) and prefix not in typed for prefix in prefixes)


def _fits_initials(letters: list[str], entry: Entry) -> bool:
    return entry.initials.startswith("".join(letters)) or (
        len(letters) == 1 and any(given.startswith(letters[0]) for given in entry.given)
    )


def _judge(query: NameQuery, entry: Entry, taken: _Taken) -> Candidate | None:
    """Turn what was found into a score, a kind of match and reasons."""
    score, reasons, near = 1.0, list[str](), taken.typos > 0
    touched = sorted({number for number, _ in taken.cores}, key=lambda number: _position(number, taken))
    if not taken.cores:
        if taken.prefixes and not any(part.prefix == tuple(taken.prefixes) for part in entry.parts):
            return None
        score, reasons = 0.6, ["first_name_only"]
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
    if taken.given and taken.cores and min(taken.cores.values()) < min(taken.given.values()):
        reasons.append("surname_first")
        score -= 0.01
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
    elif " ".join(query.words) == entry.plain:
        reasons.append("accents")
        score -= 0.01
    return Candidate(entry.record.id, round(max(score, 0.05), 3), match, tuple(reasons))


def _position(number: int, taken: _Taken) -> int:
    return min(index for (part, _), index in taken.cores.items() if part == number)


def _judge_surname(
    entry: Entry, touched: list[int], parts: list[SurnamePart], taken: _Taken
) -> tuple[float, list[str], bool]:
    """Return the penalty, the reasons, and whether the surname was typed wrongly rather than shortly."""
    penalty, reasons, differs = 0.0, list[str](), False
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
