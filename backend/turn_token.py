"""Who is speaking: the turn token that the gateway signs for two minutes, and the session behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

import jwt
from fastapi import Depends, Header, Request
from sqlalchemy import select

from backend.accounts.errors import SessionEnded
from backend.accounts.models import Account, AccountRole
from backend.accounts.sessions import alive_session
from backend.clock import instant
from backend.database import UsesDatabase
from backend.problems import Problem
from backend.rights import MissingRight, Right, Role, rights_of

ALGORITHM = "HS256"
ISSUER = "gateway"
AUDIENCE = "backend"


class TurnTokenRefused(Problem):
    """The header is absent, forged, expired, or not what the gateway signs."""

    code = "turn_token_refused"
    status = 401
    title = "The turn token is missing, forged or too old."


class NoRole(Problem):
    """The account has no role at the employer that the token names."""

    code = "no_role"
    status = 403
    title = "The account has no role at this employer."


@dataclass(frozen=True)
class Speaker:
    """The account that speaks now, for one employer, with the roles it has there at this moment."""

    account_id: str
    account_name: str
    language: str | None
    session_id: str
    employer_id: str
    roles: frozenset[Role]
    rights: frozenset[Right]
    conversation: str
    channel: str

    def require(self, right: Right) -> None:
        """Raise `MissingRight` when the roles do not hold this right."""
        if right not in self.rights:
            raise MissingRight(right)


@dataclass(frozen=True)
class Claims:
    """What a genuine turn token says; whether the session still lives is for the database."""

    account_id: str
    session_id: str
    employer_id: str
    conversation: str
    channel: str


def read_claims(token: str, key: str) -> Claims:
    """Return what the token says; raise `TurnTokenRefused`."""
    names = ("sub", "session", "employer", "conversation", "channel")
    try:
        claims = jwt.decode(
            token,
            key,
            algorithms=[ALGORITHM],
            issuer=ISSUER,
            audience=AUDIENCE,
            options={"require": ["exp", "iat", "iss", "aud", *names]},
        )
    except jwt.InvalidTokenError:
        raise TurnTokenRefused from None
    values = [claims[name] for name in names]
    if not all(isinstance(value, str) and value for value in values):
        raise TurnTokenRefused
    return Claims(*values)


def speaker_of(
    request: Request,
    database: UsesDatabase,
    turn_token: Annotated[str | None, Header(description="Signed by the gateway for this turn.")] = None,
) -> Speaker:
    """The dependency that gives the speaker; raises `TurnTokenRefused`, `SessionEnded` or `NoRole`."""
    if turn_token is None:
        raise TurnTokenRefused
    claims = read_claims(turn_token, request.app.state.secrets.turn_token_key)
    # A session of its own, closed at once: an endpoint that writes must not hold two connections.
    with database.read() as session:
        account_session = alive_session(session, claims.session_id, instant(), request.app.state.settings)
        if account_session is None or account_session.account_id != claims.account_id:
            raise SessionEnded
        account = session.get_one(Account, claims.account_id)
        found = session.scalars(
            select(AccountRole.role).where(
                AccountRole.account_id == claims.account_id, AccountRole.employer_id == claims.employer_id
            )
        )
        roles = frozenset(Role(role) for role in found)
    if not roles:
        raise NoRole
    return Speaker(
        account_id=account.id,
        account_name=account.name,
        language=account.language,
        session_id=account_session.id,
        employer_id=claims.employer_id,
        roles=roles,
        rights=rights_of(roles),
        conversation=claims.conversation,
        channel=claims.channel,
    )


Speaks = Annotated[Speaker, Depends(speaker_of)]

# What an endpoint with a speaker can answer, for `described`.
SPEAKER_PROBLEMS: tuple[type[Problem], ...] = (TurnTokenRefused, SessionEnded, NoRole)
RIGHT_PROBLEMS: tuple[type[Problem], ...] = (*SPEAKER_PROBLEMS, MissingRight)


def require(right: Right) -> Callable[[Speaker], Speaker]:
    """Return the dependency that gives the speaker when it has this right, else raises `MissingRight`."""

    def speaker_with_right(speaker: Speaks) -> Speaker:
        speaker.require(right)
        return speaker

    return speaker_with_right
