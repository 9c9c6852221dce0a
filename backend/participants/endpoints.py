"""The list of participants, one participant, and the search for one."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from backend.clock import instant, today
from backend.database import ReadSession
from backend.encryption import UsesCipher
from backend.participants import repository, service
from backend.participants.directory import UsesDirectories
from backend.participants.errors import ParticipantUnknown
from backend.participants.schemas import (
    FoundParticipant,
    ParticipantDetails,
    ParticipantPage,
    SearchAnswer,
    SearchRequest,
)
from backend.participants.state import Status
from backend.problems import described
from backend.rights import Right
from backend.schemas import Identifier, Text
from backend.turn_token import RIGHT_PROBLEMS, Speaker, require

router = APIRouter(prefix="/v1/participants", tags=["participants"])

SeesParticipants = Annotated[Speaker, Depends(require(Right.SEE_PARTICIPANTS))]
BSN_REFERENCE = "bsn:"
FAR_PAGE = 1_000_000


@router.get("", responses=described(*RIGHT_PROBLEMS))
def list_participants(
    session: ReadSession,
    speaker: SeesParticipants,
    directories: UsesDirectories,
    q: Annotated[Text | None, Query(description="A name, as a person writes it.")] = None,
    scheme: Annotated[Text | None, Query(description="The name of a scheme.")] = None,
    status: Status | None = None,
    page: Annotated[int, Query(ge=1, le=FAR_PAGE)] = 1,
    page_size: Annotated[int, Query(ge=1, le=100)] = 20,
) -> ParticipantPage:
    """Return one page of the employer's participants."""
    directory = directories.of(session, speaker.employer_id, today())
    return service.list_page(directory, text=q, scheme=scheme, status=status, page=page, page_size=page_size)


@router.post("/search", responses=described(*RIGHT_PROBLEMS))
def search_participants(
    body: SearchRequest, session: ReadSession, speaker: SeesParticipants, directories: UsesDirectories
) -> SearchAnswer:
    """Return who of the employer's participants may be meant."""
    directory = directories.of(session, speaker.employer_id, today())
    if not body.text.startswith(BSN_REFERENCE):
        return SearchAnswer(candidates=service.search(directory, body))
    reference = body.text.removeprefix(BSN_REFERENCE)
    found = repository.with_typed_bsn(
        session, speaker.employer_id, speaker.conversation, reference, instant()
    )
    # An enrolment that waits for additional checks, or was taken back, makes nobody a participant.
    summary = directory.summaries.get(found or "")
    if summary is None:
        return SearchAnswer(candidates=[])
    return SearchAnswer(
        candidates=[FoundParticipant(participant=summary, score=1.0, match="exact", reasons=["bsn"])]
    )


@router.get("/{participant_id}", responses=described(*RIGHT_PROBLEMS, ParticipantUnknown))
def get_participant(
    participant_id: Identifier,
    session: ReadSession,
    speaker: SeesParticipants,
    cipher: UsesCipher,
    as_of: Annotated[date | None, Query(description="The date of the state; today when absent.")] = None,
) -> ParticipantDetails:
    """Return everything about one participant as of a date."""
    return service.details(session, cipher, speaker.employer_id, participant_id, as_of or today())
