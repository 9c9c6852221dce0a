"""How a postcode and a house number are written, so that equal addresses have one form. Pure."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from backend.schemas import Schema, Words

_PARTS = re.compile(r"(?P<number>[0-9]+)[ ./-]*(?:(?P<letter>[A-Za-z])(?![A-Za-z]))?(?P<addition>.*)")


def normal_postcode(text: str) -> str:
    """Return "1012 AB" for "1012ab"."""
    return f"{text[:4]} {text[4:].strip().upper()}"


def number_of(house_number: str) -> int:
    """Return the number itself: 12 for "12-A"."""
    return int(re.split(r"[^0-9]", house_number, maxsplit=1)[0])


def normal_house_number(text: str) -> str:
    """Return the number as the register of addresses writes it: "12-a" is 12A, "12 bis" is 12-BIS."""
    found = _PARTS.fullmatch(text)
    if found is None:
        return text
    addition = re.sub(r"[^0-9A-Z]", "", found["addition"].upper())
    return found["number"] + (found["letter"] or "").upper() + (f"-{addition}" if addition else "")


Postcode = Annotated[
    str, StringConstraints(pattern=r"^[1-9][0-9]{3} ?[A-Za-z]{2}$"), AfterValidator(normal_postcode)
]
HouseNumber = Annotated[
    str,
    StringConstraints(
        pattern=r"^[1-9][0-9]{0,4}( ?[A-Za-z][0-9A-Za-z -]{0,9}|[ ./-]{1,3}[0-9A-Za-z][0-9A-Za-z -]{0,9})?$"
    ),
    AfterValidator(normal_house_number),
]
PlaceName = Annotated[Words, StringConstraints(max_length=80)]


class GivenAddress(Schema):
    """A Dutch postal address."""

    street: PlaceName
    house_number: HouseNumber
    postcode: Postcode
    city: PlaceName
