"""Values with a form of their own: e-mail address, phone, BSN (citizen service number), postcode, house number.

They are found first, so that no later finder reads their digits as a date or an amount.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum.nl import bsn as eleven_test

from .value import Value

_EMAIL = re.compile(r"(?<![\w.+%-])[\w][\w.+%'-]{0,63}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}(?<![.\-'])")
_OPAQUE = re.compile(
    r"(?:https?://|www\.)\S+|(?<!\w)[a-z]{2}[0-9]{2} ?[a-z]{4} ?(?:[0-9]{4} ?){2}[0-9]{2}(?!\w)"
    r"|(?<![\w.])[0-2]?[0-9][:.][0-5][0-9]\s*(?:uur|u|h|am|pm)(?!\w)|(?<![\w:])[0-2]?[0-9]:[0-5][0-9](?![\w:])"
)
"""Web addresses, IBANs and times: no value here, but digits that nobody may read as one."""

_SEPARATOR = r"[\s./-]?"
_PHONE = re.compile(
    r"(?<![\w+])(?:(?:\+|00)\s?31[\s-]?(?:\(0\)|0)?[\s-]?(?P<country>[1-9](?:[\s.-]?[0-9]){8})"
    r"|(?:\+|00)(?P<abroad>(?!31)[1-9][0-9](?:[\s./()-]{0,2}[0-9]){7,12})"
    r"|\(?0(?P<national>6\)?[\s./-]{0,3}(?:[1-9](?:[\s.-]?[0-9]){7})|[1-9][0-9]{1,2}\)?[\s./-]{1,3}[0-9](?:[\s.-]?[0-9]){5,6}|[1-9][0-9]{8}))(?![0-9]|[.,/-][0-9])"
)
_BSN_WORD = re.compile(
    r"(?:(?<!\w)bsn(?:'?s|-?n(?:umm)?e?r)?|b\.s\.n\.?|burger\s?service\s?(?:nr|nummer)|sofi\s?-?(?:nr|nummer)?|"
    r"citizen\s+service\s+n(?:umber|o|r)|social\s+security\s+n(?:umber|o|r)|(?<!\w)ssn)(?!\w)[^0-9;!?\n]{0,40}$"
)
_BSN_AFTER = re.compile(
    r"\s*[(,]?\s*(?:is|=|als)?\s*(?:(?:zijn|haar|het|de|his|her|the|as|mijn|hun)\s+){0,2}\(?(?:bsn|burgerservicenummer)(?!\w)(?!\W{0,3}(?:is|van|of)?\W{0,3}[0-9])"
)
_ONE_RUN = re.compile(r"(?<![0-9\w])(?<![0-9][.,])[0-9]{8,9}(?![0-9\w])(?![.,][0-9])")
_GROUPS = re.compile(
    r"(?<![\w.,/-])(?:[0-9]{3}([ .-])[0-9]{3}\1[0-9]{3}|[0-9]{4}([ .-])[0-9]{2}\2[0-9]{3}|[0-9]{2}([ .-])[0-9]{3}\3[0-9]{3}"
    r"|[0-9]{4}([ .-])[0-9]{3}\4[0-9]{2}|[0-9]{3}([ .-])[0-9]{2}\5[0-9]{4}|[0-9]{5}([ .-])[0-9]{4}|[0-9]{4}([ .-])[0-9]{5}"
    r"|[0-9]{2}(?:([ .-])[0-9]{2}){3}\8?[0-9]?|[0-9](?:[ .-][0-9]){7,8})(?![\w]|[.,/-][0-9])"
)
_ANNOUNCED = re.compile(r"(?<![\w])[0-9](?:[ .-]?[0-9]){4,11}(?!\w)")
_DAY_FIRST = re.compile(
    r"(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])(?:19|20)[0-9]{2}$|(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])$"
)

_POSTCODE = re.compile(r"(?<![\w.,/-])(?P<digits>[1-9][0-9]{3})(?P<gap>\s?)(?P<letters>[a-z]{2})(?![\w'])")
_POSTCODE_WORD = re.compile(
    r"(?:postcode|post\s?code|zip(?:\s?code)?|postal\s+code|pc)\W{0,3}(?:is|van|naar|wordt|to)?\W{0,3}$"
)
_NO_LETTERS = frozenset(
    [
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
        "pm",
        "pw",
        "pj",
        "pd",
        "pu",
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
        "eu",
        "wg",
        "st",
        "nd",
        "rd",
        "th",
        "da",
        "de",
        "pp",
        "jr",
        "mw",
        "hr",
        "kg",
        "km",
    ]
)
_NEVER_ISSUED = frozenset({"sa", "sd", "ss"})
_MONTH_BEFORE = re.compile(r"(?:[a-z]{3,}\.?|[0-9][-./])\s*$")

_STREET = (
    r"[^\W\d_][\w'.]*(?:straat|straatweg|laan|plein|kade|gracht|singel|steeg|dreef|plantsoen|boulevard|pad|dijk|hof|markt|weg|baan|"
    r"wal|haven|str\.?|street|road|avenue|lane)"
)
_ADDITION = r"(?:\s?-\s?(?P<dashed>[0-9]{1,4}|[a-z]{1,2}|[ivx]{1,4}|hs|bis)|\s?(?P<letter>[a-z])|\s(?P<word>bis|hs|huis|rd|zw|i{1,3}|iv))?"
_NOT_A_NUMBER = (
    r"(?![\w%]|\s*[.,/:-][0-9]|\s*(?:uur|uren|dagen|dag|%|procent|euro|eur|€|k\b|jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec"
    r"|march|may|oct|days?|hours?|bruto|fte|weken|maanden|van\s+de))"
)
_HOUSE_AFTER_STREET = re.compile(
    rf"(?<!\w){_STREET}\s+(?:(?:nr\.?|nummer|no\.?)\s*)?(?P<number>[1-9][0-9]{{0,4}}){_ADDITION}{_NOT_A_NUMBER}"
)
_HOUSE_AFTER_WORD = re.compile(
    rf"(?<!\w)(?:huis\s?(?:nummer|nr\.?)|house\s+(?:number|no\.?))\W{{0,3}}(?:is\s+|wordt\s+|naar\s+)?(?P<number>[1-9][0-9]{{0,4}}){_ADDITION}{_NOT_A_NUMBER}"
)
_HOUSE_AFTER_POSTCODE = re.compile(
    rf"\s*,?\s*(?:(?:nr\.?|nummer|no\.?|huisnummer|number)\s*)?(?P<number>[1-9][0-9]{{0,4}}){_ADDITION}{_NOT_A_NUMBER}"
)
_NO_STREET = re.compile(r"(?:onderweg|vandaag|overweg|halverweg|rechtstr|bestr)$")


def _value(kind: str, value: str, original: str, start: int, end: int, valid: bool = True) -> Value:
    return Value(kind, value, start, end, original[start:end], valid=valid)  # type: ignore[arg-type]  # kinds below


def emails(text: str, original: str) -> Iterator[Value]:
    """Yield e-mail addresses, in lower case."""
    for match in _EMAIL.finditer(text):
        yield _value("email", match.group(), original, match.start(), match.end())


def opaque(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of web addresses, IBANs and times of day."""
    for match in _OPAQUE.finditer(text):
        yield match.span()


