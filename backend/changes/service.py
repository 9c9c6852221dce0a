"""Preview, submit, withdraw. A submit happens exactly once: the employer's changes queue, and the first
answer to an idempotency key is the answer to all its repetitions.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from backend.changes import repository
from backend.changes.assess import assess
from backend.changes.assessment import digest_of
from backend.changes.enrolment_payload import EnrolmentSubmission
from backend.changes.errors import ChangeUnknown, IdempotencyKeyReused, NotWithdrawable, PreviewOutdated
from backend.changes.kinds import AnyRequest, AnySubmission, Kinds
from backend.changes.models import Change
from backend.changes.newcomers import take_in
from backend.changes.repository import Entry, hold, release
from backend.changes.schemas import ChangeView, Preview
from backend.changes.views import standing_of, view_of
from backend.clock import now, today
from backend.employers.repository import queue_for_change
from backend.encryption import Cipher
from backend.identifiers import new_reference
from backend.participants.facts import insert_facts, retract_facts
from backend.participants.service import summary_of
from backend.turn_token import Speaker


def preview(session: Session, cipher: Cipher, kinds: Kinds, speaker: Speaker, request: AnyRequest) -> Preview:
    """Return what the change would do; raises the problem that forbids it."""
    return assess(session, cipher, kinds, speaker, request, today())[0]


def submit(
    session: Session, cipher: Cipher, kinds: Kinds, speaker: Speaker, submission: AnySubmission, key: str
) -> tuple[ChangeView, bool]:
    """Record the change, or find it recorded under this key; return it and whether it is new."""
    employer_id, body_hash = speaker.employer_id, digest_of(submission)
    queue_for_change(session, employer_id)
    first = repository.with_key(session, employer_id, key)
    if first is not None:
        if first.body_hash != body_hash:
            raise IdempotencyKeyReused
        return shown(session, employer_id, first.id), False
    day, moment = today(), now()
    fresh, assessment = assess(session, cipher, kinds, speaker, submission, day)
    if fresh.digest != submission.digest:
        raise PreviewOutdated(preview=fresh)
    new_facts = assessment.new_facts
    if isinstance(submission, EnrolmentSubmission):
        participant_id, new_facts = take_in(session, cipher, speaker, submission.payload, new_facts)
    else:
        participant_id = submission.participant_id
    change = Change(
        employer_id=employer_id,
        reference=new_reference(),
        participant_id=participant_id,
        kind=submission.kind,
        payload=submission.payload.model_dump(mode="json"),
        facts=fresh.model_dump(mode="json")["facts"],
        effective_date=assessment.effective_date,
        recorded_at=moment,
        status=assessment.status,
        source="portal",
        account_id=speaker.account_id,
        idempotency_key=key,
        body_hash=body_hash,
    )
    session.add(change)
    session.flush()
    if assessment.status == "processed":
        insert_facts(session, employer_id, participant_id, new_facts, recorded_at=moment, change_id=change.id)
    else:
        hold(session, change.id, new_facts)
    session.flush()
    return shown(session, employer_id, change.id), True


def withdraw(session: Session, speaker: Speaker, reference: str, key: str) -> ChangeView:
    """Record the entry that takes a change back; raises `ChangeUnknown` or `NotWithdrawable`."""
    employer_id = speaker.employer_id
    queue_for_change(session, employer_id)
    entry = find(session, employer_id, reference)
    body_hash = digest_of({"withdraw": entry.change.reference})
    first = repository.with_key(session, employer_id, key)
    if first is not None:
        if first.body_hash != body_hash:
            raise IdempotencyKeyReused
        return shown(session, employer_id, entry.change.id)
    refusal = standing_of(session, entry, today()).refusal
    if refusal:
        raise NotWithdrawable(reason=refusal)
    change, moment = entry.change, now()
    reversal = Change(
        employer_id=employer_id,
        reference=new_reference(),
        participant_id=change.participant_id,
        kind=change.kind,
        payload=change.payload,
        facts=change.facts,
        effective_date=change.effective_date,
        recorded_at=moment,
        status="processed",
        source="portal",
        account_id=speaker.account_id,
        idempotency_key=key,
        body_hash=body_hash,
        reverses=change.id,
    )
    session.add(reversal)
    session.flush()
    release(session, change.id)
    retract_facts(session, change.id, recorded_at=moment, by=reversal.id)
    session.flush()
    return shown(session, employer_id, change.id)


def find(session: Session, employer_id: str, reference: str) -> Entry:
    """Return the employer's change with this reference; raises `ChangeUnknown`."""
    found = repository.entries(session, employer_id, reference=reference.upper())
    if not found:
        raise ChangeUnknown
    return found[0]


def shown(session: Session, employer_id: str, change_id: int) -> ChangeView:
    """Return a change as this session sees it, what it just recorded included."""
    entry = repository.entries(session, employer_id, change_id=change_id)[0]
    listed = summary_of(session, employer_id, entry.change.participant_id, today())
    return view_of(session, entry, listed, today())
