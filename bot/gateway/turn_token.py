"""Signs for whom a turn is: the backend acts only on this, and only while the session behind it lives."""

from __future__ import annotations

import time
from dataclasses import dataclass

import jwt

LIFETIME = 120


@dataclass(frozen=True)
class Signer:
    """Holds the key that the gateway shares with the backend only."""

    key: str

    def sign(self, *, account: str, employer: str, conversation: str, channel: str, session: str) -> str:
        """Return a token of two minutes."""
        now = int(time.time())
        claims = {
            "iss": "gateway",
            "aud": "backend",
            "sub": account,
            "employer": employer,
            "conversation": conversation,
            "channel": channel,
            "session": session,
            "iat": now,
            "exp": now + LIFETIME,
        }
        return jwt.encode(claims, self.key, algorithm="HS256")
