"""The addresses for programs: signing in, the session, a ticket, health (docs/protocol.md)."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.gateway.identity import SignedIn, gateway_of
from bot.gateway.problems import ProblemError
from bot.gateway.tickets import Holder

routes = APIRouter()


class _Body(BaseModel):
    model_config = ConfigDict(extra="ignore", hide_input_in_errors=True)


class SignIn(_Body):
    """The first step."""

    user_name: str = Field(min_length=1, max_length=200)
    password: str = Field(min_length=1, max_length=1000, repr=False)


class SignInCode(_Body):
    """The second step."""

    challenge: str = Field(min_length=1, max_length=500, repr=False)
    code: str = Field(min_length=1, max_length=64, repr=False)


async def _read[Shape: BaseModel](request: Request, shape: type[Shape]) -> Shape:
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
        raise ProblemError(415, "json_only")
    try:
        return shape.model_validate_json(await request.body())
    except ValidationError:
        raise ProblemError(422, "malformed") from None


def address_of(request: Request) -> str:
    """Return the caller's address, for the limits on wrong attempts."""
    return request.client.host if request.client else "unknown"


@routes.post("/api/sign-in")
async def sign_in(request: Request) -> dict[str, Any]:
    """Check user name and password."""
    body = await _read(request, SignIn)
    backend = gateway_of(request).backend
    challenge = await backend.sign_in(body.user_name, body.password, address_of(request))
    return challenge.model_dump(mode="json")


@routes.post("/api/sign-in/code")
async def sign_in_code(request: Request) -> dict[str, Any]:
    """Check the code and begin a session."""
    body = await _read(request, SignInCode)
    backend = gateway_of(request).backend
    done = await backend.sign_in_code(body.challenge, body.code, address_of(request))
    return done.model_dump(mode="json", exclude={"session_id"})


@routes.get("/api/session")
async def session(user: SignedIn) -> dict[str, Any]:
    """Return who is signed in, and for whom."""
    found = user.session.model_dump(mode="json", exclude={"session_id"})
    return {**found, "employer": user.session.employer.model_dump(mode="json")}


@routes.post("/api/sign-out", status_code=204)
async def sign_out(request: Request, user: SignedIn) -> Response:
    """End the session, its WebSockets too."""
    gateway = gateway_of(request)
    await gateway.backend.end_session(user.secret)
    gateway.session_over(user.session.session_id)
    return Response(status_code=204)


@routes.post("/api/ticket")
async def ticket(request: Request, user: SignedIn) -> dict[str, Any]:
    """Return a ticket for the WebSocket."""
    tickets = gateway_of(request).tickets
    return {"ticket": tickets.issue(Holder(user.session, user.secret)), "expires_in": int(tickets.lifetime)}


@routes.get("/healthz")
async def healthz(request: Request) -> Response:
    """Say whether the assistant can answer."""
    report = await gateway_of(request).health.report()
    return JSONResponse(report, 200 if report["status"] == "ok" else 503)
