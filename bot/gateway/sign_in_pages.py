"""The pages for signing in: the password, the code, at first an authenticator and recovery codes too."""

from __future__ import annotations

import secrets
from typing import Any

import segno
from fastapi import APIRouter, Request, Response

from bot.gateway.api import address_of
from bot.gateway.backend import PartDownError, RefusedError
from bot.gateway.cookies import RECOVERY, SIGNING_IN, VISIT, WINDOW, put, put_sealed, remove, sealed
from bot.gateway.identity import COOKIE, gateway_of
from bot.gateway.languages import language_of
from bot.gateway.pages import to
from bot.gateway.problems import from_backend, title
from bot.gateway.views import page

routes = APIRouter()
_RECOVERY_SECONDS = 600


@routes.get("/sign-in")
async def sign_in(request: Request) -> Response:
    """Ask for user name and password."""
    for why in ("ended", "signed_out", "challenge_ended"):
        if why in request.query_params:
            return _sign_in_form(request, notice=why)
    return _sign_in_form(request)


@routes.post("/sign-in")
async def check_password(request: Request) -> Response:
    """Take the first step."""
    gateway, form = gateway_of(request), await request.form()
    user_name, password = str(form.get("user_name", "")).strip(), str(form.get("password", ""))
    if not _form_is_ours(request, form.get("csrf")):
        return _sign_in_form(request, status=403, user_name=user_name, error=_words(request, "csrf_refused"))
    missing = [name for name, value in (("user_name", user_name), ("password", password)) if not value]
    if missing:
        return _sign_in_form(request, status=422, user_name=user_name, missing=missing)
    try:
        step = await gateway.backend.sign_in(user_name[:200], password[:1000], address_of(request))
    except (RefusedError, PartDownError) as error:
        problem = from_backend(error)
        words = _words(request, problem.code, problem.data)
        return _sign_in_form(request, status=problem.status, user_name=user_name, error=words)
    response = to("/sign-in/code")
    kept = {"challenge": step.challenge, "enrolment": step.enrolment and step.enrolment.model_dump()}
    put_sealed(response, gateway.cookies, SIGNING_IN, kept, seconds=step.expires_in)
    return response


@routes.get("/sign-in/code")
async def code(request: Request) -> Response:
    """Ask for the code; the first time with what the authenticator must be given."""
    kept = sealed(request, gateway_of(request).cookies, SIGNING_IN)
    return _code_form(request, kept) if kept else to("/sign-in")


@routes.post("/sign-in/code")
async def check_code(request: Request) -> Response:
    """Take the second step."""
    gateway, form = gateway_of(request), await request.form()
    kept = sealed(request, gateway.cookies, SIGNING_IN)
    if not kept:
        return to("/sign-in?challenge_ended=1")
    if not _form_is_ours(request, form.get("csrf")):
        return _code_form(request, kept, status=403, error=_words(request, "csrf_refused"))
    given = str(form.get("code", "")).strip()[:64]
    if not given:
        return _code_form(request, kept, status=422, error=_words(request, "code_missing"))
    try:
        done = await gateway.backend.sign_in_code(kept["challenge"], given, address_of(request))
    except (RefusedError, PartDownError) as error:
        problem = from_backend(error)
        if problem.code == "challenge_ended":
            response = to("/sign-in?challenge_ended=1")
            remove(response, SIGNING_IN)
            return response
        words = _words(request, problem.code, problem.data)
        return _code_form(request, kept, status=problem.status, error=words)
    response = to("/sign-in/recovery-codes" if done.recovery_codes else _next(request))
    put(response, COOKIE, done.session)
    remove(response, SIGNING_IN)
    remove(response, VISIT)
    if done.recovery_codes:
        put_sealed(response, gateway.cookies, RECOVERY, done.recovery_codes, seconds=_RECOVERY_SECONDS)
    return response


@routes.get("/sign-in/recovery-codes")
async def recovery_codes(request: Request) -> Response:
    """Show the recovery codes, as long as the user has not said that they are kept."""
    gateway, secret = gateway_of(request), request.cookies.get(COOKIE)
    codes = sealed(request, gateway.cookies, RECOVERY)
    if not codes or not secret:
        return to("/chat")
    return page(request, "recovery_codes.html", codes=codes, csrf=gateway.csrf_token(secret))


@routes.post("/sign-in/recovery-codes")
async def recovery_codes_kept(request: Request) -> Response:
    """Go on to the chat; the codes are not shown again."""
    gateway, form = gateway_of(request), await request.form()
    if not gateway.csrf_is_right(request.cookies.get(COOKIE, ""), str(form.get("csrf"))):
        return to("/sign-in/recovery-codes")
    response = to(_next(request))
    remove(response, RECOVERY)
    return response


def _next(request: Request) -> str:
    """Return where somebody goes who has signed in: to the chat, or back to the frame of this window."""
    return "/embed/signed-in" if request.cookies.get(WINDOW) else "/chat"


def _sign_in_form(request: Request, *, status: int = 200, **values: Any) -> Response:
    visit = request.cookies.get(VISIT) or secrets.token_urlsafe(24)
    shown = {"user_name": "", "error": None, "notice": None, "missing": [], **values}
    response = page(request, "sign_in.html", status=status, csrf=_token(request, visit), **shown)
    put(response, VISIT, visit)
    return response


def _code_form(request: Request, kept: Any, *, status: int = 200, error: str | None = None) -> Response:
    visit = request.cookies.get(VISIT) or secrets.token_urlsafe(24)
    enrolment = kept["enrolment"]
    picture = None
    if enrolment:
        # The picture is black on white in dark mode too: cameras want that.
        picture = segno.make(enrolment["otpauth_uri"], error="m").svg_data_uri(
            scale=5, border=4, light="#fff", dark="#000"
        )
    response = page(
        request,
        "code.html",
        status=status,
        csrf=_token(request, visit),
        enrolment=enrolment,
        key_in_groups=" ".join(_groups(enrolment["secret"])) if enrolment else "",
        picture=picture,
        recovery="recovery" in request.query_params,
        error=error,
    )
    put(response, VISIT, visit)
    return response


def _groups(key: str) -> list[str]:
    return [key[start : start + 4] for start in range(0, len(key), 4)]


def _token(request: Request, visit: str) -> str:
    return gateway_of(request).csrf_token(f"visit:{visit}")


def _form_is_ours(request: Request, token: object) -> bool:
    visit = request.cookies.get(VISIT)
    return bool(visit) and gateway_of(request).csrf_is_right(f"visit:{visit}", str(token))


def _words(request: Request, identifier: str, data: dict[str, Any] | None = None) -> str:
    return title(identifier, language_of(request), data)
