"""Writes the drafts of demo employers into the database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from backend.changes.models import Change
from backend.demo import people
from backend.demo.employers import EmployerDraft, SchemeDraft
from backend.demo.numbers import Chance
from backend.demo.people import Draft, PastChange, RelativeDraft
from backend.employers.models import Employer
from backend.encryption import Cipher
from backend.participants.facts import NewFact
from backend.participants.models import Fact, Participant
from backend.schemes.models import Scheme
from backend.vault.rules import masked_bsn
from backend.vault.service import BSN_INDEX

STEP = 500


@dataclass
class Tools:
    """What writing needs: keys, numbers, chance, and where progress is told."""

    cipher: Cipher
    bsns: Iterator[str]
    chance: Chance
    tell: Callable[[int, int], None]


def has_employer(session: Session, employer_id: str) -> bool:
    """Say whether this employer was written before."""
    return session.get(Employer, employer_id) is not None


def add_employer(session: Session, draft: EmployerDraft) -> None:
    """Write the employer and its schemes."""
    session.add(Employer(id=draft.id, name=draft.name, full_time_hours=draft.full_time_hours))
    session.flush()
    session.add_all(
        Scheme(
            id=scheme.id,
            employer_id=draft.id,
            name=scheme.name,
            anw_gap_offered=scheme.anw_gap_offered,
            covers=list(scheme.covers),
            check_salary_above=scheme.check_salary_above,
        )
        for scheme in draft.schemes
    )
    session.flush()


def add_people(session: Session, draft: EmployerDraft, tools: Tools, submitted_by: str) -> None:
    """Write every person of the employer; changes of the portal were submitted by this account."""
    for first in range(0, len(draft.people), STEP):
        group = draft.people[first : first + STEP]
        _add_group(session, draft, group, tools, submitted_by)
        tools.tell(min(first + STEP, len(draft.people)), len(draft.people))


def _add_group(
    session: Session, draft: EmployerDraft, group: list[Draft], tools: Tools, submitted_by: str
) -> None:
    participants, changes = [], []
    written: list[tuple[Change, str, list[NewFact]]] = []
    for person in group:
        participant_id, bsn = tools.chance.identifier(), next(tools.bsns)
        participants.append(
            {
                "id": participant_id,
                "employer_id": draft.id,
                "bsn_index": tools.cipher.index(bsn, BSN_INDEX),
            }
        )
        for past, facts in _history(person, participant_id, bsn, draft.schemes, tools):
            change = Change(
                employer_id=draft.id,
                reference=tools.chance.reference(),
                participant_id=participant_id,
                kind=past.kind,
                payload=past.payload or past.facts,
                facts=past.facts,
                effective_date=past.effective_date,
                recorded_at=past.recorded_at,
                status="processed",
                source=past.source,
                account_id=submitted_by if past.source == "portal" else None,
            )
            changes.append(change)
            written.append((change, participant_id, facts))
    session.execute(insert(Participant), participants)
    changes.sort(key=lambda change: change.recorded_at)
    session.add_all(changes)
    session.flush()
    rows = [
        {
            "employer_id": draft.id,
            "participant_id": participant_id,
            "aspect": fact.aspect,
            "valid_from": fact.valid_from,
            "recorded_at": change.recorded_at,
            "value": fact.value,
            "change_id": change.id,
        }
        for change, participant_id, facts in written
        for fact in facts
    ]
    session.execute(insert(Fact), rows)
    session.expunge_all()


def _history(
    person: Draft, participant_id: str, bsn: str, schemes: list[SchemeDraft], tools: Tools
) -> Iterator[tuple[PastChange, list[NewFact]]]:
    """Give the person's changes in the order of their dates, each with the facts that it brought."""
    cover = _cover(person, schemes)
    start = person.start_date
    recorded = people.at_ten(min(start + timedelta(days=3), people.DEMO_DAY - timedelta(days=12)))
    employment: dict[str, Any] = {"start_date": start.isoformat(), "end_date": None, "outcome": None}
    salary = person.salary.quantize(Decimal("1.00"))
    pay = {"salary": str(salary), "part_time_percentage": str(person.part_time_percentage)}
    known = _person(person, participant_id, bsn, tools)
    shown = _enrolment_facts(person, {**known, "bsn": masked_bsn(bsn)}, pay, schemes[0])
    enrolment = PastChange("enrolment", start, recorded, shown, "outside", {"start_date": start.isoformat()})
    first = [
        NewFact("person", person.birth_date, known),
        NewFact("employment", start, employment),
        NewFact("pay", start, pay),
        NewFact("cover", start, cover),
    ]
    if person.partner:
        partner = _relative(person.partner, participant_id, tools)
        first.append(NewFact("partner", start, partner))
    if person.children:
        known_from = max(start, *(child.birth_date for child in person.children))
        children = [_relative(child, participant_id, tools) for child in person.children]
        first.append(NewFact("children", known_from, children))
    yield enrolment, first
    for raised in person.raises:
        pay = {**pay, "salary": raised.payload["salary"]}
        yield raised, [NewFact("pay", raised.effective_date, pay)]
    if person.exit_change and person.end_date:
        end = person.end_date.isoformat()
        ended = {**employment, "end_date": end, "outcome": person.outcome}
        lines = [{**line, "end_date": end} for line in cover]
        facts = [NewFact("employment", person.end_date, ended), NewFact("cover", person.end_date, lines)]
        yield person.exit_change, facts


def _enrolment_facts(
    person: Draft, known: dict[str, Any], pay: dict[str, str], scheme: SchemeDraft
) -> dict[str, Any]:
    """Return the facts as an enrolment of today would keep them."""
    parts = ("initials", "first_names", "calling_name", "prefix", "surname", "birth_date", "gender")
    return {
        "scheme": scheme.name,
        "name": person.name.shown,
        **{part: known[part] for part in (*parts, "bsn", "address")},
        "start_date": person.start_date.isoformat(),
        **pay,
        "covers": list(scheme.covers),
        "checks": [],
    }


def _person(person: Draft, participant_id: str, bsn: str, tools: Tools) -> dict[str, Any]:
    name = person.name
    return {
        "initials": name.initials,
        "first_names": name.first_names,
        "calling_name": name.calling_name,
        "prefix": name.prefix,
        "surname": name.surname,
        "partner_prefix": name.partner_prefix,
        "partner_surname": name.partner_surname,
        "surname_use": name.surname_use,
        "gender": person.gender,
        "birth_date": person.birth_date.isoformat(),
        "bsn": tools.cipher.encrypt(bsn, participant_id),
        "address": people.address(tools.chance),
    }


def _relative(relative: RelativeDraft, participant_id: str, tools: Tools) -> dict[str, Any]:
    return {
        "calling_name": relative.calling_name,
        "prefix": relative.prefix,
        "surname": relative.surname,
        "gender": relative.gender,
        "birth_date": relative.birth_date.isoformat(),
        "bsn": tools.cipher.encrypt(next(tools.bsns), participant_id),
    }


def _cover(person: Draft, schemes: list[SchemeDraft]) -> list[dict[str, Any]]:
    types = [(schemes[0], cover) for cover in [*schemes[0].covers, *(["anw_gap"] if person.anw_gap else [])]]
    if person.extra_scheme:
        types += [(schemes[1], cover) for cover in schemes[1].covers]
    start = person.start_date.isoformat()
    return [
        {"scheme_id": scheme.id, "type": cover, "start_date": start, "end_date": None}
        for scheme, cover in types
    ]
