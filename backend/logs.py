"""The log: JSON lines on stderr. Events, codes, ids and times; never texts, names, numbers or tokens."""

from __future__ import annotations

import logging
import sys
import time
import traceback

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from backend.problems import InternalError, response_of

log = structlog.get_logger()


def set_up() -> None:
    """Send the log of our own code and of the libraries to stderr as JSON lines."""
    shared: list[structlog.types.Processor] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    renderer = structlog.processors.JSONRenderer()
    structlog.configure(
        processors=[*shared, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(processor=renderer, foreign_pre_chain=shared))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)


def where_raised(error: BaseException) -> list[str]:
    """Return the places an exception came through. Its words are left out: they can quote values."""
    return [
        f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)
    ]


class RequestLog:
    """Middleware that writes one line a request (the route, not the path: that could hold a name), and one
    for an exception, which it answers. Neither carries what was sent.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        began = time.perf_counter()
        status = 0

        async def watch(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, watch)
        except Exception as error:
            # Answered here and not raised again: the server would print it with its words.
            log.error("failed", error=type(error).__name__, where=where_raised(error)[-8:])
            if status == 0:
                await response_of(InternalError())(scope, receive, watch)
        finally:
            log.info(
                "request",
                method=scope["method"],
                route=getattr(scope.get("route"), "path", None),
                status=status,
                milliseconds=round((time.perf_counter() - began) * 1000, 1),
            )
