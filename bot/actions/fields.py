"""How the values of a task are read from a message: a participant, a date. Each field is one slot.

Reading gives a value, a choice between readings, or something to say; it never writes.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from bot.actions.backend import Backend
from bot.actions.draft import Draft
from bot.actions.mentioned import dates_meant, mention_date
from bot.actions.turn import Turn
from bot.actions.words import in_words
from bot.clock import today
from bot.values import find_values
from bot.values.past_clause import is_when_it_was_told

WORDS_OF_A_PERIOD = 3


@dataclass(frozen=True)
class Option:
    """One of several readings, with the label of its button."""

    value: Any
    label: str


@dataclass(frozen=True)
class Say:
    """A response to say, with its values."""

    response: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """What was read for a field: a `value`, or `options` to choose from, or neither and a `say`.

    `wrong` tells that the value known so far is not meant, without another one ("niet 1 maart"): it is asked.
    `unchanged` tells that a value that the task can do without is not to be given ("salaris blijft gelijk").
    `yes` is the number of the option that a plain "ja" stands for, where the question can be answered so.
    `others` are further people whom the message names, each a reading of their own; `place` is where in the
    text somebody is named, and `given` how. `unlisted` are names that may belong to something else,
    `unknown` names that nobody has.
    """

    value: Any = None
    options: tuple[Option, ...] = ()
    say: Say | None = None
    yes: int | None = None
    wrong: bool = False
    unchanged: bool = False
    others: tuple[Reading, ...] = ()
    place: int = 0
    given: str = ""
    unlisted: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


class Field(ABC):
    """A slot of a task and how it is read. `words` are what users call it when they correct it."""

    words: tuple[str, ...] = ()
    # Whether the same value can hold for another person ("hetzelfde voor Piet"): not who it is about.
    shared: bool = True
    # Whether it tells several people in one message apart (`Reading.others`).
    names_others: bool = False
    # Whether also the words behind each name are only that person's: "Sanne, vrouw, en Piet, man".
    words_apart: bool = False

    def __init__(self, slot: str, *, asked_by: Iterable[str] = ()) -> None:
        self.slot = slot
        self.asked_by = frozenset(asked_by)

    def is_asked(self, asked: str | None) -> bool:
        """Tell whether the open question asks for this value, by itself or as one of a group."""
        return asked is not None and (asked == self.slot or asked in self.asked_by)

    @abstractmethod
    async def read(self, turn: Turn, asked: bool, known: Any, backend: Backend) -> Reading | None:
        """Return what `turn` says about this field, or None.

        `asked` tells whether it was just asked for, `known` is the value that it already has, or None.
        """

    @abstractmethod
    def shown(self, value: Any, language: str) -> str:
        """Return `value` in words, as summaries show it."""

    def asked_options(self, reading: Reading) -> dict[str, Any]:
        """Return the options of `reading` as the slot `options` keeps them while they are asked."""
        say = reading.say or Say("utter_ask_which")
        values = {name: v.isoformat() if isinstance(v, date) else v for name, v in say.values.items()}
        return {
            "slot": self.slot,
            "options": [{"value": option.value, "label": option.label} for option in reading.options],
            "say": say.response,
            "values": values,
            "yes": reading.yes,
        }

    def mention(self, draft: Draft, turn: Turn, value: Any, before: Any) -> None:  # noqa: B027  # most: nothing
        """Remember that `value` was spoken of, instead of `before`: "dezelfde" can mean it later."""

    def matches_option(self, turn: Turn, option: Option) -> bool:
        """Tell whether typed text names `option`."""
        if turn.intent in ("affirm", "deny", "cancel"):
            return False
        text, label = turn.text.lower().strip(" ."), option.label.lower()
        return len(text) > 1 and (re.search(rf"\b{re.escape(text)}\b", label) is not None or label in text)


class DateField(Field):
    """A day, kept as an ISO date. `last_day_means_next` turns a last working day into the first day out."""

    words: tuple[str, ...] = ("datum", "dag", "date", "day", "wanneer", "when")

    def __init__(self, slot: str, last_day_means_next: bool = False, *, asked_by: Iterable[str] = ()) -> None:
        super().__init__(slot, asked_by=asked_by)
        self.last_day_means_next = last_day_means_next

    async def read(self, turn: Turn, asked: bool, known: Any, backend: Backend) -> Reading | None:
        """Return the last date of the message: "nee, niet 1 maart maar 1 april" means April."""
        said = turn.all_of("date")
        found = [entity for entity in said if not _is_of_a_message(turn, entity)]
        found = found or (_named_period(turn) if asked and not said else [])
        if not found:
            return self._spoken_of(turn, asked, known)
        entity = _date_meant(turn, found)
        if entity is None:
            return Reading(wrong=True)
        days = [date.fromisoformat(entity["value"])]
        days += [date.fromisoformat(other) for other in entity.get("alternatives") or []]
        if self.last_day_means_next and entity.get("edge") == "last_working_day":
            shifted = [day + timedelta(days=1) for day in days]
            say = (
                Say("utter_last_working_day_read", {"last": days[0], "first": shifted[0]})
                if len(days) == 1
                else None
            )
            return self._reading(shifted, turn.language, say)
        if self.last_day_means_next and entity.get("edge") == "end_of_period" and len(days) == 1:
            days = [days[0] + timedelta(days=1), days[0]]
            question = Say("utter_ask_end_of_period", {"end": days[1], "next": days[0]})
            return replace(self._reading(days, turn.language, question), yes=0)
        return self._reading(days, turn.language, None)

    def _spoken_of(self, turn: Turn, asked: bool, known: Any) -> Reading | None:
        """Return the date that "dezelfde datum" means; where two were spoken of, both are offered."""
        days = [date.fromisoformat(day) for day in dates_meant(turn, asked, known)]
        return self._reading(days, turn.language, None) if days else None

    def mention(self, draft: Draft, turn: Turn, value: Any, before: Any) -> None:
        """Remember the date."""
        mention_date(draft, value, before)

    @staticmethod
    def _reading(days: list[date], language: str, say: Say | None) -> Reading:
        if len(days) == 1:
            return Reading(value=days[0].isoformat(), say=say)
        options = tuple(Option(day.isoformat(), in_words(day, language)) for day in days)
        return Reading(options=options, say=say or Say("utter_ask_which_date"))

    def shown(self, value: Any, language: str) -> str:
        """Return the day in words."""
        return in_words(value, language)

    def matches_option(self, turn: Turn, option: Option) -> bool:
        """Tell whether the date or the year that was typed is the option's ("2026", "dit jaar")."""
        typed = [entity["value"] for entity in turn.all_of("date")]
        if typed:
            return option.value in typed
        if _NEXT_YEAR.search(turn.text):
            return int(option.value[:4]) == today().year + 1
        if _THIS_YEAR.search(turn.text):
            return int(option.value[:4]) == today().year
        return bool(re.fullmatch(rf"\D*{option.value[:4]}\D*", turn.text))


