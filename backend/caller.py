"""Who may call the backend: a caller that shows the backend's secret, on every path, unknown ones too.
The insurer's desk has a secret of its own, which opens its paths only.
"""

from __future__ import annotations

import hmac

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from backend.problems import CallerUnknown, response_of


class CallerCheck:
    """Middleware that refuses a request without `Authorization: Bearer <secret>`."""

    def __init__(self, app: ASGIApp, secret: str, desk_secret: str, desk_prefix: str) -> None:
        self._app = app
        self._expected = f"Bearer {secret}".encode()
        self._expected_at_desk = f"Bearer {desk_secret}".encode()
        self._desk = f"{desk_prefix}/"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            return await self._app(scope, receive, send)
        shown = Headers(scope=scope).get("authorization", "").encode("latin-1")
        at_desk = scope["type"] == "http" and scope["path"].startswith(self._desk)
        expected = self._expected_at_desk if at_desk else self._expected
        if scope["type"] != "http" or not hmac.compare_digest(shown, expected):
            problem = CallerUnknown()
            problem.headers["WWW-Authenticate"] = "Bearer"
            return await response_of(problem)(scope, receive, send)
        return await self._app(scope, receive, send)
