"""A gateway for tests of the chat element alone: it speaks docs/protocol.md as the test tells it to.

It stores messages and acknowledges them as the protocol says; what the assistant answers, and when the line
breaks, is up to the test. The real gateway has its own tests. Runs in a thread, on a free port.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from uuid import uuid4
from zoneinfo import ZoneInfo

import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

CHAT = Path(__file__).parents[2] / "bot/widget/dist/chat.js"
CSRF = "csrf-of-this-page"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "require-trusted-types-for 'script'; trusted-types lit-html"
)
PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="csrf-token" content="{csrf}">
<title>Chat</title>
<link rel="stylesheet" href="/page.css">
<script type="module" src="/chat.js"></script>
</head>
<body>
<header><h1>Werkgeversassistent</h1></header>
<main>
<employer-chat lang="{lang}" employer="Bakkerij De Korenaar" account="Sanne Bakker"></employer-chat>
</main>
</body>
</html>"""
STYLE = """
:root { color-scheme: light dark; font-family: Arial, sans-serif; }
body { margin: 0; block-size: 100dvh; display: grid; grid-template: auto minmax(0, 1fr) / minmax(0, 1fr); }
header { padding: 0.75rem 1rem; border-block-end: 1px solid light-dark(#d5dde1, #36434a);
  background: light-dark(#fff, #14191d); }
h1 { margin: 0; font-size: 1rem; }
main { min-block-size: 0; }
"""

Frame = dict[str, Any]


def now() -> str:
    """Return this moment as the protocol writes it."""
    return datetime.now(ZoneInfo("Europe/Amsterdam")).isoformat()


@dataclass
class File:
    """A file as it was sent: under which field, with which headers."""

    field: str
    headers: dict[str, str]
    content: bytes


