"""Street and city by postcode and house number."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends

from backend.addresses.location_server import AddressServiceDownError, ask_location_server
from backend.addresses.models import KnownAddress
from backend.addresses.rules import HouseNumber, Postcode, number_of
from backend.database import UsesDatabase
from backend.problems import Problem, described
from backend.rights import Right
from backend.schemas import Schema
from backend.settings import UsesSettings
from backend.turn_token import RIGHT_PROBLEMS, Speaker, require

router = APIRouter(prefix="/v1", tags=["addresses"])


class AddressUnknown(Problem):
    code = "address_unknown"
    status = 404
    title = "No address with this postcode and house number is known."


class AddressServiceDown(Problem):
    """The register cannot be asked now; an address can be given in full."""

    code = "address_service_down"
    status = 424
    title = "The register of addresses does not answer."


class AddressView(Schema):
    """A postal address; an addition to the number is given back as it came, in its written form."""

    street: str
    house_number: str
    postcode: str
    city: str


@router.get("/addresses", responses=described(*RIGHT_PROBLEMS, AddressUnknown, AddressServiceDown))
def find_address(
    postcode: Postcode,
    house_number: HouseNumber,
    database: UsesDatabase,
    settings: UsesSettings,
    _speaker: Annotated[Speaker, Depends(require(Right.SUBMIT_CHANGES))],
) -> AddressView:
    """Return the address; first what is known here, then the register that the settings name."""
    number = number_of(house_number)
    # Closed before the register is asked: that can take seconds.
    with database.read() as session:
        known = session.get(KnownAddress, (postcode, number))
        found = (known.street, known.city) if known else None
    if found is None and settings.address_service_url:
        try:
            street = ask_location_server(settings.address_service_url, postcode, number)
        except AddressServiceDownError:
            raise AddressServiceDown from None
        found = (street.street, street.city) if street else None
    if found is None:
        raise AddressUnknown
    return AddressView(street=found[0], house_number=house_number, postcode=postcode, city=found[1])
