"""Reading: days and times, where one left off, new messages, and a log that never jumps."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import DESKTOP, PHONE, OpenChat, write
from tests.browser.stand_in import StandIn
from tests.browser.states import seen

pytestmark = pytest.mark.slow

SIZES = pytest.mark.parametrize(
    ("size", "touch"), [(PHONE, True), (DESKTOP, False)], ids=["phone", "desktop"]
)


def drawn(page: Page) -> None:
    """Wait until the page has been drawn twice."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def scroll_top(page: Page) -> int:
    return int(page.locator(".log").evaluate("log => log.scrollTop"))


@SIZES
def test_days_are_told_apart(gateway: StandIn, open_chat: OpenChat, size: ViewportSize, touch: bool) -> None:
    gateway.add("assistant", text="lang geleden", at="2025-03-01T10:00:00+01:00")
    yesterday = datetime.now(ZoneInfo("Europe/Amsterdam")).replace(hour=12) - timedelta(days=1)
    gateway.add("assistant", text="kort geleden", at=yesterday.isoformat())
    gateway.add("assistant", text="nu")
    page = open_chat(size=size, touch=touch)
    assert page.locator(".day").all_inner_texts() == ["zaterdag 1 maart 2025", "Gisteren", "Vandaag"]


def test_what_is_on_its_way_gets_its_day_from_the_gateway(gateway: StandIn, open_chat: OpenChat) -> None:
    gateway.add("assistant", text="lang geleden", at="2025-03-01T10:00:00+01:00")
    page = open_chat()
    page.context.set_offline(True)
    write(page, "nu")
    expect(page.locator(".user .bubble")).to_have_text("nu")
    assert page.locator(".day").all_inner_texts() == ["zaterdag 1 maart 2025"]
    page.context.set_offline(False)
    expect(page.locator(".day").last).to_have_text("Vandaag")


@SIZES
def test_a_group_carries_its_time_and_tells_the_exact_moment(
    gateway: StandIn, open_chat: OpenChat, size: ViewportSize, touch: bool
) -> None:
    gateway.add("assistant", text="een", at="2025-03-01T10:00:00+01:00")
    gateway.add("assistant", text="twee", at="2025-03-01T10:01:07+01:00")
    gateway.add("assistant", text="later", at="2025-03-01T11:00:00+01:00")
    page = open_chat(size=size, touch=touch)
    expect(page.locator("time")).to_have_text(["10:01", "11:00"])
    time = page.locator("time").first
    expect(time).to_have_attribute("datetime", "2025-03-01T09:01:07.000Z")
    exact = "e => getComputedStyle(e, '::after').content"
    assert "2025" not in time.evaluate(exact)
    if touch:
        time.tap()
    else:
        time.hover()
    assert "10:01:07" in time.evaluate("e => e.dataset.exact")
    assert "zaterdag 1 maart 2025" in time.evaluate("e => e.dataset.exact")
    assert time.evaluate(exact) not in ("none", "")
    assert page.locator(".log").evaluate("log => log.scrollWidth - log.clientWidth") == 0


@SIZES
def test_a_notice_does_not_look_like_the_assistant(
    gateway: StandIn, open_chat: OpenChat, size: ViewportSize, touch: bool
) -> None:
    gateway.add("assistant", text="Uw melding is ontvangen.")
    gateway.add("notice", text="De verzekeraar heeft de melding verwerkt.")
    page = open_chat(size=size, touch=touch)
    notice = page.locator(".entry.notice")
    expect(notice).to_contain_text("Melding:")
    expect(notice.locator("svg")).to_be_visible()
    assert page.locator(".assistant svg").count() == 0
    look = "e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).borderTopStyle]"
    assert notice.locator(".parts").evaluate(look) != page.locator(".assistant .bubble").evaluate(look)


@SIZES
def test_who_was_away_sees_how_many_came_and_where_the_new_begins(
    gateway: StandIn, open_chat: OpenChat, size: ViewportSize, touch: bool
) -> None:
    for number in range(30):
        gateway.add("assistant", text=f"bericht {number}")
    page = open_chat(size=size, touch=touch)
    expect(page.locator(".new")).to_have_count(0)
    seen(page, now=False)
    for number in range(30):
        gateway.say(f"nieuw bericht {number}")
    expect(page).to_have_title("(30) Chat")
    seen(page, now=True)
    expect(page).to_have_title("Chat")
    line = page.locator(".new")
    expect(line).to_have_text("Nieuw")
    expect(line).to_be_in_viewport()
    expect(page.locator(".new + .entry .bubble")).to_have_text("nieuw bericht 0")
    gateway.say("gezien")
    expect(line).to_have_count(1)
    seen(page, now=False)
    gateway.say("nog een")
    expect(page).to_have_title("(1) Chat")
    expect(page.locator(".new + .entry .bubble")).to_have_text("nog een")
    seen(page, now=True)
    write(page, "gelezen")
    if touch:
        page.get_by_role("button", name="Versturen").tap()
    expect(line).to_have_count(0)


