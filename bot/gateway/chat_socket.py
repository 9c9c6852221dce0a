"""The WebSocket of the web chat: what a client says is stored, what is stored is sent (docs/protocol.md).

A socket holds only the highest `seq` that it has sent and reads on from there: resuming and going on are one.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import math
import time
import uuid
from typing import Any
from urllib.parse import urlsplit

import structlog
from fastapi import APIRouter, WebSocket, WebSocketDisconnect
from pydantic import ValidationError

from bot.channels.web import WEB, render
from bot.gateway import intake
from bot.gateway.backend import PartDownError, RefusedError
from bot.gateway.frames import ClientMessage, Hello
from bot.gateway.gateway import Gateway
from bot.gateway.hub import GOODBYE, NEWS, Listener
from bot.gateway.identity import gateway_of
from bot.gateway.problems import title
from bot.gateway.records import (
    ChoiceUnknownError,
    ChoiceUsedError,
    Conversation,
    Incoming,
    TooManyWaitingError,
)
from bot.gateway.tickets import Holder
from bot.words import Language

log = structlog.get_logger()
routes = APIRouter()
ENDED, MALFORMED, NO_HELLO, FAILED = 4401, 4400, 4408, 1011
OPENING = "/greet"
RETURN = '/repeat{"choice": "return"}'
_REFUSALS: dict[type[Exception], str] = {
    intake.NothingSaidError: "not_understood",
    intake.TooLongError: "too_long",
    intake.NoBsnError: "no_bsn",
    ChoiceUnknownError: "choice_unknown",
    ChoiceUsedError: "choice_used",
    TooManyWaitingError: "too_fast",
}


class _EndedError(Exception):
    """The session is over."""


@routes.websocket("/api/chat")
async def chat(socket: WebSocket) -> None:
    """Serve one client until it leaves or its session ends."""
    origin = socket.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != socket.headers.get("host"):
        await socket.close(1008)  # before accepting: the browser gets 403
        return
    with contextlib.suppress(WebSocketDisconnect):  # a client may leave at any moment
        await socket.accept()
        await _serve(gateway_of(socket), socket)


async def _serve(gateway: Gateway, socket: WebSocket) -> None:
    try:
        frame = await asyncio.wait_for(socket.receive_text(), gateway.settings.hello_timeout)
        hello = Hello.model_validate_json(frame)
    except TimeoutError:
        await socket.close(NO_HELLO)
        return
    except (ValidationError, KeyError):
        await socket.close(MALFORMED)
        return
    holder = gateway.tickets.redeem(hello.ticket)
    if holder is None:
        await socket.close(ENDED)
        return
    await _Chat(gateway, socket, holder, hello).serve()


class _Chat:
    def __init__(self, gateway: Gateway, socket: WebSocket, holder: Holder, hello: Hello) -> None:
        self._gateway = gateway
        self._socket = socket
        self._holder = holder
        self._hello = hello
        self._id = gateway.conversation_id(holder.session)
        self._listener = Listener(holder.session.session_id)
        self._checked_at = time.monotonic()

    async def serve(self) -> None:
        session = self._holder.session
        conversation = await asyncio.to_thread(
            self._gateway.store.conversation, self._id, session.account.id, session.employer.id
        )
        await self._welcome(conversation)
        self._gateway.hub.join(self._id, self._listener)
        self._listener.tell(NEWS)
        tasks = [asyncio.create_task(self._send(min(self._hello.after, conversation.seq)))]
        try:
            # Before anything is received: whoever comes back is told where they were before they speak.
            await self._begin(conversation)
            tasks.append(asyncio.create_task(self._receive()))
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._gateway.hub.leave(self._id, self._listener)
            for task in tasks:
                task.cancel()
            results = await asyncio.gather(*tasks, return_exceptions=True)
        for result in results:
            match result:
                case _EndedError():
                    await self._socket.close(ENDED)
                case WebSocketDisconnect() | RuntimeError() | asyncio.CancelledError() | None:
                    pass
                case _:
                    # Our own storage failed: the client comes back and reads on from where it was.
                    log.error("chat_failed", error=type(result).__name__)
                    await self._socket.close(FAILED)

    async def _welcome(self, conversation: Conversation) -> None:
        session = self._holder.session
        await self._socket.send_json(
            {
                "type": "welcome",
                "conversation": conversation.id,
                "seq": conversation.seq,
                "lang": self._lang(conversation),
                "account": {"name": session.account.name},
                "employer": {"id": session.employer.id, "name": session.employer.name},
            }
        )

    def _lang(self, conversation: Conversation) -> Language:
        chosen = conversation.chosen_language or conversation.language
        return chosen or self._hello.lang or self._holder.session.account.language or "nl"

    async def _begin(self, conversation: Conversation) -> None:
        """Let the assistant introduce itself, or say where somebody who comes back was."""
        store, settings = self._gateway.store, self._gateway.settings
        silent_since = time.time() - settings.return_after_hours * 3600

        def begins() -> bool:
            returning = self._lifecycle_turn(conversation, RETURN)
            return store.open(self._id, self._lifecycle_turn(conversation, OPENING)) or store.come_back(
                self._id, returning, silent_since=silent_since
            )

        if await asyncio.to_thread(begins):
            self._gateway.workers.wake(self._id)

    def _lifecycle_turn(self, conversation: Conversation, text: str) -> Incoming:
        """Return a turn that nobody typed."""
        session = self._holder.session
        return Incoming(
            client_id=str(uuid.uuid4()),
            session_id=session.session_id,
            account_name=session.account.name,
            channel=WEB.name,
            lang=self._lang(conversation),
            text=text,
        )

    async def _send(self, seen: int) -> None:
        while True:
            frame = await self._listener.next()
            if frame is GOODBYE:
                raise _EndedError
            if frame is not NEWS:
                await self._socket.send_json(frame)
                continue
            for message in await asyncio.to_thread(self._gateway.store.messages_after, self._id, seen):
                await self._socket.send_json(render(message))
                seen = message.seq

    async def _receive(self) -> None:
        while True:
            try:
                frame = await self._socket.receive_text()
            except (WebSocketDisconnect, RuntimeError):
                return
            except KeyError:  # a binary frame
                self._refuse("not_understood", None)
                continue
            try:
                message = ClientMessage.model_validate_json(frame)
            except ValidationError:
                self._refuse("not_understood", _id_in(frame))
                continue
            await self._take_in(message)

    async def _take_in(self, message: ClientMessage) -> None:
        gateway, session = self._gateway, self._holder.session
        wait = gateway.limit.wait_for(self._id)
        if wait:
            self._refuse("too_fast", str(message.id), {"retry_after": math.ceil(wait)})
            return
        await self._check_session()
        conversation = await asyncio.to_thread(gateway.store.find, self._id)
        if conversation is None:
            raise _EndedError
        try:
            receipt = await asyncio.to_thread(
                intake.receive,
                gateway.store,
                gateway.sealer,
                WEB,
                conversation=self._id,
                message=message,
                session_id=session.session_id,
                account_name=session.account.name,
                lang=self._lang(conversation),
            )
        except tuple(_REFUSALS) as refusal:
            code = _REFUSALS[type(refusal)]
            data = {"retry_after": 10} if code == "too_fast" else None
            self._refuse(code, str(message.id), data)
            return
        self._listener.tell({"type": "ack", "id": str(message.id), "seq": receipt.seq})
        if receipt.new:
            gateway.hub.news(self._id)
            gateway.workers.wake(self._id)

    async def _check_session(self) -> None:
        """Look the session up now and then: who chats is not idle, and who has signed out is not heard."""
        if time.monotonic() - self._checked_at < self._gateway.settings.session_check_after:
            return
        try:
            await self._gateway.backend.session(self._holder.secret)
            self._checked_at = time.monotonic()
        except RefusedError:
            raise _EndedError from None
        except PartDownError:
            # The message is stored and handled later, and only if the session lives then.
            return

    def _refuse(self, code: str, about: str | None, data: dict[str, Any] | None = None) -> None:
        lang = self._hello.lang or self._holder.session.account.language or "nl"
        frame: dict[str, Any] = {"type": "error", "code": code, "title": title(code, lang, data)}
        if about is not None:
            frame["id"] = about
        if data:
            frame["data"] = data
        self._listener.tell(frame)


def _id_in(frame: str) -> str | None:
    """Return the id of a frame that is malformed otherwise, so that the client knows which one is meant."""
    try:
        return str(uuid.UUID(json.loads(frame)["id"]))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
