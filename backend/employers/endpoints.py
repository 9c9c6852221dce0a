"""What the conversation must know before it begins: today, the account, the employer, roles and schemes."""

from __future__ import annotations

from fastapi import APIRouter

from backend.clock import today
from backend.database import ReadSession
from backend.employers.repository import employer_with
from backend.employers.schemas import Context, NamedThing, SpeakingAccount
from backend.problems import described
from backend.rights import Right
from backend.schemes.repository import schemes_of
from backend.turn_token import SPEAKER_PROBLEMS, Speaks

router = APIRouter(prefix="/v1", tags=["employers"])


@router.get("/context", responses=described(*SPEAKER_PROBLEMS))
def get_context(session: ReadSession, speaker: Speaks) -> Context:
    """Return the speaker's context."""
    employer = employer_with(session, speaker.employer_id)
    may_see = Right.SEE_SCHEMES in speaker.rights
    schemes = schemes_of(session, speaker.employer_id) if may_see else []
    return Context(
        today=today(),
        account=SpeakingAccount(
            id=speaker.account_id,
            name=speaker.account_name,
            language=speaker.language,
        ),
        employer=NamedThing(id=employer.id, name=employer.name),
        roles=sorted(speaker.roles),
        rights=sorted(speaker.rights),
        schemes=[NamedThing(id=scheme.id, name=scheme.name) for scheme in schemes],
        full_time_hours=employer.full_time_hours,
    )
