"""Where the gateway brings a BSN that it found, before anything else sees the text."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter
from pydantic import StringConstraints

from backend.clock import instant
from backend.database import WriteSession
from backend.encryption import UsesCipher
from backend.problems import Problem, described
from backend.schemas import Identifier, Schema
from backend.settings import UsesSettings
from backend.turn_token import SPEAKER_PROBLEMS, Speaks
from backend.vault.rules import masked_bsn
from backend.vault.service import REFERENCE, keep_bsn

router = APIRouter(prefix="/v1/vault", tags=["vault"])


class OtherConversation(Problem):
    code = "other_conversation"
    status = 403
    title = "The turn token is of another conversation."


class BsnBody(Schema):
    """The digits, without spaces or dots, and the conversation in which they were typed."""

    conversation: Identifier
    digits: Annotated[str, StringConstraints(pattern=r"^[0-9]{8,9}$")]


class BsnView(Schema):
    """What other parts may know of it."""

    reference: str
    valid: bool
    masked: str


@router.post("/bsn", status_code=201, responses=described(*SPEAKER_PROBLEMS, OtherConversation))
def keep(
    body: BsnBody, session: WriteSession, speaker: Speaks, cipher: UsesCipher, settings: UsesSettings
) -> BsnView:
    """Keep the digits for a while; answer a reference, whether they are a BSN, and the last three."""
    if body.conversation != speaker.conversation:
        raise OtherConversation
    now = instant()
    lifetime = timedelta(minutes=settings.bsn_lifetime_minutes)
    entry = keep_bsn(session, cipher, body.conversation, body.digits, now, now + lifetime)
    return BsnView(reference=REFERENCE + entry.id, valid=entry.valid, masked=masked_bsn(body.digits))
