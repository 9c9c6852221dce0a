"""Reads employers, and queues the units of work that change an employer's participants."""

from __future__ import annotations

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from backend.employers.models import Employer


def employer_with(session: Session, employer_id: str) -> Employer:
    """Return the employer with this id."""
    return session.get_one(Employer, employer_id)


def data_version(session: Session, employer_id: str) -> int:
    """Return the number that every change of the employer's participants raises."""
    return session.scalars(select(Employer.data_version).where(Employer.id == employer_id)).one()


def queue_for_change(session: Session, employer_id: str) -> None:
    """Wait until no other unit of work changes this employer's participants, and raise the version.

    The row stays locked until the unit of work ends, so what is read after this call is the newest state.
    """
    session.execute(
        update(Employer)
        .where(Employer.id == employer_id)
        .values(data_version=Employer.data_version + 1)
        .execution_options(synchronize_session=False)
    )
