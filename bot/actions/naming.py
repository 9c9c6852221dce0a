"""Who is meant by the names in a message: one person, several who can be it, or several people one by one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.actions.backend import Candidate, Participant
from bot.actions.fields import Option, Reading, Say
from bot.actions.turn import Turn
from bot.actions.words import in_words

SURE_MATCHES = ("exact", "variant")
MOST_OPTIONS = 6
# How is asked who is meant, when it is not simply one of a few people with that name.
NEAR_PERSON, NEAR_PEOPLE = "utter_ask_near_participant", "utter_ask_which_near_participant"
MORE_PEOPLE = "utter_ask_which_participant_of_many"
ONE_OF_SEVERAL = ("utter_ask_which_participant", MORE_PEOPLE, NEAR_PEOPLE)

# fmt: off
PREFIXES = frozenset((
    "van", "de", "den", "der", "het", "t", "in", "op", "ten", "ter", "te", "el", "ben", "ait", "la", "le",
    "da",
))
_TITLE = r"((de|the|mevrouw|meneer|dhr\.?|mw\.?|mevr\.?|heer|mr\.?|mrs\.?|ms\.?|collega|medewerker)\s+)*"
# fmt: on
_WORD = re.compile(r"[^\W\d_]+")
YEAR = re.compile(r"\b(19|20)\d\d\b")
_NOT_MEANT = re.compile(
    rf"\b(niet|geen|not|instead of|i\.p\.v\.|ipv|in plaats van)\s+{_TITLE}$", re.IGNORECASE
)
# What stands before a name that is one of a list; any other further name may be somebody's manager.
_LISTED = re.compile(
    rf"(^|[.;:,&+\n-]|\b(en|and|plus|ook|also|daarna|dan|then|voor|for|of|or))\s*(nog\s+)?{_TITLE}$",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\b(groet(en|jes)?|mvg|regards|sincerely|hoogachtend|namens|cheers)\b[\s,!.]*", re.IGNORECASE
)


def by_id(candidates: Sequence[Candidate]) -> dict[str, Candidate]:
    """Return the candidates by the id of the participant."""
    return {candidate.participant.id: candidate for candidate in candidates}


def folded(text: str) -> list[str]:
    """Return the words of `text` without capitals and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ı", "i").replace("ł", "l"))
    return _WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))


def choose(given: str, candidates: list[Candidate], turn: Turn) -> Reading:
    """Return the one who is meant, or the ones between whom to choose; further people beside it."""
    first, *others = each_person(given, candidates, turn)
    listed = tuple(other for other in others if _LISTED.search(turn.text[: _begin(turn.text, other.place)]))
    loose = tuple(other.given for other in others if other not in listed)
    return replace(first, others=listed, unlisted=loose)


def each_person(given: str, candidates: list[Candidate], turn: Turn) -> list[Reading]:
    """Return a reading for each person whom the message names, in its order."""
    found = [group for group in groups(turn.text, candidates) if not _signs(turn.text, group)]
    found = found or groups(turn.text, candidates)
    tagged = {int(entity["start"]) for entity in turn.all_of("participant") if entity.get("end")}
    certain = [g for g in found if any(c.match != "near" for c in g) or any(c.start in tagged for c in g)]
    readings = []
    for group in certain or found:
        places = [c.start for c in group if c.start is not None]
        typed = turn.text[min(places) : max(c.end or 0 for c in group)] if places else given
        place = min(places, default=_place(turn.text, group))
        readings.append(
            replace(_reading(typed, _likeliest(group, turn), turn.language), place=place, given=typed)
        )
    return readings


def _likeliest(group: list[Candidate], turn: Turn) -> list[Candidate]:
    likely = [candidate for candidate in group if _is_born(candidate, turn)] or group
    sure = [candidate for candidate in likely if candidate.match in SURE_MATCHES]
    return sure or [candidate for candidate in likely if candidate.match == "partial"] or likely


def _signs(text: str, group: list[Candidate]) -> bool:
    """Tell whether the name stands under a letter: whoever writes it is not whom it is about."""
    place = min((c.start for c in group if c.start is not None), default=_place(text, group))
    return any(len(text[found.end() : place].split()) <= 1 for found in _SIGNED.finditer(text[:place]))


def _place(text: str, group: list[Candidate]) -> int:
    """Return where the first word stands that these people share with the text."""
    own = {word for candidate in group for word in folded(candidate.participant.name)} - PREFIXES
    places = [match.start() for match in _WORD.finditer(text) if "".join(folded(match.group())) in own]
    return min(places, default=0)


