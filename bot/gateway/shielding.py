"""What every answer carries and every request is held to: security headers, a size, a line in the log.

An exception ends here too: the server would log its words, which can quote what was sent.
"""

from __future__ import annotations

import contextlib
import time
import traceback

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request, cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.gateway.cookies import WINDOW
from bot.gateway.problems import ProblemError, respond

log = structlog.get_logger()
MOST_BYTES = 64 * 1024
FAILED = 1011
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "object-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types lit-html"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), clipboard-read=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Shielding:
    """The outermost layer of the application."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its answer back with our headers."""
        if scope["type"] == "websocket":
            try:
                await self._app(scope, receive, send)
            except Exception as error:
                _log_failure(error)
                with contextlib.suppress(Exception):  # the line may be gone already
                    await send({"type": "websocket.close", "code": FAILED})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        status = 0

        async def shielded(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                if framed := "content-security-policy" in headers:
                    # Its own policy names who may frame it; the older header knows only everybody or nobody.
                    headers["X-Frame-Options"] = ""
                elif WINDOW in cookie_parser(Headers(scope=scope).get("cookie", "")):
                    # In the window in which a frame's user signs in: it must still know the frame at the end.
                    headers["Cross-Origin-Opener-Policy"] = "unsafe-none"
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if framed:
                    del headers["X-Frame-Options"]
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        refusal = _too_big(Headers(scope=scope))
        if refusal:
            await respond(Request(scope), refusal)(scope, receive, shielded)
        else:
            try:
                await self._app(scope, receive, shielded)
            except Exception as error:
                _log_failure(error)
                if not status:
                    await respond(Request(scope), ProblemError(500, "other"))(scope, receive, shielded)
        # The path only: what stands behind a question mark may be anything.
        log.info(
            "request",
            method=scope["method"],
            path=_known(scope),
            status=status,
            milliseconds=round((time.perf_counter() - started) * 1000, 1),
        )


def _log_failure(error: Exception) -> None:
    places = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
    log.error("failed", error=type(error).__name__, where=places[-8:])


def _known(scope: Scope) -> str:
    """Return the path, if it is one of ours: a mistyped address may hold anything, too."""
    route = scope.get("route")
    return str(getattr(route, "path", "unknown"))


def _too_big(headers: Headers) -> ProblemError | None:
    if "transfer-encoding" in headers:
        return ProblemError(411, "length_missing")
    length = headers.get("content-length", "0")
    return None if length.isdigit() and int(length) <= MOST_BYTES else ProblemError(413, "too_large")
