"""How the pay of somebody new is read: an amount, and how much they work; there is none before it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from bot.actions.amounts import AmountField
from bot.actions.backend import Backend
from bot.actions.fields import Reading
from bot.actions.part_time import BasisField, PartTimeField
from bot.actions.sums import FULL
from bot.actions.turn import Turn
from bot.values.numbers import money

# "4 dagen" between commas: in a list of facts no other words tell what it is.
_DAYS = re.compile(
    r"(?:^|[,;\n])\s*(?P<number>[1-5](?:[.,]5)?)\s*(?:dag(?:en)?|days?)(?:\s*(?:per|a|p/?)\s?w(?:eek)?)?"
    r"\s*(?=[,;.\n]|$)",
    re.IGNORECASE,
)

_LOOSE_NUMBER = re.compile(
    r"(?<![\w.,/-])(?:[1-9][0-9]{3,5}|[1-9][0-9]{0,2}\.[0-9]{3})(?:,[0-9]{2})?(?![\w.,/%-])"
)
# "fulltime" beside other values is how much somebody works; before an amount it is what that amount is.
_FULL_TIME = re.compile(
    r"(?<![\w-])(?:full[\s-]?timer?|voltijds?)(?![\w-])"
    r"(?!\s*-?\s*(?:salar|loon|bedrag|basis|week|werkweek|uren|uur|equivalent|amount|pay|rate|[=:(]))",
    re.IGNORECASE,
)


class StartingSalaryField(AmountField):
    """The salary that somebody begins with: an amount, as nothing can come on top of it yet."""

    shared = False

    async def read(self, turn: Turn, asked: bool, known: Any, backend: Backend) -> Reading | None:
        """Return the amount that was said."""
        without = [entity for entity in turn.entities if entity["entity"] != "raise"]
        if asked and not turn.all_of("amount"):
            without += _bare_amount(turn)
        reading = await super().read(turn.only(without), asked, known, backend)
        return None if reading and reading.unchanged else reading


class StartingShareField(PartTimeField):
    """How much somebody begins to work: a percentage, hours or days, not a difference with before."""

    async def read(self, turn: Turn, asked: bool, known: Any, backend: Backend) -> Reading | None:
        """Return what was said."""
        reading = await super().read(turn, asked, known, backend)
        if reading is None and not (turn.asked or "").endswith("__basis") and not turn.pressed:
            days = _DAYS.search(turn.text)
            if days:
                return Reading(value={"kind": "days", "value": days["number"].replace(",", ".")})
            if _FULL_TIME.search(turn.text):
                return Reading(value={"kind": "percentage", "value": f"{FULL:f}"})
        if reading and reading.options and asked:
            # The question is how many hours; a full-time week tells which numbers can be hours.
            hours = next((o.value for o in reading.options if o.value["kind"] == "hours"), None)
            if hours and Decimal(hours["value"]) <= (await backend.context()).full_time_hours:
                return Reading(value=hours)
        differs = bool(reading and reading.value and reading.value["kind"].startswith("more"))
        return None if reading and (reading.unchanged or differs) else reading


def _bare_amount(turn: Turn) -> list[dict[str, Any]]:
    """Return the one number that stands loose beside other values: "32 uur 2800"."""
    text = turn.text
    for entity in turn.entities:
        if entity.get("end"):
            text = text[: entity["start"]] + "\n" * (entity["end"] - entity["start"]) + text[entity["end"] :]
    found = list(_LOOSE_NUMBER.finditer(text))
    if len(found) != 1:
        return []
    value = f"{money(found[0].group().lower()):.2f}"
    return [{"entity": "amount", "value": value, "start": found[0].start(), "end": found[0].end()}]


class PaidBasisField(BasisField):
    """What the amount of a new part-timer is; it belongs to that amount."""

    shared = False
