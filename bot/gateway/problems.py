"""Refusals as programs get them: application/problem+json (RFC 9457), with words in the user's language."""

from __future__ import annotations

import math
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from bot.gateway.backend import PartDownError, RefusedError
from bot.gateway.languages import language_of
from bot.words import Language, catalogue, words


class ProblemError(Exception):
    """A call that is refused."""

    def __init__(self, status: int, code: str, data: dict[str, Any] | None = None) -> None:
        super().__init__(code)
        self.status, self.code, self.data = status, code, data or {}


def title(code: str, language: Language, data: dict[str, Any] | None = None) -> str:
    """Return the words for a code; a code that is not known here gets general words."""
    identifier = f"page.problem.{code}"
    if identifier not in catalogue(language):
        identifier = "page.problem.other"
    wait = (data or {}).get("retry_after", 60)
    seconds = math.ceil(wait) if isinstance(wait, int | float) else 60
    if code == "too_many_attempts" and seconds < 60:
        return words("page.problem.attempt_too_soon", language, seconds=max(1, seconds))
    return words(identifier, language, minutes=math.ceil(seconds / 60))


def from_backend(error: RefusedError | PartDownError) -> ProblemError:
    """Return the refusal that the user's program gets when the backend refused or did not answer."""
    if isinstance(error, PartDownError):
        return ProblemError(503, "part_down")
    return ProblemError(error.status, error.code, error.data)


def install(app: FastAPI) -> None:
    """Answer every refusal as a problem."""

    async def problem(request: Request, error: Exception) -> Response:
        match error:
            case ProblemError():
                found = error
            case RefusedError() | PartDownError():
                found = from_backend(error)
            case HTTPException():
                code = {404: "not_found", 405: "method_not_allowed"}.get(error.status_code, "other")
                found = ProblemError(error.status_code, code)
            case _:
                raise error
        return respond(request, found)

    for kind in (ProblemError, RefusedError, PartDownError, HTTPException):
        app.add_exception_handler(kind, problem)


def respond(request: Request, problem: ProblemError) -> Response:
    """Return the answer that tells of a problem."""
    headers = {}
    if isinstance(wait := problem.data.get("retry_after"), int | float):
        headers["Retry-After"] = str(max(1, round(wait)))
    if problem.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    body = {
        "type": f"urn:problem:{problem.code}",
        "title": title(problem.code, language_of(request), problem.data),
        "status": problem.status,
        "code": problem.code,
        "data": problem.data,
    }
    return JSONResponse(body, problem.status, headers, media_type="application/problem+json")
