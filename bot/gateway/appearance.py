"""In which colours a page shows itself: light, dark, or as the device prefers."""

from __future__ import annotations

from typing import Literal, get_args

from fastapi import Request

Theme = Literal["light", "dark", "system"]
THEMES: tuple[Theme, ...] = get_args(Theme)
COOKIE = "theme"


def theme_of(request: Request, account: str | None = None) -> Theme:
    """Return the account's theme, else the cookie's, or as the device prefers."""
    for wish in (account, request.cookies.get(COOKIE)):
        if wish in THEMES:
            return wish
    return "system"
