"""How a new person is read from a message: the name, the birth date, man or woman; in no records yet.

Words that can be another's name (a street, a colleague) count where a name is asked or announced.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from bot.actions.backend import Backend, Participant
from bot.actions.fields import DateField, Field, Option, Reading, Say
from bot.actions.phrasebook import phrase
from bot.actions.situation import CONFIRM, CORRECTION
from bot.actions.turn import Turn
from bot.actions.words import in_words
from bot.clock import today
from bot.values.fact_labels import labelled_facts
from bot.values.gender import gender_in, gender_unsaid
from bot.values.name_places import announced_name, answered_name, labelled_name, named_parts
from bot.values.person_names import PersonName, merged, read_name, spelled

LEAST_AGE_OF_A_BIRTH_DATE = 14
"""A date this long ago is rather a birth date than a first day at work, and the other way round."""
GENDERS = ("female", "male", "unknown")
_ONE_OF_SEVERAL = re.compile(r"(?:(?!\s+(?:en|and|&|\+)\s|,\s).)+")
_JOINED = re.compile(r"(?:(?<!\w)(?:en|and|plus|ook)|[&+])\s*$", re.IGNORECASE)
_LISTED = re.compile(r"[^\W\d_],\s*$")
_WITH_A_YEAR = re.compile(r"(?:19|20)\d\d|\d{6}|\d\D+\d\d?\D+\d\d\b|[^\W\d_]\.?\s*'?\d\d\s*$")


class NewNameField(Field):
    """The name of somebody who is to be enrolled, in its parts (`PersonName`)."""

    words = ("naam", "achternaam", "voornaam", "voorletters", "name", "surname", "wie", "who")
    shared = False
    names_others = words_apart = True

    async def read(self, turn: Turn, asked: bool, known: Any, backend: Backend) -> Reading | None:
        """Return the name, with what was known of it; the name of a participant is asked about first."""
        if turn.pressed:
            return None
        before = name_of(known)
        if known and turn.adds:
            others = _others(turn, before)
            if others:
                return Reading(others=others, place=-1)
        reading = await self._of_one(turn, asked, known, before, backend)
        if reading is None or not (reading.value or reading.options):
            return reading
        first = reading.value or reading.options[0].value
        others = _others(turn, name_of(first)) if not known else ()
        place = next((start for name, start in _named(turn) if name == name_of(first)), 0)
        return replace(reading, others=others, place=place, given=first["name"])

    async def _of_one(
        self, turn: Turn, asked: bool, known: Any, before: PersonName, backend: Backend
    ) -> Reading | None:
        said = self._said(turn, asked, before) or await self._mentioned(turn, before, backend)
        if said is None:
            return None
        name = merged(before, said) if known else said
        name = PersonName(**{**asdict(name), "surname": spelled(name.surname, turn.text)})
        if name == before:
            return Reading(value=known)
        namesake = await _namesake(name, turn, backend) if name.complete else None
        if namesake is None:
            return Reading(value=kept(name))
        about = {"name": namesake.name, "birth_date": namesake.birth_date, "participant": namesake.id}
        if namesake.birth_date.isoformat() in [e["value"] for e in birth_dates(turn, asked=asked)]:
            return Reading(wrong=True, say=Say("utter_enrolment_is_participant", about))
        option = Option(kept(name), namesake.name)
        return Reading(options=(option,), say=Say("utter_ask_enrolment_namesake", about), yes=0)

    @staticmethod
    def _said(turn: Turn, asked: bool, before: PersonName) -> PersonName | None:
        """Return the name that the message says outright."""
        parts = named_parts(turn.text)
        if parts:
            return PersonName(**{**asdict(before), **{k: v for k, v in asdict(parts).items() if v}})
        name = labelled_name(labelled_facts(turn.text)) or announced_name(turn.text)
        if name is None and before.complete and spelled(before.surname, turn.text) != before.surname:
            return before
        if name is None and asked:
            values = [e for e in turn.entities if e["entity"] != "participant" and e.get("end")]
            name = answered_name(turn.text, [(e["start"], e["end"]) for e in values])
        return name

    @staticmethod
    async def _mentioned(turn: Turn, before: PersonName, backend: Backend) -> PersonName | None:
        """Return the name that stands somewhere in the message; of several the one that is nobody's yet."""
        corrects = turn.intent in ("correct", "deny") or turn.asked in (CONFIRM, CORRECTION)
        if before.complete and not corrects:
            return None
        names = [name for name, _ in _named(turn)]
        if len(names) > 1:
            names = [name for name in names if not await _same_name(name, backend)] or names
        return next((name for name in names if name.complete), names[0] if names else None)

    def shown(self, value: Any, language: str) -> str:
        """Return the name as people say it."""
        return str(value["name"])

    def matches_option(self, turn: Turn, option: Option) -> bool:
        """Tell whether the answer gives a birth date: then it is somebody else with the same name."""
        return bool(turn.all_of("birth_date"))


def kept(name: PersonName) -> dict[str, str]:
    """Return what a slot keeps of a name: its parts, and the name as people say it."""
    return {**asdict(name), "name": name.shown}


