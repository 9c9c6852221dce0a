"""How the birth date, the first day of work and man or woman are read of a new person."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from bot.actions.backend import Backend
from bot.actions.fields import DateField, Field, Reading, Say
from bot.actions.phrasebook import phrase
from bot.actions.turn import Turn
from bot.actions.words import in_words
from bot.clock import today
from bot.values import find_values
from bot.values.fact_labels import labelled_facts
from bot.values.gender import gender_in, gender_unsaid

LEAST_AGE_OF_A_BIRTH_DATE = 14
"""A date this long ago is rather a birth date than a first day at work, and the other way round."""
GENDERS = ("female", "male", "unknown")
_WITH_A_YEAR = re.compile(r"(?:19|20)\d\d|\d{6}|\d\D+\d\d?\D+\d\d\b|[^\W\d_]\.?\s*'?\d\d\s*$")
_SHORT_YEAR = re.compile(r"[\s'-]{1,2}\d\d(?!\d|\s*(?:uur|u\b|h\b|hours?|euro|%|procent|fte|jaar|k\b))")


def birth_dates(turn: Turn, *, asked: bool) -> list[dict[str, Any]]:
    """Return the dates of the message that are birth dates: called so, or too long ago to start work on."""
    found = []
    for entity in turn.entities:
        if entity["entity"] == "birth_date":
            found.append(entity)
        elif entity["entity"] == "date" and entity.get("value"):
            day = _with_short_year(turn, entity) or date.fromisoformat(entity["value"])
            if day.year > today().year + 1 and asked:
                day = day.replace(year=day.year - 100)  # "3-4-45" where a birth date was asked
            if today().year - day.year >= LEAST_AGE_OF_A_BIRTH_DATE and not entity.get("edge"):
                found.append({**entity, "value": day.isoformat(), "was": entity["value"]})
    return found


def _with_short_year(turn: Turn, entity: dict[str, Any]) -> date | None:
    """Return the day of "2 feb 90" where a birth date was asked; elsewhere two digits can be anything."""
    asked = turn.asked or ""
    if not (asked.endswith("__person") or "birth_date" in asked) or not entity.get("end"):
        return None
    if not _SHORT_YEAR.match(turn.text, entity["end"]):
        return None
    read = find_values(f"geboren {turn.text[entity['start'] :]}", today=today())
    return next((one.value for one in read if one.kind == "birth_date" and isinstance(one.value, date)), None)


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
        if typed.strip() and not _WITH_A_YEAR.search(typed) and not _with_short_year(turn, entity):
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
