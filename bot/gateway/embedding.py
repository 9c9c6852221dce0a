"""The chat in a frame of another site: the script, the frame's page, and how a session gets there.

The frame may be shown by the origins of `EMBED_HOSTS` only, every other page by nobody. Browsers keep the
session's `Strict` cookie from a frame in another site, so the user signs in in a window of our own, which
gives the frame that opened it a code; for that the frame gets a cookie of its own, which no other site's
frame shares (docs/decisions/0005-embedding.md).
"""

from __future__ import annotations

from urllib.parse import urlsplit

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field, ValidationError

from bot.gateway.assets import send
from bot.gateway.cookies import WINDOW, put, put_for_frame, remove, remove_from_frame
from bot.gateway.identity import COOKIE, FRAME_COOKIE, gateway_of
from bot.gateway.languages import language_of
from bot.gateway.pages import to, unavailable, user_of
from bot.gateway.problems import ProblemError
from bot.gateway.shielding import POLICY
from bot.gateway.tickets import Holder
from bot.gateway.views import page

routes = APIRouter()
WINDOW_SECONDS = 900


class _Code(BaseModel):
    code: str = Field(min_length=1, max_length=100, repr=False)


@routes.get("/embed.js")
async def script(request: Request) -> Response:
    """Return the script that other sites load."""
    gateway = gateway_of(request)
    asset = gateway.assets.get("embed.js") if gateway.settings.embed_origins else None
    if asset is None:
        raise ProblemError(404, "not_found")
    return send(request, asset, **{"Cross-Origin-Resource-Policy": "cross-origin"})


@routes.get("/embed")
async def frame(request: Request) -> Response:
    """Show the chat in the frame, or what to do to sign in."""
    gateway = gateway_of(request)
    if not gateway.settings.embed_origins:
        raise ProblemError(404, "not_found")
    hosts = " ".join(gateway.settings.embed_origins)
    try:
        user = await user_of(request)
    except ProblemError as problem:
        return _for(hosts, unavailable(request, problem))
    if user is None:
        response = page(
            request,
            "embed_sign_in.html",
            hosts=hosts,
            address=request.url.netloc,
            kept_back="signed_in" in request.query_params,
        )
        if FRAME_COOKIE in request.cookies:
            remove_from_frame(response, FRAME_COOKIE)
        return _for(hosts, response)
    account, employer = user.session.account, user.session.employer
    return _for(
        hosts,
        page(
            request,
            "embed.html",
            account_language=account.language,
            account_theme=account.theme,
            hosts=hosts,
            csrf=gateway.csrf_token(user.secret),
            employer=employer.name,
            account=account.name,
        ),
    )


@routes.get("/embed/sign-in")
async def sign_in(request: Request) -> Response:
    """Begin signing in, in the window that the frame has opened."""
    gateway = gateway_of(request)
    if not gateway.settings.embed_origins:
        raise ProblemError(404, "not_found")
    if request.headers.get("sec-fetch-site") in ("cross-site", "same-site"):
        return to("/")  # a page of another site: not for its window are our pages left open
    again = "/embed/signed-in" if request.cookies.get(COOKIE) else "/sign-in"
    response = to(f"{again}?lang={language_of(request)}")
    response.headers["Cross-Origin-Opener-Policy"] = "unsafe-none"
    put(response, WINDOW, "1", seconds=WINDOW_SECONDS)
    return response


@routes.get("/embed/signed-in")
async def signed_in(request: Request) -> Response:
    """Give the frame that opened this window a code for the session; it works once, for a minute."""
    gateway = gateway_of(request)
    if not request.cookies.get(WINDOW):
        return to("/chat")
    try:
        user = await user_of(request)
    except ProblemError as problem:
        return unavailable(request, problem)
    if user is None:
        response = to("/sign-in?ended=1")
        if request.cookies.get(COOKIE):
            remove(response, COOKIE)
        return response
    code = gateway.handovers.issue(Holder(user.session, user.secret))
    response = page(request, "embed_signed_in.html", code=code)
    remove(response, WINDOW)
    return response


@routes.post("/embed/session")
async def session(request: Request) -> Response:
    """Take a code for the session that the frame then has in a cookie of its own."""
    gateway = gateway_of(request)
    # Only a script of our own page can send this: no form sends JSON, and no other origin unasked.
    if urlsplit(request.headers.get("origin", "")).netloc != request.headers.get("host"):
        raise ProblemError(403, "csrf_refused")
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
        raise ProblemError(415, "json_only")
    try:
        code = _Code.model_validate_json(await request.body()).code
    except ValidationError:
        raise ProblemError(422, "malformed") from None
    holder = gateway.handovers.redeem(code)
    if holder is None:
        raise ProblemError(401, "session_ended")
    response = Response(status_code=204)
    put_for_frame(response, FRAME_COOKIE, holder.secret)
    return response


def _for(hosts: str, response: Response) -> Response:
    """Let the hosts show this answer in a frame. The browser goes by the policy, not by the older header."""
    response.headers["Content-Security-Policy"] = POLICY.replace(
        "frame-ancestors 'none'", f"frame-ancestors {hosts}"
    )
    response.headers["Cross-Origin-Opener-Policy"] = "unsafe-none"
    return response
