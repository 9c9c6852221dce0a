"""A name taken apart: initials, given names, prefix, surname ("mw. J.P. (Hanna) van den Berg-Jansen").

Only the name itself is read here; where it stands in a message is the affair of `name_places`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from rapidfuzz.fuzz import ratio

Gender = Literal["female", "male", "unknown"]

# fmt: off
# Prefixes (voorvoegsels) that are kept apart from the surname. "El", "Al" and "Ben" are part of it.
PREFIXES = frozenset((
    "van", "de", "den", "der", "het", "'t", "t", "ten", "ter", "te", "in", "op", "aan", "bij", "uit", "uijt",
    "voor", "onder", "over", "von", "zu", "zur", "zum", "vom", "la", "le", "les", "du", "des", "di", "da",
    "do", "dos", "das", "del", "della", "dello", "d'", "'s", "v.d.", "v/d", "vd", "v.", "d.", "vande",
    "vanden", "vander", "van't", "v.d", "vdr",
))
_BEGIN_OF_A_SURNAME = frozenset(("el", "al", "ben", "bin", "ibn", "ait", "aït", "abu", "abou", "mc", "st."))
_TITLES = re.compile(
    r"(?:(?P<female>mevrouw|mevr|mw|mvr|mej|mrs|ms|miss|vrouwe)|(?P<male>de\s+heer|dhr|meneer|heer|mister)"
    r"|(?:dr|drs|ir|ing|prof|mr|mr\s+dr|bc|lic|ds|zr|br)|de\s+heer\s*/\s*mevrouw|nieuwe|onze)\.?(?:\s+|$)",
    re.IGNORECASE,
)
# fmt: on
_DEGREES = re.compile(r",?\s+(?:msc|bsc|ma|ba|mba|phd|llm|bba|ra|rc)\.?$", re.IGNORECASE)
_CALLED = re.compile(
    r"\s*[(\"“'](?:roepnaam:?\s+)?(?P<name>[^\W\d_][\w'’-]{1,30})[)\"”']\s*|,?\s+(?:roepnaam|zeg maar|"
    r"called)\s+(?P<word>[^\W\d_][\w'’-]{1,30})",
    re.IGNORECASE,
)
_WORD = re.compile(r"['’]?[^\W\d_](?:[\w'’./-]*[\w.'’])?")
_INITIALS = re.compile(r"(?:(?:[^\W\d_]|th|ch|chr|ph|ij|st|fr|ad)\.-?){1,8}[^\W\d_]?|[^\W\d_]", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-Z]{2,4}|[b-df-hj-np-tv-z]{2,3}")
_GLUED = re.compile(r"^((?:[^\W\d_]\.){1,8})(?=[^\W\d_][^\W\d_.])")
_A_GENDER = re.compile(r"[mvfwx]", re.IGNORECASE)  # "Noud van Zomeren m": man
_GENDER_BEHIND = re.compile(r"\s*,\s*[mvfwx]$")  # "Jan Jansma, m" is a man; "Wit, M" has an initial
MOST_WORDS = 8
LONGEST = 100
LIKE_THE_KNOWN = 60


@dataclass(frozen=True)
class PersonName:
    """A name in the parts that a registration asks for; parts that were not said are empty."""

    initials: str = ""
    first_names: str = ""
    calling_name: str = ""
    prefix: str = ""
    surname: str = ""

    @property
    def complete(self) -> bool:
        """Tell whether it can be registered: a surname, and initials or first names."""
        return bool(self.surname and (self.first_names or self.initials))

    @property
    def shown(self) -> str:
        """Return the name as people say it."""
        given = self.calling_name or self.first_names or self.initials
        return " ".join(part for part in (given, self.prefix, self.surname) if part)


def title_gender(text: str) -> Gender | None:
    """Return what a title before a name says: "mevrouw", "dhr."; "mr." is a degree."""
    for match in re.finditer(rf"(?<!\w){_TITLES.pattern}", text, re.IGNORECASE):
        if match["female"] and match["male"] is None:
            return "female"
        if match["male"]:
            return "male"
    return None


def read_name(text: str) -> PersonName | None:
    """Return the parts of a name, or None when this cannot be one.

    One word is a given name, behind a title a surname; the rest is then missing (`complete` is False).
    """
    text = " ".join(text.replace("’", "'").split()).strip(" ,;:-")
    titled = False
    while match := _TITLES.match(text):
        titled = titled or bool(match["female"] or match["male"])
        text = text[match.end() :]
    text = _DEGREES.sub("", text)
    called = _CALLED.search(text)
    calling = ""
    if called:
        calling = called["name"] or called["word"]
        text = f"{text[: called.start()]} {text[called.end() :]}".strip()
    text = _GENDER_BEHIND.sub("", text)
    if text.count(",") == 1:  # "Berg, J. van den"
        surname, given = (part.strip() for part in text.split(","))
        text = _turned(surname, given)
    text = _GLUED.sub(r"\1 ", text)
    words = text.split()
    while words and (words[-1].lower() in PREFIXES or (len(words) > 1 and _A_GENDER.fullmatch(words[-1]))):
        words.pop()
    if (
        not 0 < len(words) <= MOST_WORDS
        or len(text) > LONGEST
        or not all(_WORD.fullmatch(word) for word in words)
    ):
        return None
    return _of_words(words, _written(calling, "Aa" if calling else ""), titled)


def _turned(surname: str, given: str) -> str:
    words = given.split()
    behind: list[str] = []
    while words and words[-1].lower() in PREFIXES:
        behind.insert(0, words.pop())
    return " ".join([*words, *behind, surname])


def _of_words(words: list[str], calling: str, titled: bool) -> PersonName | None:
    whole = " ".join(words)
    initials: list[str] = []
    capitals = whole.isupper()
    while len(words) > 1 and _are_initials(words[0], capitals):
        initials.append(words.pop(0))
    begin = next((i for i in range(len(words) - 1) if words[i].lower() in PREFIXES), None)
    end = begin
    while end is not None and end < len(words) - 1 and words[end].lower() in PREFIXES:
        end += 1
    if begin is not None:
        given, prefix, rest = words[:begin], words[begin:end], words[end:]
    else:
        start = next((i for i, word in enumerate(words) if word.lower() in _BEGIN_OF_A_SURNAME), None)
        if start in (None, len(words) - 1) or (start == 0 and not initials):
            only_surname = initials or titled or calling
            start = 0 if only_surname and (initials or len(words) == 1) else max(len(words) - 1, 1)
        given, prefix, rest = words[:start], [], words[start:]
    name = PersonName(
        initials=_dotted(initials),
        first_names=" ".join(_written(word, whole) for word in given),
        calling_name=calling,
        prefix=" ".join(prefix).lower(),
        surname=" ".join(_written(word, whole) for word in rest),
    )
    if calling and not name.first_names and not name.initials:
        name = replace(name, first_names=calling)
    return name if len(name.first_names + name.surname) > 1 else None


def _are_initials(word: str, all_capitals: bool) -> bool:
    if word.lower() in PREFIXES:
        return False
    return bool(_INITIALS.fullmatch(word)) or (not all_capitals and bool(_CAPITALS.fullmatch(word)))


def _dotted(words: list[str]) -> str:
    letters: list[str] = []
    for word in words:
        letters += re.findall(r"[^\W\d_]+", word) if "." in word else list(word)
    return "".join(f"{part[:1].upper()}{part[1:].lower()}." for part in letters)


def _written(word: str, whole: str) -> str:
    """Return the word with a capital where all was typed in one case; else as it was typed."""
    if not word or not (whole.islower() or whole.isupper()):
        return word[:1].upper() + word[1:] if word.islower() and "-" not in word else word
    parts = [part if part.lower() in PREFIXES else _capital(part) for part in word.lower().split("-")]
    return "-".join(parts)


def _capital(word: str) -> str:
    if word.startswith("ij"):
        return "IJ" + word[2:]
    if word[1:2] == "'" and len(word) > 2:  # o'brien, d'hondt
        return word[:2].upper() + word[2:3].upper() + word[3:]
    return word[:1].upper() + word[1:]


def merged(known: PersonName, said: PersonName) -> PersonName:
    """Return the known name with what was said now: a whole name replaces it, a part replaces that part."""
    if said.complete:
        keeps = said.surname == known.surname and not said.calling_name
        return replace(said, calling_name=known.calling_name) if keeps else said
    part = said.surname or said.first_names
    if said.surname and (said.prefix or not said.first_names):
        return replace(known, prefix=said.prefix, surname=said.surname)
    if not known.surname:
        return replace(known, surname=part)
    if not known.first_names and not known.initials:
        return replace(known, first_names=part)
    to_first = max((ratio(part.lower(), word.lower()) for word in known.first_names.split()), default=0)
    if to_first > max(ratio(part.lower(), known.surname.lower()), LIKE_THE_KNOWN):
        return replace(known, first_names=part, initials="")
    return replace(known, prefix=said.prefix, surname=part)


_LETTER_OF_A_NAME = re.compile(
    r"(?<!\w)(?:met|with)\s+(?:een\s+|a\s+)?(?P<many>dubbele?|twee|2|double|two|één|een|1|enkele?|one|a\s+single"
    r"|single)\s+(?:letter\s+)?['‘]?(?P<letter>[a-z])(?:['’]?(?:s|en|'s))?(?!\w)",
    re.IGNORECASE,
)


def spelled(surname: str, text: str) -> str:
    """Return the surname with the letter that "met dubbel s" or "met één n" says; unchanged otherwise."""
    match = _LETTER_OF_A_NAME.search(text)
    if not match:
        return surname
    letter = match["letter"].lower()
    twice = match["many"].lower() in ("dubbel", "dubbele", "twee", "2", "double", "two")
    pattern = re.compile(f"(?<!{letter}){letter}(?!{letter})" if twice else letter * 2, re.IGNORECASE)
    places = list(pattern.finditer(surname, 1 if twice else 0))
    if not places:
        return surname
    # "Jansen met dubbel s" is Janssen: the first one inside the name; "Smit met twee t" the last.
    inside = [place for place in places if place.end() < len(surname)] or places
    at = inside[0]
    return surname[: at.start()] + letter * (2 if twice else 1) + surname[at.end() :]
