"""A conversation that goes on through failures: an exit from the sentence to the receipt and its status."""

from __future__ import annotations

import asyncio
import contextlib
import uuid
from collections import Counter
from collections.abc import Callable
from datetime import date

import httpx
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from backend.demo.employers import care_group
from bot.words import words
from run.client import ChatClient, Message, ProtocolError
from run.stack import Stack
from tests.world import Entry, Login, make_login, recorded_by

FIRST_DAY_OUT = "2027-03-01"
WAIT_NOTICE = words("notice.part_down", "nl")
NOTICE_SECONDS = 20.0
"""So long may it take until the user reads that the message is kept."""
BACK_SECONDS = 60.0
"""So long may it take, once all parts answer again, until what was said has its answer."""
LOST_LINE = (OSError, httpx.HTTPError, InvalidHandshake, ConnectionClosed, TimeoutError)


class People:
    """Names of participants of the care group who can leave and whom nobody can be taken for."""

    def __init__(self) -> None:
        drafts = care_group().people
        full_names = Counter((draft.name.calling_name, draft.name.surname) for draft in drafts)
        self._names = iter(
            draft.name.shown
            for draft in drafts
            if full_names[draft.name.calling_name, draft.name.surname] == 1
            and draft.name.surname_use == "own"
            and draft.end_date is None
            and draft.start_date < date(2026, 1, 1)
        )

    def next(self) -> str:
        """Return somebody who was not taken before."""
        return next(self._names)


class Talk:
    """One user who reports one exit. Every wait has a bound and connects again when the line is lost."""

    def __init__(self, stack: Stack, login: Login, chat: ChatClient, person: str) -> None:
        self.stack = stack
        self.login = login
        self.chat = chat
        self.person = person
        self._last_sent = ""
        self._asked_status = False

    @classmethod
    async def begin(cls, stack: Stack, person: str) -> Talk:
        """Return the talk of a new account, after the greeting."""
        login = make_login(stack, ("hr",), "care group")
        return cls(stack, login, await login.chat(stack), person)

    async def until(self, what: str, condition: Callable[[], bool], seconds: float) -> None:
        """Wait for something that the client has seen."""
        try:
            async with asyncio.timeout(seconds):
                while not condition():
                    if self.chat.connected:
                        with contextlib.suppress(TimeoutError):
                            await self.chat.wait_for(condition, 0.25)
                        continue
                    try:
                        await self.chat.connect()
                    except (*LOST_LINE, ProtocolError):
                        await asyncio.sleep(0.1)
        except TimeoutError:
            raise AssertionError(f"not within {seconds:.0f} s: {what}\n{self.transcript()}") from None

    async def send(self, content: dict[str, str]) -> None:
        """Send, also into a line that has just broken: what has no `ack` is sent again after connecting."""
        self._last_sent = str(uuid.uuid4())
        with contextlib.suppress(*LOST_LINE, ProtocolError):
            await self.chat.send(content, self._last_sent)

    async def acknowledged(self) -> None:
        """Wait until the gateway has stored what was sent last."""
        await self.until("an ack", lambda: self._last_sent in self.chat._acknowledged, BACK_SECONDS)

    async def sentence(self) -> None:
        """Say all in one sentence."""
        await self.send({"kind": "text", "text": f"{self.person} gaat per 1 maart uit dienst"})

    async def confirm(self) -> None:
        """Press yes."""
        (yes,) = [button for button in self.chat.buttons if button["label"] == "Ja, geef door"]
        await self.send({"kind": "choice", "choice": yes["id"]})

    async def ask_status(self) -> None:
        """Ask how it stands."""
        await self.send({"kind": "text", "text": f"Hoe staat {self.reference} ervoor?"})
        self._asked_status = True

    # What was seen

    def said_by(self, sender: str) -> list[Message]:
        """Return the messages of `user`, `assistant` or `notice`."""
        return [message for message in self.chat.messages if message["from"] == sender]

    @property
    def has_summary(self) -> bool:
        """Whether the read-back can be confirmed now."""
        return any(button["label"] == "Ja, geef door" for button in self.chat.buttons)

    @property
    def receipts(self) -> list[Message]:
        """Return the messages that give a reference for the exit."""
        return [m for m in self.said_by("assistant") if "Uw referentie is" in m["fallback_text"]]

    @property
    def reference(self) -> str:
        """Return the reference that the user was given."""
        return self.entries()[0].reference

    @property
    def has_status(self) -> bool:
        """Whether the question about the status was answered with the reference."""
        asked = self.chat._acknowledged.get(self._last_sent) if self._asked_status else None
        return asked is not None and any(
            message["from"] == "assistant" and self.reference in message["fallback_text"]
            for message in self.chat.answers(asked)
        )

    @property
    def sentence_after_sending(self) -> bool:
        """Whether something was said to the user since the last message, by the assistant or a notice."""
        stored = self.chat._acknowledged.get(self._last_sent)
        return stored is not None and bool(self.chat.answers(stored))

    def entries(self) -> list[Entry]:
        """Return what the account has recorded."""
        return recorded_by(self.stack, self.login)

    def transcript(self) -> str:
        """Return the conversation, for a failing test."""
        return "\n".join(f"{m['seq']:3} {m['from']:9} {m['fallback_text']}" for m in self.chat.messages)

    async def finish(self, seconds: float = BACK_SECONDS) -> None:
        """Go on to the receipt and the status, and check that all happened once and nothing is lost."""
        await self.until("the receipt", lambda: bool(self.receipts), seconds)
        if not self._asked_status:
            await self.ask_status()
        await self.until("the status", lambda: self.has_status, seconds)
        await self.check(seconds)

    async def check(self, seconds: float) -> None:
        """Check the ledger and the conversation, as a client sees it that reads it all anew."""
        entries = [(entry.kind, entry.effective_date) for entry in self.entries()]
        assert entries == [("exit", FIRST_DAY_OUT)], f"{entries}\n{self.transcript()}"
        assert len(self.receipts) == 1, self.transcript()
        assert self.reference in self.receipts[0]["fallback_text"], self.transcript()
        seen = [message["id"] for message in self.chat.messages]
        await self.chat.close()
        session, self.chat = self.chat.session, ChatClient(self.stack.address)
        self.chat.session = session
        await self.until("the whole conversation", lambda: len(self.chat.messages) >= len(seen), seconds)
        assert [message["id"] for message in self.chat.messages] == seen
        assert [message["seq"] for message in self.chat.messages] == list(range(1, len(seen) + 1))
        of_user = [message["client_id"] for message in self.said_by("user")]
        assert len(of_user) == len(set(of_user)) == 3, self.transcript()
        notices = {message["fallback_text"] for message in self.said_by("notice")}
        assert notices <= {WAIT_NOTICE}, self.transcript()
