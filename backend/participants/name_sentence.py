"""Finds the people of one employer who are named inside a sentence, also one written in lower case.

Only what is hard to mistake: every run of words that could be a name is looked up, the longest first, and
ordinary words ("mei", "dienst", "Best") count as a name only where nothing else can be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from backend.participants.name_match import Candidate, NameQuery
from backend.participants.name_search import TITLES, NameIndex, read_name
from backend.participants.names import expand_prefix, fold
from backend.participants.ordinary_words import NEVER_ALONE, SELDOM_ALONE

LONGEST_NAME = 9
# A message made to keep the search busy is read this far: runs of words that could be names.
MOST_RUNS = 20
# How many characters around a word can tell that it is a month or begins a sentence.
NEIGHBOURHOOD = 12
# Ordinary in a request, and among the most usual given names: with a capital, or beside a surname, a name.
MONTHS_AND_NAMES = frozenset({"jan", "tom"})
_WORD = re.compile(r"[^\W\d_]+")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s?(?=\s|$|[.,?!;:])")
_JOINS = re.compile(r"^(?:[\s.\-/'’‘`´]|,\s*(?=$))*$")
_COMMA = re.compile(r"^\s*,\s*$")
_SENTENCE_END = re.compile(r"[.!?:;\n]\s*$")


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of the sentence, and what is known of it before anybody is looked up."""

    start: int
    end: int
    folded: str
    capital: bool
    first: bool
    dated: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """A part of the sentence that names somebody: where it stands and who may be meant, best first."""

    start: int
    end: int
    candidates: tuple[Candidate, ...]


def find_mentions(index: NameIndex, sentence: str) -> list[Mention]:
    """Return the parts of `sentence` that name people of the index, in the order of the sentence."""
    text = _POSSESSIVE.sub(lambda found: " " * len(found.group()), sentence)
    text_words = _read(text)
    mentions: list[Mention] = []
    for run in _runs(index, text, text_words)[:MOST_RUNS]:
        mention = _best_mention(index, text, run[: 2 * LONGEST_NAME])
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


def _read(text: str) -> list[_Word]:
    found = []
    for match in _WORD.finditer(text):
        before, after = text[: match.start()][-NEIGHBOURHOOD:], text[match.end() :][:NEIGHBOURHOOD]
        found.append(
            _Word(
                start=match.start(),
                end=match.end(),
                folded=fold(match.group()),
                capital=match.group()[0].isupper(),
                first=not text[: match.start()].strip() or bool(_SENTENCE_END.search(before)),
                # "1 jan", "jan 15", "8 mei": a month, whatever else it could be.
                dated=bool(re.search(r"\d[\s./-]*$", before) or re.match(r"[\s./-]*\d", after)),
            )
        )
    return found


def _may_belong(index: NameIndex, text: str, word: _Word) -> bool:
    """Say whether a word could be part of a name at all."""
    if word.dated and index.knows(word.folded) and word.folded in NEVER_ALONE:
        return False
    if word.folded in TITLES or expand_prefix(word.folded):
        return True
    if len(word.folded) == 1:
        return word.capital or text[word.end : word.end + 1] == "."
    if len(word.folded) < 4 and text[word.start : word.end].isupper() and not index.knows(word.folded):
        return True
    if word.folded in NEVER_ALONE and not word.capital:
        # "jan" is a month and the most Dutch of names; beside a surname it is a name.
        return word.folded in MONTHS_AND_NAMES and index.knows(word.folded)
    if index.knows(word.folded):
        return True
    return len(word.folded) > 2 and word.folded not in NEVER_ALONE and index.resembles(word.folded)


def _runs(index: NameIndex, text: str, text_words: list[_Word]) -> list[list[_Word]]:
    """Return the runs of neighbouring words that could be names."""
    runs: list[list[_Word]] = []
    for position, word in enumerate(text_words):
        if not _may_belong(index, text, word):
            continue
        between = text[runs[-1][-1].end : word.start] if runs else ""
        touches = bool(runs) and position > 0 and text_words[position - 1] is runs[-1][-1]
        # "Berg, van den" and "Vries, J. de": after the comma come initials, prefixes or a given name.
        listed = bool(_COMMA.match(between)) and (
            len(word.folded) == 1 or bool(expand_prefix(word.folded)) or word.folded in index.given_words
        )
        if touches and _COMMA.match(between) and _is_a_list(index, runs[-1], text_words[position:]):
            touches = False
        if touches and (_JOINS.match(between) or listed):
            runs[-1].append(word)
        else:
            runs.append([word])
    return [run for run in runs if any(_is_content(index, word) for word in run)]


