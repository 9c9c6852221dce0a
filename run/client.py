"""A client of the web chat's protocol (docs/protocol.md), for the terminal and for tests from outside."""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import json
import uuid
from collections.abc import Awaitable, Callable
from typing import Any, Self

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

Message = dict[str, Any]
QUIET_SECONDS = 1.5
QUIET_AFTER_A_NOTICE_SECONDS = 10
RETRY_SECONDS = 0.5


def buttons_of(part: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the buttons of a part: its choices, then those beside its facts."""
    changes = [fact["change"] for fact in part.get("facts", []) if fact.get("change")]
    return [*part.get("choices", []), *changes]


class ProtocolError(Exception):
    """The gateway refused something; carries the problem's code and data."""

    def __init__(self, code: str, title: str, data: Any = None, status: int | None = None) -> None:
        self.code = code
        self.data = data
        self.status = status
        super().__init__(f"{code}: {title}")


class ChatClient:
    """One signed-in client. `messages` holds every message seen, in the order of `seq`."""

    def __init__(self, address: str, language: str | None = None) -> None:
        self.address = address.rstrip("/")
        self.language = language
        self.messages: list[Message] = []
        self.welcome: dict[str, Any] = {}
        self.session: str | None = None
        self.account: dict[str, Any] = {}
        self.recovery_codes: list[str] | None = None
        self.typing = False
        self.errors: list[dict[str, Any]] = []
        self._http = httpx.AsyncClient(base_url=self.address, trust_env=False, timeout=30)
        self._socket: ClientConnection | None = None
        self._reader: asyncio.Task[None] | None = None
        self._changed = asyncio.Condition()
        self._unacknowledged: dict[str, dict[str, Any]] = {}
        self._acknowledged: dict[str, int] = {}
        self._turns_ended = 0

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the line and the HTTP client; the session stays."""
        await self.disconnect()
        await self._http.aclose()

    # Signing in

    async def sign_in(
        self,
        user_name: str,
        password: str,
        code: Callable[[dict[str, Any] | None], str | Awaitable[str]],
    ) -> dict[str, Any]:
        """Sign in with two factors; `code` gets the enrolment (or None) and gives the six digits.

        Returns the account; raises ProtocolError when refused.
        """
        body = {"user_name": user_name, "password": password}
        first = await self.call("POST", "/api/sign-in", body)
        given = code(first["enrolment"])
        digits = await given if inspect.isawaitable(given) else given
        body = {"challenge": first["challenge"], "code": digits}
        second = await self.call("POST", "/api/sign-in/code", body)
        self.session = second["session"]
        self.recovery_codes = second["recovery_codes"]
        self.account = second["account"]
        return self.account

    async def sign_out(self) -> None:
        """End the session."""
        await self.disconnect()
        await self.call("POST", "/api/sign-out")
        self.session = None

    async def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """Call the gateway; returns the JSON of the answer, raises ProtocolError for a problem."""
        headers = {"Authorization": f"Bearer {self.session}"} if self.session else {}
        arguments: dict[str, Any] = {} if method == "GET" else {"json": body or {}}
        answer = await self._http.request(method, path, headers=headers, **arguments)
        if answer.status_code >= 400:
            try:
                problem = answer.json()
            except ValueError:
                problem = {}
            code = problem.get("code", f"http_{answer.status_code}")
            raise ProtocolError(code, problem.get("title", ""), problem.get("data"), answer.status_code)
        return answer.json() if answer.content else None

    # The line

    @property
    def seq(self) -> int:
        """Return the highest number seen."""
        return max((message["seq"] for message in self.messages), default=0)

    @property
    def connected(self) -> bool:
        """Return whether the line is up."""
        return self._reader is not None and not self._reader.done()

    async def connect(self) -> None:
        """Open the WebSocket with a fresh ticket, say what was seen, send again what was not acknowledged."""
        await self.disconnect()
        ticket = await self.call("POST", "/api/ticket")
        address = self.address.replace("http", "ws", 1) + "/api/chat"
        self._socket = await connect(address, proxy=None, max_size=2**22)
        hello: dict[str, Any] = {"type": "hello", "ticket": ticket["ticket"], "after": self.seq}
        if self.language:
            hello["lang"] = self.language
        await self._socket.send(json.dumps(hello))
        self.welcome = json.loads(await asyncio.wait_for(self._socket.recv(), 15))
        if self.welcome.get("type") != "welcome":
            raise ProtocolError(self.welcome.get("code", "no_welcome"), str(self.welcome.get("title", "")))
        self.typing = False
        self._reader = asyncio.create_task(self._read(self._socket))
        for frame in list(self._unacknowledged.values()):
            await self._socket.send(json.dumps(frame))
        await self.wait_for(lambda: self.seq >= int(self.welcome["seq"]), 15)

    async def greeting(self, timeout: float = 60) -> list[Message]:
        """Wait until the assistant has said hello, which it does when a conversation begins."""
        async with asyncio.timeout(timeout):
            await self._until(lambda: bool(self.answers(0)) and not self.typing)
        return self.answers(0)

    async def reconnect(self) -> None:
        """Drop the line as a broken network would, and open it again."""
        await self.connect()

    async def disconnect(self) -> None:
        """Drop the line."""
        if self._reader:
            self._reader.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._reader
            self._reader = None
        if self._socket:
            await self._socket.close()
            self._socket = None

    async def _read(self, socket: ClientConnection) -> None:
        try:
            async for raw in socket:
                await self._take(json.loads(raw))
        except ConnectionClosed:
            pass
        finally:
            async with self._changed:
                self._changed.notify_all()

    async def _take(self, frame: dict[str, Any]) -> None:
        async with self._changed:
            kind = frame["type"]
            if kind == "message":
                self._keep(frame["message"])
            elif kind == "ack":
                self._unacknowledged.pop(frame["id"], None)
                self._acknowledged[frame["id"]] = frame["seq"]
            elif kind == "typing":
                if self.typing and not frame["on"]:
                    self._turns_ended += 1
                self.typing = frame["on"]
            elif kind == "error":
                self._unacknowledged.pop(frame.get("id") or "", None)
                self.errors.append(frame)
            self._changed.notify_all()

    def _keep(self, message: Message) -> None:
        """Put a message in its place by `seq`; one that came before is not taken twice."""
        others = [known for known in self.messages if known["seq"] != message["seq"]]
        if message.get("replaces"):
            others = [known for known in others if known["id"] != message["replaces"]]
        self.messages = sorted([*others, message], key=lambda known: int(known["seq"]))

    # Talking

    async def say(self, text: str, timeout: float = 60) -> list[Message]:
        """Send a text and return what was answered."""
        return await self._converse({"kind": "text", "text": text}, timeout)

    async def press(self, label: str, timeout: float = 60) -> list[Message]:
        """Press the newest button with this label (capitals do not matter) and return what was answered."""
        for button in self.buttons:
            if button["label"].casefold() == label.casefold():
                return await self._converse({"kind": "choice", "choice": button["id"]}, timeout)
        raise LookupError(f"no button {label!r}; there are {[button['label'] for button in self.buttons]}")

    async def pick_date(self, value: str, timeout: float = 60) -> list[Message]:
        """Pick a date (YYYY-MM-DD) where one is asked and return what was answered."""
        for part in self._last_parts():
            if part["kind"] == "date_choice":
                return await self._converse({"kind": "date", "field": part["id"], "value": value}, timeout)
        raise LookupError("no date is asked")

    async def fill_bsn(self, digits: str, timeout: float = 60) -> list[Message]:
        """Fill in a BSN where one is asked and return what was answered."""
        if self.bsn_field is None:
            raise LookupError("no BSN is asked")
        content = {"kind": "bsn", "field": self.bsn_field["id"], "digits": digits}
        return await self._converse(content, timeout)

    async def send(self, content: dict[str, Any], message_id: str | None = None) -> str:
        """Send a message without waiting for its answer; returns its id. It is kept until acknowledged."""
        identity = message_id or str(uuid.uuid4())
        frame = {"type": "message", "id": identity, "content": content}
        self._unacknowledged[identity] = frame
        if not self.connected or self._socket is None:
            await self.connect()
        else:
            await self._socket.send(json.dumps(frame))
        return identity

    async def _converse(self, content: dict[str, Any], timeout: float) -> list[Message]:
        turns = self._turns_ended
        errors = len(self.errors)
        identity = await self.send(content)
        async with asyncio.timeout(timeout):
            await self._until(lambda: identity in self._acknowledged or len(self.errors) > errors)
            if identity not in self._acknowledged:
                error = self.errors[-1]
                raise ProtocolError(error["code"], error.get("title", ""), error.get("data"))
            after = self._acknowledged[identity]
            await self._until(lambda: bool(self.answers(after)))
            # The end of `typing` ends the answer; a gateway that does not tell is given a quiet moment.
            if self.typing:
                await self._until(lambda: not self.typing)
            else:
                # A notice alone ("I have hidden the BSN") comes before the answer, which may take its time.
                answered = any(message["from"] == "assistant" for message in self.answers(after))
                quiet = QUIET_SECONDS if answered else QUIET_AFTER_A_NOTICE_SECONDS
                with contextlib.suppress(TimeoutError):
                    await self.wait_for(lambda: self._turns_ended > turns, quiet)
        return self.answers(after)

    def answers(self, after: int) -> list[Message]:
        """Return what the assistant (or the gateway) said after this number."""
        return [message for message in self.messages if message["seq"] > after and message["from"] != "user"]

    async def _until(self, condition: Callable[[], bool]) -> None:
        """Wait for the condition, connecting again when the line is lost; the caller sets the bound."""
        while not condition():
            async with self._changed:
                await self._changed.wait_for(lambda: condition() or not self.connected)
            if not condition():
                try:
                    await self.connect()
                except (OSError, httpx.TransportError, InvalidHandshake, TimeoutError):
                    await asyncio.sleep(RETRY_SECONDS)

    async def wait_for(self, condition: Callable[[], bool], timeout: float = 30) -> None:
        """Wait until something that the client has seen makes the condition true."""
        async with asyncio.timeout(timeout), self._changed:
            await self._changed.wait_for(condition)

    @property
    def buttons(self) -> list[dict[str, Any]]:
        """Return the buttons that can be pressed now: those of what was said since the user last spoke."""
        return [button for part in self._last_parts() for button in buttons_of(part)]

    @property
    def bsn_field(self) -> dict[str, Any] | None:
        """Return the masked field that waits for a BSN, or None."""
        return next((part for part in self._last_parts() if part["kind"] == "bsn"), None)

    def _last_parts(self) -> list[dict[str, Any]]:
        spoken = [message["seq"] for message in self.messages if message["from"] == "user"]
        last = max(spoken, default=0)
        return [part for message in reversed(self.answers(last)) for part in message["parts"]]
