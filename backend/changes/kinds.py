"""The kinds of change. A new kind is a module beside `exit.py`, a line in `KINDS`, and its two bodies here
(joined as `Annotated[ExitRequest | SalaryRequest, Field(discriminator="kind")]`).
"""

from __future__ import annotations

from typing import Any

from backend.changes.assessment import ChangeKind
from backend.changes.exit import Exit, ExitRequest, ExitSubmission

AnyRequest = ExitRequest
AnySubmission = ExitSubmission

KINDS: dict[str, ChangeKind[Any]] = {kind.name: kind for kind in (Exit(),)}
