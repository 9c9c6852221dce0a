"""Several people in one message: which value is whose, by their places; and "ook", "hetzelfde voor"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

from bot.actions.fields import not_meant
from bot.actions.turn import Turn

# Values that are about the same thing are divided together: "Jan 3% erbij en Piet naar 3.500".
_ALIKE = (("date",), ("amount", "raise"), ("percentage", "hours", "days"))
# Values that can be of one person only: whoever is named before them.
_PERSONAL = ("birth_date", "bsn", "postcode", "house_number", "street", "city")
_OF_ALL = re.compile(r"\b(beiden?|allebei|allemaal|alle (?:twee|drie)|both|all)\b", re.IGNORECASE)
_BETWEEN_VALUES = re.compile(
    r"[\s,]*(en|and|resp\.?|respectievelijk|respectively)?[\s,]*(per|op|on)?\s*", re.IGNORECASE
)

_SAME_FOR = re.compile(
    r"\b(hetzelfde|dezelfde|zelfde|idem|same|ditto|likewise)\b[^.!?]{0,25}?\b(voor|bij|for|geldt|with)\b|"
    r"\b(geldt|ook)\s+(ook\s+)?voor\b|\b(voor|for)\s+.{2,40}\b(ook|hetzelfde|idem|too|as well|the same)\b|"
    r"^\W*(en\s+)?idem\b|^\W*(and\s+)?(the\s+)?same\s+for\b",
    re.IGNORECASE,
)
_ALSO = re.compile(r"\b(ook|eveneens|also|too|as well|idem)\b", re.IGNORECASE)
_ONLY_ALSO = re.compile(
    r"\W*((ja|yes|o ja|oh ja|oh yes)\W+)?((en|and|plus)\s+)?(ook\s+|also\s+)?[\w'’.\- ,]{2,60}?"
    r"(\s+(ook|too|as well|also))?(\s+(nog|graag|please|aub))*\W*",
    re.IGNORECASE,
)
_ADDING = re.compile(
    r"\b(ook|eveneens|also|too|as well|daarna|vervolgens|afterwards)\b"
    r"|^\W*((ja|yes)\W+)?(en|and|plus|&|\+)\s",
    re.IGNORECASE,
)
_CORRECTING = re.compile(
    r"\b(nee|niet|geen|no|not|bedoel\w*|mean\w*|sorry|fout\w*|verkeerd\w*|wrong|ipv|in plaats|instead"
    r"|wacht)\b|i\.p\.v\.",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\b(eerst|tussendoor|even snel|first|before that)\b", re.IGNORECASE)
MOST_WORDS_OF_ONLY_ALSO = 8


def says_same_for(turn: Turn) -> bool:
    """Tell whether it says in so many words that the same holds for somebody else: "hetzelfde voor Piet"."""
    if turn.pressed or ("?" in turn.text and not turn.all_of("participant")):
        return False  # "Geldt dat ook voor deeltijders?" is a question
    return _SAME_FOR.search(turn.text) is not None


def says_only_also(turn: Turn) -> bool:
    """Tell whether nothing but a name and "ook" is said: "en Kim ook", "Piet too"."""
    return (
        not turn.pressed
        and len(turn.text.split()) <= MOST_WORDS_OF_ONLY_ALSO
        and _ALSO.search(turn.text) is not None
        and _ONLY_ALSO.fullmatch(turn.text) is not None
        and not _CORRECTING.search(turn.text)
    )


def comes_first(turn: Turn) -> bool:
    """Tell whether it wants something done before what is open: "wacht, eerst gaat Arie Best weg"."""
    return not turn.pressed and _FIRST.search(turn.text) is not None


def adds_somebody(turn: Turn, begins_this_task: bool) -> bool:
    """Tell whether whoever is named comes beside the one spoken of, and not in their place."""
    if turn.pressed:
        return False
    if says_same_for(turn):
        return True
    return not _CORRECTING.search(turn.text) and (begins_this_task or _ADDING.search(turn.text) is not None)


def corrects(turn: Turn) -> bool:
    """Tell whether its words take something back: "nee", "ik bedoel", "in plaats van"."""
    return _CORRECTING.search(turn.text) is not None


def apart(turn: Turn, places: list[int], words_apart: bool = False) -> tuple[list[Turn], bool, bool]:
    """Return the message as it is about each of the people at `places`, in that order.

    Also whether values were divided between them, and whether some could not be: nobody gets those. One value
    alone holds for all. With `words_apart` the words behind a name are that person's too.
    """
    parts = [list[dict[str, Any]]() for _ in places]
    taken: list[dict[str, Any]] = []
    divided = unclear = False
    for kinds in _ALIKE:
        found = [e for e in turn.entities if e["entity"] in kinds and not not_meant(turn.text, e)]
        taken += [e for e in turn.entities if e["entity"] in kinds]
        if len(found) <= 1:
            owners = [list(range(len(places)))] * len(found)
        else:
            owners = _owners(turn.text, found, places)
            divided, unclear = divided or bool(owners), unclear or not owners
        for entity, whose in zip(found, owners, strict=False):
            for person in whose:
                parts[person].append(entity)
    for entity in turn.entities:
        if entity["entity"] in _PERSONAL and entity.get("end"):
            taken.append(entity)
            parts[max((i for i, place in enumerate(places) if place <= entity["start"]), default=0)].append(
                entity
            )
    rest = [e for e in turn.entities if e not in taken and e["entity"] != "participant"]
    texts = _own_words(turn.text, places) if words_apart else [turn.text] * len(places)
    said = [replace(turn, text=text, entities=part + rest) for text, part in zip(texts, parts, strict=True)]
    return said, divided, unclear


def clauses(turn: Turn, places: list[int]) -> list[Turn]:
    """Return the message cut up: what stands behind each name, before the next one."""
    cut = []
    for begin, end in pairwise([*places, len(turn.text)]):
        own = [e for e in turn.entities if begin <= int(e.get("start") or 0) < end and e.get("end")]
        cut.append(replace(turn, text=turn.text[begin:end], entities=own))
    return cut


def _own_words(text: str, places: list[int]) -> list[str]:
    """Return the text for each person without what stands behind other names; places stay true."""
    both = _OF_ALL.search(text, places[-1])
    of_all = both.start() if both else len(text)
    return [
        text[: places[0]] + " " * (begin - places[0]) + text[begin:end] + " " * (of_all - end) + text[of_all:]
        for begin, end in pairwise([*places, of_all])
    ]


def _owners(text: str, found: list[dict[str, Any]], places: list[int]) -> list[list[int]]:
    """Return for each value the people whose it is; nothing when that cannot be told."""
    starts = [int(e["start"]) for e in found]
    if starts[0] > places[0]:  # "Jan per 1 maart en Piet per 1 april"
        last_named = [max(i for i, place in enumerate(places) if place < start) for start in starts]
        if last_named[-1] == len(places) - 1 and len(set(last_named)) > 1:
            # "Jan per 1 maart, Piet en Kim per 1 april": Piet has what the next one has.
            having = {
                person: next(owner for owner in sorted(set(last_named)) if owner >= person)
                for person in range(len(places))
            }
            return [[person for person, owner in having.items() if owner == named] for named in last_named]
    elif starts[-1] < places[-1]:  # "per 1 maart Jan en per 1 april Piet"
        next_named = [min(i for i, place in enumerate(places) if place > start) for start in starts]
        if sorted(set(next_named)) == list(range(len(places))):
            return [[owner] for owner in next_named]
    gaps = [text[a["end"] : b["start"]] for a, b in pairwise(found)]
    apart_from_people = starts[0] > places[-1] or starts[-1] < places[0]
    if (
        len(found) == len(places)
        and apart_from_people
        and all(_BETWEEN_VALUES.fullmatch(gap) for gap in gaps)
    ):
        return [[person] for person in range(len(places))]
    return []
