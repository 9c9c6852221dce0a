"""Handles the messages of each conversation, one at a time and in order, until each has its answer.

A turn that failed has not happened: the old state stays, and the same message is tried again. Submitting is
idempotent by a key inside the state, so a turn that was answered but not stored can be repeated safely.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

import structlog

from bot.channels.message import Control, Draft, Language, text_draft
from bot.channels.rasa_answers import RasaAnswerError, from_rasa
from bot.gateway.backend import Backend, PartDownError, RefusedError, Vaulted
from bot.gateway.health import Health
from bot.gateway.hub import Hub
from bot.gateway.rasa import Rasa, SessionEndedError, Turn
from bot.gateway.records import Conversation, Outcome, Waiting
from bot.gateway.sealing import Sealer, UnsealingError
from bot.gateway.secrets import DOTS, fill
from bot.gateway.settings import Settings
from bot.gateway.store import Store
from bot.gateway.tickets import Tickets
from bot.gateway.turn_token import Signer
from bot.words import words

log = structlog.get_logger()
_LATE = 30.0
"""A message older than this (seconds) is acted on only after its session was looked up."""


@dataclass(frozen=True)
class Parts:
    """What the worker works with."""

    settings: Settings
    store: Store
    hub: Hub
    tickets: Tickets
    backend: Backend
    rasa: Rasa
    health: Health
    signer: Signer
    sealer: Sealer
    new_id: Callable[[], str]


class Workers:
    """At most one task for each conversation that has something to handle."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()

    async def take_up(self) -> None:
        """Start on everything that was waiting when the gateway stopped."""
        for conversation in await asyncio.to_thread(self._parts.store.conversations_waiting):
            self.wake(conversation, resumed=True)

    def wake(self, conversation: str, *, resumed: bool = False) -> None:
        """See to it that the conversation's messages are handled."""
        self._again.add(conversation)
        if conversation not in self._tasks:
            self._tasks[conversation] = asyncio.create_task(self._run(conversation, resumed=resumed))

    async def stop(self) -> None:
        """Stop. What was not finished stays in the inbox."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _run(self, conversation: str, *, resumed: bool) -> None:
        try:
            while conversation in self._again:
                self._again.discard(conversation)
                while await self._handle_next(conversation, resumed=resumed):
                    pass
        finally:
            self._parts.hub.typing(conversation, on=False)
            # No await between the last look at `_again` and this: a wake in between is not lost.
            del self._tasks[conversation]

    async def _handle_next(self, conversation: str, *, resumed: bool) -> bool:
        try:
            waiting = await asyncio.to_thread(self._parts.store.next_waiting, conversation)
            if waiting is None:
                return False
            await Handling(self._parts, waiting, resumed=resumed).run()
        except Exception as error:  # the gateway's own storage failed; nothing is lost, so try again
            log.error("handling_failed", error=type(error).__name__)
            await asyncio.sleep(self._parts.settings.retry_longest)
        return True


class Handling:
    """One message on its way to an answer."""

    def __init__(self, parts: Parts, waiting: Waiting, *, resumed: bool) -> None:
        self._parts = parts
        self._waiting = waiting
        self._doubtful = resumed
        self._fruitless = 0

    async def run(self) -> None:
        """Try until the message has its answer, or until it is clear that it will not get one."""
        settings, hub = self._parts.settings, self._parts.hub
        pause = settings.retry_first
        while True:
            hub.typing(self._waiting.conversation, on=True)
            try:
                controls = await self._attempt()
            except PartDownError as error:
                log.warning("turn_failed", part=str(error), message=self._waiting.id)
            else:
                # The answer first: the end of typing tells a client that all of it is there.
                hub.news(self._waiting.conversation)
                hub.typing(self._waiting.conversation, on=False)
                for control in controls:
                    await self._follow(control)
                return
            if await self._give_up():
                return
            await self._tell_that_it_waits()
            hub.typing(self._waiting.conversation, on=False)
            self._doubtful = True
            await self._parts.health.wait(pause)
            pause = min(pause * 2, settings.retry_longest)

    async def _attempt(self) -> list[Control]:
        """Handle the message once and store the outcome. Raises `PartDownError`: nothing has happened."""
        store = self._parts.store
        conversation = await asyncio.to_thread(store.find, self._waiting.conversation)
        if conversation is None:
            raise LookupError("a message without its conversation")
        token = self._sign(conversation)
        try:
            if self._doubtful or time.time() - self._waiting.received_at > _LATE:
                await self._parts.backend.check_session_behind(token)
            await self._vault(token)
            outcome, controls = await self._ask_rasa(conversation, token)
            # Before the answer that says so: a session that could not be ended is a turn that failed.
            if any(control.do == "sign_out" for control in controls):
                await self._parts.backend.end_session_behind(token)
        except (SessionEndedError, RefusedError) as error:
            status = error.status if isinstance(error, RefusedError) else 401
            if status not in (401, 403):
                raise PartDownError("backend") from error
            identifier = "notice.session_ended" if status == 401 else "notice.no_access"
            outcome, controls = self._refusal(identifier, conversation), []
        await asyncio.to_thread(store.finish, self._waiting, outcome)
        return controls

    async def _vault(self, token: str) -> None:
        if self._waiting.sealed is None:
            return
        conversation = self._waiting.conversation
        try:
            digits = cast(list[str], self._parts.sealer.unseal(self._waiting.sealed, conversation))
        except UnsealingError:
            digits = []  # sealed under a key that is gone: the digits cannot be had any more
        bsns: list[Vaulted] = []
        for number in digits:
            try:
                bsns.append(await self._parts.backend.vault(token, conversation, number))
            except RefusedError as refused:
                if refused.status in (401, 403):
                    raise
                masked = DOTS + number[-3:]  # too long or too short for the vault: no BSN for certain
                bsns.append(Vaulted(reference=masked, valid=False, masked=masked))
        text = fill(self._waiting.text, [bsn.reference for bsn in bsns])
        known = [bsn.model_dump() for bsn in bsns]
        self._waiting = await asyncio.to_thread(self._parts.store.vaulted, self._waiting, text, known)

    async def _ask_rasa(self, conversation: Conversation, token: str) -> tuple[Outcome, list[Control]]:
        waiting = self._waiting
        opening = waiting.seq is None
        metadata = {
            "turn_token": token,
            "channel": waiting.channel,
            "account_name": waiting.account_name,
            "bsns": waiting.bsns or [],
            "said": await asyncio.to_thread(self._parts.store.said, conversation.id),
            # What was typed before the last answer was there cannot agree to it.
            "unseen": waiting.seq is not None
            and await asyncio.to_thread(self._parts.store.said_after, conversation.id, waiting.seq),
        }
        # Nobody has written anything yet at the opening, so there is nothing to see a language in.
        turn = Turn(
            conversation=conversation.id,
            message_id=waiting.client_id,
            text=waiting.text,
            language=conversation.chosen_language or (waiting.language if opening else None),
            metadata=metadata,
            state=conversation.state,
        )
        answers = await self._parts.rasa.turn(turn)
        try:
            drafts, controls = from_rasa(answers.messages, answers.language, self._parts.new_id)
        except RasaAnswerError as error:
            raise PartDownError("rasa") from error
        if not drafts and not controls:
            raise PartDownError("rasa")
        chosen = next((control.value for control in controls if control.do == "language"), None)
        outcome = Outcome(
            status="done",
            drafts=drafts,
            state=answers.state,
            language=answers.language,
            chosen_language=cast(Language, chosen) if chosen in ("nl", "en") else None,
        )
        return outcome, controls

    async def _follow(self, control: Control) -> None:
        """Do what the dialogue asks of the gateway. The answer is stored by now: a failure loses nothing."""
        try:
            if control.do == "sign_out":
                self._parts.tickets.withdraw(self._waiting.session_id)
                self._parts.hub.session_ended(self._waiting.session_id)
            elif control.value in ("nl", "en"):
                conversation = await asyncio.to_thread(self._parts.store.find, self._waiting.conversation)
                if conversation:
                    await self._parts.backend.choose(self._sign(conversation), language=control.value)
        except (PartDownError, RefusedError) as error:
            log.warning("instruction_failed", instruction=control.do, error=type(error).__name__)

    async def _give_up(self) -> bool:
        """Stop trying when all parts are well and this message still has no answer after many attempts."""
        self._fruitless = self._fruitless + 1 if await self._parts.health.all_well() else 0
        if self._fruitless < self._parts.settings.attempts_while_healthy:
            return False
        log.error("message_given_up", message=self._waiting.id)
        conversation = await asyncio.to_thread(self._parts.store.find, self._waiting.conversation)
        outcome = self._refusal("notice.given_up", conversation)
        await asyncio.to_thread(self._parts.store.finish, self._waiting, outcome)
        self._parts.hub.news(self._waiting.conversation)
        return True

    async def _tell_that_it_waits(self) -> None:
        if self._waiting.told:
            return
        opening = self._waiting.seq is None
        notice = self._notice("notice.not_ready" if opening else "notice.part_down", self._waiting.language)
        self._waiting = await asyncio.to_thread(self._parts.store.tell_once, self._waiting, notice)
        self._parts.hub.news(self._waiting.conversation)

    def _refusal(self, identifier: str, conversation: Conversation | None) -> Outcome:
        """Return the end of a message that is not acted on; an opening, which nobody typed, ends unseen."""
        if self._waiting.seq is None:
            return Outcome(status="refused", drafts=[])
        lang = conversation.lang if conversation else self._waiting.language
        return Outcome(status="refused", drafts=[self._notice(identifier, lang)])

    def _notice(self, identifier: str, lang: Language) -> Draft:
        return text_draft("notice", words(identifier, lang), lang)

    def _sign(self, conversation: Conversation) -> str:
        return self._parts.signer.sign(
            account=conversation.account,
            employer=conversation.employer,
            conversation=conversation.id,
            channel=self._waiting.channel,
            session=self._waiting.session_id,
        )
