"""Says whether a date stands in a clause that tells of what has been: "die ik vrijdag heb opgestuurd"."""

from __future__ import annotations

import re

from .reading_text import plain

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
    r"[.;!?\n\x01]|,\s|(?<!\w)(?:maar|want|omdat|dus|zodat|terwijl|dat|die|en|als|toen|but|because|so|while|although|that|"
    r"who|which|and|if|when|whether)(?!\w)"
)
_FEW_WORDS = r"(?:[^\s]+\s+){0,5}"
_MORE_WORDS = r"(?:[^\s]+\s+){0,9}"
_HAVE = r"(?:heb|hebt|heeft|hebben|had|hadden|is|ben|bent|zijn|was|waren|werd|werden)"
_DONE = (
    r"(?:(?:aan|af|door|in|mee|na|op|over|terug|toe|uit|vast|vol|voor|weg)?"
    r"ge(?!en\b|ld\b|ven\b|ldt\b|reed\b|zond\b|bied\b|middeld\b|pland\b)(?!\w*(?:heid|ruiken)\b)[^\W\d]{2,}(?:d|t|en)"
    r"|ontvangen|besteld|behandeld|verkocht|verloren|verwijderd|vermeld|verstuurd|verzonden|verwerkt|bevestigd|betaald|begonnen|vertrokken|verhoogd|verlaagd|veranderd"
    r"|verlengd|overleden|ontslagen|bevallen|besproken|beloofd|verteld|vernomen|verhuisd|onts?laan|her\w+eerd)"
)
_TOLD = (
    r"(?:stuurde|meldde|vroeg|kreeg|deed|gaf|belde|mailde|diende|vulde|zei|hoorde|begon|stopte|vertrok|overleed"
    r"|kwam|ging|tekende|sprak|zag|schreef)n?"
)
_TOLD_ENGLISH = (
    r"(?:sent|submitted|uploaded|reported|enrolled|registered|filed|entered|filled|requested|asked|called"
    r"|e-?mailed|mailed|received|got|gave|told|made|did|wrote|signed|started|left|stopped|joined|came|went|died|quit"
    r"|processed|handed|posted|spoke|said|resigned|retired|passed|collapsed|happened|had|hit|lost|bought|ran|took|broke|fell|found|brought"
    r"|generated|exported|downloaded|(?:(?<=i )|(?<=we )|(?<=you )|(?<=he )|(?<=she )|(?<=they ))\w{3,}ed)"
)
_STILL_TO_COME = re.compile(
    r"(?<!\w)(?:wordt|worden|moet(?:en)?|wil(?:len|t)?|zal|zullen|zou(?:den)?|kan|kun(?:t|nen)?|mag|gaat|gaan|graag"
    r"|will|would|should|must|can|could|shall|to\s+be|gets?|want(?:s|ed)?|needs?|going\s+to|please|(?:in)?gepland|voorzien|leaves|starts|begins|stops|ends"
    r"|stopt|begint|vertrekt|to\s+(?:start|begin|leave|stop|go|end|quit|join|be|have|get|change|raise)"
    r"|te\s+[^\W\d]+en)(?!\w)"
)
_ON = r"(?:(?:op|on|afgelopen|last)\s+)?"
_HAVE_BEFORE = re.compile(rf"(?<!\w){_HAVE}\s+{_FEW_WORDS}{_ON}$")
_TOLD_BEFORE = re.compile(
    rf"(?<!\w)(?:(?:{_DONE}|{_TOLD}|{_TOLD_ENGLISH})\s+{_FEW_WORDS}"
    rf"|(?:i|we|he|she|they)\s+{_TOLD_ENGLISH}\s+(?:[^\s]+\s+){{0,14}}){_ON}$"
)
_AFTER_HAVE = re.compile(rf"\s+{_MORE_WORDS}{_DONE}(?!\w)")
_MODAL = r"(?:wil|willen|moet|moeten|wordt|worden|zal|kan|mag)(?!\w)"
_AFTER = re.compile(
    rf"\s+(?:{_HAVE}\s+{_MORE_WORDS}{_DONE}"
    rf"|{_FEW_WORDS}{_DONE}(?!\w|\s+{_MODAL})|{_TOLD})(?!\w)"
)
_AFTER_ENGLISH = re.compile(rf",?\s+(?:(?:i|we|you|he|she|they|it)\s+)(?:\w+\s+)?{_TOLD_ENGLISH}(?!\w)")
_TO_DO_AFTER = re.compile(r"\s+(?:\S+\s+){0,3}te\s+[^\W\d]+en(?!\w)")
_OF_A_MESSAGE = re.compile(
    r"(?<!\w)(?:(?:op|in|door|ver)?ge?stuurd|stuurde|verzonden|ge(?:e-?)?maild|mailde|(?:op)?gebeld|belde|ingediend|diende|"
    r"ingevuld|ge[uü]pload|doorgegeven|gaf|(?:aan|af)?gemeld|meldde|gekregen|kreeg|ontvangen|gevraagd|vroeg|gehoord|verteld|"
    r"zei|gesproken|sprak|besproken|sent|submitted|uploaded|reported|filed|entered|e-?mailed|mailed|called|told|asked|"
    r"received|got|spoke|said|requested|posted|enrolled|registered|exported|generated)n?(?!\w)"
)
LONGEST_CLAUSE = 120


def is_told_as_past(text: str, start: int, end: int) -> bool:
    """Say whether the words tell of a day that has been: "vertrok op 1 november", "1 november gestopt"."""
    before = text[max(0, start - 50) : start]
    return _GONE_BEFORE.search(before) is not None or _GONE_AFTER.match(text, end) is not None


def is_in_past_clause(text: str, start: int, end: int) -> bool:
    """Say whether the verb around a day tells of the past: "die ik op 16 november heb geüpload"."""
    before, after = _clause(text, start, end)
    told = _TOLD_BEFORE.search(before)
    to_do = told and _STILL_TO_COME.search(before, max(0, told.start() - len("has to be ")))
    if told and not to_do and not _TO_DO_AFTER.match(after):
        return True
    have = _HAVE_BEFORE.search(before)
    done = _AFTER_HAVE.match(after) if have and not _STILL_TO_COME.search(have.group()) else None
    if done and not _STILL_TO_COME.search(done.group()):
        return True
    if _STILL_TO_COME.search(before):
        return False
    done = _AFTER.match(after) or (_AFTER_ENGLISH.match(after) if not before.strip(" on") else None)
    return done is not None and not _STILL_TO_COME.search(done.group())


def is_in_clause_to_come(text: str, start: int, end: int) -> bool:
    """Say whether the clause tells of what is still to be done: "wordt vrijdag afgemeld"."""
    return any(_STILL_TO_COME.search(part) for part in _clause(text, start, end))


def _clause(text: str, start: int, end: int) -> tuple[str, str]:
    before = _CLAUSE.split(text[max(0, start - LONGEST_CLAUSE) : start])[-1]
    return before, _CLAUSE.split(text[end : end + LONGEST_CLAUSE], maxsplit=1)[0]


def is_when_it_was_told(message: str, start: int, end: int) -> bool:
    """Say whether a date is when somebody told or sent something, and so not of what changes.

    `message` is as it was typed: "ik heb vrijdag al gemaild dat Kim per 1 maart stopt".
    """
    text = plain(message)
    if not is_in_past_clause(text, start, end):
        return False
    return any(_OF_A_MESSAGE.search(part) for part in _clause(text, start, end))
