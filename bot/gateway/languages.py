"""In which language a page or a problem speaks."""

from __future__ import annotations

from fastapi import Request

from bot.words import LANGUAGES, Language

COOKIE = "lang"


def language_of(request: Request, account: Language | None = None) -> Language:
    """Return the language in the address, else the account's, the cookie's, the browser's, or Dutch."""
    for wish in (request.query_params.get("lang"), account, request.cookies.get(COOKIE)):
        if wish in LANGUAGES:
            return wish
    return accepted(request.headers.get("accept-language", ""))


def accepted(header: str) -> Language:
    """Return the language that an Accept-Language header likes best, or Dutch."""
    likes: list[tuple[float, int, Language]] = []
    for place, item in enumerate(header.split(",")):
        tag, _, weight = item.strip().partition(";q=")
        named = tag.lower().split("-")[0]
        likes += [(-_number(weight), place, language) for language in LANGUAGES if language == named]
    return min(likes)[2] if likes else "nl"


def _number(weight: str) -> float:
    try:
        return float(weight) if weight else 1.0
    except ValueError:
        return 0.0
