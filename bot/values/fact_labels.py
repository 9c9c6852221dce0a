"""Facts with labels, as people paste them: "Naam: P. de Vries", "Uren<tab>32", a row of labels above a row.

A label is known by its name; what stands behind it is read by whoever knows that kind of value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

# fmt: off
_LABELS: dict[str, str] = {
    "surname": r"achternaam|familienaam|geslachtsnaam|surname|last\s?name|family\s?name",
    "initials": r"voorletters?(?:\(s\))?|initialen|initials",
    "first_names": r"voorna(?:am|men)(?:\s*/\s*voornamen|\(en\))?|(?:first|given)\s?names?",
    "calling_name": r"roepnaam|calling\s?name|known\s?as",
    "prefix": r"(?:tussen|voor)voegsels?(?:\(s\))?|tussenv\.?|prefix",
    "name": (
        r"(?:volledige\s+)?naam(?:\s+(?:van\s+(?:de\s+)?)?(?:nieuwe\s+)?(?:medewerk(?:er|ster)|werknemer|deelnemer"
        r"|collega))?|(?:nieuwe\s+)?(?:medewerk(?:er|ster)|werknemer|deelnemer|collega)"
        r"|(?:full\s+|employee\s+)?name|(?:new\s+)?(?:emp(?:loyee)?|participant|colleague|hire|starter|joiner)"
    ),
    "birth_date": (
        r"geb(?:oorte|\.)?\s?-?(?:datum|dag|dat\.?)|geb\.?|geboren(?:\s+op)?|dob|d\.o\.b\.?|date\s+of\s+birth"
        r"|birth\s?da(?:te|y)|born(?:\s+on)?"
    ),
    "gender": r"geslacht|gender|sex|m\s?/\s?v(?:\s?/\s?x)?|man\s?/\s?vrouw",
    "bsn": r"bsn(?:[- ]?n(?:umme)?r\.?)?|burgerservicenummer|sofi(?:-?nummer)?|citizen\s+service\s+number",
    "street": r"straat(?:naam)?|street(?:\s?name)?",
    "house_number": r"huis\s?(?:nummer|nr\.?)|house\s?(?:number|no\.?)|nr\.?|nummer",
    "addition": r"(?:huisnummer)?toevoeging|addition|suffix",
    "postcode": r"post\s?code|zip(?:\s?code)?|postal\s?code|pc",
    "city": r"(?:woon)?plaats(?:naam)?|stad|gemeente|city|town|place(?:\s+of\s+residence)?|residence",
    "address": r"(?:woon|huis)?adres(?:gegevens)?|(?:home\s+)?address|woonachtig|woont",
    "start_date": (
        r"(?:datum\s+)?(?:in\s?-?dienst)(?:\s?treding)?(?:\s?datum)?(?:\s+(?:per|sinds|vanaf|op))?|start(?:\s?datum)?"
        r"|(?:datum\s+)?indiensttreding|ingang(?:s\s?datum)?|begin\s?datum|aanvang(?:\s+dienstverband)?"
        r"|eerste\s+(?:werk)?dag|start(?:ing)?\s?date|starts?(?:\s+on)?|date\s+of\s+joining|joining\s+date"
        r"|(?:employed|employment)\s+(?:from|since|start)|effective\s+date|first\s+day"
    ),
    "salary": (
        r"(?:bruto\s?)?(?:(?:fulltime|voltijds?)\s?)?(?:jaar|maand|uur|periode|vierweken)?(?:salaris|loon)"
        r"(?:\s?\(?(?:fulltime|voltijds?|bruto|(?:per|p/?)\s?(?:maand|jaar|uur|m|j|mnd))\)?)*"
        r"|(?:gross\s+)?(?:full-?time\s+)?(?:monthly\s+|annual\s+|yearly\s+|hourly\s+)?(?:salary|wage|pay)"
        r"(?:\s?\(?(?:full-?time|gross|per\s+(?:month|year|annum|hour))\)?)*"
    ),
    "hours": (
        r"(?:aantal\s+|contract)?(?:uren|uur)(?:\s*(?:per|p/?|/)\s?w(?:eek|k)?)?|(?:weekly\s+)?(?:contract\s+)?hours"
        r"(?:\s*(?:per|a|/)\s?week)?|(?:aantal\s+)?contracturen"
    ),
    "days": r"(?:aantal\s+)?(?:werk)?dagen(?:\s+per\s+week)?|days(?:\s+(?:per|a)\s+week)?",
    "percentage": (
        r"(?:part-?\s?time|deeltijd)\s?-?(?:percentage|perc\.?|%|factor)?|(?:omvang\s+)?dienstverband|fte"
        r"|part-?\s?time\s+percentage|werktijdfactor"
    ),
    "scheme": r"(?:pensioen)?regeling|(?:pension\s+)?(?:scheme|plan)",
}
# fmt: on
_LABEL = "|".join(f"(?P<{name}>{words})" for name, words in _LABELS.items())
_BEGIN = r"(?:^|(?<=[\n;|,\t(.:]))[^\S\n]*(?:[-*•·]\s*)?"
# "label: value" anywhere; "label<tab>value" and "label;value" where the label stands alone.
_MARK = r"[^\S\n\t]*(?::|=|\t|;|\||\s-\s)[^\S\n]*"
_MARKED = re.compile(rf"{_BEGIN}(?:{_LABEL}){_MARK}", re.IGNORECASE | re.MULTILINE)
_LINE = re.compile(rf"^[^\S\n]*(?:[-*•·]\s*)?(?:{_LABEL})[^\S\n]+(?=\S)", re.IGNORECASE | re.MULTILINE)
_ALONE = re.compile(rf"\s*(?:{_LABEL})\s*[:.]?\s*", re.IGNORECASE)
_BETWEEN_CELLS = re.compile(r"[\t;|]")
_SEPARATORS = " \t\r\n;,|."
LEAST_LINES = 3
LEAST_COLUMNS = 3


@dataclass(frozen=True)
class Fact:
    """One labelled fact: the label's name and words, and the value as it was typed, with its place.

    `begin` is where the label begins.
    """

    label: str
    words: str
    value: str
    start: int
    end: int
    begin: int = 0


def labelled_facts(text: str) -> list[Fact]:
    """Return the facts of `text` that have a label, in the order of the text; none is empty."""
    table = _table(text)
    if table:
        return table
    marks = list(_MARKED.finditer(text))
    lines = [match for match in _LINE.finditer(text) if not any(_overlap(match, mark) for mark in marks)]
    if len(lines) + len(marks) >= LEAST_LINES:
        marks = sorted([*marks, *lines], key=re.Match.start)
    ends = [*(mark.start() for mark in marks[1:]), len(text)][: len(marks)]
    facts = []
    for mark, end in zip(marks, ends, strict=True):
        # A blank line or the end of a line closes a value; an address may go on over the next line.
        name = mark.lastgroup or ""
        closed = end if name == "address" else text.find("\n", mark.end(), end)
        fact = _fact(text, name, mark.group(), mark.end(), end if closed < 0 else closed)
        if fact:
            facts.append(replace(fact, begin=mark.start()))
    return facts


def _overlap(one: re.Match[str], other: re.Match[str]) -> bool:
    return one.start() < other.end() and other.start() < one.end()


def _fact(text: str, name: str, words: str, start: int, end: int) -> Fact | None:
    while end > start and text[end - 1] in _SEPARATORS:
        # The dot of "J.P." and of "bijv." belongs to the value.
        if text[end - 1] == "." and name in ("initials", "name"):
            break
        end -= 1
    while start < end and text[start] in _SEPARATORS:
        start += 1
    if start >= end:
        return None
    return Fact(name, words.strip(" \t\n;:=|,-•*·").lower(), text[start:end], start, end, begin=start)


def _table(text: str) -> list[Fact]:
    """Return the facts of a row of labels with a row of values below it, as copied from a spreadsheet."""
    rows = [match for match in re.finditer(r"[^\n]+", text) if match.group().strip()]
    for header, values in pairwise(rows):
        labels = [_ALONE.fullmatch(cell) for cell in _BETWEEN_CELLS.split(header.group())]
        cells = list(_cells(values))
        if len(labels) != len(cells) or sum(label is not None for label in labels) < LEAST_COLUMNS:
            continue
        found = [
            _fact(text, label.lastgroup or "", label.group(), *span)
            for label, span in zip(labels, cells, strict=True)
            if label
        ]
        return [fact for fact in found if fact]
    return []


def _cells(row: re.Match[str]) -> list[tuple[int, int]]:
    signs = [row.start() + sign.start() for sign in _BETWEEN_CELLS.finditer(row.group())]
    return [(begin + 1, end) for begin, end in pairwise([row.start() - 1, *signs, row.end()])]
