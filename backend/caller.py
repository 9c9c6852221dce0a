"""Who may call the backend: a caller that shows the backend's secret, on every path, unknown ones too."""

from __future__ import annotations

import hmac

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from backend.problems import CallerUnknown, response_of


class CallerCheck:
    """Middleware that refuses a request without `Authorization: Bearer <secret>`."""

    def __init__(self, app: ASGIApp, secret: str) -> None:
        self._app = app
        self._expected = f"Bearer {secret}".encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            return await self._app(scope, receive, send)
        shown = Headers(scope=scope).get("authorization", "").encode("latin-1")
        if scope["type"] != "http" or not hmac.compare_digest(shown, self._expected):
            problem = CallerUnknown()
            problem.headers["WWW-Authenticate"] = "Bearer"
            return await response_of(problem)(scope, receive, send)
        return await self._app(scope, receive, send)
