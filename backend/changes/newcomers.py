"""What an enrolment must know of a person, and taking the person in. A typed BSN is opened only here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from backend.changes.enrolment import Enrolment, Newcomer, SamePerson, SchemeTerms, TypedBsn
from backend.changes.enrolment_payload import EnrolmentPayload
from backend.changes.repository import entries
from backend.clock import instant
from backend.encryption import Cipher
from backend.participants.facts import NewFact
from backend.participants.models import Participant
from backend.participants.names import PersonName
from backend.participants.repository import known_on, people_with_surname, with_bsn_index
from backend.participants.same_name import same_person_name
from backend.participants.state import Employment
from backend.schemes.repository import scheme_with
from backend.turn_token import Speaker
from backend.vault.models import VaultEntry
from backend.vault.rules import masked_bsn
from backend.vault.service import digits_of, kept_bsn


def newcomer(
    session: Session, cipher: Cipher, speaker: Speaker, payload: EnrolmentPayload, today: date
) -> Newcomer:
    """Return the person as the speaker's employer knows them."""
    scheme = scheme_with(session, speaker.employer_id, payload.scheme_id)
    entry = _typed(session, speaker, payload)
    same, namesakes = _known_here(session, speaker.employer_id, payload, entry, today)
    return Newcomer(
        today=today,
        bsn=TypedBsn(entry.valid, masked_bsn(digits_of(cipher, entry))) if entry else None,
        scheme=SchemeTerms(scheme.id, scheme.name, scheme.covers, scheme.check_salary_above)
        if scheme
        else None,
        same=same,
        namesakes=namesakes,
    )


def take_in(
    session: Session, cipher: Cipher, speaker: Speaker, payload: EnrolmentPayload, facts: Iterable[NewFact]
) -> tuple[str, list[NewFact]]:
    """Return whose facts these are, and the facts with the BSN encrypted for that person.

    Somebody with this BSN keeps the id of before: who comes back, or whose enrolment was taken back.
    """
    entry = _typed(session, speaker, payload)
    assert entry is not None  # noqa: S101  # assessed in this same unit of work
    participant_id = with_bsn_index(session, speaker.employer_id, entry.digits_index)
    if participant_id is None:
        participant = Participant(employer_id=speaker.employer_id, bsn_index=entry.digits_index)
        session.add(participant)
        session.flush()
        participant_id = participant.id
    bsn = cipher.encrypt(digits_of(cipher, entry), participant_id)
    return participant_id, [
        replace(fact, value={**fact.value, "bsn": bsn}) if fact.aspect == "person" else fact for fact in facts
    ]


def _typed(session: Session, speaker: Speaker, payload: EnrolmentPayload) -> VaultEntry | None:
    return kept_bsn(session, speaker.conversation, payload.bsn, instant())


def _known_here(
    session: Session, employer_id: str, payload: EnrolmentPayload, entry: VaultEntry | None, today: date
) -> tuple[list[SamePerson], list[tuple[str, date]]]:
    """Return the records of the same person, and name and birth date of who only has the same name."""
    by_bsn = with_bsn_index(session, employer_id, entry.digits_index) if entry else None
    ids, namesakes = {by_bsn} - {None}, []
    for participant_id, person in people_with_surname(session, employer_id, payload.surname):
        if not same_person_name(person.name, payload.name):
            continue
        if person.birth_date == payload.birth_date:
            ids.add(participant_id)
        else:
            namesakes.append((participant_id, person.name.shown, person.birth_date))
    known = known_on(session, employer_id, today, participants=[one for one in ids if one])
    same = [
        SamePerson(one.state.person.name.shown, one.coming, participant_id=one.state.id)
        for one in known.values()
    ]
    for waiting in entries(session, employer_id, in_checks=True):
        change = waiting.change
        if change.kind != Enrolment.name:
            continue
        if change.participant_id == by_bsn or _is_named(change.facts, payload):
            employment = Employment(start_date=change.effective_date)
            same.append(SamePerson(change.facts["name"], employment, reference=change.reference))
    return same, [(name, birth_date) for one, name, birth_date in namesakes if one not in ids]


def _is_named(facts: Mapping[str, Any], payload: EnrolmentPayload) -> bool:
    parts = ("initials", "first_names", "calling_name", "prefix", "surname")
    name = PersonName(*(facts[part] for part in parts))
    return facts["birth_date"] == payload.birth_date.isoformat() and same_person_name(name, payload.name)
