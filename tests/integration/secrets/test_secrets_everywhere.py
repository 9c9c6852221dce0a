"""Secrets are typed wherever a person could type one; then everything that was written is searched."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import httpx
import pyotp
import pytest
from stdnum.nl import bsn
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from backend.accounts.service import create_account
from backend.database import Database
from backend.encryption import Cipher
from backend.rights import Role
from backend.settings import Secrets
from run.client import ChatClient, ProtocolError
from run.stack import Stack
from tests.integration.secrets.plants import PHRASES, Plants, grouped
from tests.integration.secrets.written import Written
from tests.world import EMPLOYERS, Login

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("stack"), pytest.mark.timeout(600)]

# A second address of this machine: refused attempts count for an address, and others sign in from the first.
FROM = httpx.AsyncHTTPTransport(local_address="127.0.0.2")
PARTS = ("gateway", "rasa", "actions", "backend")

# How the user comes to the step, and what stands around the secret there.
STEPS = {
    "opening sentence": ([], "Jan de Vries gaat per 1 maart uit dienst, {}"),
    "where a name is asked": (["ik wil iemand afmelden"], "{}"),
    "where a date is asked": (["ik wil Wil Jansen afmelden"], "{}"),
    "where yes is asked": (["Piet Jansen gaat per 1 maart uit dienst"], "{}"),
    "in a side question": (["ik wil iemand afmelden"], "hoe lang duurt dat? {}"),
    "in a question about status": ([], "hoe staat het met mijn wijziging, {}"),
}


@pytest.fixture
def plants(assistant: Stack) -> Plants:
    """Return what is planted, with what was written before as the measure of chance."""
    return Plants(Written.by(assistant.var))


def leaks(stack: Stack, plants: Plants) -> dict[str, list[str]]:
    """Return for each secret that stands somewhere where it was typed and where it stands."""
    written = Written.by(stack.var)
    found = {place: written.places_of(secret) for secret, place in plants.planted.items()}
    return {place: where for place, where in found.items() if where}


async def answered(chat: ChatClient, text: str) -> None:
    """Say something and wait for the answer; a refusal is an answer too."""
    await chat.say(text, 120)


async def test_the_search_finds_what_is_no_secret(
    assistant: Stack, new_login: Callable[..., Login], plants: Plants
) -> None:
    marker, number = "kruimelvlaai", "57310264"
    chat = await new_login().chat(assistant)
    try:
        await answered(chat, f"{marker} {number}")
        await answered(chat, "418.5x 902713")  # six digits that are no message of their own
    finally:
        await chat.close()
    written = Written.by(assistant.var)
    assert "gateway.db: messages" in written.places_of(marker)
    assert {"gateway.db: messages", "gateway.db-wal"} & set(written.places_of(number))
    assert "gateway.db: messages" in written.places_of("902713")
    assert {"backend.db", "gateway.db", "run.json", *(f"log/{part}.log" for part in PARTS)} <= set(
        written.raw
    )
    assert {"backend.db: account", "backend.db: change", "gateway.db: conversations"} <= set(written.words)


async def test_no_secret_that_is_typed_in_the_chat_is_written(
    assistant: Stack, new_login: Callable[..., Login], plants: Plants
) -> None:
    chats = [await new_login().chat(assistant) for _ in STEPS]

    async def type_secrets(chat: ChatClient, step: str) -> None:
        before, around = STEPS[step]
        for sentence in before:
            await answered(chat, sentence)
        for phrase in PHRASES:
            if not (phrase.alone and around != "{}"):
                await answered(chat, around.format(phrase.make(plants, f"{phrase.name}, {step}")))

    try:
        await asyncio.gather(*(type_secrets(chat, step) for chat, step in zip(chats, STEPS, strict=True)))
    finally:
        for chat in chats:
            await chat.close()
    assert leaks(assistant, plants) == {}
    shown = json.dumps([chat.messages for chat in chats])
    assert [place for secret, place in plants.planted.items() if secret in shown] == []


async def test_no_secret_in_any_field_of_a_frame_is_written(
    assistant: Stack, new_login: Callable[..., Login], plants: Plants
) -> None:
    login = new_login()
    chat = await login.chat(assistant)
    secret = plants.session
    message = {"type": "message", "id": str(uuid.uuid4())}
    try:
        await answered(chat, "ik wil Wil Jansen afmelden")
        await _hello(chat, {"lang": plants.password("hello: lang")})
        await _hello(chat, {"ticket": secret("hello: ticket")})
        await _hello(chat, {"after": plants.bsn("hello: after")})
        await _hello(chat, {"origin": secret("hello: other field")})
        frames: list[Any] = [
            {**message, "content": {"kind": "choice", "choice": plants.password("choice")}},
            {**message, "content": {"kind": "choice", "choice": plants.bsn("choice, bsn")}},
            {**message, "content": {"kind": "date", "field": secret("date: field"), "value": "2027-03-01"}},
            {**message, "content": {"kind": "date", "field": "x", "value": plants.bsn("date: value")}},
            {
                **message,
                "content": {"kind": "bsn", "field": secret("bsn: field"), "digits": plants.bsn("bsn")},
            },
            {**message, "content": {"kind": "bsn", "field": "x", "digits": [plants.bsn("bsn: a list")]}},
            {**message, "content": {"kind": "bsn", "field": "x", "digits": plants.password("bsn: digits")}},
            {
                **message,
                "content": {"kind": "bsn", "field": "x", "digits": plants.bsn("long") + "7"},
            },
            {**message, "content": {"kind": plants.password("kind"), "text": "x"}},
            {**message, "content": {"kind": "text", "text": [plants.password("text: a list")]}},
            {**message, "content": {"kind": "text", "text": "hallo", "x": plants.password("content: x")}},
            {**message, "content": plants.password("content: a text")},
            {**message, "id": plants.password("id"), "content": {"kind": "text", "text": "x"}},
            {**message, "type": plants.password("type")},
            {**message, "content": {"kind": "text", "text": "x" * 4001 + plants.bsn("too long")}},
            {plants.password("a name of a field"): 1},
            [plants.password("a list")],
        ]
        await _frames(chat, [*(json.dumps(frame) for frame in frames), plants.password("no JSON") + "{"])
        await _frames(chat, [plants.password("bytes").encode()])
    finally:
        await chat.close()
    assert leaks(assistant, plants) == {}


async def test_no_bsn_that_is_asked_for_is_written(
    assistant: Stack, new_login: Callable[..., Login], plants: Plants
) -> None:
    chat = await new_login().chat(assistant)
    asked = "Fatma Yılmaz, vrouw, geboren 3 april 1990, komt per 1 maart in dienst"
    try:
        await answered(chat, asked)
        field = chat.bsn_field
        assert field is not None
        for typed in (
            f"{plants.mistyped_bsn('typed, mistyped')}",
            f"het is {grouped(plants.mistyped_bsn('typed in groups, mistyped'), ' ')} denk ik",
            f"{plants.bsn('typed, a digit too many')}1",
        ):
            await answered(chat, typed)
            assert chat.bsn_field is not None
        await chat.fill_bsn(plants.mistyped_bsn("in the field, mistyped"), 120)
        with pytest.raises(ProtocolError, match="no_bsn"):
            await chat.fill_bsn(f"{plants.bsn('in the field, too long')}1")
        await chat.fill_bsn(grouped(plants.bsn("in the field, with dots"), "."), 120)
        used = {"kind": "bsn", "field": field["id"], "digits": plants.bsn("in a field of before")}
        refused = len(chat.errors)
        await chat.send(used)
        await chat.wait_for(lambda: len(chat.errors) > refused)
        await answered(chat, "waar waren we?")
    finally:
        await chat.close()
    assert leaks(assistant, plants) == {}
    shown = json.dumps(chat.messages)
    assert [place for secret, place in plants.planted.items() if secret in shown] == []


async def _ticket(chat: ChatClient) -> str:
    return str((await chat.call("POST", "/api/ticket"))["ticket"])


async def _hello(chat: ChatClient, fields: dict[str, Any]) -> None:
    hello = {"type": "hello", "ticket": await _ticket(chat), **fields}
    async with connect(_line(chat), proxy=None) as line:
        await line.send(json.dumps(hello))
        async with asyncio.timeout(10):
            with contextlib.suppress(ConnectionClosed):
                await line.recv()


async def _frames(chat: ChatClient, frames: list[str | bytes]) -> None:
    async with connect(_line(chat), proxy=None) as line:
        await line.send(json.dumps({"type": "hello", "ticket": await _ticket(chat)}))
        for frame in frames:
            await line.send(frame)
        async with asyncio.timeout(30):
            handled = 0
            while handled < len(frames):
                handled += json.loads(await line.recv())["type"] in ("error", "ack")


def _line(chat: ChatClient) -> str:
    return chat.address.replace("http", "ws", 1) + "/api/chat"


async def test_no_secret_in_an_address_a_header_or_a_body_is_written(
    assistant: Stack, new_login: Callable[..., Login], plants: Plants
) -> None:
    session = (await new_login().chat(assistant)).session
    async with httpx.AsyncClient(base_url=assistant.address, transport=FROM, trust_env=False) as http:
        for path in ("/", "/chat", "/sign-in", "/api/session", "/healthz", "/static/chat.js", "/api/chat"):
            query = {"x": plants.password(f"query of {path}"), "session": plants.session(f"{path}?session=")}
            await http.get(path, params=query)
            await http.get(f"{path.rstrip('/')}/{plants.password(f'path under {path}')}")
            await http.request(plants.authenticator(f"method of {path}"), path)
            headers = {
                name: plants.session(f"header {name} of {path}")
                for name in (
                    "User-Agent",
                    "Referer",
                    "X-CSRF-Token",
                    "Accept-Language",
                    "Content-Type",
                    "X-Y",
                )
            }
            await http.get(path, headers=headers)
            await http.get(path, headers={"Authorization": f"Bearer {plants.password(f'bearer of {path}')}"})
            await http.get(path, headers={"Authorization": plants.bsn(f"authorization of {path}")})
            cookie = (
                f"__Host-session={plants.session(f'cookie of {path}')}; lang={plants.bsn(f'lang of {path}')}"
            )
            await http.get(path, headers={"Cookie": cookie})
        for path in (
            "/api/sign-in",
            "/api/sign-in/code",
            "/api/ticket",
            "/api/sign-out",
            "/language",
            "/sign-out",
        ):
            at = f"body of {path}"
            bodies: list[Any] = [
                {"user_name": {"password": plants.password(at)}},
                {"challenge": [plants.session(at)], "code": {"x": plants.code(at)}},
                {plants.password(at): plants.bsn(at)},
                [plants.password(at)],
                plants.password(at),
            ]
            bearer = {"Authorization": f"Bearer {session}"} if path == "/api/ticket" else {}
            for body in bodies:
                await http.post(path, json=body, headers=bearer)
            no_json = {"Content-Type": "application/json", **bearer}
            await http.post(path, content=plants.password(at) + "{", headers=no_json)
            await http.post(path, data={"csrf": plants.session(at), "language": plants.bsn(at)})
    address = assistant.address.replace("http", "ws", 1) + "/api/chat"
    for origin in (None, f"http://{plants.bsn('origin')}.example"):
        with contextlib.suppress(ConnectionClosed, InvalidStatus):
            async with connect(
                f"{address}?ticket={plants.session('address of the line')}",
                proxy=None,
                origin=origin,  # type: ignore[arg-type]  # a plain text will do
                user_agent_header=plants.password("user agent of the line"),
            ) as line:
                await line.send("{}")
                await line.recv()
    assert leaks(assistant, plants) == {}


async def test_no_secret_of_signing_in_is_written_whatever_field_it_was_typed_in(
    assistant: Stack, plants: Plants
) -> None:
    user_name, password = f"test-{uuid.uuid4().hex[:8]}", plants.password("the right password")
    _make_account(assistant, user_name, password)
    async with httpx.AsyncClient(base_url=assistant.address, transport=FROM, trust_env=False) as http:

        async def call(path: str, **body: str) -> httpx.Response:
            return await http.post(path, json=body)

        wrong = {"user_name": plants.password("password as user name"), "password": user_name}
        assert (await call("/api/sign-in", **wrong)).status_code == 401
        wrong = {"user_name": plants.bsn("bsn as user name"), "password": plants.code("code as password")}
        assert (await call("/api/sign-in", **wrong)).status_code == 401
        page = await http.get("/sign-in")
        form = {
            "csrf": re.findall(r'name="csrf" value="([^"]+)"', page.text)[0],
            "user_name": plants.password("password as user name on the page"),
            "password": plants.password("wrong password on the page"),
        }
        # The cookies are for a safe connection; this one is not, so the client must be told to send them.
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in page.cookies.jar)
        refused = await http.post("/sign-in", data=form, headers={"Cookie": cookies})
        assert refused.status_code == 401

        first = (await call("/api/sign-in", user_name=user_name, password=password)).json()
        challenge = plants.keep(first["challenge"], "the challenge")
        key = plants.keep(first["enrolment"]["secret"], "the authenticator's secret")
        plants.keep(first["enrolment"]["otpauth_uri"], "the otpauth address")
        for code in (
            password,
            plants.session("token as code"),
            plants.recovery_code("recovery code as code"),
        ):
            assert (await call("/api/sign-in/code", challenge=challenge, code=code[:40])).status_code in (
                401,
                429,
            )
        other = {
            "challenge": plants.session("token as challenge"),
            "code": plants.code("code, challenge wrong"),
        }
        assert (await call("/api/sign-in/code", **other)).status_code == 401
        second = await _code_when_allowed(http, challenge, key)
        plants.keep(second["session"], "the session")
        for recovery_code in second["recovery_codes"]:
            plants.keep(recovery_code, "a recovery code")
        bearer = {"Authorization": f"Bearer {second['session']}"}
        ticket = (await http.post("/api/ticket", headers=bearer)).json()["ticket"]
        plants.keep(ticket, "the ticket")
        assert (await http.post("/api/sign-out", headers=bearer)).status_code == 204
        again = (await call("/api/sign-in", user_name=user_name, password=password)).json()
        used = second["recovery_codes"][0]
        third = await call("/api/sign-in/code", challenge=again["challenge"], code=used)
        assert third.status_code == 200, third.text
        plants.keep(third.json()["session"], "the session after a recovery code")
    assert leaks(assistant, plants) == {}


async def _code_when_allowed(http: httpx.AsyncClient, challenge: str, key: str) -> dict[str, Any]:
    """Return the answer to the right code, tried again after the waits that wrong codes have earned."""
    async with asyncio.timeout(60):
        while True:
            body = {"challenge": challenge, "code": pyotp.TOTP(key).now()}
            answer = await http.post("/api/sign-in/code", json=body)
            if answer.status_code == 200:
                return dict(answer.json())
            assert answer.status_code == 429, answer.text
            await asyncio.sleep(answer.json()["data"]["retry_after"])


def _make_account(stack: Stack, user_name: str, password: str) -> None:
    """Make an account that has no authenticator yet."""
    database = Database(stack.databases.backend)
    try:
        with database.write() as session:
            create_account(
                session,
                Cipher.of(Secrets(stack.var / "secrets")),
                user_name=user_name,
                name="Nieuwe Tester",
                email=f"{user_name}@test.example",
                password=password,
                roles={EMPLOYERS["care group"]().id: [Role.HR]},
                created_at=datetime.now(UTC),
            )
    finally:
        database.close()


async def test_the_private_parts_write_no_secret_that_comes_past_the_gateway(
    assistant: Stack, plants: Plants
) -> None:
    async with httpx.AsyncClient(trust_env=False, timeout=60) as http:
        for part in ("rasa", "actions", "backend"):
            at = f"{part}, its caller unknown"
            address = assistant.address_of(part)
            wrong = {"Authorization": f"Bearer {plants.session(at)}", "X-Y": plants.password(at)}
            for path in ("/healthz", f"/{plants.password(at)}", "/v1/sign-in", "/webhook"):
                answer = await http.post(address + path, headers=wrong, json={"x": plants.password(at)})
                assert answer.status_code == 401
            right = {"Authorization": f"Bearer {assistant.secret_of(part)}"}
            at = f"{part}, its caller known"
            for path in ("/v1/sign-in", "/v1/changes", "/webhook", "/webhooks/gateway/turn", "/model/parse"):
                for body in ({"x": plants.bsn(at)}, [plants.password(at)], plants.password(at)):
                    await http.post(address + path, headers=right, json=body)
                bad = {**right, "Content-Type": "application/json", "Turn-Token": plants.turn_token(at)}
                await http.post(address + path, headers=bad, content=plants.password(at) + "{")
                await http.get(f"{address}{path}/{plants.bsn(at)}", headers=bad, params={"q": plants.bsn(at)})
        turn = {
            "conversation": plants.session("conversation"),
            "message_id": plants.session("message_id"),
            "text": f"{plants.bsn('text')} gaat weg per 1 maart, wachtwoord {plants.password('text')}",
            "language": "nl",
            "metadata": {"turn_token": plants.turn_token("turn token"), "said": [plants.password("said")]},
            "state": {"slots": {"exit__end_date": plants.password("slot"), "options": plants.bsn("slot")}},
        }
        right = {"Authorization": f"Bearer {assistant.secret_of('rasa')}"}
        for form in ("exit_form", "withdraw_form", None):
            turn["state"] = {"slots": {"options": plants.bsn("slot")}, "active_loop": form}
            answer = await http.post(
                assistant.address_of("rasa") + "/webhooks/gateway/turn", headers=right, json=turn
            )
            assert answer.status_code in (200, 503), answer.text
    assert leaks(assistant, plants) == {}


async def test_neither_the_parts_secrets_nor_anyones_bsn_is_written_outside_the_safe(
    assistant: Stack,
) -> None:
    written = Written.by(assistant.var)
    for path in (assistant.var / "secrets").iterdir():
        assert written.places_of(path.read_text().strip()) == [], path.name
        assert path.stat().st_mode & 0o077 == 0, path.name
    numbers = {
        (name, number)
        for name, content in written.words.items()
        for number in re.findall(r"(?<![\w.])9999\d{5}(?![\w.])", content)
        if bsn.is_valid(number)
    }
    assert numbers == set()
