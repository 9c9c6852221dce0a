"""What people say to each other in the chat: sending, history, parts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.conftest import DESKTOP, PHONE, OpenChat, field, write
from tests.browser.screenshots import BSN, CHOICES, CONFIRM, DATE, LONG_CONFIRM, TABLE
from tests.browser.stand_in import CSRF, Frame, StandIn

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


def test_a_pressed_button_is_sent_and_the_others_end_with_it(gateway: StandIn, open_chat: OpenChat) -> None:
    gateway.add("assistant", {"kind": "text", "text": "Wie bedoelt u?"}, CHOICES)
    page = open_chat()
    page.get_by_role("button", name="12 mei 1991").click()
    expect(page.locator(".user .bubble")).to_have_text("Jan de Vries (12 mei 1991)")
    for button in page.locator(".choice").all():
        expect(button).to_be_disabled()
    expect(page.locator(".choice.chosen")).to_have_text(re.compile("12 mei 1991"))
    expect(field(page)).to_be_focused()
    assert gateway.contents() == [{"kind": "choice", "choice": "b"}]
    page.reload()
    expect(page.locator(".choice.chosen")).to_have_text(re.compile("12 mei 1991"))
    expect(page.locator(".choice:enabled")).to_have_count(0)


def test_buttons_end_when_something_else_is_typed(gateway: StandIn, open_chat: OpenChat) -> None:
    gateway.add("assistant", {"kind": "text", "text": "Wie bedoelt u?"}, CHOICES)
    page = open_chat()
    write(page, "wat betekent slaper?")
    expect(page.locator(".choice:enabled")).to_have_count(0)
    expect(page.locator(".choice.chosen")).to_have_count(0)


def test_a_button_that_was_used_elsewhere_says_so_and_ends(gateway: StandIn, open_chat: OpenChat) -> None:
    gateway.add("assistant", {"kind": "text", "text": "Wie bedoelt u?"}, CHOICES)
    gateway.refusal = {"code": "choice_used", "title": "Deze knop is al gebruikt."}
    page = open_chat()
    page.get_by_role("button", name="Iemand anders").click()
    expect(page.get_by_role("alert")).to_have_text("Deze knop is al gebruikt.")
    expect(page.locator(".choice:enabled")).to_have_count(0)
    expect(page.locator(".user")).to_have_count(0)


def test_a_confirm_card_shows_facts_with_old_and_new_and_is_settled_by_a_button(
    gateway: StandIn, open_chat: OpenChat
) -> None:
    gateway.add("assistant", {"kind": "text", "text": "Klopt het?"}, CONFIRM)
    page = open_chat()
    card = page.get_by_role("region", name="Controleer de gegevens")
    facts = card.locator(".fact")
    assert facts.count() == 6
    assert facts.nth(2).inner_text().split("\n") == ["Eerste dag uit dienst", "maandag 1 maart 2027"]
    expect(facts.nth(4).locator("del")).to_have_text("actief")
    expect(facts.nth(4).locator("ins")).to_have_text("slaper")
    card.get_by_role("button", name="Ja, indienen").click()
    expect(page.locator(".user .bubble")).to_have_text("Ja, indienen")
    assert gateway.contents()[0] == {"kind": "choice", "choice": "yes"}


def test_a_picked_date_is_spoken_out_before_it_is_sent(gateway: StandIn, open_chat: OpenChat) -> None:
    gateway.add("assistant", {"kind": "text", "text": "Per wanneer?"}, DATE)
    page = open_chat()
    use = page.get_by_role("button", name="Deze datum gebruiken")
    expect(use).to_be_disabled()
    date = page.get_by_label("Eerste dag uit dienst")
    date.fill("2027-02-23")
    expect(date).to_have_accessible_description("Kies een datum tot en met maandag 22 februari 2027.")
    expect(date).to_have_attribute("aria-invalid", "true")
    expect(use).to_be_disabled()
    date.fill("2027-02-01")
    expect(date).to_have_accessible_description("maandag 1 februari 2027")
    use.click()
    expect(page.locator(".user .bubble")).to_be_visible()
    assert gateway.contents()[0] == {"kind": "date", "field": "d1", "value": "2027-02-01"}
    expect(date).to_be_disabled()


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_a_table_fits_a_phone_as_cards_and_keeps_its_roles(
    gateway: StandIn, open_chat: OpenChat, size: ViewportSize
) -> None:
    gateway.add("assistant", {"kind": "text", "text": "Wijzigingen"}, TABLE)
    page = open_chat(size=size)
    assert page.get_by_role("columnheader").count() == 5
    assert page.get_by_role("row").count() == 4
    labels = page.locator("td:nth-child(2) .cell-label").first
    assert labels.is_visible() == (size == PHONE)
    overflow = page.locator(".table-frame").evaluate("frame => frame.scrollWidth - frame.clientWidth")
    assert overflow == 0


def test_a_wide_table_scrolls_inside_itself(gateway: StandIn, open_chat: OpenChat) -> None:
    columns = [f"Een lange kolomnaam {number}" for number in range(12)]
    gateway.add("assistant", {"kind": "table", "columns": columns, "rows": [columns]}, text="tabel")
    page = open_chat()
    assert page.locator(".table-frame").evaluate("frame => frame.scrollWidth > frame.clientWidth + 100")
    assert page.locator(".log").evaluate("log => log.scrollWidth === log.clientWidth")


def test_a_part_of_a_later_version_is_shown_in_plain_words(gateway: StandIn, open_chat: OpenChat) -> None:
    part: Frame = {"kind": "hologram", "choices": []}
    gateway.add("assistant", {"kind": "text", "text": "Kijk:"}, part, fallback_text="Kijk: in woorden")
    page = open_chat()
    assert entries(page) == ["Kijk: in woorden"]


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


def test_days_are_told_apart(gateway: StandIn, open_chat: OpenChat) -> None:
    gateway.add("assistant", text="lang geleden", at="2025-03-01T10:00:00+01:00")
    gateway.add("assistant", text="nu")
    page = open_chat()
    assert page.locator(".day").all_inner_texts() == ["zaterdag 1 maart 2025", "Vandaag"]


def test_what_is_on_its_way_gets_its_day_from_the_gateway(gateway: StandIn, open_chat: OpenChat) -> None:
    gateway.add("assistant", text="lang geleden", at="2025-03-01T10:00:00+01:00")
    page = open_chat()
    page.context.set_offline(True)
    write(page, "nu")
    expect(page.locator(".user .bubble")).to_have_text("nu")
    assert page.locator(".day").all_inner_texts() == ["zaterdag 1 maart 2025"]
    page.context.set_offline(False)
    expect(page.locator(".day").last).to_have_text("Vandaag")


def test_people_to_choose_from_stand_under_each_other(gateway: StandIn, open_chat: OpenChat) -> None:
    labels = [f"Jan de Vries ({year})" for year in (1980, 1985, 1990, 1995)]
    choices = [{"id": label, "label": label, "style": "secondary"} for label in labels]
    gateway.add("assistant", {"kind": "text", "text": "Wie?"}, {"kind": "choices", "choices": choices})
    page = open_chat()
    boxes = [box for button in page.locator(".choice").all() if (box := button.bounding_box())]
    assert len({(box["x"], box["width"]) for box in boxes}) == 1
    assert len({box["y"] for box in boxes}) == len(labels)


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


@pytest.mark.parametrize(("size", "touch"), [(PHONE, True), (DESKTOP, False)], ids=["phone", "desktop"])
def test_one_fact_is_changed_by_the_button_beside_it(
    gateway: StandIn, open_chat: OpenChat, size: ViewportSize, touch: bool
) -> None:
    gateway.add("assistant", {"kind": "text", "text": "Klopt het?"}, LONG_CONFIRM)
    page = open_chat(size=size, touch=touch)
    buttons = page.locator(".amend")
    expect(buttons).to_have_count(10)
    for button in buttons.all():
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24
    page.get_by_role("button", name="Wijzig adres").click()
    expect(page.locator(".user .bubble")).to_have_text("Wijzig adres")
    expect(buttons).to_have_count(0)
    expect(page.locator(".card .choice:enabled")).to_have_count(0)
    assert gateway.contents() == [{"kind": "choice", "choice": "change-Adres"}]
