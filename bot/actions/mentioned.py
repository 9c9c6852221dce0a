"""What was spoken of last, people and dates, and what "zij", "die" or "dezelfde datum" mean by it.

The slot `mentioned` keeps the newest first: `people` (each with `at`, the message that named them), `dates`.
"""

from __future__ import annotations

import re
from typing import Any

from bot.actions.draft import Draft
from bot.actions.turn import Turn

MOST_PEOPLE = 6
MOST_DATES = 3
Person = dict[str, Any]

_NOUN = (
    r"(persoon|medewerkster|medewerker|werknemer|collega|deelneemster|deelnemer|person|employee|colleague)"
)
_OF_A_PERSON = (
    r"status|gegevens|wijziging\w*|salaris|loon|uren|pensioen|uitdiensttreding|dienstverband|contract|geboorte\w+"
    r"|naam|partner|dekking"
)
_MALE = re.compile(rf"\b(hij|hem|he|him|his|zijn(?=\s+({_OF_A_PERSON})\b))\b", re.IGNORECASE)
_FEMALE = re.compile(r"\b(zij|ze|haar|she|her|hers)\b", re.IGNORECASE)
_EITHER = re.compile(
    rf"\b(they|them|their|((die|deze|dezelfde|diezelfde|that|this|the same) {_NOUN}))\b", re.IGNORECASE
)
# "Die" and "deze" stand for a person only where no thing is named around them: "een verhoging die ingaat".
_POINTING = re.compile(
    r"(?:^|[.;:!?]\s*|\b(?:en|and|nee|ja|dan|ook|maar|want|voor|van|met|zet|meld|haal|doe|geef|laat|over)\s+)"
    r"(die|deze|diezelfde)\b(?!\s+(datum|dag|dagen|wijziging\w*|melding|aanvraag|mutatie|uitdiensttreding|regeling"
    r"|maand|week|jaar|keer|knop|vraag|referentie|ene|van|uit|met|laatste|eerste|tweede|derde|weer|in|manier|brief"
    r"|mail|bevestiging|zin|tekst|lijst|samenvatting)\b)",
    re.IGNORECASE,
)
_ANYBODY = re.compile(
    r"\b(iemand|medewerker|werknemer|collega|deelnemer|someone|somebody|employee|colleague|participant)\b",
    re.IGNORECASE,
)
# A word with a capital inside the sentence that nobody knows: rather a name than nothing.
_STRANGER = re.compile(r"(?<=[a-zë,] )(?!ANW|HR|BSN|IK\b|I\b|U\b)[A-Z][\w'’-]+")

_SAME_DATE = re.compile(
    r"\b(diezelfde|dezelfde|zelfde|the same|same)\s+(datum|dag|date|day)\b"
    r"|\b(per|vanaf|op|as of|from)\s+(dezelfde|diezelfde)\b|\book (per |vanaf |op )?dan\b"
    r"|\b(per|vanaf) dan\b",
    re.IGNORECASE,
)
_THAT_DATE = re.compile(r"\b(die|that)\s+(datum|dag|date|day)\b", re.IGNORECASE)
_SAME = re.compile(
    r"\W*(ook\s+)?(de|die)?zelfde\W*|\W*(the )?same( one)?\W*|\W*(idem|ditto)\W*", re.IGNORECASE
)


def mention_person(draft: Draft, person: Person, turn: Turn) -> None:
    """Remember that somebody was spoken of in this message."""
    known = draft["mentioned"] or {}
    others = [one for one in known.get("people") or [] if one["id"] != person["id"]]
    newest = {**person, "at": turn.message_id}
    draft["mentioned"] = {**known, "people": [newest, *others][:MOST_PEOPLE]}


def mention_date(draft: Draft, day: str, instead_of: str | None = None) -> None:
    """Remember a date that was given; one that it corrects is no longer meant."""
    known = draft["mentioned"] or {}
    others = [one for one in known.get("dates") or [] if one not in (day, instead_of)]
    draft["mentioned"] = {**known, "dates": [day, *others][:MOST_DATES]}


def newest_person(mentioned: dict[str, Any] | None) -> Person | None:
    """Return who was spoken of last."""
    people = (mentioned or {}).get("people") or []
    return plain(people[0]) if people else None


def plain(person: Person) -> Person:
    """Return a person as other slots keep one."""
    return {name: value for name, value in person.items() if name != "at"}


def says_pronoun(turn: Turn, pointing: bool) -> bool:
    """Tell whether a word of the message stands for a person; `pointing` lets "die" be one."""
    return _gender(turn.text, pointing) is not None


def meant_by_pronoun(turn: Turn, pointing: bool, but_not: str | None = None) -> list[Person]:
    """Return who is meant by "zij", "hem" or "die": who was spoken of last and can be it, or several.

    `pointing` lets "die" and "deze" be a person; nobody is meant where a name stands, even an unknown one.
    """
    gender = _gender(turn.text, pointing)
    if gender is None or turn.all_of("participant") or _STRANGER.search(turn.text):
        return []
    people = [one for one in turn.mentioned.get("people") or [] if one["id"] != but_not]
    fitting = [one for one in people if gender == "either" or one.get("gender") in (gender, "unknown", None)]
    return [plain(one) for one in fitting if one["at"] == fitting[0]["at"]]


def pronoun_place(turn: Turn) -> int:
    """Return where the word stands that stands for a person."""
    words = (_EITHER, _FEMALE, _MALE, _POINTING)
    return min((found.start() for word in words if (found := word.search(turn.text))), default=0)


def _gender(text: str, pointing: bool) -> str | None:
    if _EITHER.search(text):
        return "either"
    if _ANYBODY.search(text):
        return None
    if _FEMALE.search(text):
        return "female"
    if _MALE.search(text):
        return "male"
    return "either" if pointing and _POINTING.search(text) else None


def dates_meant(turn: Turn, asked: bool, known: str | None) -> list[str]:
    """Return the dates that "dezelfde datum" or "die dag" can mean, the newest first."""
    same = _SAME_DATE.search(turn.text) or (asked and _SAME.fullmatch(turn.text))
    if not same and (known is not None or not _THAT_DATE.search(turn.text)):
        return []
    return [day for day in turn.mentioned.get("dates") or [] if day != known]
