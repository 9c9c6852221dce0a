"""The real gateway with stand-ins for the parts behind it, in a thread, for browsers to visit.

What a page says and forbids is the gateway's own; what the assistant answers is up to the test. Visits of the
whole assistant are in test_whole_path.py.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from bot.gateway.app import make_app
from bot.gateway.settings import Settings
from tests.browser.stand_in import CHAT
from tests.browser.visit import submit
from tests.integration.gateway.parts import CODE, PASSWORD, SECRETS, Parts, serving


def enter(page: Page) -> None:
    """Sign in, and wait until the assistant has answered."""
    give_credentials(page)
    page.locator(".assistant:not(.typing) .bubble").first.wait_for()


def give_credentials(page: Page) -> None:
    """Take both steps of signing in."""
    page.locator("#user_name").fill("hr")
    page.locator("#password").fill(PASSWORD)
    submit(page)
    page.locator("#code").fill(CODE)
    submit(page)


class Served:
    """A gateway at `address` and the parts behind it."""

    def __init__(self, folder: Path, **settings: Any) -> None:
        self.parts = Parts()
        self.address = ""
        self._folder, self._changes = folder, settings
        self._ready, self._fault = threading.Event(), ""
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()))

    def start(self) -> None:
        """Listen; returns once the gateway answers."""
        for name, value in {**SECRETS, "turn-token": "4" * 64, "gateway-key": "5" * 64}.items():
            (self._folder / name).write_text(value)
        self._thread.start()
        assert self._ready.wait(30)
        assert self.address, self._fault

    def stop(self) -> None:
        """End both."""
        if self.address:
            self.soon(self._over.set)
        self._thread.join(timeout=20)

    def soon(self, call: Callable[[], object]) -> None:
        """Do something where the parts run."""
        self._loop.call_soon_threadsafe(call)

    async def _serve(self) -> None:
        self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
        try:
            async with (
                serving(self.parts.app()) as behind,
                serving(make_app(self._settings(behind))) as address,
            ):
                self.address = address
                self._ready.set()
                await self._over.wait()
        except Exception as error:
            self._fault = repr(error)
            self._ready.set()
            raise

    def _settings(self, behind: str) -> Settings:
        return Settings(
            backend_url=f"{behind}/backend",
            rasa_url=f"{behind}/rasa",
            actions_url=f"{behind}/actions",
            gateway_database_url=f"sqlite:///{self._folder / 'gateway.db'}",
            secrets_dir=self._folder,
            widget_bundle=CHAT,
            retry_first=0.05,
            outbox_seconds=1,
            **self._changes,
        )
