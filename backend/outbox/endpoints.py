"""Where the gateway asks what there is to tell. Nobody speaks here, so there is no turn token."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from backend.clock import AMSTERDAM
from backend.database import ReadSession
from backend.outbox.repository import items_after
from backend.outbox.schemas import OutboxItemView, OutboxPage
from backend.problems import described

router = APIRouter(prefix="/v1", tags=["outbox"])


@router.get("/outbox", responses=described())
def read_outbox(
    session: ReadSession,
    after: Annotated[int, Query(ge=0, le=2**63 - 1, description="The last id that was read.")] = 0,
    limit: Annotated[int, Query(ge=1, le=100)] = 100,
) -> OutboxPage:
    """Return what was written after an item, the oldest first; ids only rise."""
    items = [OutboxItemView.model_validate(item) for item in items_after(session, after, limit)]
    for item in items:
        item.created_at = item.created_at.astimezone(AMSTERDAM)
    return OutboxPage(items=items)
