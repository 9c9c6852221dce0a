"""Reads the backend's outbox and tells in the right conversation what was decided outside it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date
from typing import Any

import structlog
from babel.dates import format_date

from bot.channels.message import Draft, Language, TextPart
from bot.gateway.announcements import Announcement, Announcements
from bot.gateway.backend import Backend, PartDownError, RefusedError
from bot.gateway.hub import Hub
from bot.words import catalogue, words

log = structlog.get_logger()
PAGE = 100
LONGEST_PAUSE = 60.0


class OutboxReader:
    """Asks for news again and again; what is known is said whether the backend answers or not."""

    def __init__(
        self,
        announcements: Announcements,
        backend: Backend,
        hub: Hub,
        *,
        conversation_of: Callable[[str, str], str],
        seconds: float,
    ) -> None:
        self._announcements, self._backend, self._hub = announcements, backend, hub
        self._conversation_of = conversation_of
        self._seconds = seconds

    async def run(self) -> None:
        """Work until cancelled."""
        pause, wait = self._seconds, 0.0
        while True:
            try:
                if wait <= 0:
                    await self._read()
                    pause = wait = self._seconds
            except (PartDownError, RefusedError):
                if pause == self._seconds:
                    log.warning("outbox_unread")
                pause = wait = min(pause * 2, LONGEST_PAUSE)
            except Exception as error:  # our own storage: nothing is lost, so try again
                log.error("outbox_failed", error=type(error).__name__)
                wait = pause
            await self._say()
            await asyncio.sleep(self._seconds)
            wait -= self._seconds

    async def _read(self) -> None:
        """Take in all that is new."""
        while True:
            after = await asyncio.to_thread(self._announcements.position)
            items = await self._backend.outbox(after, PAGE)
            if not items:
                return
            known = [
                Announcement(
                    id=item.id,
                    conversation=self._conversation_of(item.account_id, item.employer_id),
                    account=item.account_id,
                    employer=item.employer_id,
                    kind=item.kind,
                    data=item.data,
                )
                for item in items
            ]
            await asyncio.to_thread(self._announcements.take_in, known)

    async def _say(self) -> None:
        try:
            busy: set[str] = set()
            for number, conversation in await asyncio.to_thread(self._announcements.waiting):
                # What comes later in a conversation waits for what came before it.
                if conversation in busy:
                    continue
                if await asyncio.to_thread(self._announcements.say, number, wording):
                    self._hub.news(conversation)
                else:
                    busy.add(conversation)
        except Exception as error:
            log.error("announcing_failed", error=type(error).__name__)


def wording(kind: str, data: dict[str, Any], lang: Language) -> Draft | None:
    """Return what is said about an item, or None when there are no words for it."""
    try:
        identifier = f"notice.{kind}.{data['change_kind']}.{data['status']}"
        if identifier not in catalogue(lang):
            identifier = f"notice.{kind}.other.{data['status']}"
        day = date.fromisoformat(data["effective_date"])
        said = words(
            identifier,
            lang,
            name=data["name"],
            reference=data["reference"],
            effective_date=format_date(day, "d MMMM yyyy", locale=lang),
            reason=str(data.get("reason") or "").rstrip(". "),
        )
    except (KeyError, TypeError, ValueError):
        log.error("no_words_for_news", kind=kind)
        return None
    return Draft(sender="notice", lang=lang, parts=(TextPart(text=said),), sensitivity="personal")
