"""The chat by keyboard alone: where the Tab key goes, and that one sees where it is."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, OpenChat, field
from tests.browser.stand_in import StandIn
from tests.browser.states import STATES

pytestmark = pytest.mark.slow


def test_the_whole_conversation_works_by_keyboard_alone(gateway: StandIn, open_chat: OpenChat) -> None:
    STATES["confirm"][0](gateway)
    page = open_chat()
    page.keyboard.press("Tab")
    expect(page.get_by_role("log")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Ja, indienen")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".user .bubble").last).to_have_text("Ja, indienen")
    expect(field(page)).to_be_focused()
    page.keyboard.type("dank u")
    page.keyboard.press("Enter")
    expect(page.locator(".user .bubble").last).to_have_text("dank u")


@pytest.mark.parametrize(
    ("state", "stops"),
    [
        ("table-sorted", ["Deelnemer", "Geboortedatum", "Jaarsalaris", "Parttimepercentage", "Toon alle 34"]),
        ("file-failed", ["Opnieuw", "Ander bestand"]),
        ("refused", ["Ja, indienen", "Iets wijzigen", "Niet indienen", "Opnieuw", "Bewerken", "Weghalen"]),
        ("unread", ["Nieuwe berichten"]),
        ("offline", ["Nu proberen"]),
    ],
)
def test_the_tab_key_goes_from_the_log_through_what_is_asked_to_the_field(
    gateway: StandIn, open_chat: OpenChat, state: str, stops: list[str]
) -> None:
    prepare, act = STATES[state]
    prepare(gateway)
    page = open_chat(size=PHONE)
    act(gateway, page)
    page.locator(".log").focus()
    for stop in stops:
        button = page.get_by_role("button", name=stop, exact=True)
        page.keyboard.press("Tab")
        expect(button).to_be_focused()
        assert button.evaluate("e => getComputedStyle(e).outlineStyle") != "none"
    page.keyboard.press("Tab")
    expect(field(page)).to_be_focused()
