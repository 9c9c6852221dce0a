"""What people say to each other in the chat: sending, history, languages."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, OpenChat, field, write
from tests.browser.example_parts import DATE
from tests.browser.stand_in import CSRF, StandIn

pytestmark = pytest.mark.slow


def entries(page: Page) -> list[str]:
    return page.locator(".entry .bubble").all_inner_texts()


def test_a_ticket_is_asked_with_the_csrf_token_and_stands_in_no_address(
    gateway: StandIn, open_chat: OpenChat
) -> None:
    addresses: list[str] = []
    page = open_chat(wait=False)
    page.on("websocket", lambda line: addresses.append(line.url))
    page.reload()
    page.locator(".log[aria-live=polite]").wait_for()
    assert gateway.ticket_headers[-1]["x-csrf-token"] == CSRF
    assert gateway.ticket_headers[-1]["content-type"] == "application/json"
    assert set(addresses) == {f"ws://127.0.0.1:{gateway.port}/api/chat"}
    assert gateway.hellos[-1]["after"] == 0


def test_what_is_written_is_sent_once_and_shown_as_kept(gateway: StandIn, open_chat: OpenChat) -> None:
    gateway.answer = lambda stand_in, _: stand_in.say("Dat kan.")
    page = open_chat()
    write(page, "Jan gaat uit dienst")
    expect(page.locator(".assistant .bubble")).to_have_text("Dat kan.")
    expect(page.locator(".user .meta")).to_contain_text("Verstuurd")
    assert gateway.contents() == [{"kind": "text", "text": "Jan gaat uit dienst"}]
    assert entries(page) == ["Jan gaat uit dienst", "Dat kan."]
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value("")


def test_shift_enter_makes_a_new_line_and_the_field_grows(gateway: StandIn, open_chat: OpenChat) -> None:
    page = open_chat()
    low = field(page).bounding_box()
    field(page).press_sequentially("een")
    field(page).press("Shift+Enter")
    field(page).press_sequentially("twee")
    high = field(page).bounding_box()
    assert low is not None
    assert high is not None
    assert high["height"] > low["height"] + 15
    field(page).press("Enter")
    page.locator(".user .bubble").wait_for()
    assert gateway.contents()[0]["text"] == "een\ntwee"
    assert entries(page) == ["een\ntwee"]


def test_on_a_phone_enter_is_a_new_line_and_the_button_sends(gateway: StandIn, open_chat: OpenChat) -> None:
    page = open_chat(size=PHONE, touch=True)
    field(page).press_sequentially("een")
    field(page).press("Enter")
    field(page).press_sequentially("twee")
    page.get_by_role("button", name="Versturen").tap()
    page.locator(".user .bubble").wait_for()
    assert gateway.contents()[0]["text"] == "een\ntwee"
    expect(field(page)).to_be_focused()


def test_nothing_empty_and_nothing_too_long_is_sent(gateway: StandIn, open_chat: OpenChat) -> None:
    page = open_chat()
    write(page, "   ")
    expect(page.get_by_role("button", name="Versturen")).to_be_disabled()
    write(page, "x" * 4001)
    expect(page.get_by_role("button", name="Versturen")).to_be_disabled()
    expect(field(page)).to_have_accessible_description(re.compile("4001 van 4000"))
    assert gateway.received == []


def test_a_reload_shows_what_was_said_and_leaves_nothing_in_storage(
    gateway: StandIn, open_chat: OpenChat
) -> None:
    gateway.answer = lambda stand_in, _: stand_in.say("Goed.")
    page = open_chat()
    write(page, "hallo")
    expect(page.locator(".assistant .bubble")).to_have_text("Goed.")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    page.reload()
    expect(page.locator(".assistant .bubble")).to_have_text("Goed.")
    assert entries(page) == ["hallo", "Goed."]


def test_markup_in_a_message_is_text(gateway: StandIn, open_chat: OpenChat) -> None:
    text = "<img src=x onerror=alert(1)>\n\nhttps://example.org <b>vet</b>"
    gateway.add("assistant", text=text)
    page = open_chat()
    assert entries(page) == [text]
    assert page.locator(".bubble *").count() == 0


def test_a_message_that_replaces_another_takes_its_place(gateway: StandIn, open_chat: OpenChat) -> None:
    first = gateway.add("assistant", text="10 van 50")
    gateway.add("user", text="hoe ver?")
    page = open_chat()
    gateway.say("20 van 50", replaces=first["id"])
    expect(page.locator(".assistant .bubble")).to_have_text("20 van 50")
    assert entries(page) == ["20 van 50", "hoe ver?"]


def test_typing_is_shown_until_the_answer(gateway: StandIn, open_chat: OpenChat) -> None:
    page = open_chat()
    gateway.broadcast({"type": "typing", "on": True})
    expect(page.locator(".typing")).to_be_visible()
    gateway.broadcast({"type": "typing", "on": False})
    expect(page.locator(".typing")).to_have_count(0)


def test_two_tabs_show_one_conversation(gateway: StandIn, open_chat: OpenChat) -> None:
    one, two = open_chat(), open_chat()
    write(one, "van de eerste")
    expect(two.locator(".user .bubble")).to_have_text("van de eerste")
    write(two, "van de tweede")
    expect(one.locator(".user .bubble")).to_have_count(2)
    assert entries(one) == entries(two) == ["van de eerste", "van de tweede"]


def test_the_chat_speaks_the_language_of_the_conversation(gateway: StandIn, open_chat: OpenChat) -> None:
    gateway.lang = "en"
    gateway.add("assistant", {"kind": "text", "text": "Which day?"}, DATE)
    page = open_chat()
    expect(page.get_by_role("button", name="Use this date")).to_be_visible()
    expect(page.get_by_role("button", name="Send")).to_be_visible()
    gateway.lang = "nl"
    gateway.say("Dat kan ook in het Nederlands.")
    expect(page.get_by_role("button", name="Versturen")).to_be_visible()
    assert gateway.hellos[0]["lang"] == "en"
