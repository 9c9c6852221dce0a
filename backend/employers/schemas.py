"""What the context endpoint answers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from backend.rights import Right, Role
from backend.schemas import Schema


class SpeakingAccount(Schema):
    """The account that speaks."""

    id: str
    name: str
    language: Literal["nl", "en"] | None


class NamedThing(Schema):
    """An employer or a scheme."""

    id: str
    name: str


class Context(Schema):
    """For whom and as what the speaker acts today. `schemes` is empty for who may not see them."""

    today: date
    account: SpeakingAccount
    employer: NamedThing
    roles: list[Role]
    rights: list[Right]
    schemes: list[NamedThing]
    full_time_hours: Decimal
