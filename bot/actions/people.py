"""How a participant is read from a message: by name, among those of the speaker's employer.

Which names fit is the backend's affair; who of them is meant is decided here, from the words around them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.actions.backend import Backend, Candidate
from bot.actions.fields import Field, Option, Reading, Say
from bot.actions.turn import FILLERS, Turn
from bot.actions.words import in_words

SURE_MATCHES = ("exact", "variant")
MOST_OPTIONS = 6
MOST_FOUND = 50  # what the backend gives at most: a birth year can then choose beyond the options shown
MOST_WORDS_OF_A_NAME = 5
# How is asked who is meant, when it is not simply one of a few people with that name.
NEAR_PERSON, NEAR_PEOPLE = "utter_ask_near_participant", "utter_ask_which_near_participant"
MORE_PEOPLE = "utter_ask_which_participant_of_many"

# fmt: off
_PREFIXES = frozenset((
    "van", "de", "den", "der", "het", "t", "in", "op", "ten", "ter", "te", "el", "ben", "ait", "la", "le",
    "da",
))
_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"\b(19|20)\d\d\b")
_OTHER = re.compile(r"\b(ander|andere|other)\b(?!\s+(datum|dag|date|day)\b)", re.IGNORECASE)
_SEVERAL = re.compile(r"(\b(en|and|ook|also|plus|alsook)\b|[&+,])", re.IGNORECASE)
_NOT_MEANT = re.compile(
    r"\b(niet|geen|not|instead of|i\.p\.v\.|ipv|in plaats van)\s+((de|the|mevrouw|meneer|heer|mr|mrs)\s+)*$",
    re.IGNORECASE,
)
# Words around a choice between people: "die uit 1985", "the one born in 1991".
_AROUND_A_CHOICE = frozenset((
    "die", "deze", "dat", "uit", "geboren", "in", "bedoel", "bedoelde", "dan", "jaar", "born", "one", "from",
    "who", "is", "year", "birth", "van", "met",
))
# fmt: on


class ParticipantField(Field):
    """A participant of the speaker's employer, kept as the backend's summary (id, name, birth date ...)."""

    words = (
        "naam",
        "persoon",
        "medewerker",
        "werknemer",
        "collega",
        "name",
        "person",
        "employee",
        "wie",
        "who",
    )

    shared = False

    async def read(self, turn: Turn, asked: bool, known: Any, backend: Backend) -> Reading | None:
        """Look up the names that the message holds; when asked, all that was typed may be the name."""
        if turn.pressed:
            return None
        names = [str(entity["value"]) for entity in turn.all_of("participant")]
        if known and means_another_person(turn):
            return await self._other_than(known, names, turn, backend)
        found: dict[str, Candidate] = {}
        for name in names:
            found |= by_id(await backend.search(name, "name", MOST_FOUND))
        left = turn.rest()
        if (left and not found) or _SEVERAL.search(turn.text):
            named = await backend.search(turn.text, "sentence", MOST_FOUND)
            if known and not asked:
                # A word that happens to be somebody's surname must not replace the person who was named.
                named = [candidate for candidate in named if candidate.match in SURE_MATCHES]
            found |= by_id(named)
        given = names[-1] if names else " ".join(left)
        if not found and not names and asked and 0 < len(left) <= MOST_WORDS_OF_A_NAME:
            found = by_id(await backend.search(given, "name", MOST_FOUND))
        if found:
            return choose(given, list(found.values()), turn)
        return Reading(say=Say("utter_participant_unknown", {"given": given})) if names else None

    @staticmethod
    async def _other_than(
        known: dict[str, Any], names: list[str], turn: Turn, backend: Backend
    ) -> Reading | None:
        """Read "ik bedoelde de andere Jansen": the same name, not the person chosen before."""
        found = await backend.search(
            names[-1] if names else turn.text, "name" if names else "sentence", MOST_FOUND
        )
        found = [candidate for candidate in found if candidate.participant.id != known["id"]]
        if not found:
            same = await backend.search(known["name"], "name", MOST_FOUND)
            found = [candidate for candidate in same if candidate.participant.id != known["id"]]
        return choose(known["name"], found, turn) if found else None

    def shown(self, value: Any, language: str) -> str:
        """Return the name."""
        return str(value["name"])

    def matches_option(self, turn: Turn, option: Option) -> bool:
        """Tell whether typed words name this option: its birth date or year, or part of its name."""
        born = str(option.value["birth_date"])
        birthdays = [str(entity["value"]) for entity in turn.all_of("birth_date")]
        if birthdays:
            return any(day == born or day[5:] == born[5:] for day in birthdays)
        # A day that is not said to be a birthday, and is not one in full, is rather the date of the change.
        if born in [str(entity["value"]) for entity in turn.all_of("date")]:
            return True
        text = _without_dates(turn)
        year = _YEAR.search(text)
        if year:
            return year.group() == born[:4]
        said = set(folded(text)) - _AROUND_A_CHOICE - _PREFIXES - FILLERS
        return bool(said) and said <= set(folded(option.value["name"]))


def means_another_person(turn: Turn) -> bool:
    """Tell whether "de andere" is said of somebody: "een andere datum" is not."""
    only_a_date = turn.all_of("date") and not turn.all_of("participant")
    return _OTHER.search(turn.text) is not None and not only_a_date


def by_id(candidates: Sequence[Candidate]) -> dict[str, Candidate]:
    """Return the candidates by the id of the participant."""
    return {candidate.participant.id: candidate for candidate in candidates}


def folded(text: str) -> list[str]:
    """Return the words of `text` without capitals and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ı", "i").replace("ł", "l"))
    return _WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))


def choose(given: str, candidates: list[Candidate], turn: Turn) -> Reading:
    """Return the one who is meant, or the ones between whom the user must choose."""
    likely = [c for c in candidates if _is_born(c, turn)] or candidates
    sure = [c for c in likely if c.match in SURE_MATCHES]
    likely = sure or [c for c in likely if c.match == "partial"] or likely
    first, *others = groups(turn.text, likely)
    reading = _reading(given, first, turn.language)
    if others and reading.value:
        names = ", ".join(group[0].participant.name for group in others)
        return replace(
            reading,
            say=Say("utter_one_at_a_time", {"name": first[0].participant.name, "others": names}),
        )
    return reading


def _is_born(candidate: Candidate, turn: Turn) -> bool:
    """Tell whether the words around a name give this birth date, or this birth year beside other dates."""
    born = candidate.participant.birth_date
    if born.isoformat() in (str(entity["value"]) for entity in turn.all_of("birth_date")):
        return True
    return str(born.year) in (year.group() for year in _YEAR.finditer(_without_dates(turn)))


def _without_dates(turn: Turn) -> str:
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
        own = set(folded(candidate.participant.name)) - _PREFIXES
        places = frozenset(start for start, word in words if word in own)
        if not places:
            return [candidates]
        named.setdefault(places, []).append(candidate)
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
        Option(keep(c), f"{c.participant.name} ({in_words(c.participant.birth_date, language)})")
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


def keep(candidate: Candidate) -> dict[str, Any]:
    """Return what a slot keeps of a participant."""
    return candidate.participant.model_dump(mode="json", exclude={"schemes", "gender", "start_date"})
