"""Signing in, by pages and by programs, and what protects both."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from bot.words import words as page_words
from tests.integration.gateway.browser import Browser
from tests.integration.gateway.client import open_chat, ticket
from tests.integration.gateway.conftest import StartGateway
from tests.integration.gateway.parts import CODE, PASSWORD, SESSION, Parts

BEARER = {"Authorization": f"Bearer {SESSION}"}


async def test_a_browser_signs_in_sees_the_chat_and_signs_out(browser: Browser, parts: Parts) -> None:
    assert (await browser.ask("GET", "/")).headers["location"] == "/sign-in"
    done = await browser.sign_in()
    assert (done.status_code, done.headers["location"]) == (303, "/chat")
    assert browser.cookies == {"__Host-session": SESSION}
    chat = await browser.ask("GET", "/chat")
    assert chat.status_code == 200
    element = '<employer-chat lang="nl" employer="Bakkerij" account="Sanne Bakker"></employer-chat>'
    assert element in chat.text
    assert SESSION not in chat.text
    bundle = await browser.ask("GET", "/static/chat.js")
    assert bundle.headers["content-type"].startswith("text/javascript")
    out = await browser.form("/chat", "/sign-out", {})
    assert (out.headers["location"], browser.cookies) == ("/sign-in?signed_out=1", {})
    assert not parts.session_alive


async def test_the_first_sign_in_shows_a_qr_code_a_key_and_recovery_codes_once(
    browser: Browser, parts: Parts
) -> None:
    parts.first_sign_in = True
    await browser.form("/sign-in", "/sign-in", {"user_name": "hr", "password": PASSWORD})
    page = await browser.ask("GET", "/sign-in/code")
    assert "JBSW Y3DP EHPK 3PXP" in page.text
    assert 'src="data:image/svg+xml' in page.text
    assert "JBSWY3DP" not in str(browser.cookies)
    done = await browser.form("/sign-in/code", "/sign-in/code", {"code": CODE})
    assert done.headers["location"] == "/sign-in/recovery-codes"
    assert "AAAA-BBBB-CCCC-DDDD" in (await browser.ask("GET", "/sign-in/recovery-codes")).text
    kept = await browser.form("/sign-in/recovery-codes", "/sign-in/recovery-codes", {})
    assert kept.headers["location"] == "/chat"
    assert (await browser.ask("GET", "/sign-in/recovery-codes")).headers["location"] == "/chat"


async def test_a_wrong_password_is_said_without_saying_what_is_wrong(browser: Browser) -> None:
    answer = await browser.form("/sign-in", "/sign-in", {"user_name": "hr", "password": "wrong"})
    assert answer.status_code == 401
    assert page_words("page.problem.sign_in_refused", "nl") in answer.text
    assert 'value="hr"' in answer.text
    assert "wrong" not in answer.text


async def test_an_empty_field_is_named_beside_the_field(browser: Browser) -> None:
    answer = await browser.form("/sign-in", "/sign-in", {"user_name": "", "password": PASSWORD})
    assert answer.status_code == 422
    assert 'aria-invalid="true" aria-describedby="user_name-error"' in answer.text
    assert PASSWORD not in answer.text


async def test_a_wrong_code_keeps_the_place(browser: Browser) -> None:
    await browser.form("/sign-in", "/sign-in", {"user_name": "hr", "password": PASSWORD})
    wrong = await browser.form("/sign-in/code", "/sign-in/code", {"code": "000000"})
    assert (wrong.status_code, page_words("page.problem.code_refused", "nl") in wrong.text) == (401, True)
    right = await browser.form("/sign-in/code", "/sign-in/code", {"code": CODE})
    assert right.headers["location"] == "/chat"


async def test_a_form_without_its_token_does_nothing(browser: Browser) -> None:
    await browser.ask("GET", "/sign-in")
    given = {"user_name": "hr", "password": PASSWORD, "csrf": "0" * 64}
    assert (await browser.ask("POST", "/sign-in", given)).status_code == 403
    assert "__Host-signing-in" not in browser.cookies


async def test_signing_out_needs_the_token_of_the_page(browser: Browser, parts: Parts) -> None:
    await browser.sign_in()
    await browser.ask("POST", "/sign-out", {"csrf": "forged"})
    assert parts.session_alive


async def test_pages_speak_the_language_that_was_asked_for(browser: Browser) -> None:
    english = {"Accept-Language": "fr, en-GB;q=0.8, nl;q=0.3"}
    assert '<html lang="en">' in (await browser.ask("GET", "/sign-in", headers=english)).text
    assert '<html lang="nl">' in (await browser.ask("GET", "/sign-in")).text
    await browser.ask("GET", "/sign-in?lang=en")
    assert '<html lang="en">' in (await browser.ask("GET", "/sign-in")).text


async def test_the_language_switch_of_the_chat_switches_account_and_conversation(
    browser: Browser, gateway: str, parts: Parts
) -> None:
    await browser.sign_in()
    await browser.form("/chat", "/language", {"language": "en"})
    assert parts.languages == ["en"]
    async with open_chat(gateway) as chat:
        await chat.until_said("/greet")
    assert chat.of("welcome")[0]["lang"] == "en"
    assert parts.turns[0]["language"] == "en"


async def test_every_page_carries_the_strict_policy(browser: Browser) -> None:
    for path in ("/sign-in", "/static/pages.css", "/static/icon.svg", "/nowhere"):
        headers = (await browser.ask("GET", path)).headers
        assert "default-src 'none'; script-src 'self'; style-src 'self'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
    assert (await browser.ask("GET", "/sign-in")).headers["cache-control"] == "no-store"


async def test_pages_hold_no_inline_script_or_style(browser: Browser, parts: Parts) -> None:
    parts.first_sign_in = True
    pages = [await browser.ask("GET", "/sign-in")]
    await browser.form("/sign-in", "/sign-in", {"user_name": "hr", "password": PASSWORD})
    pages.append(await browser.ask("GET", "/sign-in/code"))
    await browser.form("/sign-in/code", "/sign-in/code", {"code": CODE})
    pages += [await browser.ask("GET", path) for path in ("/sign-in/recovery-codes", "/chat")]
    for page in pages:
        assert page.status_code == 200
        assert not re.search(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=", page.text)


async def test_a_missing_chat_window_is_said_plainly(start_gateway: StartGateway, tmp_path: Path) -> None:
    async with (
        start_gateway(widget_bundle=tmp_path / "none.js") as gateway,
        httpx.AsyncClient(base_url=gateway, trust_env=False) as client,
    ):
        answer = await client.get("/chat", headers={"Cookie": f"__Host-session={SESSION}"})
    assert (answer.status_code, page_words("page.sorry.no_widget", "nl") in answer.text) == (503, True)


async def test_an_ended_session_leads_to_signing_in(browser: Browser, parts: Parts) -> None:
    await browser.sign_in()
    parts.session_alive = False
    answer = await browser.ask("GET", "/chat")
    assert answer.headers["location"] == "/sign-in?ended=1"
    assert page_words("page.sign_in.ended", "nl") in (await browser.ask("GET", "/sign-in?ended=1")).text


async def test_a_program_signs_in_and_out(gateway: str, parts: Parts) -> None:
    async with httpx.AsyncClient(base_url=gateway, trust_env=False) as client:
        first = await client.post("/api/sign-in", json={"user_name": "hr", "password": PASSWORD})
        assert first.json() == {"challenge": "challenge-1", "expires_in": 300, "enrolment": None}
        done = await client.post("/api/sign-in/code", json={"challenge": "challenge-1", "code": CODE})
        assert set(done.json()) == {"session", "expires_at", "recovery_codes", "account"}
        who = await client.get("/api/session", headers=BEARER)
        assert who.json()["employer"] == {"id": "e1", "name": "Bakkerij", "roles": ["hr"]}
        async with open_chat(gateway) as chat:
            assert (await client.post("/api/sign-out", headers=BEARER)).status_code == 204
            assert await chat.closed() == 4401
        gone = await client.get("/api/session", headers=BEARER)
    assert (gone.status_code, gone.json()["code"]) == (401, "session_ended")
    assert not parts.session_alive


@pytest.mark.parametrize(
    ("request_", "status", "code"),
    [
        ({"url": "/api/sign-in", "json": {"user_name": "hr", "password": "wrong"}}, 401, "sign_in_refused"),
        ({"url": "/api/sign-in", "data": {"user_name": "hr"}}, 415, "json_only"),
        ({"url": "/api/sign-in", "json": {"user_name": "hr"}}, 422, "malformed"),
        ({"url": "/api/sign-in", "json": ["hr"]}, 422, "malformed"),
        ({"url": "/api/sign-in/code", "json": {"challenge": "x", "code": CODE}}, 401, "code_refused"),
        ({"url": "/api/ticket"}, 401, "session_ended"),
        ({"url": "/api/ticket", "headers": {"Authorization": "Bearer other"}}, 401, "session_ended"),
        ({"url": "/api/ticket", "headers": {"Cookie": f"__Host-session={SESSION}"}}, 403, "csrf_refused"),
        ({"url": "/api/nowhere"}, 404, "not_found"),
    ],
)
async def test_refusals_are_problems(gateway: str, request_: dict[str, Any], status: int, code: str) -> None:
    async with httpx.AsyncClient(base_url=gateway, trust_env=False) as client:
        answer = await client.post(**request_, params={"lang": "en"})
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["title"] == page_words(f"page.problem.{code}", "en")
    assert PASSWORD not in answer.text


async def test_a_backend_that_is_away_is_said_as_such(gateway: str, parts: Parts) -> None:
    parts.down.add("backend")
    async with httpx.AsyncClient(base_url=gateway, trust_env=False) as client:
        answer = await client.post("/api/sign-in", json={"user_name": "hr", "password": PASSWORD})
        assert (answer.status_code, answer.json()["code"]) == (503, "part_down")
        page = await client.get("/chat", headers={"Cookie": f"__Host-session={SESSION}"})
        assert (page.status_code, page_words("page.sorry.unavailable", "nl") in page.text) == (503, True)


async def test_the_cookie_and_the_page_s_token_give_a_ticket(browser: Browser) -> None:
    await browser.sign_in()
    page = await browser.ask("GET", "/chat")
    token = re.search(r'name="csrf-token" content="(\w+)"', page.text)
    assert token
    answer = await browser.ask("POST", "/api/ticket", headers={"X-CSRF-Token": token[1]})
    assert (answer.status_code, answer.json()["expires_in"]) == (200, 60)


async def closes_with(address: str, frame: str | None) -> int:
    """Return with which code the gateway closes a line that says this first."""
    async with connect(address.replace("http", "ws") + "/api/chat", proxy=None) as line:
        if frame is not None:
            await line.send(frame)
        await line.wait_closed()
        return line.close_code or 0


async def test_a_ticket_works_once(gateway: str) -> None:
    hello = json.dumps({"type": "hello", "ticket": await ticket(gateway)})
    async with connect(gateway.replace("http", "ws") + "/api/chat", proxy=None) as line:
        await line.send(hello)
        assert json.loads(await line.recv())["type"] == "welcome"
        assert await closes_with(gateway, hello) == 4401


async def test_a_ticket_ends_after_its_time(start_gateway: StartGateway) -> None:
    async with start_gateway(ticket_lifetime=0.0) as gateway:
        hello = json.dumps({"type": "hello", "ticket": await ticket(gateway)})
        assert await closes_with(gateway, hello) == 4401


async def test_a_line_must_say_hello_well_and_in_time(start_gateway: StartGateway) -> None:
    async with start_gateway(hello_timeout=0.2) as gateway:
        assert await closes_with(gateway, "{}") == 4400
        assert await closes_with(gateway, "nonsense") == 4400
        assert await closes_with(gateway, None) == 4408


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1"])
async def test_a_page_of_another_origin_cannot_open_the_chat(gateway: str, origin: str) -> None:
    with pytest.raises(InvalidStatus) as refused:
        await connect(
            gateway.replace("http", "ws") + "/api/chat", additional_headers={"Origin": origin}, proxy=None
        )
    assert refused.value.response.status_code == 403


async def test_who_signed_out_elsewhere_is_not_heard(start_gateway: StartGateway, parts: Parts) -> None:
    async with start_gateway(session_check_after=0.0) as gateway, open_chat(gateway) as chat:
        await chat.until_said("/greet")
        parts.session_alive = False
        await chat.say("Jan uit dienst")
        assert await chat.closed() == 4401
    assert len(parts.turns) == 1


async def test_a_body_that_is_too_big_is_refused(gateway: str) -> None:
    async with httpx.AsyncClient(base_url=gateway, trust_env=False) as client:
        answer = await client.post("/sign-in", content=b"x" * 70_000)
    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "too_large"
