"""Reads the schemes of one employer."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.schemes.models import Scheme


def schemes_of(session: Session, employer_id: str) -> list[Scheme]:
    """Return the employer's schemes by name."""
    return list(
        session.scalars(select(Scheme).where(Scheme.employer_id == employer_id).order_by(Scheme.name))
    )


def scheme_with(session: Session, employer_id: str, scheme_id: str) -> Scheme | None:
    """Return the employer's scheme with this id."""
    return session.scalar(select(Scheme).where(Scheme.employer_id == employer_id, Scheme.id == scheme_id))
