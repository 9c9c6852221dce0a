"""The parts of a message that are answered: choices, confirm card, date."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import DESKTOP, PHONE, OpenChat, field, write
from tests.browser.example_parts import CHOICES, CONFIRM, DATE, LONG_CONFIRM
from tests.browser.stand_in import Frame, StandIn

pytestmark = pytest.mark.slow


def entries(page: Page) -> list[str]:
    return page.locator(".entry .bubble").all_inner_texts()


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


def test_a_part_of_a_later_version_is_shown_in_plain_words(gateway: StandIn, open_chat: OpenChat) -> None:
    part: Frame = {"kind": "hologram", "choices": []}
    gateway.add("assistant", {"kind": "text", "text": "Kijk:"}, part, fallback_text="Kijk: in woorden")
    page = open_chat()
    assert entries(page) == ["Kijk: in woorden"]


def test_people_to_choose_from_stand_under_each_other(gateway: StandIn, open_chat: OpenChat) -> None:
    labels = [f"Jan de Vries ({year})" for year in (1980, 1985, 1990, 1995)]
    choices = [{"id": label, "label": label, "style": "secondary"} for label in labels]
    gateway.add("assistant", {"kind": "text", "text": "Wie?"}, {"kind": "choices", "choices": choices})
    page = open_chat()
    boxes = [box for button in page.locator(".choice").all() if (box := button.bounding_box())]
    assert len({(box["x"], box["width"]) for box in boxes}) == 1
    assert len({box["y"] for box in boxes}) == len(labels)


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
