"""The text as the finders see it: lower case, plain dashes and spaces, every offset unchanged."""

from __future__ import annotations

import re

MASK = "\x01"
"""Stands where a value was already found: neither a word nor a space, so that no pattern reaches across."""

_PLAIN = str.maketrans({
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
    **dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'"),
    **dict.fromkeys("\u00a0\u2007\u202f\u2009\t", " "),
    "\u2044": "/",
    "\x01": " ",
})  # fmt: skip


def plain(text: str) -> str:
    """Return `text` in lower case with plain punctuation; as long as `text`, so that offsets hold."""
    lowered = text.lower()
    if len(lowered) != len(text):  # "İ" becomes two characters
        lowered = "".join(low if len(low := character.lower()) == 1 else character for character in text)
    return lowered.translate(_PLAIN)


def mask(text: str, start: int, end: int) -> str:
    """Return `text` with the characters from `start` to `end` taken out of later finders' sight."""
    return text[:start] + MASK * (end - start) + text[end:]


_FREE = re.compile(
    r"\s*(?:$|[,;:!?)\x01\n(\-]|\.(?![0-9])|(?:uit|in|naar|gaat|ga|en|of|weg|minder|bruto|aub|svp|dan|is|wordt|"
    r"worden|stopt|stoppen|stop|met|van|voor|af|ivm|i\.v\.m|wil|moet|kan|heeft|hij|zij|ze|ik|we|wij|die|dat|als|"
    r"jl|a\.s|laatste|geboren|op|onze|mijn|uitdienst|ontslag|nieuw|nieuwe|salaris|fulltime|parttime|graag|start|"
    r"starten|begint|werkt|werken|gaan|weer|ook|nog|bij|haar|zijn|om|door|want|maar|aan|out|leaves|leave|leaving|"
    r"he|she|they|it|i|and|or|to|the|for|please|with|starts|begins|works|will|would|should|born|as|at|on|so|but|"
    r"because|due|his|her|our|my|ipv|i\.p\.v|niet|not|doorgeven|invoeren|last|salary|first|hr|per|vanaf|from|now|nu|"
    r"effective|starting|wezen|be|te|ingaande|ingang|miv|m\.i\.v|eruit|eraf|erop|was|netto|gross|p/m|pm|euro|o\.b\.v|obv|exit|ontslag|einde|incl|excl|geworden|worden|inclusief|exclusief)\b)"
)


def follows_freely(text: str, original: str, end: int) -> bool:
    """Say whether what follows `end` leaves the number before it alone: no noun that it could count."""
    if _FREE.match(text, end):
        return True
    rest = original[end : end + 2]
    return rest[:1].isspace() and rest[1:].isupper()


_THINGS = re.compile(
    r"\s+(?:(?:nieuwe|extra|andere|meer|new|more|other|additional)\s+)?"
    r"(?!(?:aan|be|door|ge|in|mee|om|ont|op|uit|ver)[^\W\d_]+en(?!\w))"
    r"(?!\w*(?:salaris|basis|bonus|ss)(?!\w))"
    r"(?!(?:als|always|binnen|boven|bovendien|buiten|does|doen|dus|gaan|geven|gross|hebben|has|is|komen|krijgen|kunnen|"
    r"maken|misschien|moeten|perhaps|plus|samen|starten|tegen|thanks|this|tussen|was|werken|willen|worden|wijzigen|"
    r"zetten|zullen|us|yes|its|his|hers|euros|ons|eens|sinds|steeds|tens|trouwens|wezen|houden|staan|kosten|zien|laten|"
    r"blijven|stijgen|rekenen|schrijven|storten|morgen|gisteren|eigen|alleen|verder|mits)(?!\w))"
    r"[^\W\d_]{2,}(?:en|s)(?!\w)"
)


def counts_things(text: str, original: str, end: int) -> bool:
    """Say whether a plural behind `end` is what the number before it counts: "10,000 followers".

    A word with a capital is a name: "2.500 Jansen".
    """
    found = _THINGS.match(text, end)
    return found is not None and original[end : found.end()].islower()


_LABEL = re.compile(
    r"(?<![\w.])(?:nummer|nrs?|no|artikel|art|kamer|versie|regel|rij|cel|hoofdstuk|paragraaf|pagina|blz|stap|bijlage|"
    r"factuur|dossier|polis|polisnummer|ticket|zaak|lokaal|lid|punt|number|version|line|row|page|room|step|chapter|"
    r"section|article|invoice|case|reference|referentie|kenmerk|item|"
    r"(?<!ingang )(?<!i )v|#|\w+nummer|\w+nr)[.:]?\s*(?:(?:is|=)\s*)?#?$"
)


def is_label_before(text: str, start: int) -> bool:
    """Say whether the number at `start` is a label's: "artikel 3", "versie 1.2", "polisnummer 12-3"."""
    return _LABEL.search(text[max(0, start - 24) : start]) is not None
