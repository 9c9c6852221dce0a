"""The kinds of change. A new kind is a module beside `exit.py`, and its place in the four names here."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, Request
from pydantic import Field

from backend.changes.assessment import ChangeKind
from backend.changes.enrolment import Enrolment
from backend.changes.enrolment_payload import EnrolmentRequest, EnrolmentSubmission
from backend.changes.exit import Exit, ExitRequest, ExitSubmission
from backend.changes.salary import SalaryChange, SalaryRequest, SalarySubmission
from backend.settings import Settings

AnyRequest = Annotated[ExitRequest | SalaryRequest | EnrolmentRequest, Field(discriminator="kind")]
AnySubmission = Annotated[
    ExitSubmission | SalarySubmission | EnrolmentSubmission, Field(discriminator="kind")
]
KIND_CLASSES: tuple[type[ChangeKind[Any, Any]], ...] = (Exit, SalaryChange, Enrolment)

Kinds = dict[str, ChangeKind[Any, Any]]


def kinds_of(settings: Settings) -> Kinds:
    """Return each kind by its name, with the limits that the settings give it."""
    salary = SalaryChange(settings.raise_warning_percentage, settings.minimum_wage_full_time_year)
    enrolment = Enrolment(settings.minimum_wage_full_time_year)
    kinds: tuple[ChangeKind[Any, Any], ...] = (Exit(), salary, enrolment)
    return {kind.name: kind for kind in kinds}


def _kinds(request: Request) -> Any:
    return kinds_of(request.app.state.settings)


UsesKinds = Annotated[Kinds, Depends(_kinds)]
