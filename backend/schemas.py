"""What the schemas of all areas share: strict bodies and texts that every database can hold."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints


class Schema(BaseModel):
    """A body of a request or an answer. Unknown fields are refused; values never appear in error texts."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True, from_attributes=True)


# Without control characters: PostgreSQL refuses NUL, and no field of ours holds a line break.
Text = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f\x7f]*$", max_length=500)]
Identifier = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z_-]{1,64}$")]
