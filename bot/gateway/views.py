"""Draws pages: the templates, with their words in the user's language."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.gateway.appearance import COOKIE, theme_of
from bot.gateway.cookies import put_language, put_theme
from bot.gateway.identity import gateway_of
from bot.gateway.languages import language_of
from bot.words import Language, words

_templates = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(
    request: Request,
    template: str,
    *,
    status: int = 200,
    account_language: Language | None = None,
    account_theme: str | None = None,
    **values: Any,
) -> Response:
    """Return a page."""
    gateway = gateway_of(request)
    language = language_of(request, account_language)
    theme = theme_of(request, account_theme)
    shown = _templates.get_template(template).render(
        lang=language,
        other_lang="en" if language == "nl" else "nl",
        w=functools.partial(_words, language),
        assistant=gateway.theme.assistant,
        brand=gateway.theme,
        colour_scheme=theme,
        asset=gateway.assets.address,
        path=request.url.path,
        **{"employer": None, "csrf": "", "signed_in": False, **values},
    )
    response = HTMLResponse(shown, status)
    response.headers["Content-Language"] = language
    response.headers["Vary"] = "Accept-Language, Cookie"
    if request.query_params.get("lang") == language:
        put_language(response, language)
    if account_theme and request.cookies.get(COOKIE, "system") != account_theme:
        put_theme(response, theme)  # so that the sign-in page looks the same here
    return response


def _words(language: Language, identifier: str, **values: object) -> str:
    return words(f"page.{identifier}", language, **values)
