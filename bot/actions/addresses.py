"""How a postal address is read: postcode and house number, from which the register knows the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from rapidfuzz.fuzz import ratio

from bot.actions.backend import Backend
from bot.actions.fields import Field, Reading, Say
from bot.actions.turn import Turn
from bot.values.address_parts import address_parts

_ABROAD = re.compile(
    r"\b(?:buitenland\w*|abroad|belgi[eë]|belgium|duitsland|germany|frankrijk|france|polen|poland|engeland|england"
    r"|uk|spanje|spain|itali[eë]|italy|luxemburg|luxembourg)\b",
    re.IGNORECASE,
)
# "Kerkstraat 5, 9000 Gent": four digits and a town, without the two letters of a Dutch postcode.
_FOREIGN_POSTCODE = re.compile(r"(?<![\w.,/-])(?:[A-Z]{1,2}-)?[1-9][0-9]{3}\s+[A-Z][a-zë-]{2,}")
_SCHEME = re.compile(r"regeling|excedent|\b(?:scheme|plan)\b", re.IGNORECASE)
_ELSEWHERE = ("date", "birth_date", "amount", "raise", "percentage", "hours", "days", "bsn")
ALIKE = 80
PARTS = ("postcode", "house_number", "street", "city")


class AddressField(Field):
    """A Dutch address: `{"postcode", "house_number", "street", "city"}`, with what is known of it."""

    words = ("adres", "postcode", "huisnummer", "straat", "woonplaats", "address", "street", "city")
    shared = False

    async def read(self, turn: Turn, asked: bool, known: Any, backend: Backend) -> Reading | None:
        """Return the parts said now with those known; the street and city are looked up."""
        if turn.pressed:
            return None
        asked_street = is_street(turn.asked) and not _gives_something_else(turn)
        if asked and _FOREIGN_POSTCODE.search(turn.text) and not turn.all_of("postcode"):
            return Reading(say=Say("utter_address_abroad"))
        said = address_parts(turn.text, turn.entities, asked=asked, asked_street=asked_street)
        if not said:
            return Reading(say=Say("utter_address_abroad")) if asked and _ABROAD.search(turn.text) else None
        before = dict(known or {})
        moved = any(said.get(part, before.get(part)) != before.get(part) for part in PARTS[:2])
        if said.get("postcode", before.get("postcode")) != before.get("postcode"):
            before.pop("street", None)  # a postcode is of one street: another one is looked up anew
            before.pop("city", None)
        address = {**before, **said}
        if not moved or not (address.get("postcode") and address.get("house_number")):
            return Reading(value=address)
        found = await backend.address(address["postcode"], address["house_number"])
        if found is None:
            return Reading(value=address)
        register = {"street": found.street, "city": found.city}
        if all(ratio(said.get(part, "").lower(), register[part].lower()) >= ALIKE for part in register):
            return Reading(value={**address, **register})
        differs = any(
            said.get(part) and ratio(said[part].lower(), register[part].lower()) < ALIKE for part in register
        )
        shown = {**address, **register}
        if differs:
            say = Say("utter_address_differs", {"address": self.shown(shown, turn.language)})
            return Reading(value={**register, **address}, say=say)
        say = Say("utter_address_found", {"address": self.shown(shown, turn.language)})
        return Reading(value=shown, say=say if asked else None)

    def shown(self, value: Any, language: str) -> str:
        """Return the address on one line, as much as is known."""
        return one_line(value)


def one_line(address: Mapping[str, str]) -> str:
    """Return an address, as much of it as is known, on one line."""
    line = " ".join(part for part in (address.get("street"), address.get("house_number")) if part)
    place = " ".join(part for part in (address.get("postcode"), address.get("city")) if part)
    return ", ".join(part for part in (line, place) if part)


def _gives_something_else(turn: Turn) -> bool:
    """Tell whether the words belong to another field: then any two of them are no street and city."""
    return bool(_SCHEME.search(turn.text)) or any(turn.all_of(kind) for kind in _ELSEWHERE)


def is_street(asked: str | None) -> bool:
    """Tell whether the open question is for the street and city of an unknown house."""
    return (asked or "").endswith("__street")


def is_complete(address: dict[str, str] | None) -> bool:
    """Tell whether nothing of the address is missing."""
    return bool(address) and all((address or {}).get(part) for part in PARTS)
