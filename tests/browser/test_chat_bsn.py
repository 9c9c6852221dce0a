"""The masked field for a BSN."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.conftest import DESKTOP, PHONE, OpenChat, write
from tests.browser.example_parts import BSN
from tests.browser.stand_in import StandIn

pytestmark = pytest.mark.slow


def bsn_field(page: Page) -> Locator:
    return page.get_by_label("BSN van")


@pytest.mark.parametrize(("size", "touch"), [(PHONE, True), (DESKTOP, False)], ids=["phone", "desktop"])
def test_a_bsn_is_hidden_while_it_is_typed_and_leaves_nothing_in_the_page(
    gateway: StandIn, open_chat: OpenChat, size: ViewportSize, touch: bool
) -> None:
    gateway.add("assistant", {"kind": "text", "text": "Wat is het BSN?"}, BSN)
    page = open_chat(size=size, touch=touch)
    masked = bsn_field(page)
    expect(masked).to_have_attribute("inputmode", "numeric")
    expect(masked).to_have_attribute("autocomplete", "off")
    expect(masked).to_have_accessible_description(re.compile("Acht of negen cijfers"))
    masked.press_sequentially("9999.12.045")
    hidden = "input => getComputedStyle(input).webkitTextSecurity"
    assert masked.evaluate(hidden) == "disc"
    show = page.get_by_role("button", name="Cijfers tonen")
    show.click()
    expect(show).to_have_attribute("aria-pressed", "true")
    assert masked.evaluate(hidden) == "none"
    show.click()
    assert masked.evaluate(hidden) == "disc"
    assert "9999.12.045" not in page.locator("employer-chat").evaluate("chat => chat.shadowRoot.innerHTML")
    masked.press("Enter")
    expect(page.locator(".user .bubble")).to_have_text("••••••045")
    expect(masked).to_have_count(0)
    expect(page.locator(".user .meta")).to_contain_text("Verstuurd")
    assert gateway.contents() == [{"kind": "bsn", "field": "n1", "digits": "999912045"}]
    page.reload()
    expect(page.locator(".user .bubble")).to_have_text("••••••045")
    expect(masked).to_have_count(0)
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Vul het BSN in."),
        ("12345", "Hier staan er 5."),
        ("1234567890", "Hier staan er 10."),
        ("99991204a", "Vul alleen cijfers in."),
        ("999912046", "Er klopt iets niet in dit BSN. Kijk de cijfers na."),
    ],
)
def test_what_is_wrong_with_a_bsn_is_said_at_its_field(
    gateway: StandIn, open_chat: OpenChat, typed: str, words: str
) -> None:
    gateway.add("assistant", {"kind": "text", "text": "Wat is het BSN?"}, BSN)
    page = open_chat()
    bsn_field(page).fill(typed)
    page.get_by_role("button", name="Dit BSN gebruiken").click()
    expect(bsn_field(page)).to_be_focused()
    expect(bsn_field(page)).to_have_attribute("aria-invalid", "true")
    expect(bsn_field(page)).to_have_accessible_description(re.compile(re.escape(words)))
    bsn_field(page).fill("99991202")
    expect(bsn_field(page)).to_have_attribute("aria-invalid", "false")
    bsn_field(page).press("Enter")
    expect(page.locator(".user .bubble")).to_have_text("••••••202")
    assert len(gateway.contents()) == 1


def test_a_bsn_that_the_gateway_refuses_is_asked_again_in_the_field(
    gateway: StandIn, open_chat: OpenChat
) -> None:
    gateway.add("assistant", {"kind": "text", "text": "Wat is het BSN?"}, BSN)
    gateway.refusal = {"code": "no_bsn", "title": "Een BSN heeft acht of negen cijfers."}
    page = open_chat()
    bsn_field(page).fill("999912045")
    bsn_field(page).press("Enter")
    expect(page.get_by_role("alert")).to_have_text("Een BSN heeft acht of negen cijfers.")
    expect(page.locator(".user")).to_have_count(0)
    expect(bsn_field(page)).to_have_value("")
    bsn_field(page).fill("999912045")
    bsn_field(page).press("Enter")
    expect(page.locator(".user .bubble")).to_have_text("••••••045")


def test_typing_past_the_bsn_field_takes_it_away_with_what_stood_in_it(
    gateway: StandIn, open_chat: OpenChat
) -> None:
    gateway.add("assistant", {"kind": "text", "text": "Wat is het BSN?"}, BSN)
    page = open_chat()
    bsn_field(page).fill("999912045")
    write(page, "die heb ik nu niet")
    expect(bsn_field(page)).to_have_count(0)
    gateway.say("Vul het dan later in.", {**BSN, "id": "n2"})
    expect(bsn_field(page)).to_have_value("")
