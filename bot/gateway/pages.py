"""The chat page and what belongs to it: language, sign-out, the files that it loads."""

from __future__ import annotations

import asyncio
from pathlib import Path

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse, RedirectResponse

from bot.channels.web import WEB
from bot.gateway.backend import PartDownError, RefusedError
from bot.gateway.cookies import put_language, remove
from bot.gateway.identity import COOKIE, User, gateway_of, session_of
from bot.gateway.problems import ProblemError
from bot.gateway.views import page
from bot.words import Language

routes = APIRouter()
_STATIC = Path(__file__).parent / "static"


async def user_of(request: Request) -> User | None:
    """Return who is signed in in this browser, or None. Raises `ProblemError` when that cannot be known."""
    secret = request.cookies.get(COOKIE)
    if not secret or not secret.isascii():
        return None
    try:
        return User(await session_of(gateway_of(request), secret), secret)
    except ProblemError as problem:
        if problem.status == 401:
            return None
        raise


def to(path: str) -> Response:
    """Return a redirect that the browser follows with GET."""
    return RedirectResponse(path, 303)


def unavailable(request: Request, problem: ProblemError) -> Response:
    """Return the page that says why there is no chat now."""
    what = "no_employer" if problem.code == "no_employer" else "unavailable"
    status = 403 if problem.code == "no_employer" else 503
    return page(request, "sorry.html", status=status, what=what)


@routes.get("/")
async def start(request: Request) -> Response:
    """Lead to the chat, or to signing in."""
    return to("/chat" if request.cookies.get(COOKIE) else "/sign-in")


@routes.get("/chat")
async def chat(request: Request) -> Response:
    """Show the chat."""
    try:
        user = await user_of(request)
    except ProblemError as problem:
        return unavailable(request, problem)
    if user is None:
        response = to("/sign-in?ended=1" if request.cookies.get(COOKIE) else "/sign-in")
        remove(response, COOKIE)
        return response
    gateway = gateway_of(request)
    if not gateway.settings.widget_bundle.is_file():
        return page(request, "sorry.html", status=503, what="no_widget")
    return page(
        request,
        "chat.html",
        account_language=user.session.account.language,
        signed_in=True,
        csrf=gateway.csrf_token(user.secret),
        employer=user.session.employer.name,
        account=user.session.account.name,
    )


@routes.post("/sign-out")
async def sign_out(request: Request) -> Response:
    """End the session."""
    gateway, secret = gateway_of(request), request.cookies.get(COOKIE)
    form = await request.form()
    response = to("/sign-in?signed_out=1")
    if secret and not gateway.csrf_is_right(secret, str(form.get("csrf"))):
        return to("/chat")
    try:
        user = await user_of(request)
        if user:
            await gateway.backend.end_session(user.secret)
            gateway.session_over(user.session.session_id)
    except (ProblemError, RefusedError, PartDownError):
        # Not signed out, so never say so: the session still lives at the backend.
        return page(request, "sorry.html", status=503, what="sign_out_failed")
    remove(response, COOKIE)
    return response


@routes.post("/language")
async def choose_language(request: Request) -> Response:
    """Switch the account, its conversation and the pages to a language."""
    gateway, form = gateway_of(request), await request.form()
    language: Language = "en" if form.get("language") == "en" else "nl"
    response = to("/chat")
    try:
        user = await user_of(request)
        if user and gateway.csrf_is_right(user.secret, str(form.get("csrf"))):
            session = user.session
            conversation = gateway.conversation_id(session)
            await asyncio.to_thread(
                gateway.store.conversation, conversation, session.account.id, session.employer.id
            )
            token = gateway.signer.sign(
                account=session.account.id,
                employer=session.employer.id,
                conversation=conversation,
                channel=WEB.name,
                session=session.session_id,
            )
            await gateway.backend.choose_language(token, language)
            await asyncio.to_thread(gateway.store.choose_language, conversation, language)
            put_language(response, language)
    except (ProblemError, RefusedError, PartDownError):
        return page(request, "sorry.html", status=503, what="unavailable")
    return response


@routes.get("/static/chat.js")
async def bundle(request: Request) -> Response:
    """Return the chat element."""
    path = gateway_of(request).settings.widget_bundle
    if not path.is_file():
        raise ProblemError(404, "not_found")
    return _file(path, "text/javascript")


@routes.get("/static/pages.css")
async def styles() -> Response:
    """Return the look of the pages."""
    return _file(_STATIC / "pages.css", "text/css")


@routes.get("/static/icon.svg")
async def icon() -> Response:
    """Return the icon."""
    return _file(_STATIC / "icon.svg", "image/svg+xml")


def _file(path: Path, kind: str) -> Response:
    # Asked for again each time, and sent again only when it changed (ETag).
    return FileResponse(path, media_type=kind, headers={"Cache-Control": "no-cache"})