def _is_born(candidate: Candidate, turn: Turn) -> bool:
    """Tell whether the words around a name give this birth date, or this birth year beside other dates."""
    born = candidate.participant.birth_date
    if born.isoformat() in (str(entity["value"]) for entity in turn.all_of("birth_date")):
        return True
    return str(born.year) in (year.group() for year in YEAR.finditer(without_dates(turn)))


def without_dates(turn: Turn) -> str:
    """Return the text with its dates left out: a year that remains is a birth year."""
    text = turn.text
    dates = [*turn.all_of("birth_date"), *turn.all_of("date")]
    for entity in sorted(dates, key=lambda found: -int(found.get("start") or 0)):
        if entity.get("end"):
            text = f"{text[: entity['start']]} {text[entity['end'] :]}"
    return text


def groups(text: str, candidates: list[Candidate]) -> list[list[Candidate]]:
    """Put together the candidates that the same words of `text` name, in the order of the text.

    "Piet Jansen en Wil Smit" names two people; "Jansen" one, who can be several. Somebody who is only ruled
    out ("niet Ruud maar Kim") is left out.
    """
    words = [(match.start(), "".join(folded(match.group()))) for match in _WORD.finditer(text)]
    named: dict[frozenset[int], list[Candidate]] = {}
    for candidate in candidates:
        own = set(folded(candidate.participant.name)) - PREFIXES
        first, last = candidate.start or 0, len(text) if candidate.end is None else candidate.end
        places = frozenset(start for start, word in words if word in own and first <= start < last)
        if not places and candidate.start is None:
            return [candidates]
        named.setdefault(places or frozenset((candidate.start or 0,)), []).append(candidate)
    fullest = [places for places in named if not any(places < other for other in named)]
    meant = [places for places in fullest if not _NOT_MEANT.search(text[: _begin(text, min(places))])]
    return [named[places] for places in sorted(meant or fullest, key=min)]


def _begin(text: str, place: int) -> int:
    """Return where a name begins whose first full word stands at `place`: before "van den" too."""
    before = re.search(r"(?:\b(?:van|de|den|der|het|ten|ter|el)\s+)+$", text[:place], re.IGNORECASE)
    return before.start() if before else place


def _reading(given: str, likely: list[Candidate], language: str) -> Reading:
    shown = likely[:MOST_OPTIONS]
    options = tuple(
        Option(keep(c.participant), f"{c.participant.name} ({in_words(c.participant.birth_date, language)})")
        for c in shown
    )
    near = likely[0].match == "near"
    if len(options) > 1:
        # Names that only look alike trail off; of names that fit, the one that is meant can be the seventh.
        more = len(likely) > len(shown) and not near
        response = NEAR_PEOPLE if near else MORE_PEOPLE if more else "utter_ask_which_participant"
        return Reading(options=options, say=Say(response, {"given": given}))
    if not near:
        return Reading(value=options[0].value)
    return Reading(options=options, say=Say(NEAR_PERSON, {"name": options[0].label}), yes=0)


def is_near(reading: Reading) -> bool:
    """Tell whether nobody has the name that was typed, only names that look alike."""
    return reading.say is not None and reading.say.response in (NEAR_PERSON, NEAR_PEOPLE)


def too_many(reading: Reading) -> Say | None:
    """Return what to say when more people fit than the reading holds, so nothing can be said of all."""
    if reading.say is None or reading.say.response != MORE_PEOPLE:
        return None
    return Say("utter_name_fits_many", reading.say.values)


def people_of(reading: Reading) -> list[dict[str, Any]]:
    """Return everybody who may be meant."""
    return [reading.value] if reading.value else [option.value for option in reading.options]


def called(reading: Reading, turn: Turn) -> str:
    """Return what to call whoever is meant: their name, or of several the name as it was typed."""
    names = list(dict.fromkeys(str(person["name"]) for person in people_of(reading)))
    typed = [turn.text[e["start"] : e["end"]] for e in turn.all_of("participant") if e.get("end")]
    return typed[-1] if len(names) > 1 and typed and not is_near(reading) else ", ".join(names)


def keep(participant: Participant) -> dict[str, Any]:
    """Return what a slot keeps of a participant."""
    return participant.model_dump(mode="json", exclude={"schemes", "start_date"})