def test_what_came_while_the_device_slept_is_marked_as_new(gateway: StandIn, open_chat: OpenChat) -> None:
    gateway.add("assistant", text="oud")
    page = open_chat()
    page.clock.install()
    seen(page, now=False)
    page.clock.fast_forward(60_000)
    gateway.add("assistant", text="in de slaap")
    seen(page, now=True)
    expect(page.locator(".new")).to_have_text("Nieuw")
    expect(page.get_by_text("in de slaap")).to_be_in_viewport()
    assert len(gateway.hellos) == 2
    gateway.say("wakker")
    expect(page.get_by_text("wakker")).to_be_visible()
    expect(page.locator(".new + .entry")).to_contain_text("in de slaap")


def test_a_message_that_moves_in_place_is_not_new(gateway: StandIn, open_chat: OpenChat) -> None:
    first = gateway.add("assistant", text="10 van 50")
    page = open_chat()
    seen(page, now=False)
    gateway.say("20 van 50", replaces=first["id"])
    expect(page.locator(".assistant .bubble")).to_have_text("20 van 50")
    expect(page).to_have_title("Chat")
    expect(page.locator(".new")).to_have_count(0)


@SIZES
def test_who_reads_back_is_left_alone_and_told_of_new_messages(
    gateway: StandIn, open_chat: OpenChat, size: ViewportSize, touch: bool
) -> None:
    for number in range(40):
        gateway.add("assistant", text=f"bericht {number}")
    page = open_chat(size=size, touch=touch)
    log = page.locator(".log")
    expect(page.get_by_text("bericht 39")).to_be_in_viewport()
    gateway.say("gevolgd")
    expect(page.get_by_text("gevolgd")).to_be_in_viewport()
    log.evaluate("log => { log.scrollTop = 300 }")
    expect(page.get_by_role("button", name="Naar het nieuwste bericht")).to_be_visible()
    gateway.say("niet gevolgd")
    pill = page.get_by_role("button", name="Nieuwe berichten")
    expect(pill).to_be_visible()
    assert log.evaluate("log => log.scrollTop") == 300
    pill.click()
    expect(page.get_by_text("niet gevolgd")).to_be_in_viewport()
    expect(pill).to_have_count(0)


def test_an_answer_longer_than_the_screen_is_shown_from_the_question_on(
    gateway: StandIn, open_chat: OpenChat
) -> None:
    gateway.answer = lambda stand_in, _: stand_in.say("\n".join(str(line) for line in range(80)))
    page = open_chat(size=PHONE)
    write(page, "vertel alles")
    expect(page.get_by_role("button", name="Naar het nieuwste bericht")).to_be_visible()
    expect(page.locator(".user .bubble")).to_be_in_viewport(ratio=1)


@SIZES
def test_who_has_read_a_long_answer_to_its_end_is_not_thrown_back(
    gateway: StandIn, open_chat: OpenChat, size: ViewportSize, touch: bool
) -> None:
    gateway.add("user", text="vertel alles")
    gateway.add("assistant", text="\n".join(str(line) for line in range(120)))
    page = open_chat(size=size, touch=touch)
    page.locator(".log").evaluate("log => { log.scrollTop = log.scrollHeight }")
    expect(page.locator(".pill")).to_have_count(0)
    drawn(page)
    before = scroll_top(page)
    gateway.say("en dit nog")
    expect(page.get_by_text("en dit nog")).to_be_in_viewport()
    drawn(page)
    assert scroll_top(page) >= before


@SIZES
def test_what_moves_above_leaves_the_reader_where_he_was(
    gateway: StandIn, open_chat: OpenChat, size: ViewportSize, touch: bool
) -> None:
    first = gateway.add("assistant", text="kort")
    for number in range(60):
        gateway.add("assistant", text=f"bericht {number}")
    page = open_chat(size=size, touch=touch)
    page.locator(".log").evaluate("log => { log.scrollTop = 700 }")
    expect(page.locator(".pill")).to_be_visible()
    where = "e => Math.round(e.getBoundingClientRect().top)"
    reading = page.locator(".bubble").nth(20)
    before = reading.evaluate(where)
    gateway.say("veel langer\n\n\n\n\n\nzes regels lager", replaces=first["id"])
    expect(page.locator(".bubble").first).to_contain_text("zes regels lager")
    drawn(page)
    assert abs(reading.evaluate(where) - before) <= 1
    expect(page.get_by_role("button", name="Nieuwe berichten")).to_have_count(0)
