"""One person's name, compiled for comparing, and the comparison of surname prefixes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from backend.participants.names import PREFIX_WORDS, Gender, PersonName, fold, words, written_out

PrefixMatch = Literal["same", "shortened", "left_out", "differs"]

_SAME_ARTICLE = frozenset(("het", "t"))


@dataclass(frozen=True, slots=True)
class NameRecord:
    """What the search is given about one participant."""

    id: str
    name: PersonName
    gender: Gender


@dataclass(frozen=True, slots=True)
class SurnamePart:
    """One surname: prefix words, the words that tell it apart, and all of it written as one word."""

    prefix: tuple[str, ...]
    core: tuple[str, ...]

    @property
    def compact(self) -> tuple[str, str]:
        """Return the surname as one word: "vandenberg", "vdberg"."""
        core = "".join(self.core)
        return "".join(self.prefix) + core, "".join(word[0] for word in self.prefix) + core


@dataclass(frozen=True, slots=True)
class Entry:
    """A compiled name. `parts` holds the own surname and the partner's, used or not.

    `spelled` holds other ways to write one of its words (mueller), `joined` given names written as one.
    """

    record: NameRecord
    given: tuple[str, ...]
    calling: tuple[str, ...]
    initials: str
    parts: tuple[SurnamePart, ...]
    shown_parts: int
    shown: str
    plain: str
    spelled: dict[str, str]
    joined: dict[str, tuple[str, ...]]

    @property
    def surname_words(self) -> tuple[str, ...]:
        return tuple(word for part in self.parts for word in (*part.core, *part.compact))


def compile_entry(record: NameRecord) -> Entry:
    """Return the compiled form of one person's name."""
    name = record.name
    own = _parts(name.prefix, name.surname)
    partner = _parts(name.partner_prefix, name.partner_surname)
    if not name.partner_surname or name.surname_use == "own":
        shown, hidden = own, partner
    elif name.surname_use == "partner":
        shown, hidden = partner, own
    else:
        shown = own + partner if name.surname_use == "own_partner" else partner + own
        hidden = ()
    calling, official = words(name.calling_name), words(name.first_names)
    pairs = [pair for names in (calling, official) for pair in pairwise(names)]
    said = " ".join((name.calling_name, name.first_names, name.surname, name.partner_surname))
    return Entry(
        record=record,
        given=tuple(dict.fromkeys(calling + official)),
        calling=tuple(calling),
        initials="".join(words(name.initials)),
        parts=shown + hidden,
        shown_parts=len(shown),
        shown=" ".join(name.shown.casefold().replace("-", " ").split()),
        plain=" ".join(words(name.shown)),
        spelled={
            other: word for other, word in zip(written_out(said), words(said), strict=True) if other != word
        },
        joined={"".join(pair): pair for pair in pairs},
    )


def _parts(prefix: str, surname: str) -> tuple[SurnamePart, ...]:
    """Take a surname apart: a hyphen separates two surnames, prefix words belong to what follows."""
    parts: list[SurnamePart] = []
    leading = tuple(words(prefix))
    for piece in surname.split("-"):
        core = words(piece)
        inner: list[str] = []
        while len(core) > 1 and core[0] in PREFIX_WORDS:
            inner.append(core.pop(0))
        if core:
            parts.append(SurnamePart(prefix=(*leading, *inner), core=tuple(core)))
        leading = ()
    return tuple(parts)


def compare_prefix(typed: tuple[str, ...], stored: tuple[str, ...]) -> PrefixMatch:
    """Say how the typed prefix words relate to the stored ones.

    "v d" shortens "van der", "van" leaves out part of "van der"; "van den" differs from "van der".
    """
    if typed == stored:
        return "same"
    if len(typed) == len(stored) and all(map(_stands_for, typed, stored)):
        return "shortened"
    remaining = iter(stored)
    if all(any(_stands_for(word, other) for other in remaining) for word in typed):
        return "left_out"
    return "differs"


def _stands_for(typed: str, stored: str) -> bool:
    one_article = {typed, stored} == _SAME_ARTICLE or (typed == "h" and stored == "t")
    return typed == stored or one_article or (len(typed) == 1 and stored.startswith(typed))


__all__ = ["Entry", "NameRecord", "PrefixMatch", "SurnamePart", "compare_prefix", "compile_entry", "fold"]
