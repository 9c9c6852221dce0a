"""Finds the people of one employer who are named inside a sentence, also one written in lower case.

Only what is hard to mistake: every run of words that could be a name is looked up, the longest first, and
ordinary words ("mei", "dienst", "Best") count as a name only where nothing else can be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from backend.participants.name_judgement import Candidate, NameQuery
from backend.participants.name_search import TITLES, NameIndex, read_name
from backend.participants.names import expand_prefix
from backend.participants.ordinary_words import NEVER_ALONE, SELDOM_ALONE
from backend.participants.sentence_words import (
    MONTHS_AND_NAMES,
    Word,
    is_content,
    read_words,
    runs_of_names,
    without_thing,
)

LONGEST_NAME = 9
# A message made to keep the search busy is read this far: runs of words that could be names.
MOST_RUNS = 20
_POSSESSIVE = re.compile(r"(?<=\w)['’]s?(?=\s|$|[.,?!;:])")


@dataclass(frozen=True, slots=True)
class Mention:
    """A part of the sentence that names somebody: where it stands and who may be meant, best first."""

    start: int
    end: int
    candidates: tuple[Candidate, ...]


def find_mentions(index: NameIndex, sentence: str) -> list[Mention]:
    """Return the parts of `sentence` that name people of the index, in the order of the sentence."""
    text = _POSSESSIVE.sub(lambda found: " " * len(found.group()), sentence)
    text_words = read_words(text)
    mentions: list[Mention] = []
    for run in runs_of_names(index, text, text_words)[:MOST_RUNS]:
        named = without_thing(index, text, run[: 2 * LONGEST_NAME])
        mention = _best_mention(index, text, named)
        if mention and not _half_of_a_stranger(index, text, text_words, mention):
            mentions.append(mention)
    return mentions


def search_sentence(index: NameIndex, sentence: str, limit: int = 5) -> list[Candidate]:
    """Return who is named inside the sentence, best first, each with the place of the name.

    Where a full name stands, nobody with only a part of it is meant there.
    """
    found: dict[str, Candidate] = {}
    for mention in find_mentions(index, sentence):
        for candidate in _likeliest(mention.candidates):
            if candidate.id not in found or found[candidate.id].score < candidate.score:
                found[candidate.id] = replace(candidate, start=mention.start, end=mention.end)
    return sorted(found.values(), key=lambda candidate: (-candidate.score, candidate.id))[:limit]


def _likeliest(candidates: tuple[Candidate, ...]) -> Iterable[Candidate]:
    full = [candidate for candidate in candidates if candidate.match in ("exact", "variant")]
    return full or [candidate for candidate in candidates if candidate.match != "near"] or candidates


def _best_mention(index: NameIndex, text: str, run: list[Word]) -> Mention | None:
    """Look up every part of the run, the longest first; the first that is convincing is the mention."""
    for forgiving in (False, True):
        for length in range(min(len(run), LONGEST_NAME), 0, -1):
            for start in range(len(run) - length + 1):
                part = run[start : start + length]
                outside = run[:start] + run[start + length :]
                if start and run[start - 1].folded in TITLES:
                    # "meneer Kowalska" is no other than that, if Kowalska is a woman.
                    continue
                if not any(is_content(index, word) for word in part) or any(
                    _contradicts(index, word, part) for word in outside
                ):
                    continue
                mention = _look_up(index, text, part, forgiving=forgiving)
                if mention:
                    return mention
    return None


def _half_of_a_stranger(index: NameIndex, text: str, text_words: list[Word], mention: Mention) -> bool:
    """Say whether an unknown name stands beside a found part of a name: "Anna Kowalska" is not Marta."""
    if any(candidate.match in ("exact", "variant") for candidate in mention.candidates):
        return False
    before = [word for word in text_words if word.end <= mention.start]
    after = [word for word in text_words if word.start >= mention.end]
    for neighbours, step in ((before, -1), (after, 1)):
        edge = mention.start if step < 0 else mention.end
        for word in neighbours[::step]:
            between = text[word.end : edge] if step < 0 else text[edge : word.start]
            if between.strip(" -"):
                break
            if expand_prefix(word.folded):
                edge = word.start if step < 0 else word.end
                continue
            if _unknown_name(index, word):
                return True
            break
    return False


def _unknown_name(index: NameIndex, word: Word) -> bool:
    ordinary = word.folded in NEVER_ALONE | SELDOM_ALONE | TITLES.keys()
    # "Afmelding Kowalska": a noun at the start of a message has a capital too.
    noun = word.first and word.folded.endswith(("ing", "en"))
    return (
        word.capital and len(word.folded) > 2 and not ordinary and not noun and not index.knows(word.folded)
    )


def _contradicts(index: NameIndex, word: Word, part: list[Word]) -> bool:
    """Say whether a word left out of the part is plainly a name too, so that the part is half a name."""
    near = word.end <= part[0].start or word.start >= part[-1].end
    return near and is_content(index, word) and index.knows(word.folded) and word.folded not in NEVER_ALONE


def _look_up(index: NameIndex, text: str, part: list[Word], *, forgiving: bool) -> Mention | None:
    query = read_name(text[part[0].start : part[-1].end])
    candidates = [
        candidate
        for candidate in index.search_query(query, forgiving=forgiving)
        if candidate.match != "near" or (forgiving and _near_enough(index, candidate, query, part))
    ]
    if not candidates or not _convincing(index, part):
        return None
    return Mention(part[0].start, part[-1].end, tuple(candidates))


def _convincing(index: NameIndex, part: list[Word]) -> bool:
    """Say whether these words can hardly be anything but a name."""
    content = [word for word in part if is_content(index, word)]
    supported = any(word.folded in TITLES or len(word.folded) == 1 for word in part)
    if len(content) > 1:
        ordinary = [word for word in content if word.folded in NEVER_ALONE]
        return len(ordinary) < len(content) or all(word.capital for word in ordinary)
    word = content[0]
    prefixes = [other for other in part if other is not word and expand_prefix(other.folded)]
    if word.folded in NEVER_ALONE:
        somebody = word.folded in MONTHS_AND_NAMES and not word.dated
        return (word.capital and (supported or somebody)) or (somebody and word.acts)
    if word.folded in SELDOM_ALONE:
        # "de boer" is a farmer; "de Boer", "van den berg" are names.
        return supported or len(prefixes) > 1 or (word.capital and (bool(prefixes) or not word.first))
    return len(word.folded) > 2


def _near_enough(index: NameIndex, candidate: Candidate, query: NameQuery, part: list[Word]) -> bool:
    """Say whether a mistyped name may be found in a sentence: beside a right word, or long, in capitals."""
    content = [word for word in part if is_content(index, word)]
    certain = [
        word
        for word in content
        if index.knows(word.folded) and word.folded not in NEVER_ALONE - MONTHS_AND_NAMES
    ]
    if len(content) > 1:
        return bool(certain) or all(word.capital for word in content)
    word = content[0]
    if index.knows(word.folded):
        # Only the prefix differs: "van der Berg" for "van den Berg".
        return word.folded not in SELDOM_ALONE or word.capital
    titled = query.gender != "unknown"
    return titled or (
        len(word.folded) > 4 and word.capital and not word.first and "spelling" in candidate.reasons
    )
