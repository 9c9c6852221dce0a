"""Copies of training messages: as people in a hurry type them, and with surnames that are ordinary words."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

SHARE_MISTYPED = 0.3  # of the words of a mistyped copy
SHARE_COPIED = 0.6  # of the messages that have such a copy: learning takes as long as it has copies
SHARE_RENAMED = 0.3  # of the messages that name somebody in full
# fmt: off
_ORDINARY_SURNAMES = (
    "Appel", "Baas", "Bakker", "Beer", "Berg", "Best", "Black", "Blom", "Boom", "Bos", "Brood", "Brown",
    "Bruin", "Cook", "Dekker", "Dijk", "Engel", "Field", "Geluk", "Goedhart", "Green", "Groen", "Groot",
    "Haan", "Hof", "Hoek", "Jong", "Kamp", "King", "Klein", "Kok", "Koning", "Koster", "Kuiper", "Lang",
    "Leeuw", "Long", "Mast", "Meester", "Mol", "Molenaar", "Muis", "Page", "Post", "Prins", "Roos",
    "Schilder", "Slager", "Snel", "Sterk", "Stone", "Visser", "Vogel", "Vos", "Vriend", "Wever", "White",
    "Winter", "Wit", "Wolf", "Wood", "Young", "Zand", "Zomer", "Zon", "Zwart",
)
# fmt: on
_LAST_WORD = re.compile(r"(?<=\w )[A-Z]\w+$")
_WORD = re.compile(r"[^\W\d_]{4,}")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def copies(
    text: str, entities: list[dict[str, Any]], chance: random.Random
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Give the message as it is, in lower case, and mistyped; each with its entities in place."""
    yield text, entities
    lower = text.lower()
    same_length = len(lower) == len(text)
    if same_length and lower != text:
        yield lower, entities
    if chance.random() < SHARE_RENAMED:
        named, moved = renamed(text, entities, chance)
        if named != text:
            yield named, moved
    if chance.random() >= SHARE_COPIED:
        return
    wrong, moved = mistyped(text, entities, chance)
    if wrong != text:
        hurried = same_length and len(wrong.lower()) == len(wrong) and chance.random() < 0.6
        yield (wrong.lower() if hurried else wrong), moved


def mistyped(
    text: str, entities: list[dict[str, Any]], chance: random.Random
) -> tuple[str, list[dict[str, Any]]]:
    """Return the message with typing errors in some of its words, and its entities moved along.

    Words with a fixed meaning stay whole. Mistyped names teach that not every name stands in a list.
    """
    fixed = [e for e in entities if e["entity"] != "participant"]
    pieces: list[str] = []
    moves: list[tuple[int, int]] = []
    last = 0
    for match in _WORD.finditer(text):
        inside = any(e["start"] < match.end() and match.start() < e["end"] for e in fixed)
        if inside or chance.random() >= SHARE_MISTYPED:
            continue
        wrong = _with_error(match.group(), chance)
        pieces += [text[last : match.start()], wrong]
        moves.append((match.end(), len(wrong) - len(match.group())))
        last = match.end()

    def moved(place: int) -> int:
        return place + sum(move for end, move in moves if end <= place)

    placed = [{**e, "start": moved(e["start"]), "end": moved(e["end"])} for e in entities]
    return "".join([*pieces, text[last:]]), placed


def renamed(
    text: str, entities: list[dict[str, Any]], chance: random.Random
) -> tuple[str, list[dict[str, Any]]]:
    """Return the message with other surnames where people are named in full, and its entities moved along."""
    placed: list[dict[str, Any]] = []
    shift = 0
    for entity in sorted(entities, key=lambda e: int(e["start"])):
        start, end = entity["start"] + shift, entity["end"] + shift
        name = text[start:end]
        if entity["entity"] == "participant":
            name = _LAST_WORD.sub(chance.choice(_ORDINARY_SURNAMES), name)
        text = text[:start] + name + text[end:]
        shift += len(name) - (end - start)
        placed.append({**entity, "start": start, "end": start + len(name)})
    return text, placed


def _with_error(word: str, chance: random.Random) -> str:
    """Return the word with one letter dropped, doubled, changed or turned with the next; not the first."""
    place = chance.randrange(1, len(word) - 1)
    head, one, two, tail = word[:place], word[place], word[place + 1], word[place + 2 :]
    other = chance.choice(_LETTERS)
    return chance.choice(
        (head + two + tail, head + one + one + two + tail, head + other + two + tail, head + two + one + tail)
    )
