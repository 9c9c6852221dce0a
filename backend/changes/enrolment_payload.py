"""What the user gives for an enrolment, and the bodies around it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import ConfigDict, JsonValue, StringConstraints, model_validator

from backend.addresses.rules import GivenAddress
from backend.changes.bodies import Confirmed
from backend.participants.names import Gender, PersonName
from backend.schemas import Euro, Identifier, Percentage, Schema, Text

NamePart = Annotated[Text, StringConstraints(max_length=100, strip_whitespace=True)]
# With a letter in it.
Surname = Annotated[NamePart, StringConstraints(pattern=r"^[^\x00-\x1f\x7f]*[^\W\d_][^\x00-\x1f\x7f]*$")]
# The description's side of `_a_given_name`.
A_GIVEN_NAME: list[JsonValue] = [
    {"required": [name], "properties": {name: {"pattern": r"\S"}}} for name in ("initials", "first_names")
]


class EnrolmentPayload(Schema):
    """What the user gives. `bsn` is the vault's reference; of initials and first names one may be empty."""

    model_config = ConfigDict(json_schema_extra={"anyOf": A_GIVEN_NAME})

    scheme_id: Identifier
    initials: NamePart = ""
    first_names: NamePart = ""
    calling_name: NamePart = ""
    prefix: NamePart = ""
    surname: Surname
    birth_date: date
    gender: Gender
    bsn: Annotated[str, StringConstraints(pattern=r"^bsn:[0-9A-Za-z]{1,64}$")]
    address: GivenAddress
    start_date: date
    salary: Euro
    part_time_percentage: Percentage

    @model_validator(mode="after")
    def _a_given_name(self) -> EnrolmentPayload:
        if not self.initials and not self.first_names:
            raise ValueError("initials or first names are needed")
        return self

    @property
    def name(self) -> PersonName:
        """Return the name; initials that were not given follow from the first names."""
        calling = self.calling_name or self.first_names.partition(" ")[0]
        return PersonName(self.written_initials, self.first_names, calling, self.prefix, self.surname)

    @property
    def written_initials(self) -> str:
        """Return the initials with a dot after each: "jp" is J.P., "Th" is Th."""
        given = self.initials.replace(".", " ").replace("-", " ").split()
        if not given:
            given = [name[0] for name in self.first_names.replace("-", " ").split()]
        elif len(given) == 1 and (given[0].isupper() or given[0].islower()):
            given = list(given[0])
        return "".join(f"{part[:1].upper()}{part[1:]}." for part in given)


class EnrolmentRequest(Schema):
    """An enrolment to preview: there is no participant yet."""

    kind: Literal["enrolment"]
    payload: EnrolmentPayload


class EnrolmentSubmission(EnrolmentRequest, Confirmed):
    """An enrolment that the user confirmed."""
