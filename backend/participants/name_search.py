"""Finds people by a name as somebody writes it, in an index of one employer's names. Pure and in memory.

What is found is ranked: `exact` (as the name is shown), `variant` (the same name written otherwise),
`partial` (only part of the name was given), `near` (typing errors: to be asked, never assumed). Near ones
are given only when nothing else fits.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from backend.participants.name_entries import Entry, NameRecord, compile_entry
from backend.participants.name_judgement import Candidate, NameQuery
from backend.participants.name_match import MOST_TYPOS, compare, typos_between
from backend.participants.names import Gender, expand_prefix, sound, words

TITLES: dict[str, Gender] = {
    **dict.fromkeys(["mevrouw", "mevr", "mw", "mej", "mejuffrouw", "mrs", "ms", "miss", "madam"], "female"),
    **dict.fromkeys(["meneer", "mijnheer", "dhr", "heer", "hr", "mr", "mister", "sir"], "male"),
    **dict.fromkeys(["drs", "dr", "ir", "ing", "prof"], "unknown"),
}
# Said before a name, and no part of one: "onze Quincy", "collega Jansen".
_BEFORE_A_NAME = frozenset(
    ("onze", "ons", "our", "collega", "colleague", "medewerker", "medewerkster", "employee")
)
_APOSTROPHES = re.compile(r"[’‘`´ʼ]")
_POSSESSIVE = re.compile(r"(?<=\w)'s?(?=\s|$|[.,?!])")
REMEMBERED = 2000
_RANK = {"exact": 0, "variant": 0, "partial": 1, "near": 2}


def read_name(text: str) -> NameQuery:
    """Take a typed name apart: titles off (a hint of the gender), "Berg, J. van den" in speaking order."""
    text = _POSSESSIVE.sub("", _APOSTROPHES.sub("'", text.strip()))
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    spoken = " ".join(reversed(pieces))
    gender: Gender = "unknown"
    found: list[str] = []
    for position, word in enumerate(words(spoken)):
        titled = TITLES.get(word)
        # "de heer": the article goes with the title.
        if titled is None or position > 3:
            found.append(word)
            continue
        gender = titled if titled != "unknown" else gender
        if word == "heer" and found == ["de"]:
            found.clear()
    while len(found) > 1 and found[0] in _BEFORE_A_NAME:
        del found[0]
    if not found:
        found = words(spoken)
        gender = "unknown"
    literal = " ".join(spoken.casefold().replace("-", " ").split())
    return NameQuery(tuple(found), literal, gender, reordered=len(pieces) > 1)


class NameIndex:
    """The names of one employer's people, ready to be searched."""

    def __init__(self, records: Iterable[NameRecord]) -> None:
        self.entries: list[Entry] = [compile_entry(record) for record in records]
        self._records = {entry.record.id: entry.record for entry in self.entries}
        self._exact: dict[str, set[int]] = defaultdict(set)
        self._sounds: dict[str, set[int]] = defaultdict(set)
        self.surname_words: set[str] = set()
        self.given_words: set[str] = set()
        for number, entry in enumerate(self.entries):
            self.surname_words.update(entry.surname_words)
            self.given_words.update(entry.given, entry.joined)
            for word in (*entry.surname_words, *entry.given, *entry.spelled, *entry.joined):
                self._exact[word].add(number)
                self._sounds[sound(word)].add(number)
        self._vocabulary = sorted(self._exact)
        self._remembered: dict[str, set[int]] = {}

    def record(self, participant_id: str) -> NameRecord | None:
        """Return what is indexed about a participant."""
        return self._records.get(participant_id)

    def knows(self, word: str) -> bool:
        """Say whether a folded word is part of somebody's name."""
        return word in self._exact

    def share_a_name(self, word: str, other: str) -> bool:
        """Say whether one person's name holds both folded words."""
        return bool(self._exact.get(word, set()) & self._exact.get(other, set()))

    def resembles(self, word: str) -> bool:
        """Say whether a folded word is a typing error or a sound away from part of somebody's name."""
        return bool(self._near(word) - self._exact.get(word, set()))

    def search(self, text: str, limit: int = 5) -> list[Candidate]:
        """Return who may be meant by `text`, which is only a name, best first."""
        return self.search_query(read_name(text))[:limit]

    def search_query(self, query: NameQuery, *, forgiving: bool = True) -> list[Candidate]:
        """Return everybody who fits the typed name, best first."""
        readings = [*_readings(query), *self._joined_given(query)]
        for near in (False, True) if forgiving else (False,):
            found: dict[str, Candidate] = {}
            for reading in readings:
                for number in self._possible(reading, near=near):
                    candidate = compare(reading, self.entries[number], forgiving=near)
                    if candidate and (
                        candidate.id not in found or found[candidate.id].score < candidate.score
                    ):
                        found[candidate.id] = candidate
            ranked = sorted(found.values(), key=lambda candidate: (-candidate.score, candidate.id))
            if ranked and all(_of_the_other_gender(candidate) for candidate in ranked):
                # "mevrouw Smit" where only a man is called so: he may be meant, but that is asked.
                ranked = [replace(candidate, match="near") for candidate in ranked]
            if ranked:
                best = min(_RANK[candidate.match] for candidate in ranked)
                kept = [candidate for candidate in ranked if _RANK[candidate.match] == best]
                if best < _RANK["near"] or near or not forgiving:
                    return kept
        return []

    def _joined_given(self, query: NameQuery) -> list[NameQuery]:
        """Return the query with two words as the one given name that they make: "anne marie" is Annemarie."""
        return [
            replace(query, words=(*query.words[:place], one + other, *query.words[place + 2 :]))
            for place, (one, other) in enumerate(pairwise(query.words))
            if one + other in self.given_words
        ]

    def _possible(self, query: NameQuery, *, near: bool) -> set[int]:
        """Return the entries that hold every telling word of the query."""
        telling = [word for word in query.words if len(word) > 1 and not expand_prefix(word)]
        if not telling:
            telling = [word for word in query.words if len(word) > 1]
        possible: set[int] | None = None
        for word in telling:
            fitting = self._near(word) if near else self._exact.get(word, set())
            # Initials in one ("JP") and a mistyped prefix ("vna") stand in no list: the comparison decides.
            if not fitting and len(word) < 5 and len(telling) > 1:
                continue
            possible = fitting if possible is None else possible & fitting
        return set() if possible is None else possible

    def _near(self, word: str) -> set[int]:
        # The parts of one sentence ask for the same words again and again.
        found = self._remembered.get(word)
        if found is None:
            if len(self._remembered) >= REMEMBERED:
                self._remembered.clear()
            found = self._remembered[word] = self._look_near(word)
        return found

    def _look_near(self, word: str) -> set[int]:
        fitting = set(self._exact.get(word, set())) | self._sounds.get(sound(word), set())
        close = process.extract(
            word, self._vocabulary, scorer=OSA.distance, score_cutoff=MOST_TYPOS, limit=None
        )
        for stored, _, _ in close:
            if typos_between(word, stored) is not None:
                fitting |= self._exact[stored]
        return fitting


def _of_the_other_gender(candidate: Candidate) -> bool:
    return candidate.match == "partial" and "gender_differs" in candidate.reasons


def _readings(query: NameQuery) -> list[NameQuery]:
    """Return the query, and the same with prefix and surname as one word, for who is called "Vandenberg"."""
    joined: list[str] = []
    run: list[str] = []
    for word in query.words:
        if len(word) > 1 and expand_prefix(word):
            run.append(word)
            continue
        joined.append("".join([*run, word]))
        run = []
    if run or len(joined) == len(query.words):
        return [query]
    return [query, NameQuery(tuple(joined), query.literal, query.gender, query.reordered)]
