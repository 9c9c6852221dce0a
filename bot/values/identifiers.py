"""Values with a form of their own: e-mail address, phone and BSN (citizen service number).

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
    r"|(?<![\w.])[0-2]?[0-9][:.][0-5][0-9]\s*(?:uur|u|h|am|pm)(?!\w)"
    r"|(?<![\w:])[0-2]?[0-9]:[0-5][0-9](?![\w:])"
)
_PHONE = re.compile(
    r"(?<![\w+])(?<![0-9]-)(?:(?:\+|00)\s?31[\s-]?(?:\(0\)|0)?[\s-]?(?P<country>[1-9](?:[\s.-]?[0-9]){8})"
    r"|(?:\+|00)(?P<abroad>(?!31)[1-9][0-9](?:[ ./()-]{0,2}[0-9]){7,12})"
    r"|\(?0(?P<national>6\)?[\s./-]{0,3}(?:[1-9](?:[\s.-]?[0-9]){7})"
    r"|[1-9][0-9]{1,2}\)?[\s./-]{1,3}[0-9](?:[\s.-]?[0-9]){5,6}|[1-9][0-9]{8}))(?![0-9]|[.,/-][0-9])"
)
_BSN_WORD = re.compile(
    r"(?:(?<!\w)bsn(?:'?s|-?n(?:umm)?e?r)?|b\.s\.n\.?|burger\s?service\s?(?:nr|nummer)|sofi\s?-?(?:nr"
    r"|nummer)?|"
    r"citizen\s+service\s+n(?:umber|o|r)|social\s+security\s+n(?:umber|o|r)"
    r"|(?<!\w)ssn)(?!\w)[^0-9;!?\n]{0,40}\Z"
)
_BSN_WORD_AT_ONCE = re.compile(r"(?:bsn|(?:burger|citizen)\s?service\s?(?:nummer|number))[^0-9,;!?\n]{0,8}\Z")
_BSN_AFTER = re.compile(
    r"\s*[(,]?\s*(?:is|=|als)?\s*(?:(?:zijn|haar|het|de|his|her|the|as|mijn|hun)\s+){0,2}"
    r"\(?(?:bsn|burgerservicenummer)(?!\w)(?!\W{0,3}(?:is|van|of)?\W{0,3}[0-9])"
)
_OF_THE_ONE_BEFORE = re.compile(
    r"[0-9]{3}\s*[(,]?\s*(?:is|=|als)\s+(?:(?:zijn|haar|het|de|his|her|the)\s+)?$"
)
"""Before the word: "999900006 is haar bsn" announces what stands before it, not what comes."""
_ONE_RUN = re.compile(r"(?<![0-9])[0-9]{8,9}(?![0-9]|[.,][0-9]{1,2}(?![0-9]))")
_GROUPS = re.compile(
    r"(?<![\w.,/-])(?:[0-9]{3}([ .-])[0-9]{3}\1[0-9]{3}|[0-9]{4}([ .-])[0-9]{2}\2[0-9]{3}"
    r"|[0-9]{2}([ .-])[0-9]{3}\3[0-9]{3}|[0-9]{4}([ .-])[0-9]{3}\4[0-9]{2}|[0-9]{3}([ .-])[0-9]{2}\5[0-9]{4}"
    r"|[0-9]{5}([ .-])[0-9]{4}|[0-9]{4}([ .-])[0-9]{5}|[0-9]{2}(?:([ .-])[0-9]{2}){3}\8?[0-9]?"
    r"|[0-9](?:[ .-][0-9]){7,8})(?![\w]|[.,/-][0-9])"
)
_ANNOUNCED = re.compile(r"(?<![\w])[0-9](?:[ .-]?[0-9]){4,11}(?!\w)")
_CALENDAR_DATE = re.compile(
    r"(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])(?:19|20)[0-9]{2}$"
    r"|(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])$"
)
_DATE = re.compile(r"[0-9]{1,2}([-. ])[0-9]{1,2}\1(?:19|20)?[0-9]{2}|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_SECOND = re.compile(r"\s*(?:,|en|and|of|or|/)\s*")
_NO_DIGITS = re.compile(r"[^0-9]")


def emails(text: str, original: str) -> Iterator[Value]:
    """Yield e-mail addresses, in lower case."""
    for match in _EMAIL.finditer(text):
        yield Value("email", match.group(), match.start(), match.end(), original[match.start() : match.end()])


def opaque(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of web addresses, IBANs and times of day: digits that are no value."""
    for match in _OPAQUE.finditer(text):
        yield match.span()


def phones(text: str, original: str) -> Iterator[Value]:
    """Yield phone numbers in international form: "06-12345678" becomes "+31612345678"."""
    for match in _PHONE.finditer(text):
        word = _BSN_WORD_AT_ONCE.search(text, max(0, match.start() - 20), match.start())
        if word and not _OF_THE_ONE_BEFORE.search(text[: word.start()]):
            continue
        digits = _NO_DIGITS.sub("", match["country"] or match["national"] or match["abroad"])
        if match["abroad"] is None:
            if len(digits) != 9:
                continue
            digits = "31" + digits
        yield Value("phone", "+" + digits, match.start(), match.end(), original[match.start() : match.end()])


def passes_eleven_test(digits: str) -> bool:
    """Say whether eight or nine digits are a BSN (eight have lost their leading zero)."""
    return len(digits) in (8, 9) and bool(eleven_test.is_valid(digits.zfill(9)))


def bsns(text: str, original: str) -> Iterator[Value]:
    """Yield BSNs: what passes the eleven-test, and any digits announced as one (not `valid` when they fail).

    Eight digits that are also a calendar date ("01032027") are a BSN only when announced as one.
    """
    taken: list[tuple[int, int]] = []
    for pattern in (_ONE_RUN, _GROUPS, _ANNOUNCED):
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < last and first < end for first, last in taken):
                continue
            digits = _NO_DIGITS.sub("", match.group())
            announced = _is_announced(text, start, end, taken)
            right = passes_eleven_test(digits)
            if not right and _DATE.fullmatch(match.group()):
                continue
            if not announced and (not right or pattern is _ANNOUNCED or _CALENDAR_DATE.match(digits)):
                continue
            taken.append((start, end))
            digits = digits.zfill(9) if right else digits
            yield Value("bsn", digits, start, end, original[start:end], valid=right)


def _is_announced(text: str, start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    word = _BSN_WORD.search(text, max(0, start - 70), start)
    if (word and not _OF_THE_ONE_BEFORE.search(text[: word.start()])) or _BSN_AFTER.match(text, end):
        return True
    # "bsn 999900006 en 99990001": the second stands behind the first
    return any(last <= start and _SECOND.fullmatch(text, last, start) for _, last in taken)
