"""The addresses of the demo's places: those of its own people, and whole streets to type from."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.addresses.models import KnownAddress
from backend.addresses.rules import number_of
from backend.database import insert_missing
from backend.demo.names import CITIES, STREETS
from backend.participants.models import Fact

# An odd and an even side, so many houses each.
HOUSES = 20


def street_addresses() -> list[dict[str, str | int]]:
    """Return every house of every street in every demo place: one postcode a street and side."""
    return [
        {"postcode": f"{digits} X{letter}", "number": number, "street": street, "city": city}
        for digits, city in CITIES
        for index, street in enumerate(STREETS)
        for side, letter in enumerate((chr(65 + 2 * index), chr(66 + 2 * index)))
        for number in range(1 + side, 2 * HOUSES + 1, 2)
    ]


def add_addresses(session: Session) -> int:
    """Write the addresses that are missing, of streets and of who is recorded; return how many."""
    lived_at = [
        {"number": number_of(address.pop("house_number")), **address}
        for value in session.scalars(select(Fact.value).where(Fact.aspect == "person"))
        if (address := dict(value["address"]))["postcode"][:4] in dict(CITIES)
    ]
    rows = street_addresses() + lived_at
    return sum(
        insert_missing(session, KnownAddress, rows[first : first + 1000])
        for first in range(0, len(rows), 1000)
    )
