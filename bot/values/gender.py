"""Man or woman, as a message says it: outright ("vrouw", "m", "de heer"), or only by "haar" or "he"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .fact_labels import Fact
from .person_names import Gender, title_gender

_NOT_OF_THE_PERSON = r"(?<!zijn )(?<!haar )(?<!mijn )(?<!his )(?<!her )"
_GENDER = re.compile(
    rf"(?<![\w-]){_NOT_OF_THE_PERSON}(?:(?P<female>vrouw(?:elijk)?|dame|meisje|medewerkster|werkneemster|female"
    r"|woman|girl|lady)|(?P<male>man(?:nelijk)?|jongen|kerel|male|boy|guy))(?![\w-])",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"(?:^|(?<=[,;(\t])|(?<=geslacht)|(?<=gender)|(?<![p/]\s)(?<=\s))[\s(]*(?P<letter>[mvfwx])"
    r"\s*(?=[,;)\n\t]|\s[0-9]|\.?\s*$)",
    re.IGNORECASE,
)
_LETTERS: dict[str, Gender] = {"m": "male", "v": "female", "f": "female", "w": "female", "x": "unknown"}
_UNSAID = re.compile(
    r"(?<![\w-])(?:onbekend|unknown|x|non-?binair|non-?binary|genderneutraal|neutraal|anders|other"
    r"|geen van beide|neither)(?![\w-])",
    re.IGNORECASE,
)
_SHE = re.compile(
    r"(?<!\w)(?:haar|she|her|hers|(?:ze|zij)\s+(?:heet|is|begint|werkt|start|komt|gaat|verdient|krijgt|woont"
    r"|heeft|doet))(?!\w)",
    re.IGNORECASE,
)
_HE = re.compile(r"(?<!\w)(?:hij|hem|he|him|his)(?!\w)", re.IGNORECASE)


def gender_in(text: str, facts: Iterable[Fact] = ()) -> tuple[Gender | None, bool]:
    """Return what the text says of man or woman, and whether it says so outright."""
    for fact in facts:
        if fact.label == "gender":
            letter = _LETTERS.get(fact.value.strip(" .").lower())
            return (letter, True) if letter else gender_in(fact.value)
    words = {match.lastgroup for match in _GENDER.finditer(text)}
    if words:
        return (None if len(words) > 1 else "female" if "female" in words else "male"), True
    if title := title_gender(text):
        return title, True
    letters = {_LETTERS[match["letter"].lower()] for match in _LETTER.finditer(text)}
    if len(letters) == 1:
        return letters.pop(), True
    she, he = _SHE.search(text), _HE.search(text)
    if bool(she) != bool(he):
        return ("female" if she else "male"), False
    return None, False


def gender_unsaid(text: str) -> bool:
    """Tell whether an answer to "man or woman?" names neither: "onbekend", "x"."""
    return _UNSAID.search(text) is not None
