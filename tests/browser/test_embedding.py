"""The chat in a page of another site, in a real browser: a line of script, a frame, a window to sign in."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, ViewportSize, expect

from run.settings import ROOT
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.elsewhere import Elsewhere, another_site
from tests.browser.served import Served, enter, give_credentials
from tests.browser.visit import Visitor, look_closely
from tests.integration.gateway.parts import words

pytestmark = pytest.mark.slow

EXAMPLE = (ROOT / "docs/embedding/index.html").read_text(encoding="utf-8")


@pytest.fixture
def site() -> Iterator[Elsewhere]:
    """Give a site that may show the chat."""
    with another_site() as site:
        yield site


@pytest.fixture
def served(tmp_path: Path, chat_script: Path, site: Elsewhere) -> Iterator[Served]:
    """Give a gateway that lets the site show the chat."""
    served = Served(tmp_path, embed_hosts=f"https://portal.example {site.origin}")
    served.start()
    site.show(EXAMPLE.replace("http://127.0.0.1:8000", served.address))
    yield served
    served.stop()


@pytest.fixture
def visitor(browser: Browser, site: Elsewhere, served: Served) -> Iterator[Visitor]:
    """Give a visitor of the site."""
    visitor = Visitor(browser, site.origin)
    yield visitor
    visitor.leave()


def chat_in(page: Page) -> FrameLocator:
    return page.frame_locator("iframe")


def sign_in_from_frame(page: Page) -> None:
    """Open the chat, sign in in the window, and wait until the frame shows the conversation."""
    page.get_by_role("button", name="Chat openen").click()
    with page.expect_popup() as opened:
        chat_in(page).get_by_role("link", name="Inloggen in een nieuw venster").click()
    window = opened.value
    with window.expect_event("close"):
        give_credentials(window)
    expect(chat_in(page).locator(".assistant:not(.typing) .bubble").first).to_be_visible(timeout=10_000)


def heard_by(page: Page) -> str:
    return page.locator("#heard").inner_text()


def test_somebody_signs_in_talks_and_signs_out_in_the_frame_of_another_site(
    visitor: Visitor, served: Served
) -> None:
    page = visitor.open()
    sign_in_from_frame(page)
    frame = chat_in(page)
    served.parts.script.append([words("Welkom in het frame")])
    frame.locator("textarea").fill("hallo")
    frame.locator("button.send").click()
    expect(frame.get_by_text("Welkom in het frame")).to_be_visible()
    page.reload()
    page.get_by_role("button", name="Chat openen").click()
    expect(frame.get_by_text("Welkom in het frame")).to_be_visible()
    frame.get_by_role("button", name="Uitloggen").click()
    expect(frame.get_by_role("link", name="Inloggen in een nieuw venster")).to_be_visible()
    assert not served.parts.session_alive
    assert not any("frame-session" in str(cookie) for cookie in page.context.cookies())
    assert visitor.complaints == []


def test_who_is_signed_in_already_only_opens_the_window(visitor: Visitor, served: Served) -> None:
    page = visitor.open()
    own = page.context.new_page()
    own.goto(served.address)
    enter(own)
    page.get_by_role("button", name="Chat openen").click()
    with page.expect_popup() as opened:
        chat_in(page).get_by_role("link", name="Inloggen in een nieuw venster").click()
    if not opened.value.is_closed():
        opened.value.wait_for_event("close")
    expect(chat_in(page).locator(".assistant:not(.typing) .bubble").first).to_be_visible()


def test_the_window_speaks_the_language_of_the_frame(
    visitor: Visitor, served: Served, site: Elsewhere
) -> None:
    page = visitor.open()
    page.goto(site.show(site.page.replace('data-lang="nl"', 'data-lang="en"')))
    page.get_by_role("button", name="Open the chat").click()
    with page.expect_popup() as opened:
        chat_in(page).get_by_role("link", name="Sign in in a new window").click()
    expect(opened.value.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_a_browser_that_keeps_no_cookie_for_the_frame_is_led_to_a_window(
    visitor: Visitor, served: Served
) -> None:
    page = visitor.open()
    page.context.route("**/embed/session", lambda route: route.fulfill(status=204))
    page.get_by_role("button", name="Chat openen").click()
    with page.expect_popup() as opened:
        chat_in(page).get_by_role("link", name="Inloggen in een nieuw venster").click()
    give_credentials(opened.value)
    with page.expect_popup() as own:
        chat_in(page).get_by_role("link", name="Chat in een eigen venster.").click()
    expect(own.value.locator(".assistant:not(.typing) .bubble").first).to_be_visible()


def test_a_host_that_cuts_windows_off_is_told_of_by_the_window(
    visitor: Visitor, served: Served, site: Elsewhere
) -> None:
    site.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    page = visitor.open()
    page.get_by_role("button", name="Chat openen").click()
    with page.context.expect_page() as opened:
        chat_in(page).get_by_role("link", name="Inloggen in een nieuw venster").click()
    give_credentials(opened.value)
    opened.value.get_by_role("link", name="Ga hier verder met chatten.").click()
    expect(opened.value.locator(".assistant:not(.typing) .bubble").first).to_be_visible()


def test_the_cookie_of_the_frame_is_of_this_site_alone(visitor: Visitor, served: Served) -> None:
    page = visitor.open()
    sign_in_from_frame(page)
    cookies = {str(cookie.get("name")): cookie for cookie in page.context.cookies()}
    mine = cookies["__Host-frame-session"]
    assert (mine.get("secure"), mine.get("httpOnly"), mine.get("sameSite")) == (True, True, "None")
    assert "localhost" in str(mine.get("partitionKey"))
    with another_site() as other:
        # Another site has no such cookie, and may not show the frame.
        page.goto(
            other.show(f'<iframe src="{served.address}/embed"></iframe>').replace("localhost", "127.0.0.1")
        )
        page.wait_for_timeout(0)
        assert page.frames[1].url == "chrome-error://chromewebdata/"


def test_a_site_that_is_not_named_shows_nothing(visitor: Visitor, served: Served, site: Elsewhere) -> None:
    with another_site() as other:
        page = visitor.open()
        page.goto(other.show(site.page))
        page.get_by_role("button", name="Chat openen").click()
        page.wait_for_function(
            "document.querySelector('employer-chat-button').shadowRoot.querySelector('iframe')"
        )
        frame = page.wait_for_event("framenavigated") if len(page.frames) < 2 else page.frames[1]
        frame.wait_for_load_state()
        assert frame.url == "chrome-error://chromewebdata/"
        page.get_by_role("button", name="Chat sluiten").first.click()
        assert heard_by(page) == "open · close ·"


def test_a_host_cannot_order_more_than_the_chat_allows_nor_others_speak_for_it(
    visitor: Visitor, served: Served
) -> None:
    page = visitor.open()
    sign_in_from_frame(page)
    page.evaluate(
        "() => { for (const employerChat of ['close', 'ready', 'unread'])"
        " window.postMessage({ employerChat, count: 9 }, '*') }"
    )
    framed = next(frame for frame in page.frames if frame.url.startswith(served.address))
    framed.evaluate(
        "() => { window.told = []; addEventListener('message', e => told.push(e.data));"
        " window.postMessage({ employerChat: 'signed_in', code: 'x' }, '*') }"
    )
    framed.wait_for_function("told.length === 1")
    assert heard_by(page) == "open · ready ·"
    expect(page.get_by_role("dialog")).to_be_visible()


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_chat_opens_and_closes_by_keyboard_and_the_focus_comes_back(
    visitor: Visitor, served: Served, size: ViewportSize
) -> None:
    page = visitor.open(viewport=size, bypass_csp=True)
    ask = page.get_by_role("button", name="Stel uw vraag in de chat")
    ask.press("Enter")
    expect(chat_in(page).get_by_role("link", name="Inloggen in een nieuw venster")).to_be_focused()
    box = page.get_by_role("dialog").bounding_box()
    assert box is not None
    if size is PHONE:
        assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, size["width"], size["height"])
    else:
        assert box["width"] == 400
        assert box["x"] + box["width"] < size["width"]
    look_closely(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(ask).to_be_focused()
    own = page.get_by_role("button", name="Chat openen")
    own.press("Enter")
    expect(chat_in(page).get_by_role("link", name="Inloggen in een nieuw venster")).to_be_focused()
    chat_in(page).get_by_role("button", name="Chat sluiten").click()
    expect(own).to_be_focused()
    assert heard_by(page).replace("ready · ", "") == "open · close · open · close ·"


def test_messages_that_arrive_while_it_is_closed_are_counted(visitor: Visitor, served: Served) -> None:
    page = visitor.open()
    sign_in_from_frame(page)
    answering = asyncio.Event()
    served.parts.script.append(answering)
    chat_in(page).locator("textarea").fill("tel")
    page.evaluate("employerChat.addEventListener('unread', e => globalThis.count = e.detail.count)")
    chat_in(page).locator("button.send").press("Enter")
    page.evaluate("employerChat.close()")
    expect(page.get_by_role("dialog")).to_be_hidden()
    served.soon(answering.set)
    page.wait_for_function("globalThis.count === 1")
    button = page.get_by_role("button", name="Chat openen. Nieuwe berichten: 1")
    expect(button).to_be_visible()
    button.click()
    expect(page.get_by_role("button", name="Chat sluiten").first).to_be_visible()
    page.evaluate("employerChat.close()")
    expect(page.get_by_role("button", name="Chat openen", exact=True)).to_be_visible()


COVERS = {
    "something transparent over it": "() => { window.cover = document.createElement('div');"
    " cover.style = 'position: fixed; inset: 0; z-index: 2147483647; pointer-events: none';"
    " document.body.append(cover); }",
    "a frame that cannot be seen": "() => {"
    " document.querySelector('employer-chat-button').style.opacity = '0.01' }",
}
# Resolves once the browser has told for so long that the chat can be seen whole, or not.
SEES = """() => { window.sees = (wanted, milliseconds) => new Promise(done => {
  let timer;
  const watcher = new IntersectionObserver(entries => {
    clearTimeout(timer);
    if (entries.at(-1).isVisible === wanted) timer = setTimeout(() => {
      watcher.disconnect();
      done();
    }, milliseconds);
  }, { trackVisibility: true, delay: 100, threshold: [0, 0.5, 1] });
  watcher.observe(document.querySelector('employer-chat'));
}) }"""


@pytest.mark.parametrize("cover", COVERS)
def test_nobody_confirms_through_what_the_host_lays_over_it(
    visitor: Visitor, served: Served, cover: str
) -> None:
    page = visitor.open()
    sign_in_from_frame(page)
    frame = chat_in(page)
    facts = {"part": "confirm", "facts": [{"label": "Wie", "value": "Jan"}], "digest": "d1"}
    yes = {"title": "Ja, geef door", "payload": "/affirm", "style": "primary"}
    served.parts.script.append([{**words("Klopt het?"), "custom": facts, "buttons": [yes]}])
    frame.locator("textarea").fill("Jan gaat uit dienst")
    frame.locator("button.send").click()
    confirm = frame.get_by_role("button", name="Ja, geef door")
    confirm.wait_for()
    asked = len(served.parts.turns)
    see = next(frame for frame in page.frames if frame.url.startswith(served.address)).evaluate
    see(SEES)
    see("sees(true, 0)")
    page.evaluate(COVERS[cover])
    see("sees(false, 250)")
    confirm.click(force=True)
    expect(frame.get_by_text("Er ligt iets over de chat.")).to_be_visible()
    assert len(served.parts.turns) == asked
    page.evaluate("document.querySelector('employer-chat-button').style.opacity = ''; window.cover?.remove()")
    see("sees(true, 0)")
    expect(frame.get_by_text("Er ligt iets over de chat.")).to_be_hidden()
    confirm.click()  # too soon after: the cover may have been taken away just before the press
    assert len(served.parts.turns) == asked
    see("sees(true, 700)")
    confirm.click()
    expect(frame.locator(".user .bubble").last).to_have_text("Ja, geef door")


def test_nothing_moves_for_who_wants_no_motion(visitor: Visitor, served: Served) -> None:
    page = visitor.open(reduced_motion="reduce")
    page.get_by_role("button", name="Chat openen").click()
    assert page.get_by_role("dialog").evaluate("panel => getComputedStyle(panel).animationName") == "none"


def test_a_host_that_allows_only_its_own_and_the_gateway_s_sources_can_show_it(
    visitor: Visitor, served: Served, site: Elsewhere
) -> None:
    site.headers["Content-Security-Policy"] = (
        f"default-src 'none'; script-src {served.address}; style-src {served.address};"
        f" frame-src {served.address}; require-trusted-types-for 'script'; trusted-types 'none'"
    )
    site.show(f'<body><script src="{served.address}/embed.js" data-lang="en"></script>')
    page = visitor.open()
    page.get_by_role("button", name="Open the chat").click()
    expect(chat_in(page).get_by_role("link", name="Sign in in a new window")).to_be_visible()
    assert visitor.complaints == []


def test_the_script_weighs_less_than_3_kilobytes(chat_script: Path) -> None:
    assert len(gzip.compress(chat_script.with_name("embed.js").read_bytes(), 9)) < 3_000
