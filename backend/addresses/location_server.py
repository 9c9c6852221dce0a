"""Asks PDOK's Locatieserver (version 3.1), the public door to the register of addresses (BAG).

It is sent a postcode and a number only: neither a name nor who is asking.
"""

from __future__ import annotations

from dataclasses import dataclass

import httpx
import structlog
from pydantic import BaseModel, ConfigDict, ValidationError

TIMEOUT_SECONDS = 2.0
# Of one number there are as many addresses as it has additions.
MOST_ADDRESSES = 100
log = structlog.get_logger()


class AddressServiceDownError(Exception):
    """The register did not answer in time, or not in its documented form."""


@dataclass(frozen=True, slots=True)
class Street:
    """The street and the city of an address."""

    street: str
    city: str


class _Found(BaseModel):
    model_config = ConfigDict(extra="ignore", hide_input_in_errors=True)

    straatnaam: str
    woonplaatsnaam: str


class _Response(BaseModel):
    model_config = ConfigDict(extra="ignore", hide_input_in_errors=True)

    docs: list[_Found]


class _Answer(BaseModel):
    model_config = ConfigDict(extra="ignore", hide_input_in_errors=True)

    response: _Response


def ask_location_server(url: str, postcode: str, number: int) -> Street | None:
    """Return the street, None when the register has no such address; raises `AddressServiceDownError`."""
    asked: list[tuple[str, str | int | float | bool | None]] = [
        ("fq", "type:adres"),
        ("fq", f"postcode:{postcode.replace(' ', '')}"),
        ("fq", f"huisnummer:{number}"),
        ("fl", "straatnaam,woonplaatsnaam"),
        ("rows", MOST_ADDRESSES),
    ]
    try:
        answer = httpx.get(f"{url.rstrip('/')}/free", params=asked, timeout=TIMEOUT_SECONDS)
        answer.raise_for_status()
        found = _Answer.model_validate_json(answer.content).response.docs
    except (httpx.HTTPError, httpx.InvalidURL, ValidationError) as error:
        log.warning("address_service_down", error=type(error).__name__)
        raise AddressServiceDownError from error
    streets = {Street(one.straatnaam, one.woonplaatsnaam) for one in found}
    # With two streets to choose from the user knows better.
    return streets.pop() if len(streets) == 1 else None
