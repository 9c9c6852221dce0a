"""Tables: sorting, scrolling, cards, long ones."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import DESKTOP, PHONE, OpenChat
from tests.browser.example_parts import LONG_TABLE, TABLE
from tests.browser.stand_in import StandIn

pytestmark = pytest.mark.slow


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
    overflow = page.locator(".table-scroll").evaluate("frame => frame.scrollWidth - frame.clientWidth")
    assert overflow == 0


def test_a_wide_table_scrolls_inside_itself(gateway: StandIn, open_chat: OpenChat) -> None:
    columns = [f"Een lange kolomnaam {number}" for number in range(12)]
    gateway.add("assistant", {"kind": "table", "columns": columns, "rows": [columns]}, text="tabel")
    page = open_chat()
    assert page.locator(".table-scroll").evaluate("frame => frame.scrollWidth > frame.clientWidth + 100")
    assert page.locator(".log").evaluate("log => log.scrollWidth === log.clientWidth")


def column(page: Page, number: int) -> list[str]:
    """Return the texts of a column, as they stand under each other."""
    return page.locator(f"tbody td:nth-child({number}) > span:last-child").all_inner_texts()


SIZES = pytest.mark.parametrize(
    ("size", "touch"), [(PHONE, True), (DESKTOP, False)], ids=["phone", "desktop"]
)


@SIZES
def test_a_table_is_sorted_by_the_value_of_a_column_and_back(
    gateway: StandIn, open_chat: OpenChat, size: ViewportSize, touch: bool
) -> None:
    rows = [
        ["Bo", "1 maart 2027", "€ 10.000"],
        ["An", "12 april 2026", "€ 900"],
        ["Cas", "3 mei 2026", "–"],
        ["Dik", "3 mei 2026", "€ 9.000,50"],
    ]
    columns = ["Naam", "Ingangsdatum", "Salaris"]
    gateway.add("assistant", {"kind": "table", "columns": columns, "rows": rows}, text="tabel")
    page = open_chat(size=size, touch=touch)
    date = page.get_by_role("columnheader", name="Ingangsdatum")
    date.get_by_role("button").click()
    expect(date).to_have_attribute("aria-sort", "ascending")
    assert column(page, 1) == ["An", "Cas", "Dik", "Bo"]
    expect(page.get_by_role("status").filter(has_text="Gesorteerd op Ingangsdatum, oplopend")).to_have_count(
        1
    )
    date.get_by_role("button").click()
    expect(date).to_have_attribute("aria-sort", "descending")
    assert column(page, 1) == ["Bo", "Cas", "Dik", "An"]
    salary = page.get_by_role("columnheader", name="Salaris")
    salary.get_by_role("button").press("Enter")
    expect(salary).to_have_attribute("aria-sort", "ascending")
    expect(date).to_have_attribute("aria-sort", "none")
    assert column(page, 3) == ["€ 900", "€ 9.000,50", "€ 10.000", "–"]
    salary.get_by_role("button").press("Enter")
    salary.get_by_role("button").press("Enter")
    expect(salary).to_have_attribute("aria-sort", "none")
    assert column(page, 1) == ["Bo", "An", "Cas", "Dik"]


@SIZES
def test_a_long_table_shows_ten_rows_and_all_on_request_without_a_jump(
    gateway: StandIn, open_chat: OpenChat, size: ViewportSize, touch: bool
) -> None:
    gateway.add("user", text="wie?")
    gateway.add("assistant", {"kind": "text", "text": "Dit zijn ze:"}, LONG_TABLE)
    page = open_chat(size=size, touch=touch)
    assert len(column(page, 1)) == 10
    more = page.get_by_role("button", name="Toon alle 34")
    more.scroll_into_view_if_needed()
    top = page.locator(".log").evaluate("log => log.scrollTop")
    more.press("Enter")
    fewer = page.get_by_role("button", name="Toon de eerste 10")
    expect(fewer).to_have_attribute("aria-expanded", "true")
    expect(fewer).to_be_focused()
    assert len(column(page, 1)) == 34
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.locator(".log").evaluate("log => log.scrollTop") == top


def test_the_rows_that_sorting_brings_first_come_from_the_whole_table(
    gateway: StandIn, open_chat: OpenChat
) -> None:
    gateway.add("assistant", LONG_TABLE, text="tabel")
    page = open_chat()
    page.get_by_role("button", name="Jaarsalaris").click()
    amounts = [float(cell[2:].replace(".", "").replace(",", ".")) for cell in column(page, 3)]
    everybody = [float(row[2][2:].replace(".", "").replace(",", ".")) for row in LONG_TABLE["rows"]]
    assert amounts == sorted(everybody)[:10]


def test_a_shade_shows_on_which_side_a_wide_table_goes_on(gateway: StandIn, open_chat: OpenChat) -> None:
    columns = [f"Een lange kolomnaam {number}" for number in range(12)]
    gateway.add("assistant", {"kind": "table", "columns": columns, "rows": [columns]}, text="tabel")
    page = open_chat()
    frame, scroller = page.locator(".table-frame"), page.locator(".table-scroll")
    expect(frame).to_have_class(re.compile("more-after"))
    expect(frame).not_to_have_class(re.compile("more-before"))
    expect(scroller).to_have_attribute("tabindex", "0")
    scroller.evaluate("e => { e.scrollLeft = e.scrollWidth }")
    expect(frame).to_have_class(re.compile("more-before"))
    expect(frame).not_to_have_class(re.compile("more-after"))