def phones(text: str, original: str) -> Iterator[Value]:
    """Yield phone numbers in international form: "06-12345678" becomes "+31612345678"."""
    for match in _PHONE.finditer(text):
        digits = re.sub(r"[^0-9]", "", match["country"] or match["national"] or match["abroad"])
        if match["abroad"] is None:
            if len(digits) != 9:
                continue
            digits = "31" + digits
        yield _value("phone", "+" + digits, original, match.start(), match.end())


def passes_eleven_test(digits: str) -> bool:
    """Say whether eight or nine digits are a BSN (8 digits lost their leading zero)."""
    return len(digits) in (8, 9) and bool(eleven_test.is_valid(digits.zfill(9)))


def bsns(text: str, original: str) -> Iterator[Value]:
    """Yield BSNs: what passes the eleven-test, and whatever digits are announced as one (then `valid` is False)."""
    taken: list[tuple[int, int]] = []
    for pattern in (_ONE_RUN, _GROUPS, _ANNOUNCED):
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < last and first < end for first, last in taken):
                continue
            digits = re.sub(r"[^0-9]", "", match.group())
            announced = _is_announced(text, start, end, taken)
            right = passes_eleven_test(digits)
            if pattern is _ANNOUNCED and not announced:
                continue
            if not announced and (not right or _DAY_FIRST.match(digits)):
                continue
            taken.append((start, end))
            yield _value("bsn", digits.zfill(9) if right else digits, original, start, end, valid=right)


def _is_announced(text: str, start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    before = text[max(0, start - 70) : start]
    if _BSN_WORD.search(before) or _BSN_AFTER.match(text, end):
        return True
    # "bsn 999900006 en 99990001": the second stands behind the first
    return any(re.fullmatch(r"\s*(?:,|en|and|of|or|/)\s*", text[last:start]) for _, last in taken)


def postcodes(text: str, original: str) -> Iterator[Value]:
    """Yield Dutch postcodes as "1012 AB"; "2027 en" and "3200 pm" are none."""
    for match in _POSTCODE.finditer(text):
        letters, before = match["letters"], text[max(0, match.start() - 30) : match.start()]
        if letters in _NEVER_ISSUED:
            continue
        capitals = original[match.start("letters") : match.end("letters")].isupper()
        if not _POSTCODE_WORD.search(before):
            if letters in _NO_LETTERS and not (capitals and not original.isupper()):
                continue
            year_like = match["digits"].startswith(("19", "20")) and _MONTH_BEFORE.search(before)
            if not capitals and (match["gap"] or year_like):
                continue
        yield _value("postcode", f"{match['digits']} {letters.upper()}", original, match.start(), match.end())


def house_numbers(text: str, original: str, postcode_ends: list[int]) -> Iterator[Value]:
    """Yield house numbers behind a street, a postcode or the word itself: "12", "12a", "12-2", "12 bis"."""
    matches = [
        match for pattern in (_HOUSE_AFTER_STREET, _HOUSE_AFTER_WORD) for match in pattern.finditer(text)
    ]
    matches += [match for end in postcode_ends if (match := _HOUSE_AFTER_POSTCODE.match(text, end))]
    seen: set[int] = set()
    for match in matches:
        start, end = match.start("number"), match.end()
        if start in seen or _NO_STREET.search(text[: match.start("number")].rstrip()):
            continue
        seen.add(start)
        number = match["number"]
        if match["dashed"]:
            number += "-" + match["dashed"]
        elif match["letter"]:
            number += match["letter"]
        elif match["word"]:
            number += " " + match["word"]
        yield _value("house_number", number, original, start, end)
