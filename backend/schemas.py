"""What the schemas of all areas share: strict bodies and texts that every database can hold."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, StringConstraints
from pydantic_core import CoreSchema, core_schema


class Schema(BaseModel):
    """A body of a request or an answer. Unknown fields are refused; values never appear in error texts."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True, from_attributes=True)


# Without control characters: PostgreSQL refuses NUL, and no field of ours holds a line break.
Text = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f\x7f]*$", max_length=500)]
# Of which something can be read: with a letter or a digit in it.
Words = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True,
        pattern=r"^[^\x00-\x1f\x7f]*[^\W_][^\x00-\x1f\x7f]*$",
        max_length=500,
    ),
]
Identifier = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z_-]{1,64}$")]


def two_places(value: Decimal) -> Decimal:
    """Return the value written with two places: equal amounts must have one form in digests and facts."""
    return value.quantize(Decimal("0.01"))


@dataclass(frozen=True)
class WrittenAs:
    """Marks a `Decimal` that is given as text of this form only, so that its description tells its limits.

    Numbers of JSON are refused: they are read as floats on the way.
    """

    pattern: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            lambda text: two_places(Decimal(text)),
            core_schema.str_schema(pattern=self.pattern, strict=True),
            serialization=core_schema.to_string_ser_schema(when_used="json"),
        )


_BELOW_ONE = r"0\.(0[1-9]|[1-9][0-9]?)"
_PLACES = r"(\.[0-9]{1,2})?"
# Above 0 and below ten million euro.
Euro = Annotated[Decimal, WrittenAs(rf"^([1-9][0-9]{{0,6}}{_PLACES}|{_BELOW_ONE})$")]
# Above 0, at most 100.
Percentage = Annotated[Decimal, WrittenAs(rf"^(100(\.00?)?|[1-9][0-9]?{_PLACES}|{_BELOW_ONE})$")]
