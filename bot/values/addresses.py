"""Postcodes and house numbers: "1012 AB", "Dorpsstraat 12a", "huisnummer 3-2"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .value import Value
from .vocabulary import month_number

_POSTCODE = re.compile(r"(?<![\w.,/-])(?P<digits>[1-9][0-9]{3})(?P<gap>\s?)(?P<letters>[a-z]{2})(?![\w'])")
_POSTCODE_WORD = re.compile(
    r"(?:postcode|post\s?code|zip(?:\s?code)?|postal\s+code|pc)\W{0,3}(?:is|van|naar|wordt|to)?\W{0,3}$"
)
_WORDS = frozenset(
    (
        *(
            "en",
            "in",
            "op",
            "of",
            "ik",
            "je",
            "ze",
            "we",
            "me",
            "is",
            "na",
            "om",
            "te",
            "al",
            "er",
            "nu",
            "zo",
            "ja",
        ),
        *(
            "pm",
            "pw",
            "pj",
            "pd",
            "pu",
            "pp",
            "eu",
            "ex",
            "bv",
            "va",
            "ok",
            "am",
            "at",
            "to",
            "by",
            "as",
            "it",
            "he",
        ),
        *(
            "on",
            "or",
            "no",
            "do",
            "go",
            "be",
            "an",
            "my",
            "us",
            "so",
            "if",
            "up",
            "fl",
            "wg",
            "st",
            "nd",
            "rd",
            "th",
        ),
        *("da", "de", "jr", "mw", "hr", "kg", "km"),
    )
)
_NEVER_ISSUED = frozenset(("sa", "sd", "ss"))
_MONTH_BEFORE = re.compile(r"(?:[a-z]{3,}\.?|[0-9][-./])\s*$")

_STREET = (
    r"[^\W\d_][\w'.]{2,40}(?:straat|straatweg|laan|plein|kade|gracht|singel|steeg|dreef|plantsoen|boulevard|pad|dijk|"
    r"hof|markt|weg|baan|wal|haven|str\.?|street|road|avenue|lane)"
)
_STREET_OF = (
    r"(?:laan|weg|plein|kade|straat|singel|hof)\s+(?:van|der|den|de)\s+(?:(?:de|der|den)\s+)?[^\W\d_]{3,30}"
)
_ADDITION = (
    r"(?:\s?-\s?(?P<dashed>[0-9]{1,4}|[a-z]{1,2}|[ivx]{1,4}|hs|bis)|\s?(?P<letter>[a-z])"
    r"|\s?(?P<word>bis|hs|huis|rd|zw|i{1,3}|iv))?"
)
_NO_UNIT = (
    r"(?![\w%]|\s*[.,/:-][0-9]|\s*(?:uur|uren|dagen|dag|%|procent|euro|eur|€|k\b|jan|feb|maart|mrt|apr|mei|jun|jul|"
    r"aug|sep|okt|nov|dec|march|may|oct|days?|hours?|bruto|fte|weken|maanden|van\s+de))"
)
_NUMBER = rf"(?P<number>[1-9][0-9]{{0,4}}){_ADDITION}{_NO_UNIT}"
_AFTER_STREET = re.compile(rf"(?<!\w)(?:{_STREET}|{_STREET_OF})\s+(?:(?:nr\.?|nummer|no\.?)\s*)?{_NUMBER}")
_AFTER_WORD = re.compile(
    rf"(?<!\w)(?:huis\s?(?:nummer|nr\.?)|house\s+(?:number|no\.?))\W{{0,3}}(?:(?:is|it\'s|wordt|naar|to|moet|must\s+be|should\s+be)\s+)?{_NUMBER}"
)
_OTHER_FACT = (
    r"(?:salaris|loon|uren|uur|datum|dienst|start|vanaf|postcode|geboren|percentage|telefoon|bsn|salary|pay|hours"
    r"|date|from|zip)"
)
_AFTER_WORD_FAR = re.compile(
    rf"(?<!\w)(?:huis\s?(?:nummer|nr\.?)|house\s+(?:number|no\.?))(?!\w)(?:(?!{_OTHER_FACT})[^0-9.;!?\n\x01]){{0,60}}?"
    rf"(?<!\w)(?:is|wordt|zijn|naar|to|be|moet|was|nummer|number|namelijk|het|it's|isn't|not|niet)\s+(?:nr\.?\s*|nummer\s+|number\s+)?{_NUMBER}"
)
"""The number after other words: "dat huisnummer had ik verkeerd, het is 12-A"."""
_BUT = re.compile(rf"\s*,?\s*(?:maar|but)\s+(?:nr\.?\s*|nummer\s+|number\s+)?{_NUMBER}")
"""The right number behind the wrong one: "niet huisnummer 14 maar 41"."""
_BEFORE_POSTCODE = re.compile(
    rf"(?<![\w.,/-])(?P<street>[^\W\d_][\w'.’-]{{2,40}})\s+(?:nr\.?\s*)?{_NUMBER}"
    r"\s*,?\s*(?:(?:en|and|met|with|als|de|the|zijn|haar|mijn|our|his|her|my)\s+){0,3}(?:(?:post\s?code|postal\s+code|zip(?:\s?code)?|pc)\s*(?:is\s+)?:?\s*)?$"
)
_NO_STREET_WORD = re.compile(
    r"salaris|loon|schaal|trede|jaar|week|per|van|naar|uur|uren|dagen|geboren|leeftijd|nummer|kvk|polis|artikel|versie"
    r"|kamer|code|tel|telefoon|aantal|salary|age|from|hours|days|line|room|born|number|page|step|stap|regel|the|het"
    r"|een|bruto|gross|euro|maand|month|year|dit|deze|voor|met|zijn|haar|his|her|for|wordt|contract|factuur|dossier|box|postbus|antwoordnummer"
)
_AFTER_POSTCODE = re.compile(rf"[^\S\n]*,?[^\S\n]*(?:(?:nr\.?|nummer|no\.?|huisnummer|number)\s*)?{_NUMBER}")
LONGEST_STREET = 80
_BARE_NUMBER = re.compile(r"\s*,?\s*(?:nr\.?\s*|nummer\s*)?[1-9][0-9]{0,4}\s?[a-z]?\s*")
_NO_STREET = re.compile(r"(?<!\w)(?:onderweg|halverweg|vrijwel)$")


def postcodes(text: str, original: str) -> Iterator[Value]:
    """Yield Dutch postcodes as "1012 AB"; "2027 en" and "3200 pm" are none."""
    for match in _POSTCODE.finditer(text):
        letters, before = match["letters"], text[max(0, match.start() - 30) : match.start()]
        if letters in _NEVER_ISSUED:
            continue
        capitals = original[match.start("letters") : match.end("letters")].isupper()
        if not _POSTCODE_WORD.search(before):
            if letters in _WORDS and not (capitals and not original.isupper()):
                continue
            year_like = match["digits"].startswith(("19", "20")) and _MONTH_BEFORE.search(before)
            alone = not text[: match.start()].strip() and _BARE_NUMBER.fullmatch(text, match.end())
            if not capitals and (match["gap"] or year_like) and not alone:
                continue
        value = f"{match['digits']} {letters.upper()}"
        yield Value("postcode", value, match.start(), match.end(), original[match.start() : match.end()])


def house_numbers(text: str, original: str, postcodes: list[Value]) -> Iterator[Value]:
    """Yield house numbers beside a street, a postcode or the word itself: "12", "12a", "12-2", "12 bis"."""
    patterns = (_AFTER_STREET, _AFTER_WORD, _AFTER_WORD_FAR)
    matches = [match for pattern in patterns for match in pattern.finditer(text)]
    for postcode in postcodes:
        matches += [match] if (match := _AFTER_POSTCODE.match(text, postcode.end)) else []
        before = _BEFORE_POSTCODE.search(text, max(0, postcode.start - LONGEST_STREET), postcode.start)
        if (
            before
            and not _NO_STREET_WORD.fullmatch(before["street"])
            and month_number(before["street"]) is None
        ):
            matches.append(before)
    for match in (_BUT.match(text, match.end()) or match for match in matches):
        start = match.start("number")
        end = max(match.end(part) for part in ("number", "dashed", "letter", "word"))
        if _NO_STREET.search(text[match.start() : start].rstrip()):
            continue
        value = match["number"]
        if match["dashed"]:
            value += "-" + match["dashed"]
        elif match["letter"]:
            value += match["letter"]
        elif match["word"]:
            value += " " + match["word"]
        yield Value("house_number", value, start, end, original[start:end])
