"""What a kind of change is given to judge, and what it answers. Pure: no database, no clock."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Literal, Protocol

from fastapi.encoders import jsonable_encoder

from backend.participants.facts import NewFact
from backend.participants.state import Cover, Employment, ParticipantState, Pay
from backend.problems import Problem
from backend.schemas import Schema


class Note(Schema):
    """A consequence or a warning: a code for programs and what explains it."""

    code: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class EarlierChange:
    """A processed change of the same participant that still counts."""

    reference: str
    kind: str
    effective_date: date


@dataclass(frozen=True, slots=True)
class Subject:
    """The participant as a change finds it: `on_date` is the state on the change's own date."""

    today: date
    state: ParticipantState
    coming: Employment
    on_date: ParticipantState
    later_cover: Sequence[tuple[date, tuple[Cover, ...]]] = ()
    later_pay: Sequence[tuple[date, Pay]] = ()
    changes: Sequence[EarlierChange] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a change would do. `facts` is what the user is shown; `new_facts` is what is recorded."""

    effective_date: date
    facts: Mapping[str, Any]
    new_facts: Sequence[NewFact]
    consequences: Sequence[Note] = ()
    warnings: Sequence[Note] = ()
    status: Literal["in_checks", "processed"] = "processed"


class ChangeKind[P: Schema, S](Protocol):
    """One kind of change: a name, the schema of its payload, what it can answer, its date, and its rules."""

    name: ClassVar[str]
    payload: ClassVar[type[Any]]
    problems: ClassVar[tuple[type[Problem], ...]]
    warning_codes: ClassVar[tuple[str, ...]]
    consequence_codes: ClassVar[tuple[str, ...]]

    def effective_date(self, payload: P) -> date:
        """Return the date from which the change counts."""
        ...

    def assess(self, payload: P, subject: S) -> Assessment:
        """Return what the change would do; raise the problem that forbids it."""
        ...


def canonical(value: Any) -> str:
    """Return `value` as JSON of which equal values have one form only."""
    return json.dumps(jsonable_encoder(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest_of(value: Any) -> str:
    """Return the SHA-256 of the canonical form."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()
