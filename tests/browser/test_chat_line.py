"""The line to the gateway: breaks, sleep, sessions that end, messages that are refused."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.browser.conftest import DESKTOP, PHONE, OpenChat, field, write
from tests.browser.example_parts import CHOICES
from tests.browser.stand_in import StandIn

pytestmark = pytest.mark.slow


def test_after_a_break_the_chat_goes_on_where_it_was(gateway: StandIn, open_chat: OpenChat) -> None:
    gateway.add("assistant", text="een")
    page = open_chat()
    gateway.break_line()
    gateway.add("assistant", text="twee")
    expect(page.locator(".assistant .bubble")).to_have_text(["een", "twee"])
    assert [hello["after"] for hello in gateway.hellos] == [0, 1]


def test_a_message_without_an_answer_is_sent_again_with_the_same_id_and_stands_there_once(
    gateway: StandIn, open_chat: OpenChat
) -> None:
    gateway.acknowledges = False
    page = open_chat()
    write(page, "hallo")
    expect(page.locator(".user .meta")).to_contain_text("Wordt verstuurd")
    gateway.acknowledges = True
    gateway.break_line()
    expect(page.locator(".user .meta")).to_contain_text("Verstuurd")
    expect(page.locator(".user .bubble")).to_have_text(["hallo"])
    assert len({frame["id"] for frame in gateway.received}) == 1
    assert len(gateway.messages) == 1


def test_without_a_network_messages_wait_and_go_as_soon_as_it_is_back(
    gateway: StandIn, open_chat: OpenChat
) -> None:
    page = open_chat()
    page.context.set_offline(True)
    write(page, "een")
    write(page, "twee")
    expect(page.locator(".user .meta").last).to_contain_text("Wacht op verbinding")
    expect(page.get_by_text("Geen verbinding.")).to_be_visible()
    assert gateway.received == []
    page.context.set_offline(False)
    expect(page.get_by_text("Geen verbinding.")).to_have_count(0)
    expect(page.locator(".user .meta").last).to_contain_text("Verstuurd")
    assert [message["fallback_text"] for message in gateway.messages] == ["een", "twee"]


def test_waking_up_brings_the_line_back_at_once(gateway: StandIn, open_chat: OpenChat) -> None:
    page = open_chat(script="Math.random = () => 1; globalThis.realFetch = fetch;")
    page.evaluate("() => { globalThis.fetch = () => Promise.reject(new TypeError('no line')) }")
    gateway.break_line()
    expect(page.get_by_role("button", name="Nu proberen")).to_be_visible()
    page.evaluate("() => { globalThis.fetch = realFetch }")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_role("button", name="Nu proberen")).to_have_count(0, timeout=500)
    assert len(gateway.hellos) == 2


def test_a_line_that_has_ended_is_tried_with_one_new_ticket(gateway: StandIn, open_chat: OpenChat) -> None:
    page = open_chat()
    gateway.break_line(4401)
    gateway.add("assistant", text="terug")
    expect(page.locator(".assistant .bubble")).to_have_text("terug")
    expect(page.get_by_role("link", name="Opnieuw inloggen")).to_have_count(0)


@pytest.mark.parametrize("by", ["ticket", "hello"])
def test_a_session_that_has_ended_asks_to_sign_in_and_tries_no_more(
    gateway: StandIn, open_chat: OpenChat, by: str
) -> None:
    gateway.add("assistant", {"kind": "text", "text": "Wie bedoelt u?"}, CHOICES)
    page = open_chat()
    if by == "ticket":
        gateway.signed_in = False
    else:
        gateway.welcomes = False
    gateway.break_line(4401)
    link = page.get_by_role("link", name="Opnieuw inloggen")
    expect(link).to_be_visible()
    tickets = len(gateway.ticket_headers)
    page.evaluate("dispatchEvent(new Event('online'))")
    field(page).fill("nog iets")
    expect(page.get_by_role("button", name="Versturen")).to_be_disabled()
    expect(page.locator(".choice:enabled")).to_have_count(0)
    assert len(gateway.ticket_headers) == tickets
    link.click()
    page.wait_for_url("**/sign-in")


def test_a_refused_message_says_why_and_can_be_sent_again(gateway: StandIn, open_chat: OpenChat) -> None:
    gateway.refusal = {"code": "not_understood", "title": "Dat kon niet worden gelezen."}
    page = open_chat()
    write(page, "hallo")
    expect(page.get_by_role("alert")).to_contain_text("Niet verstuurd. Dat kon niet worden gelezen.")
    page.get_by_role("button", name="Opnieuw").click()
    expect(page.locator(".user .meta")).to_contain_text("Verstuurd")
    assert len({frame["id"] for frame in gateway.received}) == 1
    assert len(gateway.messages) == 1


def test_a_refused_message_can_be_edited_or_removed(gateway: StandIn, open_chat: OpenChat) -> None:
    gateway.refusal = {"code": "too_long", "title": "Te lang."}
    page = open_chat()
    write(page, "een lang verhaal")
    page.get_by_role("button", name="Bewerken").click()
    expect(field(page)).to_have_value("een lang verhaal")
    expect(page.locator(".user")).to_have_count(0)
    gateway.refusal = {"code": "too_long", "title": "Te lang."}
    field(page).press("Enter")
    page.get_by_role("button", name="Weghalen").click()
    expect(page.locator(".user")).to_have_count(0)
    expect(field(page)).to_have_value("")


@pytest.mark.parametrize(("size", "touch"), [(PHONE, True), (DESKTOP, False)], ids=["phone", "desktop"])
def test_a_message_that_is_never_confirmed_can_be_sent_again_or_removed(
    gateway: StandIn, open_chat: OpenChat, size: ViewportSize, touch: bool
) -> None:
    gateway.deaf = True
    page = open_chat(size=size, touch=touch)
    page.clock.install()
    field(page).fill("hallo")
    page.get_by_role("button", name="Versturen").click()
    for times in (1, 2, 3):
        gateway.contents(times)
        page.clock.fast_forward(10_000)
        page.clock.run_for(1000)
    expect(page.get_by_role("alert")).to_contain_text("Niet verstuurd. Er kwam geen bevestiging.")
    gateway.deaf = False
    page.clock.run_for(1000)
    page.get_by_role("button", name="Opnieuw").click()
    expect(page.locator(".user .meta")).to_contain_text("Verstuurd")
    assert len({frame["id"] for frame in gateway.received}) == 1
    assert len(gateway.messages) == 1
    gateway.refusal = {"code": "too_long", "title": "Te lang."}
    field(page).fill("weg ermee")
    page.get_by_role("button", name="Versturen").click()
    page.get_by_role("button", name="Weghalen").click()
    expect(page.locator(".user .bubble")).to_have_text(["hallo"])


def test_a_change_of_network_brings_a_new_line_at_once(gateway: StandIn, open_chat: OpenChat) -> None:
    page = open_chat(
        script="""
        const network = Object.assign(new EventTarget(), { type: "wifi" });
        Object.defineProperty(navigator, "connection", { value: network });
        """
    )
    change = """type => {
        navigator.connection.type = type;
        navigator.connection.dispatchEvent(new Event("change"));
    }"""
    page.evaluate(change, "wifi")
    page.evaluate(change, "none")
    assert len(gateway.hellos) == 1
    with page.expect_websocket():
        page.evaluate(change, "cellular")
    write(page, "over het andere netwerk")
    expect(page.locator(".user .meta")).to_contain_text("Verstuurd")
    assert len(gateway.hellos) == 2


def test_a_message_that_was_too_fast_goes_by_itself(gateway: StandIn, open_chat: OpenChat) -> None:
    gateway.refusal = {"code": "too_fast", "title": "Te snel.", "data": {"retry_after": 0.2}}
    page = open_chat()
    write(page, "hallo")
    expect(page.locator(".user .meta")).to_contain_text("Verstuurd")
    expect(page.get_by_role("alert")).to_have_count(0)
    assert len(gateway.received) == 2


def test_leaving_with_unsent_messages_asks_first(gateway: StandIn, open_chat: OpenChat) -> None:
    page = open_chat()
    page.context.set_offline(True)
    write(page, "hallo")
    page.on("dialog", lambda dialog: dialog.dismiss())
    with page.expect_event("dialog") as asked:
        page.evaluate("() => { location.href = '/sign-in' }")
    assert asked.value.type == "beforeunload"
    expect(page.locator(".user .bubble")).to_have_text("hallo")