@dataclass
class StandIn:
    """The stand-in and what a test can do with it; `port` is known after `start`."""

    lang: str = "nl"
    signed_in: bool = True
    """Whether a ticket is given."""
    welcomes: bool = True
    """Whether a valid hello is answered with welcome, or closed with 4401."""
    acknowledges: bool = True
    """Whether stored messages are acknowledged."""
    deaf: bool = False
    """Whether messages are neither stored nor acknowledged nor refused."""
    refusal: Frame | None = None
    """Code, title and data with which the next message is refused, once."""
    answer: Callable[[StandIn, Frame], object] = lambda _stand_in, _message: None
    """What the assistant does with a stored message of the user."""
    port: int = 0
    messages: list[Frame] = field(default_factory=list)
    received: list[Frame] = field(default_factory=list)
    """Every `message` frame that came in, repetitions included. Use `contents`: a page shows it earlier."""
    arrived: threading.Condition = field(default_factory=threading.Condition)
    hellos: list[Frame] = field(default_factory=list)
    lines: list[WebSocket] = field(default_factory=list)
    tickets: set[str] = field(default_factory=set)
    ticket_headers: list[dict[str, str]] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    """The files that were sent here, and those that can be downloaded."""
    file_refusal: tuple[int, str] | None = None
    """Status and title with which the next file is refused, once."""
    reading: threading.Event = field(default_factory=threading.Event)
    """While it is not set, no more than the beginning of a file is read."""
    broken_off: threading.Event = field(default_factory=threading.Event)
    """Set when a file was broken off on its way."""

    def start(self) -> None:
        """Listen on a free port; returns once the port answers."""
        self.reading.set()
        listener = socket.create_server(("127.0.0.1", 0))
        # A small buffer: what is not read has not left the browser.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)
        self.port = listener.getsockname()[1]
        routes = [
            Route("/", self._page),
            Route("/page.css", lambda _: Response(STYLE, media_type="text/css")),
            Route("/chat.js", lambda _: FileResponse(CHAT, media_type="text/javascript")),
            Route("/sign-in", lambda _: Response("sign in", media_type="text/plain")),
            Route("/api/ticket", self._ticket, methods=["POST"]),
            Route("/api/files", self._take_file, methods=["POST"]),
            Route("/api/files/{file}", self._give_file),
            WebSocketRoute("/api/chat", self._chat),
        ]
        config = uvicorn.Config(Starlette(routes=routes), log_level="error", lifespan="off")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._run, args=(listener,))
        self._thread.start()

    def _run(self, listener: socket.socket) -> None:
        self._loop = asyncio.new_event_loop()
        self._loop.run_until_complete(self._server.serve(sockets=[listener]))
        listener.close()

    def stop(self) -> None:
        """End the server and its lines."""
        self.reading.set()
        self.break_line()
        self._server.should_exit = True
        self._thread.join(timeout=10)

    def in_loop(self, work: Coroutine[Any, Any, Any]) -> None:
        """Do it in the server's loop, from a test's thread."""
        asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=10)

    def add(self, sender: str, *parts: Frame, text: str = "", at: str | None = None, **more: Any) -> Frame:
        """Put a message into the conversation without telling anyone."""
        message = {
            "id": str(uuid4()),
            "conversation": "c1",
            "seq": len(self.messages) + 1,
            "from": sender,
            "at": at or now(),
            "lang": self.lang,
            "sensitivity": "normal",
            "replaces": None,
            "client_id": None,
            "fallback_text": text or str(next((part.get("text") for part in parts if "text" in part), "…")),
            "parts": list(parts) or [{"kind": "text", "text": text}],
            **more,
        }
        self.messages.append(message)
        for part in parts:
            changes = [fact["change"] for fact in part.get("facts", []) if "change" in fact]
            self.labels |= {each["id"]: each["label"] for each in [*part.get("choices", []), *changes]}
        return message

    def say(self, text: str = "", *parts: Frame, sender: str = "assistant", **more: Any) -> Frame:
        """Let the assistant say something to every open line."""
        texts = [{"kind": "text", "text": text}] if text else []
        message = self.add(sender, *texts, *parts, **more)
        self.broadcast({"type": "message", "message": message})
        return message

    def contents(self, count: int = 1) -> list[Frame]:
        """Wait until `count` messages came in; the contents of all that did."""
        with self.arrived:
            self.arrived.wait_for(lambda: len(self.received) >= count, timeout=10)
            return [frame["content"] for frame in self.received]

    def broadcast(self, frame: Frame) -> None:
        """Send a frame over every open line."""
        self.in_loop(self._broadcast(frame))

    def break_line(self, code: int = 1012) -> None:
        """Close every open line."""
        self.in_loop(self._close(code))

    async def _close(self, code: int) -> None:
        for line in self.lines[:]:
            self.lines.remove(line)
            await line.close(code)

    async def _broadcast(self, frame: Frame) -> None:
        for line in self.lines:
            await line.send_json(frame)

    async def _page(self, _request: Request) -> Response:
        page = PAGE.format(lang=self.lang, csrf=CSRF)
        return Response(page, media_type="text/html", headers={"Content-Security-Policy": POLICY})

    async def _ticket(self, request: Request) -> Response:
        self.ticket_headers.append(dict(request.headers))
        if not self.signed_in:
            return JSONResponse({"code": "session_ended"}, 401)
        if request.headers.get("X-CSRF-Token") != CSRF:
            return JSONResponse({"code": "csrf"}, 403)
        ticket = str(uuid4())
        self.tickets.add(ticket)
        return JSONResponse({"ticket": ticket, "expires_in": 60})

    async def _take_file(self, request: Request) -> Response:
        if self.file_refusal is not None:
            (status, title), self.file_refusal = self.file_refusal, None
            return JSONResponse({"code": "refused", "title": title}, status)
        if request.headers.get("X-CSRF-Token") != CSRF:
            return JSONResponse({"code": "csrf_refused", "title": "csrf"}, 403)
        content = b""
        try:
            async for piece in request.stream():
                content += piece
                await asyncio.to_thread(self.reading.wait, 10)
        except ClientDisconnect:
            self.broken_off.set()
            return Response(status_code=400)
        file = str(uuid4())
        self.files[file] = File(request.query_params["field"], dict(request.headers), content)
        return JSONResponse({"file": file}, 201)

    async def _give_file(self, request: Request) -> Response:
        return Response(self.files[request.path_params["file"]].content)

    async def _chat(self, line: WebSocket) -> None:
        await line.accept()
        try:
            hello = await line.receive_json()
            self.hellos.append(hello)
            if hello["ticket"] not in self.tickets or not self.welcomes:
                await line.close(4401)
                return
            self.tickets.remove(hello["ticket"])
            await line.send_json(self._welcome())
            for message in self.messages[hello["after"] :]:
                await line.send_json({"type": "message", "message": message})
            self.lines.append(line)
            while True:
                await self._take(line, await line.receive_json())
        except (WebSocketDisconnect, RuntimeError):
            return
        finally:
            if line in self.lines:
                self.lines.remove(line)

    def _welcome(self) -> Frame:
        return {
            "type": "welcome",
            "conversation": "c1",
            "seq": len(self.messages),
            "lang": self.lang,
            "account": {"name": "Sanne Bakker"},
            "employer": {"id": "e1", "name": "Bakkerij De Korenaar"},
        }

    async def _take(self, line: WebSocket, frame: Frame) -> None:
        with self.arrived:
            self.received.append(frame)
            self.arrived.notify_all()
        if self.deaf:
            return
        known = next((each for each in self.messages if each["client_id"] == frame["id"]), None)
        if known is not None:
            await line.send_json({"type": "ack", "id": frame["id"], "seq": known["seq"]})
            return
        if self.refusal is not None:
            refusal, self.refusal = self.refusal, None
            await line.send_json({"type": "error", "id": frame["id"], **refusal})
            return
        content = frame["content"]
        masked = f"••••••{content['digits'][-3:]}" if "digits" in content else None
        sent = unquote(self.files[content["file"]].headers["x-file-name"]) if "file" in content else None
        said = content.get("text") or content.get("value") or masked or sent
        text = said or self.labels.get(content.get("choice", ""), "?")
        message = self.add("user", text=text, client_id=frame["id"])
        if not self.acknowledges:
            return
        await line.send_json({"type": "ack", "id": frame["id"], "seq": message["seq"]})
        await self._broadcast({"type": "message", "message": message})
        # A thread of its own: an answer speaks through the loop, and must not wait inside it.
        threading.Thread(target=self.answer, args=(self, message)).start()
