"""Somebody on whom the rules of changes are tried."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from backend.participants.state import Address, Cover, CoverType, Employment, ParticipantState, Pay, Person

TODAY = date(2026, 11, 22)
START = date(2011, 9, 1)
FULL_TIME = Pay(salary=Decimal(40000), part_time_percentage=Decimal(100))


def jan(
    employment: Employment | None = None, *, pay: Pay = FULL_TIME, cover: Iterable[CoverType] = ()
) -> ParticipantState:
    """Return Jan, who takes part since `START`, with this pay and these kinds of cover."""
    return ParticipantState(
        id="p1",
        person=Person(
            initials="J.",
            first_names="Jan",
            calling_name="Jan",
            prefix="de",
            surname="Vries",
            gender="male",
            birth_date=date(1979, 4, 12),
            bsn="encrypted",
            address=Address(street="Dorpsstraat", house_number="1", postcode="1999 AB", city="Lindedorp"),
        ),
        employment=employment or Employment(start_date=START),
        pay=pay,
        cover=tuple(Cover(scheme_id="s1", type=kind, start_date=START) for kind in cover),
    )
