"""The cookies of the pages. All but language and theme are `__Host-`: of this host, over safe connections."""

from __future__ import annotations

import time
from typing import Any

from fastapi import Request, Response

from bot.gateway.appearance import COOKIE as THEME
from bot.gateway.languages import COOKIE as LANGUAGE
from bot.gateway.sealing import Sealer, UnsealingError

_OF_FRAME = "Path=/; Secure; HttpOnly; SameSite=None; Partitioned"
VISIT = "__Host-visit"
"""A random value of a browser that is not signed in; its forms are tied to it."""
SIGNING_IN = "__Host-signing-in"
"""What must be kept between the password and the code, sealed."""
RECOVERY = "__Host-recovery"
"""Recovery codes that are still to be shown, sealed."""

WINDOW = "__Host-window"
"""This browser has a window open in which the user of a frame signs in; it ends in `/embed/signed-in`."""


def put(response: Response, name: str, value: str, *, seconds: int | None = None) -> None:
    """Set a cookie that only this host gets back, over a safe connection, from its own pages."""
    response.set_cookie(name, value, max_age=seconds, path="/", secure=True, httponly=True, samesite="strict")


def put_language(response: Response, language: str) -> None:
    """Remember the language of the pages for a year. It also works where there is no safe connection."""
    response.set_cookie(LANGUAGE, language, max_age=365 * 24 * 3600, path="/", httponly=True, samesite="lax")


def put_theme(response: Response, theme: str) -> None:
    """Remember for a year in which colours pages show themselves."""
    response.set_cookie(THEME, theme, max_age=365 * 24 * 3600, path="/", httponly=True, samesite="lax")


def remove(response: Response, name: str) -> None:
    """Remove a cookie."""
    response.delete_cookie(name, path="/", secure=True, httponly=True, samesite="strict")


def put_for_frame(response: Response, name: str, value: str) -> None:
    """Set a cookie for our frame in the site that shows it now; browsers send it in no other place."""
    response.headers.append("Set-Cookie", f"{name}={value}; {_OF_FRAME}")


def remove_from_frame(response: Response, name: str) -> None:
    """Remove a cookie of the frame."""
    response.headers.append("Set-Cookie", f"{name}=; Max-Age=0; {_OF_FRAME}")


def put_sealed(response: Response, sealer: Sealer, name: str, value: Any, *, seconds: int) -> None:
    """Set a cookie that nobody can read or change, and that ends by itself."""
    sealed = sealer.seal_text({"value": value, "until": time.time() + seconds}, name)
    put(response, name, sealed, seconds=seconds)


def sealed(request: Request, sealer: Sealer, name: str) -> Any:
    """Return what a sealed cookie holds, or None when there is none, it is forged, or it has ended."""
    try:
        found = sealer.unseal_text(request.cookies.get(name, ""), name)
    except UnsealingError:
        return None
    return found["value"] if found["until"] > time.time() else None
