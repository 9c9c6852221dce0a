"""Reads the participants of one employer: the ids, and the typed states on a date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.participants.facts import aspects_on, counting, facts_after
from backend.participants.models import Fact, Participant
from backend.participants.names import words
from backend.participants.state import Employment, ParticipantState, Person, state_of
from backend.vault.models import VaultEntry


@dataclass(frozen=True, slots=True)
class Known:
    """A participant's state on a date, and the employment as it is already known to become."""

    state: ParticipantState
    coming: Employment


def exists(session: Session, employer_id: str, participant_id: str) -> bool:
    """Say whether the employer has this participant."""
    found = session.scalar(
        select(Participant.id).where(Participant.employer_id == employer_id, Participant.id == participant_id)
    )
    return found is not None


def with_bsn_index(session: Session, employer_id: str, bsn_index: str) -> str | None:
    """Return the id of whom the employer ever enrolled with this BSN."""
    return session.scalar(
        select(Participant.id).where(
            Participant.employer_id == employer_id, Participant.bsn_index == bsn_index
        )
    )


def people_with_surname(session: Session, employer_id: str, surname: str) -> Iterator[tuple[str, Person]]:
    """Give the people, as known now, whose own or partner's surname shares a word with this one."""
    wanted = set(words(surname))
    rows = session.execute(
        select(Fact.participant_id, Fact.value).where(
            Fact.employer_id == employer_id, Fact.aspect == "person", *counting(None)
        )
    )
    for participant_id, value in rows:
        # Before the record is made into a person: there can be thousands.
        if wanted & {*words(value["surname"]), *words(value.get("partner_surname", ""))}:
            yield participant_id, Person.model_validate(value)


def with_typed_bsn(
    session: Session, employer_id: str, conversation: str, reference: str, now: datetime
) -> str | None:
    """Return the id of the employer's participant whose BSN was typed in this conversation."""
    return session.scalar(
        select(Participant.id)
        .join(VaultEntry, VaultEntry.digits_index == Participant.bsn_index)
        .where(
            Participant.employer_id == employer_id,
            VaultEntry.id == reference,
            VaultEntry.conversation == conversation,
            VaultEntry.expires_at > now,
        )
    )


def known_on(
    session: Session,
    employer_id: str,
    on: date,
    *,
    participants: Collection[str] | None = None,
    known_at: datetime | None = None,
) -> dict[str, Known]:
    """Return the state of each participant on a date; who starts later is shown as on the first day."""
    aspects = aspects_on(session, employer_id, on, participants=participants, known_at=known_at)
    later = facts_after(session, employer_id, on, "employment", participants=participants, known_at=known_at)
    starting: dict[date, list[str]] = defaultdict(list)
    coming: dict[str, Employment] = {}
    for fact in later:
        if "employment" not in aspects.get(fact.participant_id, {}) and fact.participant_id not in coming:
            starting[fact.valid_from].append(fact.participant_id)
        coming[fact.participant_id] = Employment.model_validate(fact.value)
    for first_day, ids in starting.items():
        aspects |= aspects_on(session, employer_id, first_day, participants=ids, known_at=known_at)
    known = {}
    for participant_id, values in aspects.items():
        if "employment" in values:
            state = state_of(participant_id, values)
            known[participant_id] = Known(state, coming.get(participant_id, state.employment))
    return known
