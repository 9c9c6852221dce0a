"""The rules of embedding: who may frame what, and what a code for a session takes."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator

import httpx
import pytest

from bot.gateway.settings import Settings
from tests.integration.gateway.browser import Browser
from tests.integration.gateway.conftest import StartGateway
from tests.integration.gateway.parts import SESSION, Parts

HOSTS = "https://portal.example https://hr.example:8443"
FRAMED = {"Cookie": f"__Host-frame-session={SESSION}"}


@pytest.fixture
async def gateway(start_gateway: StartGateway) -> AsyncIterator[str]:
    """Yield the address of a gateway that two sites may show."""
    async with start_gateway(embed_hosts=HOSTS, ticket_lifetime=60.0) as address:
        yield address


async def code_of(browser: Browser) -> str:
    """Sign in in a window that a frame has opened; return the code for the frame."""
    begun = await browser.ask("GET", "/embed/sign-in")
    assert begun.headers["location"] == "/sign-in?lang=nl"
    assert begun.headers["cross-origin-opener-policy"] == "unsafe-none"
    done = await browser.sign_in()
    assert done.headers["location"] == "/embed/signed-in"
    page = await browser.ask("GET", "/embed/signed-in")
    assert page.headers["cross-origin-opener-policy"] == "unsafe-none"
    assert SESSION not in page.text
    found = re.search(r'name="embed-code" content="([^"]+)"', page.text)
    assert found
    return found[1]


async def test_the_named_sites_may_frame_the_frame_s_page_and_nothing_else(gateway: str) -> None:
    async with httpx.AsyncClient(base_url=gateway, trust_env=False) as client:
        for headers in ({}, FRAMED):
            page = await client.get("/embed", headers=headers)
            policy = page.headers["content-security-policy"]
            assert f"; frame-ancestors {HOSTS}; require-trusted-types-for 'script'" in policy
            assert "x-frame-options" not in page.headers
        for path in ("/sign-in", "/chat", "/embed/sign-in", "/embed/signed-in", "/embed.js", "/nowhere"):
            other = await client.get(path)
            assert "frame-ancestors 'none'" in other.headers["content-security-policy"]
            assert other.headers["x-frame-options"] == "DENY"


async def test_without_named_sites_there_is_nothing_to_embed(start_gateway: StartGateway) -> None:
    async with (
        start_gateway() as address,
        httpx.AsyncClient(base_url=address, trust_env=False) as client,
    ):
        for path in ("/embed", "/embed.js", "/embed/sign-in"):
            assert (await client.get(path)).status_code == 404
        style = await client.get("/static/theme.css")
        assert style.headers["cross-origin-resource-policy"] == "same-origin"


async def test_a_code_gives_the_session_once_in_a_cookie_of_the_frame(browser: Browser, gateway: str) -> None:
    code = await code_of(browser)
    assert "__Host-window" not in browser.cookies
    async with httpx.AsyncClient(base_url=gateway, trust_env=False) as frame:
        taken = await frame.post("/embed/session", json={"code": code}, headers={"Origin": gateway})
        assert taken.status_code == 204
        assert taken.headers["set-cookie"] == (
            f"__Host-frame-session={SESSION}; Path=/; Secure; HttpOnly; SameSite=None; Partitioned"
        )
        again = await frame.post("/embed/session", json={"code": code}, headers={"Origin": gateway})
        assert (again.status_code, "set-cookie" in again.headers) == (401, False)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://portal.example"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 403),
        ({"Origin": "own", "Content-Type": "text/plain"}, 415),
    ],
)
async def test_only_a_page_of_ours_takes_a_code(
    browser: Browser, gateway: str, headers: dict[str, str], status: int
) -> None:
    code = await code_of(browser)
    given = {name: gateway if value == "own" else value for name, value in headers.items()}
    async with httpx.AsyncClient(base_url=gateway, trust_env=False) as client:
        answer = await client.post(
            "/embed/session",
            content=json.dumps({"code": code}),
            headers={"Content-Type": "application/json", **given},
        )
        assert (answer.status_code, "set-cookie" in answer.headers) == (status, False)


@pytest.mark.parametrize("place", ["cross-site", "same-site"])
async def test_only_our_own_frame_opens_the_window(browser: Browser, place: str) -> None:
    answer = await browser.ask("GET", "/embed/sign-in", headers={"Sec-Fetch-Site": place})
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert (answer.headers["location"], browser.cookies) == ("/", {})
    assert (await browser.ask("GET", "/embed/signed-in")).headers["location"] == "/chat"


async def test_a_code_ends_with_its_session(browser: Browser, gateway: str) -> None:
    code = await code_of(browser)
    await browser.form("/chat", "/sign-out", {})
    async with httpx.AsyncClient(base_url=gateway, trust_env=False) as frame:
        late = await frame.post("/embed/session", json={"code": code}, headers={"Origin": gateway})
    assert late.status_code == 401


async def test_the_frame_s_cookie_counts_for_what_the_frame_itself_asks_alone(gateway: str) -> None:
    async with httpx.AsyncClient(base_url=gateway, trust_env=False) as client:
        page = await client.get("/embed", headers=FRAMED)
        token = re.search(r'name="csrf-token" content="(\w+)"', page.text)
        assert token
        own = {**FRAMED, "Sec-Fetch-Site": "same-origin", "X-CSRF-Token": token[1]}
        assert (await client.post("/api/ticket", headers=own)).status_code == 200
        for change in ({"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}):
            assert (await client.post("/api/ticket", headers={**own, **change})).status_code == 401
        forged = await client.post("/api/ticket", headers={**own, "X-CSRF-Token": "0" * 64})
        assert forged.status_code == 403
        assert (await client.get("/chat", headers=FRAMED)).headers["location"] == "/sign-in"


async def test_signing_out_in_the_frame_ends_the_session_and_stays_in_the_frame(
    gateway: str, parts: Parts
) -> None:
    async with httpx.AsyncClient(base_url=gateway, trust_env=False) as client:
        page = await client.get("/embed", headers=FRAMED)
        token = re.search(r'name="csrf" value="(\w+)"', page.text)
        assert token
        own = {**FRAMED, "Sec-Fetch-Site": "same-origin"}
        kept = await client.post("/sign-out", data={"csrf": "forged", "back": "/embed"}, headers=own)
        assert (kept.headers["location"], parts.session_alive) == ("/embed", True)
        out = await client.post("/sign-out", data={"csrf": token[1], "back": "/embed"}, headers=own)
        assert (out.headers["location"], parts.session_alive) == ("/embed", False)
        assert out.headers["set-cookie"].startswith("__Host-frame-session=; Max-Age=0;")


@pytest.mark.parametrize(
    "hosts",
    [
        "*",
        "https://*.example",
        "http://portal.example",
        "https://portal.example/",
        "https://a 'self'",
        "https://a;",
    ],
)
def test_only_whole_origins_can_be_named(settings: Settings, hosts: str) -> None:
    with pytest.raises(ValueError, match="embed_hosts"):
        Settings(embed_hosts=hosts)
