"""Pictures of the chat in its states, phone and desktop, light and dark.

`python -m tests.browser.screenshots FOLDER [PART OF A NAME ...]`.

For eyes, not for a comparison by program: spacing, alignment, contrast, and whatever looks home-made.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import ARGUMENTS, DESKTOP, PHONE, SMALL_PHONE
from tests.browser.stand_in import StandIn
from tests.browser.states import STATES

SIZES = {"phone": PHONE, "small": SMALL_PHONE, "desktop": DESKTOP}


def take(browser: Browser, folder: Path, state: str, size: str, scheme: str) -> None:
    """Take one picture."""
    prepare, act = STATES[state]
    gateway = StandIn()
    prepare(gateway)
    gateway.start()
    touch = size != "desktop"
    context = browser.new_context(
        viewport=SIZES[size],
        device_scale_factor=2 if touch else 1,
        has_touch=touch,
        is_mobile=touch,
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        locale="nl-NL",
    )
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{gateway.port}/")
    page.locator(".log[aria-live=polite]").wait_for()
    act(gateway, page)
    page.screenshot(path=folder / f"{state}-{size}-{scheme}.png")
    context.close()
    gateway.stop()


def main(folder: Path, wanted: list[str]) -> None:
    """Take all pictures, or those whose name holds one of the given words."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        for state in STATES:
            for size in SIZES:
                for scheme in ("light", "dark"):
                    if not wanted or any(word in f"{state}-{size}-{scheme}" for word in wanted):
                        take(browser, folder, state, size, scheme)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
