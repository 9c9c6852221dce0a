"""Names and colours of an insurer, light and dark, and the files that pages load."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest

from tests.integration.gateway.browser import Browser
from tests.integration.gateway.conftest import StartGateway
from tests.integration.gateway.parts import SESSION, Parts


async def test_a_theme_gives_pages_and_element_names_and_colours(
    start_gateway: StartGateway, tmp_path: Path
) -> None:
    theme = tmp_path / "theme.toml"
    theme.write_text(
        'assistant = "Penny"\ncompany = "Zon & Zee"\nlogo_text = "Z&Z"\n'
        '[light]\naccent = "#7a1fa2"\nsurface = "#fffdf5"\n'
    )
    async with (
        start_gateway(theme_file=theme) as address,
        httpx.AsyncClient(base_url=address, trust_env=False) as client,
    ):
        page = (await client.get("/sign-in")).text
        style = await client.get("/static/theme.css")
        icon = (await client.get("/static/icon.svg")).text
    assert "<title>Inloggen · Penny · Zon &amp; Zee</title>" in page
    assert '<b class="logo" aria-hidden="true">Z&amp;Z</b>' in page
    assert '<meta name="theme-color" media="(prefers-color-scheme: light)" content="#fffdf5">' in page
    assert "--wa-accent: light-dark(#7a1fa2, #6ccbd0);" in style.text
    assert style.headers["content-type"].startswith("text/css")
    assert 'fill="#7a1fa2"' in icon


async def test_the_choice_of_colours_is_kept_with_the_account_and_in_the_browser(
    browser: Browser, parts: Parts
) -> None:
    await browser.sign_in()
    assert "data-theme" not in (await browser.ask("GET", "/chat")).text
    done = await browser.form("/chat", "/theme", {"theme": "dark", "back": "/chat"})
    assert (done.headers["location"], parts.theme) == ("/chat", "dark")
    page = (await browser.ask("GET", "/chat")).text
    assert '<html lang="nl" data-theme="dark">' in page
    assert '<meta name="color-scheme" content="dark">' in page
    await browser.form("/chat", "/sign-out", {})
    assert 'data-theme="dark"' in (await browser.ask("GET", "/sign-in")).text


async def test_an_account_brings_its_colours_to_another_browser(browser: Browser, parts: Parts) -> None:
    parts.theme = "light"
    await browser.sign_in()
    assert 'data-theme="light"' in (await browser.ask("GET", "/chat")).text
    assert browser.cookies["theme"] == "light"


async def test_colours_can_be_chosen_before_signing_in(browser: Browser, parts: Parts) -> None:
    done = await browser.form("/sign-in", "/theme", {"theme": "dark", "back": "/sign-in"})
    assert done.headers["location"] == "/sign-in"
    assert 'data-theme="dark"' in (await browser.ask("GET", "/sign-in")).text
    assert parts.theme == "system"


@pytest.mark.parametrize(
    "form",
    [
        {"theme": "dark", "back": "/chat", "csrf": "0" * 64},
        {"theme": "pink", "back": "/chat"},
        {"theme": "", "back": "https://evil.example/"},
    ],
)
async def test_a_forged_or_senseless_choice_of_colours_changes_nothing(
    browser: Browser, parts: Parts, form: dict[str, str]
) -> None:
    await browser.sign_in()
    page = await browser.ask("GET", "/chat")
    token = re.search(r'name="csrf" value="(\w+)"', page.text)
    assert token
    done = await browser.ask("POST", "/theme", {"csrf": token[1], **form})
    assert done.headers["location"] in ("/", "/chat")
    assert (parts.theme, browser.cookies) == ("system", {"__Host-session": SESSION})


async def test_what_a_page_loads_is_small_and_fetched_once(browser: Browser) -> None:
    page = (await browser.ask("GET", "/sign-in")).text
    addresses = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    assert len(addresses) >= 3
    for address in addresses:
        answer = await browser.ask("GET", address)
        assert answer.headers["content-encoding"] == "gzip"
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        plain = await browser.ask("GET", address, headers={"Accept-Encoding": "identity"})
        assert ("content-encoding" not in plain.headers, plain.text) == (True, answer.text)
        old = await browser.ask("GET", address.split("?")[0] + "?v=0000")
        assert old.headers["cache-control"] == "no-cache"
        again = await browser.ask("GET", address, headers={"If-None-Match": old.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")


async def test_no_other_file_can_be_reached(browser: Browser) -> None:
    for name in ("settings.py", "..%2Fsettings.py", "%2Fetc%2Fpasswd", "chat.js.map", ""):
        assert (await browser.ask("GET", f"/static/{name}")).status_code == 404
