"""What the participants' endpoints take and answer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from backend.participants.name_judgement import Match, Reason
from backend.participants.names import Gender, SurnameUse
from backend.participants.state import Address, CoverType, Status
from backend.schemas import Schema

# A whole message of the chat may be searched; it is kept nowhere, so it may hold line breaks.
MessageText = Annotated[str, StringConstraints(max_length=4000)]


class PersonSummary(Schema):
    """One person in a list. `end_date` is the first day out of service, reported ones included."""

    name: str
    birth_date: date
    gender: Gender
    status: Status
    schemes: list[str]
    start_date: date
    end_date: date | None


class ParticipantSummary(PersonSummary):
    """One participant in a list."""

    id: str


class ParticipantPage(Schema):
    """One page of the participants."""

    total: int
    page: int
    items: list[ParticipantSummary]


class PersonDetails(Schema):
    """The person. The BSN shows its last three digits only."""

    initials: str
    first_names: str
    calling_name: str
    prefix: str
    surname: str
    partner_prefix: str
    partner_surname: str
    surname_use: SurnameUse
    bsn: str
    address: Address


class EmploymentDetails(Schema):
    """The employment: full-time yearly pensionable salary in euro, part-time percentage above 0 to 100."""

    salary: Decimal
    part_time_percentage: Decimal
    start_date: date
    end_date: date | None


class CoverDetails(Schema):
    """One cover of a scheme; `end_date` is the first day without it."""

    scheme: str
    type: CoverType
    start_date: date
    end_date: date | None


class RelativeDetails(Schema):
    """A partner or a child."""

    name: str
    birth_date: date
    gender: Gender
    bsn: str


class ParticipantDetails(ParticipantSummary):
    """Everything about one participant on one date."""

    as_of: date
    person: PersonDetails
    employment: EmploymentDetails
    cover: list[CoverDetails]
    partner: RelativeDetails | None
    children: list[RelativeDetails]


class SearchRequest(Schema):
    """What to search for: only a name (or `bsn:<reference>`), or a sentence in which people are named."""

    text: MessageText
    mode: Literal["name", "sentence"] = "name"
    limit: Annotated[int, Field(ge=1, le=50)] = 5


class FoundParticipant(Schema):
    """Somebody who may be meant, how sure that is, why, and where in a sentence the name stands."""

    participant: ParticipantSummary
    score: Annotated[float, Field(ge=0, le=1)]
    match: Match
    reasons: list[Reason]
    start: int | None = None
    end: int | None = None


class SearchAnswer(Schema):
    """Who may be meant, best first."""

    candidates: list[FoundParticipant]
