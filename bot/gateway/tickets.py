"""Tickets for the WebSocket: they work once, for a minute.

They live in memory, with the session's secret that the WebSocket needs: it is then written nowhere. After a
restart a client asks for a new one.
"""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass, field

from bot.gateway.backend import Session


@dataclass(frozen=True)
class Holder:
    """For whom a ticket is."""

    session: Session
    secret: str = field(repr=False)


class Tickets:
    """The tickets that are out."""

    def __init__(self, lifetime: float) -> None:
        self.lifetime = lifetime
        self._out: dict[str, tuple[float, Holder]] = {}

    def issue(self, holder: Holder) -> str:
        """Return a new ticket."""
        now = time.monotonic()
        self._out = {ticket: held for ticket, held in self._out.items() if held[0] > now}
        ticket = secrets.token_urlsafe(32)
        self._out[ticket] = (now + self.lifetime, holder)
        return ticket

    def redeem(self, ticket: str) -> Holder | None:
        """Return for whom the ticket is, once; None when it is not known, used or too old."""
        ends, holder = self._out.pop(ticket, (0.0, None))
        return holder if ends > time.monotonic() else None

    def withdraw(self, session_id: str) -> None:
        """End the tickets of a session that has ended."""
        gone = [ticket for ticket, (_, held) in self._out.items() if held.session.session_id == session_id]
        for ticket in gone:
            del self._out[ticket]
