"""Preview, submit, see and withdraw changes."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from backend.changes import repository, service
from backend.changes.errors import ChangeUnknown, IdempotencyKeyReused, NotWithdrawable, PreviewOutdated
from backend.changes.kinds import KIND_CLASSES, AnyRequest, AnySubmission, UsesKinds
from backend.changes.schemas import ChangeList, ChangeView, IdempotencyKey, Preview
from backend.changes.views import view_of
from backend.clock import today
from backend.database import ReadSession, WriteSession
from backend.encryption import UsesCipher
from backend.participants.directory import UsesDirectories
from backend.participants.errors import ParticipantUnknown
from backend.problems import Problem, described
from backend.rights import Right
from backend.schemas import Identifier
from backend.turn_token import RIGHT_PROBLEMS, Speaker, require

router = APIRouter(prefix="/v1/changes", tags=["changes"])

SeesParticipants = Annotated[Speaker, Depends(require(Right.SEE_PARTICIPANTS))]
SubmitsChanges = Annotated[Speaker, Depends(require(Right.SUBMIT_CHANGES))]
RULES: list[type[Problem]] = [ParticipantUnknown, *(rule for kind in KIND_CLASSES for rule in kind.problems)]


@router.post("/preview", responses=described(*RIGHT_PROBLEMS, *RULES))
def preview_change(
    body: AnyRequest, session: ReadSession, speaker: SubmitsChanges, kinds: UsesKinds, cipher: UsesCipher
) -> Preview:
    """Return what a change would do, without doing it."""
    return service.preview(session, cipher, kinds, speaker, body)


@router.post(
    "",
    status_code=201,
    responses={
        200: {"model": ChangeView, "description": "Recorded before, under the same key."},
        **described(*RIGHT_PROBLEMS, *RULES, IdempotencyKeyReused, PreviewOutdated),
    },
)
def submit_change(
    body: AnySubmission,
    session: WriteSession,
    speaker: SubmitsChanges,
    kinds: UsesKinds,
    cipher: UsesCipher,
    response: Response,
    idempotency_key: IdempotencyKey,
) -> ChangeView:
    """Record a change that was previewed and confirmed, once."""
    change, is_new = service.submit(session, cipher, kinds, speaker, body, idempotency_key)
    response.status_code = 201 if is_new else 200
    return change


@router.get("", responses=described(*RIGHT_PROBLEMS, ParticipantUnknown))
def list_changes(
    session: ReadSession,
    speaker: SeesParticipants,
    directories: UsesDirectories,
    participant_id: Identifier | None = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    mine: bool = False,
) -> ChangeList:
    """Return the employer's changes, the one recorded last first, those from outside the portal included."""
    directory = directories.of(session, speaker.employer_id, today())
    found = repository.entries(
        session,
        speaker.employer_id,
        participant_id=participant_id,
        account_id=speaker.account_id if mine else None,
        limit=limit,
    )
    if not found and participant_id is not None and participant_id not in directory.summaries:
        raise ParticipantUnknown
    return ChangeList(
        items=[
            view_of(session, entry, directory.summaries.get(entry.change.participant_id), today())
            for entry in found
        ]
    )


@router.get("/{reference}", responses=described(*RIGHT_PROBLEMS, ChangeUnknown))
def get_change(
    reference: Identifier, session: ReadSession, speaker: SeesParticipants, directories: UsesDirectories
) -> ChangeView:
    """Return a change; the reference of its withdrawal finds it too."""
    entry = service.find(session, speaker.employer_id, reference)
    directory = directories.of(session, speaker.employer_id, today())
    return view_of(session, entry, directory.summaries.get(entry.change.participant_id), today())


@router.post(
    "/{reference}/withdraw",
    responses=described(*RIGHT_PROBLEMS, ChangeUnknown, NotWithdrawable, IdempotencyKeyReused),
)
def withdraw_change(
    reference: Identifier, session: WriteSession, speaker: SubmitsChanges, idempotency_key: IdempotencyKey
) -> ChangeView:
    """Take a change back: while in checks, or on the day it was submitted."""
    return service.withdraw(session, speaker, reference, idempotency_key)
