"""What the words around a date say of it: future or past, birth, first day out or last working day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from .value import Edge

Direction = Literal["future", "past", "birth"]


@dataclass(frozen=True)
class FoundDate:
    """A date's place in the text and its readings, the likeliest first."""

    start: int
    end: int
    readings: tuple[date, ...]
    end_of_period: bool = False


_FIRST_DAY_CUE = (
    r"per|m\.?\s?i\.?\s?v\.?(?:\s+(?:van|per))?|met\s+ingang\s+(?:van|v\.?|vd|per|op)|met\s+ingang|ingang(?:sdatum)?"
    r"|startdatum|v\.?a\.?|m\s+i\s+v|ingaande?(?:\s+(?:op|per))?"
    r"|vanaf|van\s+af|as\s+of|as\s+from|with\s+effect\s+from|w\.?e\.?f\.?|eff\.|effective(?:\s+(?:from"
    r"|as\s+of|on|date))?"
    r"|starting(?:\s+(?:from|on))?|from|sinds|sedert|since|tot(?!\s+en)"
)
_LAST_DAY_CUE = (
    r"t\s?/\s?m|tot\s+en\s+met|tot\s+&\s+met|up\s+to\s+and\s+including|until\s+and\s+including|through"
)
_OTHER_CUE = r"until|till|per\s+ultimo"
_ARTICLE = r"\s*:?\s*(?:den?\s+|the\s+|'t\s+|het\s+)?"
CUE = re.compile(
    rf"(?<!\w)(?:(?P<last>{_LAST_DAY_CUE})|(?P<first>{_FIRST_DAY_CUE})|(?P<other>{_OTHER_CUE})){_ARTICLE}$"
)
_ON = re.compile(r"(?<!\w)(?:op|on|is|wordt|naar|datum|date|dag|day)\s*:?\s*(?:de\s+|the\s+)?$")

_LAST_DAY = (
    r"(?:laa(?:tste|tse|ste|tst)\s*(?:werk\s?|contract\s?|dienst\s?)?(?:dag|dienst|shift)|"
    r"(?:last|final)\s+(?:working\s+|work\s+|contract\s+)?(?:day|shift))"
)
_FIRST_DAY_OUT = re.compile(
    r"(?:eerste\s+dag\s+(?:uit\s+dienst|eruit|vrij)|first\s+day\s+out(?:\s+of\s+(?:service|employment))?)"
    r"[^.;!?\n0-9]{0,20}$"
)
_LATE = re.compile(r"terugwerkende|retroactie|retroactive|(?<!\w)twk(?!\w)|backdated")
_LAST_DAY_BEFORE = re.compile(
    _LAST_DAY + r"(?!\s+(?:van|of)\s+(?:de\s+|the\s+)?(?:maand|month))[^.;!?\n0-9\x01]{0,45}$"
)
_LAST_DAY_AFTER = re.compile(
    r"[\s,]*\(?(?:is|was|wordt|als|=|as|being|will\s+be)?\s*(?:(?:de|het|the|her|his|my|their|mijn|haar"
    r"|zijn|hun|"
    r"onze|dan|ook)\s+){0,2}" + _LAST_DAY + r"(?![^.;!?\n]{0,20}[0-9\x01])"
)
_CONTRACT_ENDS = re.compile(
    r"(?:contract|dienstverband|arbeidsovereenkomst|employment)\b[^.;!?\n0-9]{0,30}"
    r"(?:af|eindigt|stopt|afloopt|ends?|ended|expires?)\b[^.;!?\n0-9]{0,12}$"
)

_BIRTH_BEFORE = re.compile(
    r"(?:geboren|gebore|geb\b\.?|geboortedatum|geboorte\s?datum|geb\.?\s?datum|geb\.?\s?dat(?!\w)\.?|gebdatum|geboortedag"
    r"|birth\s?date|"
    r"date\s+of\s+birth|birthday|\bdob\b|d\.o\.b\.?|\bborn)[^.;!?\n0-9\x01]{0,25}$"
)
_BIRTH_AFTER = re.compile(
    r"\s*[,(]?\s*(?:geboren|geb\.|geboortedatum|born|\(dob\))(?!\w)(?!\s*:?\s*(?:op\s+|on\s+)?[0-9\x01])"
)

