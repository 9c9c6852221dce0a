"""The gateway's parts put together, started and stopped."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import secrets
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial

import httpx
import structlog
from sqlalchemy import Engine

from bot.gateway.announcements import Announcements
from bot.gateway.assets import Assets
from bot.gateway.backend import Backend, Session
from bot.gateway.database import open_database
from bot.gateway.health import Health
from bot.gateway.hub import Hub
from bot.gateway.limits import Limit
from bot.gateway.outbox import OutboxReader
from bot.gateway.rasa import Rasa
from bot.gateway.sealing import Sealer
from bot.gateway.settings import Settings
from bot.gateway.store import Store
from bot.gateway.tickets import Tickets
from bot.gateway.turn_token import Signer
from bot.gateway.worker import Parts, Workers
from bot.theme import Theme, theme_of

log = structlog.get_logger()
_DAY = 24 * 3600


@dataclass(frozen=True)
class Gateway:
    """Everything that a request may need."""

    settings: Settings
    theme: Theme
    assets: Assets
    store: Store
    hub: Hub
    backend: Backend
    health: Health
    signer: Signer
    sealer: Sealer
    cookies: Sealer
    tickets: Tickets
    handovers: Tickets
    """Codes with which a window gives its session to the frame that opened it."""
    limit: Limit
    workers: Workers

    def conversation_id(self, session: Session) -> str:
        """Return the id of the account's conversation for its employer. No client can choose it."""
        return conversation_of(self.settings, session.account.id, session.employer.id)

    def csrf_token(self, of: str) -> str:
        """Return the token that proves a form or call comes from a page that we gave to this session."""
        return hmac.new(self.settings.key("csrf"), of.encode(), hashlib.sha256).hexdigest()

    def csrf_is_right(self, of: str, token: str | None) -> bool:
        """Return whether the token belongs to this session."""
        return hmac.compare_digest(self.csrf_token(of).encode(), (token or "").encode())

    def session_over(self, session_id: str) -> None:
        """End what rests on a session: its WebSockets and its tickets."""
        self.tickets.withdraw(session_id)
        self.handovers.withdraw(session_id)
        self.hub.session_ended(session_id)


def conversation_of(settings: Settings, account: str, employer: str) -> str:
    """Return the id of an account's conversation for an employer."""
    whose = f"{account}\n{employer}".encode()
    return hmac.new(settings.key("conversation"), whose, hashlib.sha256).hexdigest()[:32]


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[Gateway]:
    """Yield the gateway at work: what was waiting is taken up; at the end what is unfinished stays stored."""
    async with AsyncExitStack() as stack:

        async def client(url: str, secret: str, seconds: float) -> httpx.AsyncClient:
            headers = {"Authorization": f"Bearer {settings.secret(secret)}"}
            limits = httpx.Limits(max_connections=100, max_keepalive_connections=20)
            made = httpx.AsyncClient(
                base_url=url, headers=headers, timeout=seconds, limits=limits, trust_env=False
            )
            return await stack.enter_async_context(made)

        clients = {
            "backend": await client(settings.backend_url, "backend", settings.backend_timeout),
            "actions": await client(settings.actions_url, "actions", settings.backend_timeout),
            "rasa": await client(settings.rasa_url, "rasa", settings.turn_timeout),
        }
        engine: Engine = await asyncio.to_thread(open_database, settings.gateway_database_url)
        stack.callback(engine.dispose)
        store, hub, health = Store(engine), Hub(), Health(clients)
        tickets = Tickets(settings.ticket_lifetime)
        backend, signer = Backend(clients["backend"]), Signer(settings.secret("turn-token"))
        sealer = Sealer(settings.key("inbox"))
        workers = Workers(
            Parts(
                settings=settings,
                store=store,
                hub=hub,
                tickets=tickets,
                backend=backend,
                rasa=Rasa(clients["rasa"]),
                health=health,
                signer=signer,
                sealer=sealer,
                new_id=lambda: secrets.token_urlsafe(16),
            )
        )
        forgetting = asyncio.create_task(_forget(store, settings.retention_days))
        stack.callback(forgetting.cancel)
        outbox = OutboxReader(
            Announcements(engine),
            backend,
            hub,
            conversation_of=partial(conversation_of, settings),
            seconds=settings.outbox_seconds,
        )
        reading = asyncio.create_task(outbox.run())
        stack.callback(reading.cancel)
        stack.push_async_callback(workers.stop)
        await workers.take_up()
        theme = theme_of(settings.theme_file)
        yield Gateway(
            settings=settings,
            theme=theme,
            assets=Assets(settings.widget_bundle, theme),
            store=store,
            hub=hub,
            backend=backend,
            health=health,
            signer=signer,
            sealer=sealer,
            cookies=Sealer(settings.key("cookies")),
            tickets=tickets,
            handovers=Tickets(settings.ticket_lifetime),
            limit=Limit(settings.message_burst, settings.messages_per_second),
            workers=workers,
        )


async def _forget(store: Store, days: int) -> None:
    """Remove once a day what is older than the retention time."""
    while True:
        try:
            await asyncio.to_thread(store.forget, time.time() - days * _DAY)
        except Exception as error:
            log.error("forgetting_failed", error=type(error).__name__)
        await asyncio.sleep(_DAY)
