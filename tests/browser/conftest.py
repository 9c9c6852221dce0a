"""A real Chromium, the sizes people use, and a gateway to talk to."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, sync_playwright

from tests.browser.stand_in import CHAT, StandIn

WIDGET = Path(__file__).parents[2] / "bot/widget"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE: ViewportSize = {"width": 360, "height": 740}
SMALL_PHONE: ViewportSize = {"width": 320, "height": 568}
DESKTOP: ViewportSize = {"width": 1280, "height": 800}

OpenChat = Callable[..., Page]


def field(page: Page) -> Locator:
    """Return the field to write in, of a Dutch chat."""
    return page.get_by_role("textbox", name="Bericht")


def write(page: Page, text: str) -> None:
    """Write a message and send it with the keyboard."""
    field(page).fill(text)
    field(page).press("Enter")


@pytest.fixture(scope="session")
def chat_script() -> Path:
    """Return the built element; built here when it is missing or older than its sources."""
    sources = [*WIDGET.glob("src/**/*.ts"), *WIDGET.glob("*.ts"), *WIDGET.parent.glob("words/*_??.po")]
    if not CHAT.exists() or CHAT.stat().st_mtime < max(source.stat().st_mtime for source in sources):
        if not (WIDGET / "node_modules").exists():
            subprocess.run(["npm", "ci"], cwd=WIDGET, check=True)
        subprocess.run(["npm", "run", "build"], cwd=WIDGET, check=True)
    return CHAT


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give a browser to each module, no longer: while it lives no other event loop runs in this process."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def gateway(chat_script: Path) -> Iterator[StandIn]:
    stand_in = StandIn()
    stand_in.start()
    yield stand_in
    stand_in.stop()


@pytest.fixture
def open_chat(browser: Browser, gateway: StandIn) -> Iterator[OpenChat]:
    """Open the chat page in a browser of its own; the test fails when the page breaks its security policy."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(
        *,
        size: ViewportSize = DESKTOP,
        touch: bool = False,
        wait: bool = True,
        script: str = "",
        **more: Any,
    ) -> Page:
        context = browser.new_context(viewport=size, has_touch=touch, is_mobile=touch, locale="nl-NL", **more)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda line: complaints.append(line.text) if "Content Security Policy" in line.text else None,
        )
        if script:
            page.add_init_script(script)
        page.goto(f"http://127.0.0.1:{gateway.port}/")
        if wait:
            page.locator(".log[aria-live=polite]").wait_for()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