def _is_a_list(index: NameIndex, before: list[_Word], after: list[_Word]) -> bool:
    """Say whether the comma stands between two people: "Arie Best, Mei Wong", not "Best, Arie"."""
    if sum(_is_content(index, word) for word in before) > 1:
        return True
    full = len(after) > 1 and _is_content(index, after[1]) and index.knows(after[1].folded)
    follows = len(after) > 1 and after[1].start - after[0].end == 1
    return before[0].folded in index.given_words and full and follows


def _is_content(index: NameIndex, word: _Word) -> bool:
    telling = word.folded not in TITLES and len(word.folded) > 1
    return telling and (not expand_prefix(word.folded) or word.folded in index.given_words)


def _best_mention(index: NameIndex, text: str, run: list[_Word]) -> Mention | None:
    """Look up every part of the run, the longest first; the first that is convincing is the mention."""
    for forgiving in (False, True):
        for length in range(min(len(run), LONGEST_NAME), 0, -1):
            for start in range(len(run) - length + 1):
                part = run[start : start + length]
                outside = run[:start] + run[start + length :]
                if not any(_is_content(index, word) for word in part) or any(
                    _contradicts(index, word, part) for word in outside
                ):
                    continue
                mention = _look_up(index, text, part, forgiving=forgiving)
                if mention:
                    return mention
    return None


def _half_of_a_stranger(index: NameIndex, text: str, text_words: list[_Word], mention: Mention) -> bool:
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


def _unknown_name(index: NameIndex, word: _Word) -> bool:
    ordinary = word.folded in NEVER_ALONE | SELDOM_ALONE | TITLES.keys()
    # "Afmelding Kowalska": a noun at the start of a message has a capital too.
    noun = word.first and word.folded.endswith(("ing", "en"))
    return (
        word.capital and len(word.folded) > 2 and not ordinary and not noun and not index.knows(word.folded)
    )


def _contradicts(index: NameIndex, word: _Word, part: list[_Word]) -> bool:
    """Say whether a word left out of the part is plainly a name too, so that the part is half a name."""
    near = word.end <= part[0].start or word.start >= part[-1].end
    return near and _is_content(index, word) and index.knows(word.folded) and word.folded not in NEVER_ALONE


def _look_up(index: NameIndex, text: str, part: list[_Word], *, forgiving: bool) -> Mention | None:
    query = read_name(text[part[0].start : part[-1].end])
    candidates = [
        candidate
        for candidate in index.search_query(query, forgiving=forgiving)
        if candidate.match != "near" or (forgiving and _near_enough(index, candidate, query, part))
    ]
    if not candidates or not _convincing(index, part):
        return None
    return Mention(part[0].start, part[-1].end, tuple(candidates))


def _convincing(index: NameIndex, part: list[_Word]) -> bool:
    """Say whether these words can hardly be anything but a name."""
    content = [word for word in part if _is_content(index, word)]
    supported = any(word.folded in TITLES or len(word.folded) == 1 for word in part)
    if len(content) > 1:
        ordinary = [word for word in content if word.folded in NEVER_ALONE]
        return len(ordinary) < len(content) or all(word.capital for word in ordinary)
    word = content[0]
    prefixes = [other for other in part if other is not word and expand_prefix(other.folded)]
    if word.folded in NEVER_ALONE:
        return word.capital and (supported or (word.folded in MONTHS_AND_NAMES and not word.dated))
    if word.folded in SELDOM_ALONE:
        # "de boer" is a farmer; "de Boer", "van den berg" are names.
        return supported or len(prefixes) > 1 or (word.capital and (bool(prefixes) or not word.first))
    return len(word.folded) > 2


def _near_enough(index: NameIndex, candidate: Candidate, query: NameQuery, part: list[_Word]) -> bool:
    """Say whether a mistyped name may be found in a sentence: beside a right word, or long, in capitals."""
    content = [word for word in part if _is_content(index, word)]
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
