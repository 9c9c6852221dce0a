"""Where the gateway brings a BSN that it found, before anything else sees the text."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter
from pydantic import StringConstraints

from backend.clock import instant
from backend.database import WriteSession
from backend.encryption import UsesCipher
from backend.problems import described
from backend.schemas import Identifier, Schema
from backend.settings import UsesSettings
from backend.vault.rules import masked_bsn
from backend.vault.service import keep_bsn

router = APIRouter(prefix="/v1/vault", tags=["vault"])


class BsnBody(Schema):
    """The digits, without spaces or dots, and the conversation in which they were typed."""

    conversation: Identifier
    digits: Annotated[str, StringConstraints(pattern=r"^[0-9]{8,9}$")]


class BsnView(Schema):
    """What other parts may know of it."""

    reference: str
    valid: bool
    masked: str


@router.post("/bsn", status_code=201, responses=described())
def keep(body: BsnBody, session: WriteSession, cipher: UsesCipher, settings: UsesSettings) -> BsnView:
    """Keep the digits for a while; answer a reference, whether they are a BSN, and the last three."""
    now = instant()
    lifetime = timedelta(minutes=settings.bsn_lifetime_minutes)
    entry = keep_bsn(session, cipher, body.conversation, body.digits, now, now + lifetime)
    return BsnView(reference=f"bsn:{entry.id}", valid=entry.valid, masked=masked_bsn(body.digits))
