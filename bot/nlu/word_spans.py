"""Between tags on words and spans of text, and what belongs to a name besides. No Rasa here."""

from __future__ import annotations

import re
from typing import Any

from bot.nlu.word_tokens import PREFIXES, TITLES, Token, fold

OUTSIDE, PARTICIPANT = "O", "participant"
FIRST, FURTHER = f"B-{PARTICIPANT}", f"I-{PARTICIPANT}"
_INITIAL = re.compile(r"[A-Z]|(?:[^\W\d_]\.)+")
_ABBREVIATION = re.compile(r"(?:[a-z]\.){3,}|e\.g\.|i\.e\.|a\.s\.|p\.m\.")


def tags_of(tokens: list[Token], entities: list[dict[str, Any]]) -> list[str]:
    """Return a tag per token: B- begins an entity, I- goes on, O is outside."""
    tags = [OUTSIDE] * len(tokens)
    for entity in entities:
        first = True
        for i, (start, end, _) in enumerate(tokens):
            if start >= entity["start"] and end <= entity["end"]:
                tags[i] = ("B-" if first else "I-") + entity["entity"]
                first = False
    return tags


def entities_of(text: str, tokens: list[Token], tags: list[str]) -> list[dict[str, Any]]:
    """Return the entities that a row of tags stands for."""
    found: list[dict[str, Any]] = []
    for (start, end, _), tag in zip(tokens, tags, strict=True):
        kind = tag[2:]
        goes_on = bool(found) and found[-1]["open"] and "\n" not in text[found[-1]["end"] : start]
        if tag.startswith("I-") and goes_on and found[-1]["entity"] == kind:
            found[-1]["end"] = end
        elif tag != OUTSIDE:
            found.append({"entity": kind, "start": start, "end": end, "open": True})
        if tag == OUTSIDE and found:
            found[-1]["open"] = False
    return [
        {
            "entity": item["entity"],
            "start": item["start"],
            "end": item["end"],
            "value": text[item["start"] : item["end"]],
        }
        for item in found
    ]


def whole_names(tokens: list[Token], tags: list[str]) -> list[str]:
    """Return the tags with names made whole: forms of address, initials, and the word after a prefix.

    The tagger itself sees two words to either side only, and "Mr. J. van" is not where a name ends.
    """
    words = [word for _, _, word in tokens]
    tags = list(tags)
    for place in range(1, len(tags)):
        if tags[place] == FURTHER and _ABBREVIATION.fullmatch(words[place]):
            tags[place] = OUTSIDE  # "d.o.b." is not her third name
        inside = tags[place - 1] in (FIRST, FURTHER)
        if inside and tags[place] == OUTSIDE and _wants_more(words, place) and words[place].isalpha():
            tags[place] = FURTHER
    for place in range(len(tags) - 1, 0, -1):
        if tags[place] == FIRST and tags[place - 1] == OUTSIDE and _leads(words, place - 1):
            tags[place - 1 : place + 1] = [FIRST, FURTHER]
    return tags


def _wants_more(words: list[str], place: int) -> bool:
    """Tell whether no name ends before the word at `place`; "Hoek, van der" does."""
    before = fold(words[place - 1])
    turned = "," in words[max(place - 4, 0) : place]
    return before in TITLES or (before in PREFIXES and not turned)


def _leads(words: list[str], place: int) -> bool:
    """Tell whether the word at `place` belongs to the name that begins behind it."""
    word = words[place]
    return (
        fold(word) in TITLES
        or bool(_INITIAL.fullmatch(word) and not _ABBREVIATION.fullmatch(word))
        or (word.lower() == "de" and fold(words[place + 1]) == "heer")
    )