_SOON_AFTER = re.compile(r",?\s*(?:a\.\s?s\.?|as\.?(?=\s*(?:$|[,.!?]))|aanstaande|e\.\s?k\.)(?!\w)")
_PAST_AFTER = re.compile(r",?\s*(?:j\.\s?l\.?|jl\.?|l\.\s?l\.?|jongstleden|laatstleden|geleden)(?!\w)")
_EVENT_BEFORE = re.compile(
    r"(?<!\w)(?:getrouwd|gehuwd|bevallen|gescheiden|overleden|married|divorced|died|passed\s+away)\s+(?:op\s+|on\s+)?$"
)
_SINCE = re.compile(r"(?<!\w)(?:sinds|sedert|since)\s+(?:de\s+|the\s+)?$")
_SOON_BEFORE = re.compile(r"(?<!\w)(?:aanstaande|aankomende?|komende?|eerstvolgende|coming|upcoming)\s+$")
_PAST_BEFORE = re.compile(r"(?<!\w)(?:afgelopen|vorige|jongstleden|this\s+past|past|last)\s+$")

LEAVES_AFTER = re.compile(
    r"\s+(?:weg|eruit|uit\s+dienst|stopt|vertrekt|eindigt|begint|start|leaves|ends|starts|begins"
    r"|(?:is|was|wordt|will\s+be)\s+(?:(?:de|het|haar|d'r|zijn|z'n|ze|hun|the|his|her|their|my)\s+)?"
    r"(?:aller)?(?:laatste|eerste|last|first|final))(?!\w)"
)


def is_birth(text: str, start: int, end: int) -> bool:
    """Say whether the words say that the date between `start` and `end` is a birth date."""
    before = text[max(0, start - 50) : start]
    return _BIRTH_BEFORE.search(before) is not None or _BIRTH_AFTER.match(text, end) is not None


def direction(text: str, start: int, end: int) -> tuple[Direction | None, int, int]:
    """Return where the words push a date without a year, and the span with those words in it."""
    if is_birth(text, start, end):
        return "birth", start, end
    if found := _SOON_AFTER.match(text, end):
        return "future", start, found.end()
    if found := _PAST_AFTER.match(text, end):
        return "past", start, found.end()
    before = text[max(0, start - 30) : start]
    if _SINCE.search(before) or _LATE.search(text, max(0, start - 80), end + 50):
        return "past", start, end
    if _EVENT_BEFORE.search(before):
        return "past", start, end
    if found := _SOON_BEFORE.search(before):
        return "future", start - len(found.group()), end
    if found := _PAST_BEFORE.search(before):
        return "past", start - len(found.group()), end
    return None, start, end


def cue_start(text: str, start: int) -> int:
    """Return where the span begins when the words that make the date an effective date are taken in."""
    found = CUE.search(text[max(0, start - 40) : start])
    return start - len(found.group()) if found else start


def has_cue(text: str, start: int) -> bool:
    """Say whether the words before `start` announce a date."""
    before = text[max(0, start - 40) : start]
    return (
        CUE.search(before) is not None
        or _ON.search(before) is not None
        or _LAST_DAY_BEFORE.search(before) is not None
        or _BIRTH_BEFORE.search(before) is not None
    )


def edge(text: str, found: FoundDate) -> Edge | None:
    """Return how an end was put: as the last day in service, the first day out, or a period's end (M8)."""
    before = text[max(0, found.start - 70) : found.start]
    cue = CUE.search(before)
    if _FIRST_DAY_OUT.search(before):
        return "first_day_out"
    last_day = _LAST_DAY_BEFORE.search(before)
    if (
        last_day and cue and cue["first"] and "," in last_day.group()
    ):  # "laatste werkdag, dus eruit per de 1e"
        last_day = None
    if last_day or _LAST_DAY_AFTER.match(text, found.end):
        return "last_working_day"
    if cue and cue["last"]:
        return "last_working_day"
    if found.end_of_period:
        return "end_of_period"
    if (cue and cue["first"]) or text.startswith(("per ", "met "), found.start):
        return "first_day_out"
    first = found.readings[0]
    if _CONTRACT_ENDS.search(before) and (first + timedelta(days=1)).day == 1:
        return "last_working_day"
    return None
