"""Security events: what happened around signing in, in the database and in the log, without any secret."""

from __future__ import annotations

from datetime import datetime

import structlog
from sqlalchemy.orm import Session

from backend.accounts.models import SecurityEvent

log = structlog.get_logger()


def record_event(
    session: Session,
    kind: str,
    now: datetime,
    *,
    account_id: str | None = None,
    address: str | None = None,
    **data: str,
) -> None:
    """Keep one event with the changes of this unit of work."""
    session.add(SecurityEvent(kind=kind, at=now, account_id=account_id, address=address, data=data))
    log.info("security", kind=kind, account=account_id, **data)
