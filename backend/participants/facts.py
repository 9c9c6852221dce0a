"""Reads and inserts facts: the state of participants on a date, as known at a moment, is one query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, aliased

from backend.participants.models import Fact

Aspects = dict[str, Any]


@dataclass(frozen=True, slots=True)
class NewFact:
    """A fact that a change brings: `value` holds for `aspect` from `valid_from` on."""

    aspect: str
    valid_from: date
    value: Any


def counting(known_at: datetime | None) -> list[ColumnElement[bool]]:
    """Return the conditions of facts that count as known at a moment; None is now."""
    retraction = aliased(Fact)
    retracted = select(retraction.id).where(retraction.retracts == Fact.id)
    conditions: list[ColumnElement[bool]] = [Fact.retracts.is_(None)]
    if known_at is not None:
        retracted = retracted.where(retraction.recorded_at <= known_at)
        conditions.append(Fact.recorded_at <= known_at)
    return [*conditions, ~retracted.exists()]


def aspects_on(
    session: Session,
    employer_id: str,
    on: date,
    *,
    participants: Collection[str] | None = None,
    known_at: datetime | None = None,
) -> dict[str, Aspects]:
    """Return for each participant of the employer what held on a date: aspect to value."""
    order = (Fact.valid_from.desc(), Fact.recorded_at.desc(), Fact.id.desc())
    rank = func.row_number().over(partition_by=(Fact.participant_id, Fact.aspect), order_by=order)
    conditions = [Fact.employer_id == employer_id, Fact.valid_from <= on, *counting(known_at)]
    if participants is not None:
        conditions.append(Fact.participant_id.in_(participants))
    ranked = (
        select(Fact.participant_id, Fact.aspect, Fact.value, rank.label("rank")).where(*conditions).subquery()
    )
    found: dict[str, Aspects] = defaultdict(dict)
    rows = session.execute(
        select(ranked.c.participant_id, ranked.c.aspect, ranked.c.value).where(ranked.c.rank == 1)
    )
    for participant_id, aspect, value in rows:
        found[participant_id][aspect] = value
    return dict(found)


def facts_after(
    session: Session,
    employer_id: str,
    after: date,
    aspect: str,
    *,
    participants: Collection[str] | None = None,
    known_at: datetime | None = None,
) -> list[Fact]:
    """Return the facts of one aspect that begin after a date, in the order in which they take effect."""
    conditions = [
        Fact.employer_id == employer_id,
        Fact.aspect == aspect,
        Fact.valid_from > after,
        *counting(known_at),
    ]
    if participants is not None:
        conditions.append(Fact.participant_id.in_(participants))
    order = (Fact.valid_from, Fact.recorded_at, Fact.id)
    return list(session.scalars(select(Fact).where(*conditions).order_by(*order)))


def newest_fact(session: Session, employer_id: str) -> int:
    """Return the highest number of the employer's facts, 0 when there are none."""
    return session.scalar(select(func.max(Fact.id)).where(Fact.employer_id == employer_id)) or 0


def changed_since(session: Session, employer_id: str, number: int) -> tuple[int, set[str]]:
    """Return the highest number, and whose facts were inserted or retracted after fact `number`.

    Whoever inserts facts has queued for the employer, so their numbers rise in the order of being recorded.
    """
    rows = session.execute(
        select(Fact.id, Fact.participant_id).where(Fact.employer_id == employer_id, Fact.id > number)
    ).all()
    return max((row.id for row in rows), default=number), {row.participant_id for row in rows}


def insert_facts(
    session: Session,
    employer_id: str,
    participant_id: str,
    new: Sequence[NewFact],
    *,
    recorded_at: datetime,
    change_id: int | None,
) -> None:
    """Insert what a change, or the demo data, brings."""
    session.add_all(
        Fact(
            employer_id=employer_id,
            participant_id=participant_id,
            aspect=fact.aspect,
            valid_from=fact.valid_from,
            recorded_at=recorded_at,
            value=fact.value,
            change_id=change_id,
        )
        for fact in new
    )


def retract_facts(session: Session, change_id: int, *, recorded_at: datetime, by: int) -> None:
    """Insert, for every fact of a change, the row that says it no longer counts."""
    for fact in session.scalars(select(Fact).where(Fact.change_id == change_id).order_by(Fact.id)).all():
        session.add(
            Fact(
                employer_id=fact.employer_id,
                participant_id=fact.participant_id,
                aspect=fact.aspect,
                valid_from=fact.valid_from,
                recorded_at=recorded_at,
                value=None,
                change_id=by,
                retracts=fact.id,
            )
        )


def superseded(session: Session, change_id: int) -> bool:
    """Say whether something was recorded later for the same aspects, so that undoing this changes nothing."""
    own, later, retraction = aliased(Fact), aliased(Fact), aliased(Fact)
    found = session.scalar(
        select(func.count())
        .select_from(own)
        .join(
            later,
            (later.employer_id == own.employer_id)
            & (later.participant_id == own.participant_id)
            & (later.aspect == own.aspect)
            & (later.id > own.id),
        )
        .where(
            own.change_id == change_id,
            later.change_id != change_id,
            later.retracts.is_(None),
            ~select(retraction.id).where(retraction.retracts == later.id).exists(),
        )
    )
    return bool(found)
