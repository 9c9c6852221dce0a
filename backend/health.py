"""Whether the backend can answer: it reaches its database."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter
from sqlalchemy import text

from backend.database import ReadSession
from backend.problems import described
from backend.schemas import Schema

router = APIRouter(tags=["health"])


class Health(Schema):
    """The state of this part."""

    status: Literal["ok"]


@router.get("/healthz", responses=described())
def health(session: ReadSession) -> Health:
    """Answer when the database does."""
    session.execute(text("SELECT 1"))
    return Health(status="ok")
