"""Lists, searches and shows participants. Every question names its employer."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from backend.encryption import Cipher
from backend.participants.directory import Directory, scheme_names, summarise
from backend.participants.errors import ParticipantUnknown
from backend.participants.name_search import NameIndex
from backend.participants.name_sentence import search_sentence
from backend.participants.repository import known_on
from backend.participants.schemas import (
    CoverDetails,
    EmploymentDetails,
    FoundParticipant,
    ParticipantDetails,
    ParticipantPage,
    ParticipantSummary,
    PersonDetails,
    RelativeDetails,
    SearchRequest,
)
from backend.participants.state import Relative, Status
from backend.vault.rules import masked_bsn


def list_page(
    directory: Directory,
    *,
    text: str | None,
    scheme: str | None,
    status: Status | None,
    page: int,
    page_size: int,
) -> ParticipantPage:
    """Return one page by surname, or with a search text the best fitting first."""
    summaries = list(directory.summaries.values())
    if text and text.strip():
        found = directory.names.search(text, limit=len(summaries))
        summaries = [directory.summaries[candidate.id] for candidate in found]
    summaries = [
        summary
        for summary in summaries
        if (scheme is None or scheme in summary.schemes) and (status is None or summary.status == status)
    ]
    first = (page - 1) * page_size
    return ParticipantPage(total=len(summaries), page=page, items=summaries[first : first + page_size])


def search(directory: Directory, request: SearchRequest) -> list[FoundParticipant]:
    """Return who may be meant, best first."""
    look_up = search_sentence if request.mode == "sentence" else NameIndex.search
    return [
        FoundParticipant(
            participant=directory.summaries[candidate.id],
            score=candidate.score,
            match=candidate.match,
            reasons=list(candidate.reasons),
            start=candidate.start,
            end=candidate.end,
        )
        for candidate in look_up(directory.names, request.text, request.limit)
    ]


def summary_of(
    session: Session, employer_id: str, participant_id: str, on: date
) -> ParticipantSummary | None:
    """Return one participant as the session sees it; None for who is none (any more)."""
    known = known_on(session, employer_id, on, participants=[participant_id]).get(participant_id)
    return summarise(known, scheme_names(session, employer_id), on) if known else None


def details(
    session: Session, cipher: Cipher, employer_id: str, participant_id: str, as_of: date
) -> ParticipantDetails:
    """Return everything about one participant on a date; raises `ParticipantUnknown`."""
    known = known_on(session, employer_id, as_of, participants=[participant_id]).get(participant_id)
    if known is None:
        raise ParticipantUnknown
    state, schemes = known.state, scheme_names(session, employer_id)
    person = state.person.model_dump(exclude={"gender", "birth_date", "bsn", "address"})
    return ParticipantDetails(
        **summarise(known, schemes, as_of).model_dump(),
        as_of=as_of,
        person=PersonDetails(
            **person, bsn=masked(cipher, state.person.bsn, participant_id), address=state.person.address
        ),
        employment=EmploymentDetails(
            salary=state.pay.salary,
            part_time_percentage=state.pay.part_time_percentage,
            start_date=known.coming.start_date,
            end_date=known.coming.end_date,
        ),
        cover=[
            CoverDetails(
                scheme=schemes[cover.scheme_id],
                type=cover.type,
                start_date=cover.start_date,
                end_date=cover.end_date,
            )
            for cover in state.cover
        ],
        partner=_relative(cipher, participant_id, state.partner) if state.partner else None,
        children=[_relative(cipher, participant_id, child) for child in state.children],
    )


def masked(cipher: Cipher, encrypted: str, participant_id: str) -> str:
    """Return a BSN of which only the last three digits show."""
    return masked_bsn(cipher.decrypt(encrypted, participant_id))


def _relative(cipher: Cipher, participant_id: str, relative: Relative) -> RelativeDetails:
    return RelativeDetails(
        name=relative.name,
        birth_date=relative.birth_date,
        gender=relative.gender,
        bsn=masked(cipher, relative.bsn, participant_id),
    )
