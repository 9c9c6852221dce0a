"""Where a new person's name stands: behind a label, behind "ze heet", or as what is left of an answer.

New people are in nobody's records, so the words around a name are all there is to know it by.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields, replace

from .fact_labels import Fact
from .gender import gender_in
from .no_names import NO_NAME
from .person_names import PREFIXES, PersonName, read_name

_LEAD_IN = re.compile(
    r"(?<!\w)(?:(?:heet|heette|genaamd|genoemd|naam\s+(?:is|was|luidt|moet\s+zijn|=)|naam(?=\s*:)|named|called"
    r"|name\s+(?:is|was)|name's|name\s+should\s+be)"
    r"|(?:hetzelfde|idem|dezelfde|zelfde|dito|same|ditto)(?:\s+\w+){0,2}\s+(?:voor|for|bij)"
    r"|(?:nieuwe|new)\s+(?:collega|medewerk(?:er|ster)|werkne(?:mer|emster)|kracht|deelne(?:mer|emster)|starter"
    r"|hire|joiner|colleague|employee|participant|bakker|verpleegkundige|verzorgende))\s*(?:[:,]|is|-)?\s+",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?<!\w)(?:(?P<surname>achternaam|surname|last\s?name|family\s?name)"
    r"|(?P<first_names>voorna(?:am|men)|first\s?names?|given\s?names?)"
    r"|(?P<initials>voorletters?|initialen|initials)|(?P<calling_name>roepnaam))"
    r"\s+(?:is|was|moet(?:\s+zijn)?|wordt|=|should\s+be|are|zijn)?\s*(?P<value>[^\n,;:?!]{1,60})",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W\d_][\w'’./()-]*|['’][^\W\d_][\w'’]*")
_BREAK = re.compile(r"[\n;:?!/|\t,]|\d|€|\s[-–]\s")
_BETWEEN = re.compile(r"[\n;:?!|\t]|\d+|\s[-–]\s")
_JOINING = frozenset(("en", "and", "&", "met", "with"))
_AROUND = NO_NAME | {"een", "the", "a", "en", "and"}
MOST_TOKENS = 8
MOST_OF_A_PART = 4


def labelled_name(facts: Iterable[Fact]) -> PersonName | None:
    """Return the name that labelled facts give, in parts or as a whole."""
    said: dict[str, str] = {}
    for fact in facts:
        said.setdefault(fact.label, fact.value)
    known = _whole(said.get("name", ""))
    for label in ("initials", "first_names", "surname", "calling_name"):
        if label in said:
            known = _with_part(known or PersonName(), label, said[label], said.get("prefix", ""))
    return known


def _with_part(known: PersonName, label: str, value: str, prefix: str = "") -> PersonName:
    """Return the name with one part of it as it was written."""
    if label == "calling_name":
        called = read_name(value)
        return replace(known, calling_name=called.shown) if called else known
    if label == "initials":
        letters = value if "." in value else ".".join(value.replace(" ", "")) + "."
        read = read_name(f"{letters} Xx")
        return replace(known, initials=read.initials) if read else known
    if label == "first_names":
        read = read_name(f"{value} Xx")
        return replace(known, first_names=read.first_names) if read else known
    read = read_name(f"X. {prefix} {value}")
    return replace(known, prefix=read.prefix, surname=read.surname) if read else known


def _whole(value: str) -> PersonName | None:
    """Read "Sanne de Boer, 12-3-1991, ..." up to its name; "Berg, J. van den" has a comma of its own."""
    if not value:
        return None
    first, _, rest = value.partition(",")
    is_turned = 0 < len(rest.split()) <= MOST_OF_A_PART and gender_in(rest)[0] is None
    name = read_name(value) if is_turned and name_words(f"{rest} X") else None
    return name or read_name(re.split(r"\d|\s[-–]\s", first)[0])


def named_parts(text: str) -> PersonName | None:
    """Return "de achternaam is Jansen", "voorletters J.P." as the parts that they name; None for none."""
    found = nothing = PersonName()
    for match in _PART.finditer(text):
        label = next(name for name in (field.name for field in fields(found)) if match.groupdict().get(name))
        words = name_words(match["value"])
        if words:
            found = _with_part(found, label, words)
    return None if found == nothing else found


def name_words(text: str) -> str | None:
    """Return the words at the beginning of `text` that can be a name; None when there are none."""
    stop = _BREAK.search(text)
    taken: list[str] = []
    for match in _TOKEN.finditer(text[: stop.start()] if stop else text):
        word = match.group()
        low = word.lower().strip(".()")
        if low in NO_NAME or low in _JOINING:
            break
        taken.append(word)
    while taken and taken[-1].lower() in PREFIXES:
        taken.pop()
    return " ".join(taken) if 0 < len(taken) <= MOST_TOKENS else None


def announced_name(text: str) -> PersonName | None:
    """Return the name behind "ze heet", "new employee:" and the like."""
    for match in _LEAD_IN.finditer(text):
        words = name_words(text[match.end() :])
        name = read_name(words) if words else None
        if words and name and (words[:1].isupper() or name.complete):
            return name
    return None


def answered_name(text: str, taken: Iterable[tuple[int, int]]) -> PersonName | None:
    """Return the name in an answer to "who is it?": what is left without values and other words.

    `taken` are the places of the values. A whole name goes before half of one.
    """
    for start, end in sorted(taken, reverse=True):
        text = f"{text[:start]};{text[end:]}"
    pieces = _BETWEEN.split(text)
    parts = [part for piece in pieces if "," in piece for part in piece.split(",")]
    found = [name for piece in [*pieces, *parts] if (name := _answer(piece))]
    return next((name for name in found if name.complete), found[0] if found else None)


def _answer(piece: str) -> PersonName | None:
    """Return the name in a piece of an answer, without the words of a sentence around it: "het is"."""
    words = piece.strip(" ,.-").split()
    while words and (_is_around(words[0]) or (len(words) > 1 and _is_around(words[1]))):
        words.pop(0)  # "het is ...": before an ordinary word stands no name either
    while words and _is_around(words[-1]):
        words.pop()
    if any(_is_around(word) for word in words):
        return None
    name = read_name(" ".join(words).strip(" ,")) if words else None
    return name if name and (name.complete or len(words) <= MOST_OF_A_PART) else None


def _is_around(word: str) -> bool:
    bare = word.strip("(),").lower()
    return (
        bare if len(bare) == 2 and bare.endswith(".") else bare.strip(".")
    ) in _AROUND  # "A." is an initial