def name_of(value: Mapping[str, Any] | None) -> PersonName:
    """Return the name that a slot keeps; an empty one for None."""
    return PersonName(**{part: text for part, text in (value or {}).items() if part != "name"})


def _named(turn: Turn) -> list[tuple[PersonName, int]]:
    """Return the names that stand in the message, each with its place; "Jan Smit en Piet Bos" are two."""
    found = []
    for entity in turn.all_of("participant"):
        start = int(entity.get("start") or 0)
        for part in _ONE_OF_SEVERAL.finditer(str(entity["value"])):
            name = read_name(part.group())
            if name:
                found.append((name, start + part.start()))
    return found


def _others(turn: Turn, first: PersonName) -> tuple[Reading, ...]:
    """Return further new people: whoever is named behind "en", with those before in the same list."""
    named = [(name, place) for name, place in _named(turn) if name != first]
    joined = [place for _, place in named if turn.adds or _JOINED.search(turn.text[:place])]
    if not joined:
        return ()
    listed = [(name, place) for name, place in named if place in joined or _LISTED.search(turn.text[:place])]
    return tuple(Reading(value=kept(name), place=place, given=name.shown) for name, place in listed)


async def _same_name(name: PersonName, backend: Backend) -> list[Participant]:
    """Return the active participants who have exactly this name."""
    found = await backend.search(name.shown, "name", 10)
    return [c.participant for c in found if c.match == "exact" and c.participant.status == "active"]


async def _namesake(name: PersonName, turn: Turn, backend: Backend) -> Participant | None:
    """Return a participant who can be the one who is named: not when another birth date was said."""
    born = [entity["value"] for entity in birth_dates(turn, asked=False)]
    same = await _same_name(name, backend)
    if born:
        same = [person for person in same if person.birth_date.isoformat() in born]
    return same[0] if same else None


def birth_dates(turn: Turn, *, asked: bool) -> list[dict[str, Any]]:
    """Return the dates of the message that are birth dates: called so, or too long ago to start work on."""
    found = []
    for entity in turn.entities:
        if entity["entity"] == "birth_date":
            found.append(entity)
        elif entity["entity"] == "date" and entity.get("value"):
            day = date.fromisoformat(entity["value"])
            if day.year > today().year + 1 and asked:
                day = day.replace(year=day.year - 100)  # "3-4-45" where a birth date was asked
            if today().year - day.year >= LEAST_AGE_OF_A_BIRTH_DATE and not entity.get("edge"):
                found.append({**entity, "value": day.isoformat(), "was": entity["value"]})
    return found


class BirthDateField(Field):
    """A birth date, kept as an ISO date."""

    words = ("geboortedatum", "geboren", "verjaardag", "birth", "birthday", "born")
    shared = False

    async def read(self, turn: Turn, asked: bool, known: Any, backend: Backend) -> Reading | None:
        """Return the last birth date of the message; one without its year cannot be one."""
        found = birth_dates(turn, asked=asked)
        if not found and turn.asked == self.slot:
            found = [entity for entity in turn.all_of("date") if not entity.get("edge")]
        if not found:
            return None
        entity = found[-1]
        typed = turn.text[entity["start"] : entity["end"]] if entity.get("end") else ""
        if typed.strip() and not _WITH_A_YEAR.search(typed):
            return Reading(wrong=True, say=Say("utter_enrolment_birth_year"))
        return Reading(value=entity["value"])

    def shown(self, value: Any, language: str) -> str:
        """Return the day in words."""
        return in_words(value, language)


class FirstDayField(DateField):
    """The first day of work: a date of the message that is no birth date."""

    words: tuple[str, ...] = (
        "startdatum",
        "ingangsdatum",
        "begindatum",
        "start",
        "datum",
        "dag",
        "date",
        "day",
        "wanneer",
    )

    async def read(self, turn: Turn, asked: bool, known: Any, backend: Backend) -> Reading | None:
        """Return the last date that is not the birth date."""
        for entity in birth_dates(turn, asked=False):
            turn = turn.without(entity.get("was", entity["value"]))
        if (turn.asked or "").endswith("__birth_date") and not any(e.get("edge") for e in turn.entities):
            return None
        return await super().read(turn, asked, known, backend)


class GenderField(Field):
    """Man, woman, or not known, as the registration asks for it."""

    words = ("geslacht", "gender", "man", "vrouw", "woman")
    shared = False

    async def read(self, turn: Turn, asked: bool, known: Any, backend: Backend) -> Reading | None:
        """Return what the words or a title say; "haar" counts only while nothing is known."""
        if turn.pressed:
            choice = (turn.choice or "").removeprefix("gender:")
            return Reading(value=choice) if choice in GENDERS else None
        gender, outright = gender_in(turn.text, labelled_facts(turn.text))
        if gender is None:
            return Reading(value="unknown") if turn.asked == self.slot and gender_unsaid(turn.text) else None
        if known and (not outright or gender == known):
            return None
        return Reading(value=gender)

    def shown(self, value: Any, language: str) -> str:
        """Return the word for it."""
        return phrase(f"gender_{value}", language)
