"""Stand-ins for the backend, the action server and Rasa, so that a test can script how they fail.

For the gateway's own tests only: the tests of the whole assistant run the real parts.
"""

from __future__ import annotations

import asyncio
import json
import socket
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.gateway.bsn import passes

SECRETS = {name: f"{index:064x}" for index, name in enumerate(("backend", "rasa", "actions"), start=1)}
SESSION = "session-of-sanne"
PASSWORD = "a-password-for-tests"
CODE = "246813"


def problem(status: int, code: str, data: dict[str, Any] | None = None) -> Response:
    """Return a refusal as the backend gives it."""
    return JSONResponse({"status": status, "code": code, "title": "", "data": data or {}}, status)


def words(text: str) -> dict[str, Any]:
    """Return a Rasa message of words."""
    return {"text": text, "buttons": [], "custom": None, "data": {}}


@dataclass
class Parts:
    """What the parts were asked, and how they answer."""

    turns: list[dict[str, Any]] = field(default_factory=list)
    script: deque[Any] = field(default_factory=deque)
    """Rasa's answers in order: a status, an error, messages, or an event to wait for. None: an echo."""
    vault: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    theme: str = "system"
    down: set[str] = field(default_factory=set)
    session_alive: bool = True
    session_id: str = "s1"
    account_id: str = "a1"
    open_task: str | None = None
    """The form that is open after each of Rasa's turns."""
    outbox: list[dict[str, Any]] = field(default_factory=list)
    outbox_asked: list[int] = field(default_factory=list)
    """The `after` of each call for news."""
    asked: asyncio.Condition = field(default_factory=asyncio.Condition)
    first_sign_in: bool = False
    session_over: asyncio.Event = field(default_factory=asyncio.Event)
    session_asked: asyncio.Event = field(default_factory=asyncio.Event)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    def app(self) -> Starlette:
        """Return all three parts in one server, each under its own path."""
        return Starlette(
            routes=[
                Route("/{part}/healthz", self._health),
                Route("/rasa/webhooks/gateway/turn", self._turn, methods=["POST"]),
                Route("/backend/v1/sign-in", self._sign_in, methods=["POST"]),
                Route("/backend/v1/sign-in/code", self._code, methods=["POST"]),
                Route("/backend/v1/session", self._session, methods=["GET", "DELETE"]),
                Route("/backend/v1/session/end", self._end, methods=["POST"]),
                Route("/backend/v1/context", self._context),
                Route("/backend/v1/account/settings", self._settings, methods=["PATCH"]),
                Route("/backend/v1/outbox", self._outbox),
                Route("/backend/v1/vault/bsn", self._vault, methods=["POST"]),
            ]
        )

    def _refused(self, request: Request, part: str) -> Response | None:
        if request.headers.get("authorization") != f"Bearer {SECRETS[part]}":
            return problem(401, "caller_unknown")
        return Response(status_code=502) if part in self.down else None

    async def _health(self, request: Request) -> Response:
        return self._refused(request, request.path_params["part"]) or JSONResponse({"status": "ok"})

    async def _turn(self, request: Request) -> Response:
        if refused := self._refused(request, "rasa"):
            return refused
        turn = await request.json()
        self.turns.append(turn)
        self.arrived.set()
        answer: Any = self.script.popleft() if self.script else [words(f"Gehoord: {turn['text']}")]
        if isinstance(answer, asyncio.Event):
            await answer.wait()
            answer = [words(f"Gehoord: {turn['text']}")]
        if isinstance(answer, str):
            return JSONResponse({"error": answer}, 401)
        if isinstance(answer, int):
            return JSONResponse({"error": "actions"}, answer)
        state = {"turns": (turn["state"] or {}).get("turns", 0) + 1}
        if self.open_task:
            state["active_loop"] = self.open_task
        return JSONResponse({"messages": answer, "state": state, "language": turn["language"] or "nl"})

    async def _sign_in(self, request: Request) -> Response:
        if refused := self._refused(request, "backend"):
            return refused
        body = await request.json()
        if body["password"] != PASSWORD:
            return problem(401, "sign_in_refused")
        enrolment = None
        if self.first_sign_in:
            uri = "otpauth://totp/Test:hr?secret=JBSWY3DPEHPK3PXP&issuer=Test"
            enrolment = {"secret": "JBSWY3DPEHPK3PXP", "otpauth_uri": uri}
        return JSONResponse({"challenge": "challenge-1", "expires_in": 300, "enrolment": enrolment})

    async def _code(self, request: Request) -> Response:
        if refused := self._refused(request, "backend"):
            return refused
        body = await request.json()
        if body["challenge"] != "challenge-1" or body["code"] != CODE:
            return problem(401, "code_refused")
        codes = ["AAAA-BBBB-CCCC-DDDD", "EEEE-FFFF-GGGG-HHHH"] if self.first_sign_in else None
        return JSONResponse({"session": SESSION, "recovery_codes": codes, **self._who()})

    def _who(self) -> dict[str, Any]:
        account = {"id": self.account_id, "user_name": "hr", "name": "Sanne Bakker", "theme": self.theme}
        return {"session_id": self.session_id, "expires_at": "2026-11-22T20:00:00+01:00", "account": account}

    async def _session(self, request: Request) -> Response:
        if refused := self._refused(request, "backend"):
            return refused
        if request.headers.get("session") != SESSION or not self.session_alive:
            return problem(401, "session_ended")
        if request.method == "DELETE":
            self.session_alive = False
            return Response(status_code=204)
        return JSONResponse({**self._who(), "employers": [{"id": "e1", "name": "Bakkerij", "roles": ["hr"]}]})

    async def _end(self, request: Request) -> Response:
        if refused := self._refused(request, "backend"):
            return refused
        if not self.session_alive or not request.headers.get("turn-token"):
            return problem(401, "session_ended")
        self.session_alive = False
        self.session_over.set()
        return Response(status_code=204)

    async def _context(self, request: Request) -> Response:
        if refused := self._refused(request, "backend"):
            return refused
        alive = self.session_alive and request.headers.get("turn-token")
        self.session_asked.set()
        return JSONResponse({}) if alive else problem(401, "session_ended")

    async def _settings(self, request: Request) -> Response:
        if refused := self._refused(request, "backend"):
            return refused
        wish = await request.json()
        if "language" in wish:
            self.languages.append(wish["language"])
        self.theme = wish.get("theme", self.theme)
        return JSONResponse({})

    async def _outbox(self, request: Request) -> Response:
        if refused := self._refused(request, "backend"):
            return refused
        after, limit = int(request.query_params["after"]), int(request.query_params["limit"])
        async with self.asked:
            self.outbox_asked.append(after)
            self.asked.notify_all()
        return JSONResponse({"items": [item for item in self.outbox if item["id"] > after][:limit]})

    async def _vault(self, request: Request) -> Response:
        if refused := self._refused(request, "backend"):
            return refused
        digits = json.loads(await request.body())["digits"]
        if len(digits) not in (8, 9):
            return problem(422, "malformed")
        self.vault.append(digits)
        known = {"reference": f"bsn:ref{len(self.vault)}", "valid": passes(digits), "masked": digits[-3:]}
        return JSONResponse(known, 201)


@asynccontextmanager
async def serving(app: Any) -> AsyncIterator[str]:
    """Yield the address of an application that is being served."""
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(app, log_config=None, access_log=False, timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    # The tests are not to be stopped by the server's own signal handling.
    task = asyncio.create_task(server._serve(sockets=[listening]))
    async with asyncio.timeout(10):
        while not server.started:
            if task.done():
                task.result()
            await asyncio.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        await task
        listening.close()
