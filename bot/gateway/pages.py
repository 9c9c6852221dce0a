"""The chat page and what belongs to it: language, colours, sign-out, the files that it loads."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from bot.channels.web import WEB
from bot.gateway.appearance import THEMES
from bot.gateway.assets import send
from bot.gateway.backend import PartDownError, RefusedError
from bot.gateway.cookies import VISIT, put_language, put_theme, remove, remove_from_frame
from bot.gateway.gateway import Gateway
from bot.gateway.identity import COOKIE, FRAME, FRAME_COOKIE, User, gateway_of, secret_in_cookie, session_of
from bot.gateway.problems import ProblemError
from bot.gateway.views import page
from bot.words import Language

routes = APIRouter()
_WITH_THEME = ("/sign-in", "/sign-in/code", "/sign-in/recovery-codes", "/chat")
"""Where the choice of colours stands; it leads back there."""


async def user_of(request: Request) -> User | None:
    """Return who is signed in in this browser, or None. Raises `ProblemError` when that cannot be known."""
    secret = secret_in_cookie(request)
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


def _comes_from_elsewhere(request: Request) -> bool:
    """Return whether a link of another site led here: the browser then keeps back the session's cookie."""
    return request.headers.get("sec-fetch-site") == "cross-site" and COOKIE not in request.cookies


def _again(path: str) -> Response:
    """Return an answer that makes the browser ask again, now by itself and so with its cookies."""
    return Response(headers={"Refresh": f"0; url={path}"}, media_type="text/html")


def unavailable(request: Request, problem: ProblemError) -> Response:
    """Return the page that says why there is no chat now."""
    what = "no_employer" if problem.code == "no_employer" else "unavailable"
    status = 403 if problem.code == "no_employer" else 503
    return page(request, "sorry.html", status=status, what=what)


@routes.get("/")
async def start(request: Request) -> Response:
    """Lead to the chat, or to signing in."""
    if _comes_from_elsewhere(request):
        return _again("/")
    return to("/chat" if request.cookies.get(COOKIE) else "/sign-in")


@routes.get("/chat")
async def chat(request: Request) -> Response:
    """Show the chat."""
    if _comes_from_elsewhere(request):
        return _again("/chat")
    try:
        user = await user_of(request)
    except ProblemError as problem:
        return unavailable(request, problem)
    if user is None:
        if not request.cookies.get(COOKIE):
            return to("/sign-in")
        response = to("/sign-in?ended=1")
        remove(response, COOKIE)
        return response
    gateway = gateway_of(request)
    if not gateway.settings.widget_bundle.is_file():
        return page(request, "sorry.html", status=503, what="no_widget")
    return page(
        request,
        "chat.html",
        account_language=user.session.account.language,
        account_theme=user.session.account.theme,
        signed_in=True,
        csrf=gateway.csrf_token(user.secret),
        employer=user.session.employer.name,
        account=user.session.account.name,
    )


@routes.post("/sign-out")
async def sign_out(request: Request) -> Response:
    """End the session."""
    gateway, secret = gateway_of(request), secret_in_cookie(request)
    form = await request.form()
    framed = form.get("back") == FRAME
    if not secret:
        # A form of another site comes without the cookie: it must not remove it.
        return to("/sign-in")
    response = to(FRAME if framed else "/sign-in?signed_out=1")
    if not gateway.csrf_is_right(secret, str(form.get("csrf"))):
        return to(FRAME if framed else "/chat")
    try:
        user = await user_of(request)
        if user:
            await gateway.backend.end_session(user.secret)
            gateway.session_over(user.session.session_id)
    except (ProblemError, RefusedError, PartDownError):
        # Not signed out, so never say so: the session still lives at the backend.
        if framed:
            return to(FRAME)
        return page(request, "sorry.html", status=503, what="sign_out_failed")
    if COOKIE in request.cookies:
        remove(response, COOKIE)
    if FRAME_COOKIE in request.cookies:
        remove_from_frame(response, FRAME_COOKIE)
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
            conversation, token = await _speaking(gateway, user)
            await gateway.backend.choose(token, language=language)
            await asyncio.to_thread(gateway.store.choose_language, conversation, language)
            put_language(response, language)
    except (ProblemError, RefusedError, PartDownError):
        return page(request, "sorry.html", status=503, what="unavailable")
    return response


@routes.post("/theme")
async def choose_theme(request: Request) -> Response:
    """Show this browser's pages in other colours, and keep that with the account of who is signed in."""
    gateway, form = gateway_of(request), await request.form()
    wish, back, token = form.get("theme"), str(form.get("back")), str(form.get("csrf"))
    response = to(back if back in _WITH_THEME else "/")
    if wish not in THEMES:
        return response
    visit = request.cookies.get(VISIT)
    if visit and gateway.csrf_is_right(f"visit:{visit}", token):
        put_theme(response, wish)
        return response
    try:
        user = await user_of(request)
        if user and gateway.csrf_is_right(user.secret, token):
            _, turn_token = await _speaking(gateway, user)
            await gateway.backend.choose(turn_token, theme=wish)
            put_theme(response, wish)
    except (ProblemError, RefusedError, PartDownError):
        return page(request, "sorry.html", status=503, what="unavailable")
    return response


async def _speaking(gateway: Gateway, user: User) -> tuple[str, str]:
    """Return the user's conversation, made if it is not there, and a turn token for it."""
    session = user.session
    conversation = gateway.conversation_id(session)
    await asyncio.to_thread(gateway.store.conversation, conversation, session.account.id, session.employer.id)
    token = gateway.signer.sign(
        account=session.account.id,
        employer=session.employer.id,
        conversation=conversation,
        channel=WEB.name,
        session=session.session_id,
    )
    return conversation, token


@routes.get("/static/{name}")
async def static(request: Request, name: str) -> Response:
    """Return a file that pages load."""
    asset = gateway_of(request).assets.get(name)
    if asset is None:
        raise ProblemError(404, "not_found")
    # The button in another site's page has the colours of the theme, too.
    shared = name == "theme.css" and gateway_of(request).settings.embed_origins
    return send(request, asset, **({"Cross-Origin-Resource-Policy": "cross-origin"} if shared else {}))
