"""How the name of a new person is read from a message: by label, announced, asked for, or in passing.

Words that can be another's name (a street, a colleague) count where a name is asked or announced.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from bot.actions.backend import Backend, Candidate, Participant
from bot.actions.fields import Field, Option, Reading, Say
from bot.actions.new_person import birth_dates
from bot.actions.situation import CONFIRM, CORRECTION
from bot.actions.turn import Turn
from bot.values.fact_labels import labelled_facts
from bot.values.name_places import announced_name, answered_name, labelled_name, named_parts
from bot.values.person_names import PersonName, merged, read_name, spelled

_ONE_OF_SEVERAL = re.compile(r"(?:(?!\s+(?:en|and|&|\+)\s|,\s).)+")
_OF_THE_SAME = re.compile(
    r"\b(?:(?:achter|voor|roep)?naam|voorletters|heet|(?:sur|first |last )?name|initials|called)\b",
    re.IGNORECASE,
)
_SOMEBODY_ELSE = re.compile(
    r"\W*(?!(?:nee|no|niet)\b)(?:(?:ja|jawel|klopt|yes|correct)\b|.*\b(?:iemand|een) anders?\b|.*\bnaamgeno|"
    r".*\b(?:somebody|someone|different|another) (?:else|person|one)\b)",
    re.IGNORECASE,
)
# Taken for a part of the name where it begins the sentence: "Enrol Kate Brown".
_VERB = re.compile(
    r"^\W*(?:please\s+)?(?:enroll?|register|add|hire|aanmelden|aanmelding|inschrijven|meld|nieuwe?|new)\s+",
    re.IGNORECASE,
)
# The reasons of the search that say: the same full name, only written in another way.
_OTHERWISE_WRITTEN = frozenset(("full_name", "accents", "prefix_shortened", "surname_first"))
_JOINED = re.compile(r"(?:(?<!\w)(?:en|and|plus|ook)|[&+])\s*$", re.IGNORECASE)
_LISTED = re.compile(r"[^\W\d_],\s*$")


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
        if known and turn.adds and not _OF_THE_SAME.search(turn.text):
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
        if parts and (parts.surname or parts.first_names or parts.initials):
            return PersonName(**{**asdict(before), **{k: v for k, v in asdict(parts).items() if v}})
        name = labelled_name(labelled_facts(turn.text)) or announced_name(turn.text)
        if name is None and before.complete and spelled(before.surname, turn.text) != before.surname:
            return before
        if name is None and asked:
            values = [e for e in turn.entities if e["entity"] != "participant" and e.get("end")]
            taken = [(e["start"], e["end"]) for e in values]
            facts = [(fact.begin, fact.end) for fact in labelled_facts(turn.text)]
            apart = [span for span in taken if not any(a <= span[0] and span[1] <= b for a, b in facts)]
            name = answered_name(turn.text, [*facts, *apart])
        if parts:  # only what somebody is called
            name = replace(name or before, calling_name=parts.calling_name)
            given = name.first_names or name.initials or parts.calling_name
            return name if name.initials else replace(name, first_names=given)
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
        """Tell whether the answer says that it is somebody else with the same name, or gives a birth date."""
        return bool(turn.all_of("birth_date")) or _SOMEBODY_ELSE.match(turn.text) is not None


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
            words = _VERB.sub("", part.group())
            name = read_name(words)
            if name:
                found.append((name, start + part.end() - len(words)))
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
    """Return the active participants who have this name, in full, also where it was written otherwise."""
    found = await backend.search(name.shown, "name", 10)
    return [c.participant for c in found if _is_written_so(c) and c.participant.status == "active"]


def _is_written_so(candidate: Candidate) -> bool:
    return candidate.match == "exact" or (
        candidate.match == "variant" and _OTHERWISE_WRITTEN.issuperset(candidate.reasons)
    )


async def _namesake(name: PersonName, turn: Turn, backend: Backend) -> Participant | None:
    """Return a participant who can be the one who is named: not when another birth date was said."""
    born = [entity["value"] for entity in birth_dates(turn, asked=False)]
    same = await _same_name(name, backend)
    if born:
        same = [person for person in same if person.birth_date.isoformat() in born]
    return same[0] if same else None
