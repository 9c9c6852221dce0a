"""Phones, keyboards, screen readers, contrast, motion; and what the element weighs."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import DESKTOP, PHONE, SMALL_PHONE, WIDGET, OpenChat, field, write
from tests.browser.example_parts import progress
from tests.browser.stand_in import StandIn
from tests.browser.states import STATES

pytestmark = pytest.mark.slow

AXE = WIDGET / "node_modules/axe-core/axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text())
    found = page.evaluate(
        "tags => axe.run({ runOnly: { type: 'tag', values: tags } }).then(({ violations }) => violations)",
        STANDARDS,
    )
    return [f"{each['id']}: {json.dumps([node['target'] for node in each['nodes']])}" for each in found]


def targets(page: Page) -> list[tuple[str, float, float]]:
    """Return what can be pressed, with its width and height."""
    boxes = [
        (each.evaluate("e => e.outerHTML.slice(0, 80)"), each.bounding_box())
        for each in page.locator("button, a, input, textarea").all()
    ]
    return [(html, round(box["width"], 1), round(box["height"], 1)) for html, box in boxes if box]


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_any_state(gateway: StandIn, open_chat: OpenChat, state: str) -> None:
    prepare, act = STATES[state]
    prepare(gateway)
    page = open_chat(size=PHONE, reduced_motion="reduce", bypass_csp=True)
    act(gateway, page)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    assert violations(page) == []


@pytest.mark.parametrize(
    "state", ["confirm", "table-sorted", "file-request", "file-sending", "unread", "refused"]
)
def test_axe_finds_nothing_on_a_desktop_or_in_english(
    gateway: StandIn, open_chat: OpenChat, state: str
) -> None:
    gateway.lang = "en"
    prepare, act = STATES[state]
    prepare(gateway)
    page = open_chat(size=DESKTOP, reduced_motion="reduce", bypass_csp=True)
    expect(page.get_by_role("textbox", name="Message")).to_be_visible()
    act(gateway, page)
    assert violations(page) == []


@pytest.mark.parametrize("state", STATES)
def test_every_state_fits_the_smallest_phone_with_targets_for_a_thumb(
    gateway: StandIn, open_chat: OpenChat, state: str
) -> None:
    """320 wide is also what a laptop of 1280 shows at 400%, or a phone of 640 at 200%."""
    prepare, act = STATES[state]
    prepare(gateway)
    page = open_chat(size=SMALL_PHONE, touch=True)
    act(gateway, page)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.locator(".log").evaluate("log => log.scrollWidth - log.clientWidth") == 0
    box = field(page).bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= SMALL_PHONE["height"]
    assert [target for target in targets(page) if min(target[1:]) < 44] == []
    for size in page.locator("input, textarea").evaluate_all(
        "all => all.map(e => getComputedStyle(e).fontSize)"
    ):
        assert float(size.removesuffix("px")) >= 16


@pytest.mark.parametrize(
    "state", ["choices", "bsn", "long-confirm", "table-sorted", "file-failed", "refused"]
)
def test_targets_are_large_enough_for_a_mouse(gateway: StandIn, open_chat: OpenChat, state: str) -> None:
    prepare, act = STATES[state]
    prepare(gateway)
    page = open_chat()
    act(gateway, page)
    assert [target for target in targets(page) if min(target[1:]) < 24] == []


@pytest.mark.parametrize("state", ["long-confirm", "date", "table-sorted", "file-failed", "refused"])
def test_text_spaced_by_the_reader_is_not_cut_off(gateway: StandIn, open_chat: OpenChat, state: str) -> None:
    """The spacing of WCAG 1.4.12."""
    prepare, act = STATES[state]
    prepare(gateway)
    page = open_chat(size=PHONE)
    act(gateway, page)
    page.locator("employer-chat").evaluate(
        """chat => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
                word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`);
            chat.shadowRoot.adoptedStyleSheets = [...chat.shadowRoot.adoptedStyleSheets, sheet];
        }"""
    )
    cut = page.locator(".content *:not(.unseen, progress)").evaluate_all(
        """all => all.filter(e => getComputedStyle(e).overflow.includes("hidden"))
            .filter(e => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)
            .map(e => e.outerHTML.slice(0, 80))"""
    )
    assert cut == []
    assert page.locator(".log").evaluate("log => log.scrollWidth - log.clientWidth") == 0


def test_only_new_messages_of_the_assistant_are_read_out(gateway: StandIn, open_chat: OpenChat) -> None:
    gateway.add("assistant", text="oud")
    page = open_chat(
        script="""
        globalThis.heard = [];
        const hear = node => {
          const nearest = node.nodeType === 1 ? node.closest('[aria-live]') : null;
          if (nearest?.getAttribute('aria-live') !== 'polite') return;
          heard.push(node.querySelector('.bubble')?.innerText);
        };
        const watch = log => new MutationObserver(changes => {
          for (const { addedNodes } of changes) addedNodes.forEach(hear);
        }).observe(log, { childList: true, subtree: true });
        const wait = setInterval(() => {
          const log = document.querySelector('employer-chat')?.shadowRoot?.querySelector('.log');
          if (log) { clearInterval(wait); watch(log); }
        }, 1);
        """
    )
    log = page.get_by_role("log", name="Gesprek over Bakkerij De Korenaar")
    expect(log).to_have_attribute("aria-busy", "false")
    write(page, "van mij")
    expect(page.locator(".user .meta")).to_contain_text("Verstuurd")
    gateway.say("nieuw")
    expect(page.locator(".assistant .bubble")).to_have_count(2)
    assert [text for text in page.evaluate("heard") if text] == ["nieuw"]


def test_the_field_stays_above_a_keyboard_that_lies_over_the_page(
    gateway: StandIn, open_chat: OpenChat
) -> None:
    page = open_chat(
        size=PHONE,
        touch=True,
        script="""
        const seen = new EventTarget();
        Object.assign(seen, { height: 740, offsetTop: 0, scale: 1 });
        Object.defineProperty(window, 'visualViewport', { value: seen });
        """,
    )
    page.evaluate("visualViewport.height = 440; visualViewport.dispatchEvent(new Event('resize'))")
    box = field(page).bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 440
    page.evaluate("visualViewport.height = 740; visualViewport.dispatchEvent(new Event('resize'))")
    box = field(page).bounding_box()
    assert box is not None
    assert box["y"] > 600


def test_nothing_moves_for_who_wants_no_motion(gateway: StandIn, open_chat: OpenChat) -> None:
    page = open_chat(reduced_motion="reduce")
    gateway.broadcast({"type": "typing", "on": True})
    page.locator(".typing").wait_for()
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.locator(".typing i").first.evaluate("dot => getComputedStyle(dot).animationName") == "none"
    gateway.say("", progress(7, None))
    page.locator("progress").wait_for()
    assert page.evaluate("document.getAnimations().length") == 0


@pytest.mark.parametrize(
    ("state", "parts"),
    [
        ("confirm", [".assistant .bubble", ".user .bubble", ".writing", ".card"]),
        ("table-sorted", [".table-frame"]),
        ("file-request", [".asked", ".drop"]),
        ("progress", [".file", "progress"]),
        ("decided", [".notice .parts"]),
    ],
)
def test_forced_colours_keep_edges_visible(
    gateway: StandIn, open_chat: OpenChat, state: str, parts: list[str]
) -> None:
    STATES[state][0](gateway)
    page = open_chat(forced_colors="active")
    for part in parts:
        border = page.locator(part).first.evaluate(
            "e => (({ borderTopStyle, borderTopColor, backgroundColor }) => "
            "[borderTopStyle, borderTopColor, backgroundColor])(getComputedStyle(e))"
        )
        assert border[0] in ("solid", "dashed")
        assert border[1] != border[2]


def test_a_page_gives_the_chat_its_look(gateway: StandIn, open_chat: OpenChat) -> None:
    gateway.add("user", text="hallo")
    page = open_chat()
    page.evaluate("document.documentElement.style.setProperty('--wa-accent', 'rgb(128, 0, 64)')")
    page.evaluate("document.documentElement.style.setProperty('--wa-radius', '2px')")
    assert (
        page.locator(".user .bubble").evaluate("e => getComputedStyle(e).backgroundColor")
        == "rgb(128, 0, 64)"
    )


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_the_empty_chat_says_that_it_is_a_program_and_for_which_employer(
    open_chat: OpenChat, size: ViewportSize
) -> None:
    page = open_chat(size=size)
    expect(page.get_by_role("heading", name="Dag Sanne Bakker")).to_be_visible()
    expect(page.locator(".empty p")).to_contain_text("programma")
    expect(page.locator(".empty p")).to_contain_text("Bakkerij De Korenaar")


def test_the_element_weighs_less_than_25_kilobytes(chat_script: Path) -> None:
    assert len(gzip.compress(chat_script.read_bytes(), 9)) < 25_000
    assert b"http://localhost" not in chat_script.read_bytes()
