"""Visiting the real assistant: a browser of one's own, signing in by the pages, talking, looking closely."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.conftest import WIDGET
from tests.world import Login

AXE = WIDGET / "node_modules/axe-core/axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What a browser says of an answer of 401 or 422 to a form, and of a call without a line.
TO_BE_EXPECTED = re.compile(r"^Failed to load resource: .*(status of 4(01|22) |ERR_INTERNET_DISCONNECTED)")


@dataclass
class Visitor:
    """Somebody with browsers at the assistant's address; keeps what the browsers complained of."""

    browser: Browser
    address: str
    complaints: list[str] = field(default_factory=list)
    _contexts: list[BrowserContext] = field(default_factory=list)

    def open(self, path: str = "/", **context: Any) -> Page:
        """Open a page in a browser of its own."""
        own = self.browser.new_context(**{"locale": "nl-NL", "reduced_motion": "reduce", **context})
        self._contexts.append(own)
        return self.tab(own, path)

    def tab(self, context: BrowserContext, path: str) -> Page:
        """Open a page beside the others of a browser."""
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda line: self._hear(line.type, line.text))
        page.goto(self.address + path)
        return page

    def _hear(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and not TO_BE_EXPECTED.match(text):
            self.complaints.append(text)

    def leave(self) -> None:
        """Close every browser."""
        for context in self._contexts:
            context.close()


def submit(page: Page) -> None:
    """Press the one large button of a form page."""
    page.locator("button.primary").click()


def give_password(page: Page, login: Login) -> None:
    """Take the first step of signing in."""
    page.locator("#user_name").fill(login.user_name)
    page.locator("#password").fill(login.password)
    submit(page)
    page.wait_for_url("**/sign-in/code")


def sign_in(page: Page, login: Login) -> None:
    """Sign in and wait until the assistant has introduced itself."""
    give_password(page, login)
    page.locator("#code").fill(login.code(None))
    submit(page)
    arrive(page)


def arrive(page: Page) -> None:
    """Wait until the chat is there and the assistant has spoken."""
    page.wait_for_url("**/chat")
    page.locator(".log[aria-live=polite]").wait_for()
    page.locator(".assistant:not(.typing) .bubble").first.wait_for()
    expect(page.locator(".typing")).to_have_count(0)


def say(page: Page, text: str) -> None:
    """Send a text and wait until the assistant has answered it."""

    def send() -> None:
        page.locator("textarea").fill(text)
        page.locator("button.send").click()

    answered(page, send)


def press(page: Page, button: Locator) -> str:
    """Press a button, wait until the assistant has answered, and return what the button said."""
    label = button.inner_text()
    answered(page, button.click)
    return label


def answered(page: Page, act: Callable[[], None]) -> None:
    """Do something and wait until the assistant has answered it."""
    answers = page.locator(".user ~ .assistant:not(.typing)")
    asked = page.locator(".user").count()
    act()
    expect(page.locator(".user")).to_have_count(asked + 1)
    newest = page.locator(".user").last.locator("xpath=following-sibling::*[contains(@class, 'assistant')]")
    expect(newest.and_(answers).first).to_be_visible(timeout=20_000)
    expect(page.locator(".typing")).to_have_count(0)


def said_last(page: Page) -> str:
    """Return what the assistant said last."""
    return page.locator(".assistant:not(.typing) .bubble").last.inner_text()


def confirm_card(page: Page) -> Locator:
    """Return the card that can be confirmed now."""
    return page.locator(".card.open")


def transcript(page: Page) -> list[str]:
    """Return everything that was said, as the page shows it."""
    return page.locator(".entry .bubble").all_inner_texts()


def look_closely(page: Page) -> None:
    """Fail when axe finds something, or when a part of the page lies beside the screen."""
    page.evaluate(AXE.read_text())
    found = page.evaluate(
        "tags => axe.run({ runOnly: { type: 'tag', values: tags } }).then(({ violations }) => violations)",
        STANDARDS,
    )
    faults = [f"{each['id']}: {json.dumps([node['target'] for node in each['nodes']])}" for each in found]
    assert faults == [], (page.url, faults)
    width = page.viewport_size["width"] if page.viewport_size else 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
