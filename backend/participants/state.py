"""The state of one participant, typed, as the aspects of its facts tell it. No database."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict

from backend.participants.facts import Aspects
from backend.participants.names import Gender, PersonName, SurnameUse

Status = Literal["active", "deferred", "left"]
CoverType = Literal["old_age", "partner", "orphan", "disability", "anw_gap"]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Address(_Value):
    """A postal address."""

    street: str
    house_number: str
    postcode: str
    city: str


class Person(_Value):
    """The aspect `person`. `bsn` is encrypted, in the context of the participant's id."""

    initials: str
    first_names: str
    calling_name: str
    prefix: str
    surname: str
    partner_prefix: str = ""
    partner_surname: str = ""
    surname_use: SurnameUse = "own"
    gender: Gender
    birth_date: date
    bsn: str
    address: Address

    @property
    def name(self) -> PersonName:
        """Return the name."""
        return PersonName(
            self.initials,
            self.first_names,
            self.calling_name,
            self.prefix,
            self.surname,
            self.partner_prefix,
            self.partner_surname,
            self.surname_use,
        )


class Employment(_Value):
    """The aspect `employment`. `end_date` is the first day out of service; `outcome` what one is then."""

    start_date: date
    end_date: date | None = None
    outcome: Literal["deferred", "left"] | None = None

    def status(self, on: date) -> Status:
        """Return what the participant is on a date."""
        if self.end_date is None or on < self.end_date:
            return "active"
        return self.outcome or "deferred"


class Pay(_Value):
    """The aspect `pay`: full-time yearly pensionable salary in euro, and the part-time percentage."""

    salary: Decimal
    part_time_percentage: Decimal


class Cover(_Value):
    """One line of the aspect `cover`; `end_date` is the first day without it."""

    scheme_id: str
    type: CoverType
    start_date: date
    end_date: date | None = None


class Relative(_Value):
    """A partner or a child. `bsn` is encrypted, in the context of the participant's id."""

    calling_name: str
    prefix: str
    surname: str
    birth_date: date
    gender: Gender
    bsn: str

    @property
    def name(self) -> str:
        """Return the name as people say it."""
        return " ".join(part for part in (self.calling_name, self.prefix, self.surname) if part)


class ParticipantState(_Value):
    """Everything about one participant on one date."""

    id: str
    person: Person
    employment: Employment
    pay: Pay
    cover: tuple[Cover, ...]
    partner: Relative | None = None
    children: tuple[Relative, ...] = ()


def state_of(participant_id: str, aspects: Aspects) -> ParticipantState:
    """Return the typed state of the aspects of one participant."""
    return ParticipantState.model_validate({"id": participant_id, **aspects})
