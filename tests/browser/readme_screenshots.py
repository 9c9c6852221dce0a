"""The README's pictures, taken anew of the real assistant: `python -m tests.browser.readme_screenshots`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from run.settings import ROOT
from run.stack import Stack, running_stack
from tests.browser.conftest import ARGUMENTS, DESKTOP, PHONE
from tests.browser.visit import Visitor, confirm_card, press, say, sign_in
from tests.world import Login

FOLDER = ROOT / "docs/screenshots"
# "1 maart" lies within the three months that an exit can be reported ahead.
TODAY = "2026-12-15"
MOST_BYTES = 200_000


def demo_login(stack: Stack, name: str) -> Login:
    """Return one of the demo's accounts."""
    return Login(name, f"demo-{name}", lambda _: stack.code(name))


def take(page: Page, name: str) -> None:
    """Take one picture, of the newest that was said."""
    page.locator(".log").evaluate_all("logs => logs.forEach(log => { log.scrollTop = log.scrollHeight })")
    page.evaluate("document.activeElement?.blur()")
    file = FOLDER / f"{name}.png"
    page.screenshot(path=file, animations="disabled")
    if file.stat().st_size > MOST_BYTES:
        raise SystemExit(f"{file.name} is larger than {MOST_BYTES} bytes.")


def on_a_phone(visitor: Visitor, stack: Stack) -> None:
    """Sign in and report that somebody leaves."""
    page = visitor.open("/sign-in", viewport=PHONE, device_scale_factor=2, has_touch=True, is_mobile=True)
    take(page, "sign-in-phone")
    sign_in(page, demo_login(stack, "bakery"))
    say(page, "Jan de Vries gaat per 1 maart uit dienst")
    take(page, "chat-phone-light")
    press(page, confirm_card(page).locator(".primary"))
    page.emulate_media(color_scheme="dark")
    take(page, "chat-phone-dark")


def on_a_desktop(visitor: Visitor, stack: Stack) -> None:
    """Report that somebody leaves and ask how it stands."""
    page = visitor.open("/sign-in", viewport=DESKTOP)
    sign_in(page, demo_login(stack, "hr"))
    say(page, "Kim van den Berg gaat per 1 maart uit dienst")
    press(page, confirm_card(page).locator(".primary"))
    say(page, "hoe staat het met die wijziging?")
    take(page, "chat-desktop-light")


def main() -> int:
    """Start an assistant of its own, take the pictures, stop it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as var,
        running_stack(Path(var), TODAY) as stack,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        visitor = Visitor(browser, stack.address)
        on_a_phone(visitor, stack)
        on_a_desktop(visitor, stack)
        visitor.leave()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