_THIS_YEAR = re.compile(r"\b(dit|huidige?|this|current) (jaar|year)\b", re.IGNORECASE)
_NEXT_YEAR = re.compile(r"\b(volgend|komend|next|coming) (jaar|year)\b", re.IGNORECASE)
_NO_LONGER_MEANT = re.compile(
    r"\b(niet|not|geen|instead of|i\.p\.v\.|ipv|in plaats van)\s+(per |op |on |the |as of )?$", re.IGNORECASE
)


def _named_period(turn: Turn) -> list[dict[str, Any]]:
    """Return the first day of a period that is all of the answer: "volgende maand" is per that month."""
    if turn.pressed or len(turn.text.split()) > WORDS_OF_A_PERIOD:
        return []
    found = find_values(f"per {turn.text}", today=today())
    dates = [value for value in found if value.kind == "date" and value.start == 0]
    return [{"value": str(value.value), "start": 0, "edge": value.edge} for value in dates]


def _is_of_a_message(turn: Turn, entity: dict[str, Any]) -> bool:
    """Tell whether it is when something was told: "ik heb vrijdag gemaild" is no day that Kim leaves."""
    if turn.pressed or not entity.get("end") or entity.get("edge"):
        return False
    return is_when_it_was_told(turn.text, int(entity["start"]), int(entity["end"]))


def _date_meant(turn: Turn, found: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the date that counts ("niet 1 maart maar 1 april" means April), None when all are denied."""
    kept = [entity for entity in found if not not_meant(turn.text, entity)]
    return kept[-1] if kept else None


def not_meant(text: str, entity: dict[str, Any]) -> bool:
    """Tell whether the words before a value deny it: "niet 1 maart"."""
    return _NO_LONGER_MEANT.search(text[: entity["start"]]) is not None
