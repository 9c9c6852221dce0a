"""Dutch names: how one is stored, shown, and taken apart into words that can be compared.

Searching is in `name_search` and `name_sentence`; nothing here knows a database.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

SurnameUse = Literal["own", "partner", "own_partner", "partner_own"]
Gender = Literal["male", "female", "unknown"]

# Prefixes of surnames (tussenvoegsels), Dutch ones and those that come with names from elsewhere.
# fmt: off
PREFIX_WORDS = frozenset((
    "van", "de", "der", "den", "het", "t", "te", "ten", "ter", "in", "op", "aan", "bij", "uit", "uyt", "voor",
    "onder", "over", "tot", "von", "zu", "zum", "zur", "la", "le", "du", "des", "di", "da", "do", "dos",
    "das", "del", "della", "el", "al", "ben", "bin", "ibn", "bint", "s", "d", "v",
))
# fmt: on
# Written as one word; read as the words they stand for.
JOINED_PREFIXES = {
    "vd": ("v", "d"),
    "vdr": ("v", "der"),
    "vder": ("v", "der"),
    "vden": ("v", "den"),
    "vh": ("v", "het"),
    "vt": ("v", "t"),
    "vant": ("van", "t"),
    "vanhet": ("van", "het"),
    "vande": ("van", "de"),
    "vanden": ("van", "den"),
    "vander": ("van", "der"),
    "vdn": ("v", "den"),
    "int": ("in", "t"),
    "opt": ("op", "t"),
    "opde": ("op", "de"),
    "opden": ("op", "den"),
    "aande": ("aan", "de"),
    "aanden": ("aan", "den"),
}
_WITHOUT_DECOMPOSITION = str.maketrans(
    {"ł": "l", "ı": "i", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ĳ": "ij"}
)
_WORD = re.compile(r"[^\W\d_]+")
# Applied one after the other: what stands above is written, what stands below is what that left.
_SOUNDS = tuple(
    (re.compile(written), heard)
    for written, heard in (
        ("chr", "kr"),
        ("tsj|tch|tsch", "ch"),
        ("sch|sj|sh", "s"),
        ("ch", "g"),
        ("ph", "f"),
        ("(?<=[bcdgklrtz])h", ""),
        ("eij|ij|ei|ey|ie|y", "i"),
        ("oe", "u"),
        ("ou", "au"),
        ("ck", "k"),
        ("dt", "t"),
        ("qu", "kw"),
        ("c(?=[ei])", "s"),
        ("c", "k"),
        ("ks", "x"),
        ("dj", "j"),
        ("v", "f"),
        ("z", "s"),
        ("d$", "t"),
        (r"(.)\1e$", r"\1"),
        (r"(.)\1+", r"\1"),
    )
)
# How accented letters are written out: Müller is Mueller.
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as the registration keeps it: the own surname, and the partner's when that is used too."""

    initials: str
    first_names: str
    calling_name: str
    prefix: str
    surname: str
    partner_prefix: str = ""
    partner_surname: str = ""
    surname_use: SurnameUse = "own"

    @property
    def shown_surname(self) -> str:
        """Return the surname in the form that the person uses, for instance "Hoekstra-de Boer"."""
        own = " ".join(part for part in (self.prefix, self.surname) if part)
        partner = " ".join(part for part in (self.partner_prefix, self.partner_surname) if part)
        if not partner or self.surname_use == "own":
            return own
        if self.surname_use == "partner":
            return partner
        return f"{own}-{partner}" if self.surname_use == "own_partner" else f"{partner}-{own}"

    @property
    def shown(self) -> str:
        """Return the name as people say it: calling name and surname, "Jan de Vries"."""
        return f"{self.calling_name or self.first_names or self.initials} {self.shown_surname}".strip()

    @property
    def sort_key(self) -> tuple[str, str]:
        """Return the key of Dutch lists: the surname without its prefix, then the calling name."""
        partner_first = self.partner_surname and self.surname_use in ("partner", "partner_own")
        surname = self.partner_surname if partner_first else self.surname
        return fold(surname), fold(self.calling_name)


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Return `text` in lower case without accents: "Yılmaz" and "YILMAZ" become "yilmaz"."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return bare.translate(_WITHOUT_DECOMPOSITION)


def words(text: str) -> list[str]:
    """Return the folded words of `text`: letters only, "v.d. Berg-Smit" is v, d, berg, smit."""
    return _WORD.findall(fold(text))


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """Return how a folded word sounds in Dutch, roughly: Dijk, Dyk and Dijck are one."""
    for written, heard in _SOUNDS:
        word = written.sub(heard, word)
    return word


def written_out(text: str) -> list[str]:
    """Return the folded words of `text` with its umlauts written out: "Müller" is mueller."""
    return words(unicodedata.normalize("NFC", text.casefold()).translate(_WRITTEN_OUT))


def expand_prefix(word: str) -> tuple[str, ...]:
    """Return the prefix words that `word` stands for: itself, or two for "vd"; empty for anything else."""
    if word in JOINED_PREFIXES:
        return JOINED_PREFIXES[word]
    return (word,) if word in PREFIX_WORDS else ()
