"""The field that holds a participant: read from names in a message, or from a word that stands for somebody.

Which names fit is the backend's affair; who of them is meant is decided in `naming`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from bot.actions.backend import Backend, Candidate
from bot.actions.draft import Draft
from bot.actions.fields import Field, Option, Reading, Say
from bot.actions.mentioned import Person, meant_by_pronoun, mention_person, pronoun_place
from bot.actions.naming import (
    PREFIXES,
    SURE_MATCHES,
    YEAR,
    by_id,
    choose,
    each_person,
    folded,
    people_of,
    without_dates,
)
from bot.actions.strangers import unknown
from bot.actions.turn import FILLERS, Turn
from bot.actions.words import in_words

MOST_FOUND = 50  # what the backend gives at most: a birth year can then choose beyond the options shown
MOST_WORDS_OF_A_NAME = 5

# fmt: off
_OTHER = re.compile(r"\b(ander|andere|other)\b(?!\s+(datum|dag|date|day)\b)", re.IGNORECASE)
_SEVERAL = re.compile(r"(\b(en|and|ook|also|plus|alsook|too)\b|[&+,\n])", re.IGNORECASE)
# Words around a choice between people: "die uit 1985", "the one born in 1991".
_AROUND_A_CHOICE = frozenset((
    "die", "deze", "dat", "uit", "geboren", "in", "bedoel", "bedoelde", "dan", "jaar", "born", "one", "from",
    "who", "is", "year", "birth", "van", "met",
))
# fmt: on


class ParticipantField(Field):
    """A participant of the speaker's employer, kept as the backend's summary (id, name, birth date ...).

    `pointing` lets "die" and "deze" stand for somebody; where a thing can be meant by them they do not.
    """

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
    names_others = True

    def __init__(self, slot: str, *, asked_by: Iterable[str] = (), pointing: bool = True) -> None:
        super().__init__(slot, asked_by=asked_by)
        self.pointing = pointing

    async def read(self, turn: Turn, asked: bool, known: Any, backend: Backend) -> Reading | None:
        """Look up the names that the message holds; when asked, all that was typed may be the name."""
        if turn.pressed:
            return None
        names = [str(entity["value"]) for entity in turn.all_of("participant")]
        if known and not turn.adds and means_another_person(turn):
            return await self._other_than(known, names, turn, backend)
        found = await self._named(turn, asked or turn.adds, bool(known), backend)
        if known and turn.adds:
            return self._beside(known, found, names, turn)
        meant = [] if known or found else meant_by_pronoun(turn, self.pointing)
        if meant:
            return self._spoken_of(meant, turn)
        left = turn.rest()
        given = names[-1] if names else " ".join(left)
        if not found and not names and asked and 0 < len(left) <= MOST_WORDS_OF_A_NAME:
            found = await backend.search(given, "name", MOST_FOUND)
        if found:
            return replace(choose(given, found, turn), unknown=_unknown(turn, found))
        return Reading(say=await unknown(given, backend, turn.language)) if names else None

    @staticmethod
    async def _named(turn: Turn, all_that_fit: bool, known: bool, backend: Backend) -> list[Candidate]:
        """Return who fits the names in the message, each with the place of the name where that is known."""
        found: dict[str, Candidate] = {}
        for entity in turn.all_of("participant"):
            if _SEVERAL.search(str(entity["value"])):
                continue  # two names taken for one: the sentence is read as a whole
            place = {"start": entity.get("start"), "end": entity.get("end")} if entity.get("end") else {}
            fitting = await backend.search(str(entity["value"]), "name", MOST_FOUND)
            if len(fitting) > 1 and place and turn.rest():
                fuller = await _fuller_name(turn, int(entity["start"]), int(entity["end"]), backend)
                fitting, place = fuller or fitting, {} if fuller else place
            found |= by_id([candidate.model_copy(update=place) for candidate in fitting])
        sure = any(candidate.match in SURE_MATCHES for candidate in found.values())
        if (turn.rest() and not sure) or _SEVERAL.search(turn.text):
            named = await backend.search(turn.text, "sentence", MOST_FOUND)
            if known and not all_that_fit:
                # A word that happens to be somebody's surname must not replace the person who was named.
                named = [candidate for candidate in named if candidate.match in SURE_MATCHES]
            found |= by_id(named)
        return list(found.values())

    def _beside(self, known: Person, found: list[Candidate], names: list[str], turn: Turn) -> Reading | None:
        """Return the people named who are not the one known already."""
        same = set(known.get("ids") or [known["id"]])
        named = each_person("", found, turn) if found else []
        people = [(reading, {person["id"] for person in people_of(reading)}) for reading in named]
        others = tuple(reading for reading, ids in people if not ids & same)
        if others:
            places = [reading.place for reading, ids in people if ids & same]
            place = places[0] if places else -1
            return Reading(others=others, place=place, unknown=_unknown(turn, found))
        if named:
            return choose("", found, turn)
        meant = meant_by_pronoun(turn, self.pointing, but_not=known["id"])
        if meant:
            return Reading(others=(self._spoken_of(meant, turn),), place=-1)
        return Reading(say=Say("utter_participant_unknown", {"given": names[-1]})) if names else None

    @staticmethod
    def _spoken_of(people: list[Person], turn: Turn) -> Reading:
        """Return whom "zij" or "die" stands for; when it can be several, they are offered."""
        if len(people) == 1:
            return Reading(value=people[0], given=str(people[0]["name"]), place=pronoun_place(turn))
        options = tuple(
            Option(person, f"{person['name']} ({in_words(person['birth_date'], turn.language)})")
            for person in people
        )
        question = Say("utter_ask_which_participant")
        return Reading(options=options, say=question, given=options[0].label, place=pronoun_place(turn))

    def mention(self, draft: Draft, turn: Turn, value: Any, before: Any) -> None:
        """Remember the person."""
        mention_person(draft, value, turn)

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
            for name in (known["name"], str(known["name"]).split()[0]):
                same = await backend.search(name, "name", MOST_FOUND)
                found = found or [one for one in same if one.participant.id != known["id"]]
        return choose(str(known["name"]).split()[0], found, turn) if found else None

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
        text = without_dates(turn)
        year = YEAR.search(text)
        if year:
            return year.group() == born[:4]
        said = set(folded(text)) - _AROUND_A_CHOICE - PREFIXES - FILLERS
        return bool(said) and said <= set(folded(option.value["name"]))


async def _fuller_name(turn: Turn, start: int, end: int, backend: Backend) -> list[Candidate]:
    """Return whom the sentence names in full where only a part of the name was taken for one."""
    named = await backend.search(turn.text, "sentence", MOST_FOUND)
    return [
        candidate
        for candidate in named
        if candidate.match in SURE_MATCHES
        and candidate.start is not None
        and candidate.end is not None
        and candidate.start <= start
        and end <= candidate.end
        and candidate.end - candidate.start > end - start
    ]


def means_another_person(turn: Turn) -> bool:
    """Tell whether "de andere" is said of somebody: "een andere datum" is not."""
    only_a_date = turn.all_of("date") and not turn.all_of("participant")
    return _OTHER.search(turn.text) is not None and not only_a_date


def _unknown(turn: Turn, found: list[Candidate]) -> tuple[str, ...]:
    """Return the names in the message that nobody has, beside the names of those who were found."""
    spans = [(one.start, one.end) for one in found if one.start is not None and one.end is not None]
    unknown = []
    for entity in turn.all_of("participant"):
        start, end = entity.get("start"), entity.get("end")
        if start is not None and end and not any(start < last and first < end for first, last in spans):
            unknown.append(turn.text[start:end])
    return tuple(unknown) if len(spans) == len(found) else ()
