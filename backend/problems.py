"""Problems (RFC 9457): how every refusal leaves the backend. Each area declares its own in `errors.py`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, ClassVar

import structlog
from fastapi import FastAPI, Request
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import DataError, OperationalError
from starlette.exceptions import HTTPException

MEDIA_TYPE = "application/problem+json"
log = structlog.get_logger()


class Problem(Exception):  # noqa: N818  # a refusal, not a fault
    """A refusal with a code for programs and the data that explains it; a subclass sets the three below."""

    code: ClassVar[str]
    status: ClassVar[int]
    title: ClassVar[str]

    def __init__(self, **data: Any) -> None:
        super().__init__(self.code)
        self.data = data
        self.headers: dict[str, str] = {}


class CallerUnknown(Problem):
    code = "caller_unknown"
    status = 401
    title = "The caller did not show the secret of this part."


class InvalidRequest(Problem):
    code = "invalid_request"
    status = 422
    title = "The request does not have the documented form."


class DatabaseUnavailable(Problem):
    code = "database_unavailable"
    status = 503
    title = "The database did not answer in time; nothing was done."


class InternalError(Problem):
    code = "internal_error"
    status = 500
    title = "The backend failed; nothing was done."


EVERYWHERE: tuple[type[Problem], ...] = (CallerUnknown, InvalidRequest, DatabaseUnavailable)


def body_of(code: str, title: str, status: int, data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the members of a problem document."""
    return {
        "type": f"urn:problem:{code}",
        "title": title,
        "status": status,
        "code": code,
        "data": jsonable_encoder(data),
    }


def response_of(problem: Problem) -> JSONResponse:
    """Return the answer that carries a problem."""
    content = body_of(problem.code, problem.title, problem.status, problem.data)
    return JSONResponse(content, problem.status, problem.headers, media_type=MEDIA_TYPE)


def described(*problems: type[Problem]) -> dict[int | str, dict[str, Any]]:
    """Return the `responses` of an endpoint: these problems and those that every endpoint can answer."""
    by_status: dict[int, list[type[Problem]]] = {}
    for problem in (*EVERYWHERE, *problems):
        by_status.setdefault(problem.status, []).append(problem)
    return {status: _description(status, members) for status, members in sorted(by_status.items())}


def _description(status: int, problems: list[type[Problem]]) -> dict[str, Any]:
    codes = list(dict.fromkeys(problem.code for problem in problems))
    schema = {
        "type": "object",
        "required": ["type", "title", "status", "code", "data"],
        "properties": {
            "type": {"type": "string"},
            "title": {"type": "string"},
            "status": {"const": status},
            "code": {"enum": codes},
            "data": {"type": "object"},
        },
    }
    return {"description": ", ".join(codes), "content": {MEDIA_TYPE: {"schema": schema}}}


def add_handlers(app: FastAPI) -> None:
    """Let every foreseen exception leave as a problem; `logs.RequestLog` does so for the others."""
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(DataError, _data)
    app.add_exception_handler(OperationalError, _operational)


def _problem(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Problem)  # noqa: S101  # registered for this class only
    return response_of(error)


def _validation(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101  # registered for this class only
    # Only where and what: the value itself may be a password.
    faults = [{"where": list(fault["loc"]), "fault": fault["type"]} for fault in error.errors()]
    return response_of(InvalidRequest(faults=faults))


def _http(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101  # registered for this class only
    if error.status_code == HTTPStatus.BAD_REQUEST:
        # A body that is no text at all; FastAPI tells it apart from one that is no JSON.
        return response_of(InvalidRequest(faults=[]))
    phrase = HTTPStatus(error.status_code).phrase
    code = re.sub(r"[^a-z]+", "_", phrase.lower())
    content = body_of(code, phrase, error.status_code, {})
    return JSONResponse(content, error.status_code, dict(error.headers or {}), media_type=MEDIA_TYPE)


def _data(_request: Request, error: Exception) -> JSONResponse:
    log.warning("value_not_storable", error=type(error).__name__)
    return response_of(InvalidRequest(faults=[]))


def _operational(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, OperationalError)  # noqa: S101  # registered for this class only
    # The driver's own words name no values; the statement's parameters, which do, are left out.
    log.error("database_unavailable", error=str(error.orig))
    return response_of(DatabaseUnavailable())
