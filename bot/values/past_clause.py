"""Says whether a date stands in a clause that tells of what has been: "die ik vrijdag heb opgestuurd"."""

from __future__ import annotations

import re

_GONE_BEFORE = re.compile(
    r"(?<!\w)(?:vertrok(?:ken)?|stopte|overleed|overleden|gestopt|weggegaan|left|quit|died|"
    r"(?:brief|mail|e-mail|bericht|factuur|nota|melding|letter|message|invoice)\s+(?:van|of|from|dated)|"
    r"sent|stuurde|verstuurd|gestuurd|gemaild|gebeld|called|emailed|(?:laatste\s+(?:werk)?dag|last\s+(?:working\s+)?day)\s+was)(?!\w)[^.;!?\n0-9\x01]{0,30}$"
)
_GONE_AFTER = re.compile(
    r"\s*(?:al\s+|already\s+)?(?:(?:uit\s+dienst\s+|weg)(?:gegaan|getreden)|vertrokken|gestopt|overleden|"
    r"was\s+(?:haar|zijn|de|his|her|the)\s+(?:laatste|last))(?!\w)"
)

_CLAUSE = re.compile(
    r"[.;!?\n\x01]|,\s|(?<!\w)(?:maar|want|omdat|dus|zodat|terwijl|but|because|so|while|although)(?!\w)"
)
_FEW_WORDS = r"(?:[^\s]+\s+){0,5}"
_MORE_WORDS = r"(?:[^\s]+\s+){0,9}"
_HAVE = r"(?:heb|hebt|heeft|hebben|had|hadden|is|ben|bent|zijn|was|waren|werd|werden)"
_DONE = (
    r"(?:(?:aan|af|door|in|mee|na|op|over|terug|toe|uit|vast|vol|voor|weg)?"
    r"ge(?!en\b|ld\b|ven\b|ldt\b|reed\b|zond\b|bied\b|middeld\b|pland\b)(?!\w*(?:heid|ruiken)\b)[^\W\d]{2,}(?:d|t|en)"
    r"|ontvangen|verstuurd|verzonden|verwerkt|bevestigd|betaald|begonnen|vertrokken|verhoogd|verlaagd|veranderd"
    r"|verlengd|overleden|ontslagen|bevallen|besproken|beloofd|verteld|vernomen|verhuisd|onts?laan|her\w+eerd)"
)
_TOLD = (
    r"(?:stuurde|meldde|vroeg|kreeg|deed|gaf|belde|mailde|diende|vulde|zei|hoorde|begon|stopte|vertrok|overleed"
    r"|kwam|ging|tekende|sprak|zag|schreef)n?"
)
_TOLD_ENGLISH = (
    r"(?:sent|submitted|uploaded|reported|enrolled|registered|filed|entered|filled|requested|asked|called"
    r"|e-?mailed|mailed|received|got|gave|told|made|did|wrote|signed|started|left|stopped|joined|came|went|died|quit"
    r"|processed|handed|posted|spoke|said|resigned|retired|passed|collapsed|happened)"
)
_STILL_TO_COME = re.compile(
    r"(?<!\w)(?:wordt|worden|moet(?:en)?|wil(?:len|t)?|zal|zullen|zou(?:den)?|kan|kun(?:t|nen)?|mag|gaat|gaan|graag"
    r"|will|would|should|must|can|could|shall|to\s+be|gets?|want(?:s|ed)?|needs?|going\s+to|please|(?:in)?gepland|voorzien)(?!\w)"
)
_ON = r"(?:(?:op|on|afgelopen|last)\s+)?"
_BEFORE = re.compile(
    rf"(?<!\w)(?:(?P<have>{_HAVE})\s+{_FEW_WORDS}|(?:{_DONE}|{_TOLD}|{_TOLD_ENGLISH})\s+{_FEW_WORDS}){_ON}$"
)
_AFTER_HAVE = re.compile(rf"\s+{_MORE_WORDS}{_DONE}(?!\w)")
_AFTER = re.compile(rf"\s+(?:{_HAVE}\s+{_MORE_WORDS}{_DONE}|{_FEW_WORDS}{_DONE}|{_TOLD})(?!\w)")
_AFTER_ENGLISH = re.compile(rf",?\s+(?:(?:i|we|you|he|she|they|it)\s+)(?:\w+\s+)?{_TOLD_ENGLISH}(?!\w)")
LONGEST_CLAUSE = 120


def is_told_as_past(text: str, start: int, end: int) -> bool:
    """Say whether the words tell of a day that has been: "vertrok op 1 november", "1 november gestopt"."""
    before = text[max(0, start - 50) : start]
    return _GONE_BEFORE.search(before) is not None or _GONE_AFTER.match(text, end) is not None


def is_in_past_clause(text: str, start: int, end: int) -> bool:
    """Say whether the verb around a day tells of the past: "die ik op 16 november heb geüpload"."""
    before = _CLAUSE.split(text[max(0, start - LONGEST_CLAUSE) : start])[-1]
    after = _CLAUSE.split(text[end : end + LONGEST_CLAUSE], maxsplit=1)[0]
    if _STILL_TO_COME.search(before) or _STILL_TO_COME.search(after):
        return False
    told = _BEFORE.search(before)
    if told and (not told["have"] or _AFTER_HAVE.match(after)):
        return True
    return bool(_AFTER.match(after) or (not before.strip(" on") and _AFTER_ENGLISH.match(after)))
