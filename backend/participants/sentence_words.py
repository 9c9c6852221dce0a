"""The words of a sentence, and the runs of them that could be names; nobody is looked up here."""

from __future__ import annotations

import re
from dataclasses import dataclass

from backend.participants.name_search import TITLES, NameIndex
from backend.participants.names import expand_prefix, fold
from backend.participants.ordinary_words import NEVER_ALONE, SELDOM_ALONE

# How many characters around a word can tell that it is a month or begins a sentence.
NEIGHBOURHOOD = 12
# Ordinary in a request, and among the most usual given names: with a capital, or beside a surname, a name.
MONTHS_AND_NAMES = frozenset({"jan", "tom"})
# What people want or may do, before a surname: "wil jansen afmelden" may leave out who wants it.
VERBS_AND_NAMES = frozenset({"wil", "will", "may"})
# Behind it "jan" is somebody: "jan gaat uit dienst", but not "per jan gaat hij uit dienst".
_DOING = re.compile(
    r"\s+(?:gaat|is|krijgt|stopt|werkt|heeft|vertrekt|verdient|wordt|komt|begint|leaves|gets|works|has)\b",
    re.I,
)
_WHEN = re.compile(r"\b(?:per|vanaf|in|eind|begin|half|medio|sinds|voor|tot|from|since|by|of)\s+$", re.I)
_WORD = re.compile(r"[^\W\d_]+")
_JOINS = re.compile(r"^(?:[\s.\-/'’‘`´]|,\s*(?=$))*$")
_COMMA = re.compile(r"^\s*,\s*$")
_SENTENCE_END = re.compile(r"[.!?:;\n]\s*$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the sentence, and what is known of it before anybody is looked up."""

    start: int
    end: int
    folded: str
    capital: bool
    first: bool
    dated: bool
    acts: bool


def read_words(text: str) -> list[Word]:
    found = []
    for match in _WORD.finditer(text):
        before, after = text[: match.start()][-NEIGHBOURHOOD:], text[match.end() :][:NEIGHBOURHOOD]
        found.append(
            Word(
                start=match.start(),
                end=match.end(),
                folded=fold(match.group()),
                capital=match.group()[0].isupper(),
                first=not text[: match.start()].strip() or bool(_SENTENCE_END.search(before)),
                # "1 jan", "jan 15", "8 mei": a month, whatever else it could be.
                dated=bool(re.search(r"\d[\s./-]*$", before) or re.match(r"[\s./-]*\d", after)),
                acts=bool(_DOING.match(after)) and not _WHEN.search(before),
            )
        )
    return found


def runs_of_names(index: NameIndex, text: str, text_words: list[Word]) -> list[list[Word]]:
    """Return the runs of neighbouring words that could be names."""
    runs: list[list[Word]] = []
    for position, word in enumerate(text_words):
        if not (_may_belong(index, text, word) or _beside_its_other_half(index, text_words, position)):
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
    return [run for run in runs if any(is_content(index, word) for word in run)]


def without_thing(index: NameIndex, text: str, run: list[Word]) -> list[Word]:
    """Return the run from the owner of a thing on: "loon van daan" is not Daan van Loon."""
    begin = next(place for place, word in enumerate(run) if not expand_prefix(word.folded))
    thing, after = run[begin], run[begin + 1 :]
    owner = next((place for place, word in enumerate(after) if not expand_prefix(word.folded)), 0)
    ordinary = not thing.capital and thing.folded in SELDOM_ALONE
    if not (ordinary and owner and after[owner].folded in index.given_words):
        return run
    return run if "," in text[thing.start : after[owner].start] else after[owner:]


def is_content(index: NameIndex, word: Word) -> bool:
    telling = word.folded not in TITLES and len(word.folded) > 1
    return telling and (not expand_prefix(word.folded) or word.folded in index.given_words)


def _may_belong(index: NameIndex, text: str, word: Word) -> bool:
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


def _beside_its_other_half(index: NameIndex, text_words: list[Word], position: int) -> bool:
    """Say whether an ordinary word stands beside the rest of its name: "mei wong", "arie best"."""
    word = text_words[position]
    if word.dated or word.folded in VERBS_AND_NAMES or not index.knows(word.folded):
        return False
    after = next((one for one in text_words[position + 1 :] if not expand_prefix(one.folded)), None)
    before = next((one for one in text_words[:position][::-1] if not expand_prefix(one.folded)), None)
    return any(
        one is not None and one.folded not in NEVER_ALONE and index.share_a_name(word.folded, one.folded)
        for one in (before, after)
    )


def _is_a_list(index: NameIndex, before: list[Word], after: list[Word]) -> bool:
    """Say whether the comma stands between two people: "Arie Best, Mei Wong", not "Best, Arie"."""
    if sum(is_content(index, word) for word in before) > 1:
        return True
    full = len(after) > 1 and is_content(index, after[1]) and index.knows(after[1].folded)
    follows = len(after) > 1 and after[1].start - after[0].end == 1
    return before[0].folded in index.given_words and full and follows
