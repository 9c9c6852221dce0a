"""Who is calling: the session in the cookie of a page, or in the Authorization header of a program."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, cast

from fastapi import Depends, Request
from starlette.requests import HTTPConnection

from bot.gateway.backend import PartDownError, RefusedError, Session
from bot.gateway.gateway import Gateway
from bot.gateway.problems import ProblemError, from_backend

COOKIE = "__Host-session"
FRAME_COOKIE = "__Host-frame-session"
"""The session in a frame of another site (decision 0005)."""
FRAME = "/embed"
_SAFE = {"GET", "HEAD", "OPTIONS"}


@dataclass(frozen=True)
class User:
    """Somebody who is signed in."""

    session: Session
    secret: str = field(repr=False)


def gateway_of(connection: HTTPConnection) -> Gateway:
    """Return the gateway that serves this connection."""
    return cast(Gateway, connection.app.state.gateway)


async def signed_in(request: Request) -> User:
    """Return who calls an address for programs. Raises `ProblemError`."""
    gateway = gateway_of(request)
    scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
    secret = bearer.strip() if scheme.lower() == "bearer" else secret_in_cookie(request)
    if not secret or not secret.isascii():
        raise ProblemError(401, "session_ended")
    by_cookie = scheme.lower() != "bearer"
    token = request.headers.get("x-csrf-token")
    if by_cookie and request.method not in _SAFE and not gateway.csrf_is_right(secret, token):
        raise ProblemError(403, "csrf_refused")
    return User(await session_of(gateway, secret), secret)


def secret_in_cookie(request: Request) -> str | None:
    """Return the session's secret in the cookie; that of a frame only where the frame itself asks."""
    if secret := request.cookies.get(COOKIE):
        return secret
    by_frame = request.url.path == FRAME or request.headers.get("sec-fetch-site") == "same-origin"
    return request.cookies.get(FRAME_COOKIE) if by_frame else None


async def session_of(gateway: Gateway, secret: str) -> Session:
    """Return the living session of a secret. Raises `ProblemError`."""
    try:
        return await gateway.backend.session(secret)
    except RefusedError as refused:
        if refused.status in (400, 401, 422):
            raise ProblemError(401, "session_ended") from None
        raise from_backend(refused) from None
    except PartDownError as error:
        raise from_backend(error) from None


SignedIn = Annotated[User, Depends(signed_in)]
