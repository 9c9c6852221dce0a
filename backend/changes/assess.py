"""Collects what a kind of change must know about a participant, and lets it judge. Writes nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy.orm import Session

from backend.changes.assessment import Assessment, EarlierChange, Subject, digest_of
from backend.changes.enrolment_payload import EnrolmentRequest
from backend.changes.kinds import AnyRequest, Kinds
from backend.changes.newcomers import newcomer
from backend.changes.repository import live_changes
from backend.changes.schemas import ChangedPerson, Preview
from backend.changes.views import described_by
from backend.encryption import Cipher
from backend.participants.directory import scheme_names, summarise
from backend.participants.errors import ParticipantUnknown
from backend.participants.facts import facts_after
from backend.participants.repository import Known, known_on
from backend.participants.state import Cover, Pay
from backend.turn_token import Speaker

_COVER: TypeAdapter[tuple[Cover, ...]] = TypeAdapter(tuple[Cover, ...])


def assess(
    session: Session, cipher: Cipher, kinds: Kinds, speaker: Speaker, request: AnyRequest, today: date
) -> tuple[Preview, Assessment]:
    """Return what the change would do, to show and to record; raises the problem that forbids it."""
    employer_id, kind = speaker.employer_id, kinds[request.kind]
    if isinstance(request, EnrolmentRequest):
        assessment = kind.assess(request.payload, newcomer(session, cipher, speaker, request.payload, today))
        person = ChangedPerson.model_validate({**described_by(assessment.facts), "id": None})
    else:
        known, subject = _participant(
            session, employer_id, request.participant_id, kind.effective_date(request.payload), today
        )
        assessment = kind.assess(request.payload, subject)
        person = ChangedPerson.model_validate(summarise(known, scheme_names(session, employer_id), today))
    shown: dict[str, Any] = {
        "kind": request.kind,
        "participant": person,
        "effective_date": assessment.effective_date,
        "facts": assessment.facts,
        "consequences": assessment.consequences,
        "warnings": assessment.warnings,
    }
    # Over all that was shown and all that will be recorded: whatever changes in between changes the digest.
    digest = digest_of(
        {
            "employer": employer_id,
            "payload": request.payload,
            "recorded": [(fact.aspect, fact.valid_from, fact.value) for fact in assessment.new_facts],
            "status": assessment.status,
            **shown,
        }
    )
    return Preview(digest=digest, **shown), assessment


def _participant(
    session: Session, employer_id: str, participant_id: str, effective: date, today: date
) -> tuple[Known, Subject]:
    """Return a participant as known today, and as a change with this date finds it."""
    one = [participant_id]
    known = known_on(session, employer_id, today, participants=one).get(participant_id)
    on_date = known_on(session, employer_id, effective, participants=one).get(participant_id)
    if known is None or on_date is None:
        raise ParticipantUnknown
    subject = Subject(
        today=today,
        state=known.state,
        coming=known.coming,
        on_date=on_date.state,
        later_cover=[
            (fact.valid_from, _COVER.validate_python(fact.value))
            for fact in facts_after(session, employer_id, effective, "cover", participants=one)
        ],
        later_pay=[
            (fact.valid_from, Pay.model_validate(fact.value))
            for fact in facts_after(session, employer_id, effective, "pay", participants=one)
        ],
        changes=[
            EarlierChange(change.reference, change.kind, change.effective_date)
            for change in live_changes(session, employer_id, participant_id)
        ],
    )
    return known, subject
