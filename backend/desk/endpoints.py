"""The desk's calls. They ask for the desk's own secret (`backend.caller`): no other part may decide."""

from __future__ import annotations

from fastapi import APIRouter

from backend.changes.errors import ChangeUnknown
from backend.database import ReadSession, WriteSession
from backend.desk import service
from backend.desk.errors import EnrolledMeanwhile, NotInChecks
from backend.desk.schemas import DecisionView, RefusalBody, WaitingChanges
from backend.problems import described
from backend.schemas import Identifier

PREFIX = "/v1/desk"
router = APIRouter(prefix=PREFIX, tags=["desk"])


@router.get("/checks", responses=described())
def list_waiting(session: ReadSession) -> WaitingChanges:
    """Return the changes in additional checks, the oldest first."""
    return WaitingChanges(items=service.waiting(session))


@router.post(
    "/checks/{reference}/approve", responses=described(ChangeUnknown, NotInChecks, EnrolledMeanwhile)
)
def approve_change(reference: Identifier, session: WriteSession) -> DecisionView:
    """Approve a change: it is processed now."""
    return service.approve(session, reference)


@router.post("/checks/{reference}/refuse", responses=described(ChangeUnknown, NotInChecks))
def refuse_change(reference: Identifier, body: RefusalBody, session: WriteSession) -> DecisionView:
    """Refuse a change, with a reason for the employer."""
    return service.refuse(session, reference, body.reason)
