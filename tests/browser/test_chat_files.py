"""Files in the chat: one to download, one to send, and how far something is."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import FilePayload, Locator, Page, ViewportSize, expect

from tests.browser.conftest import DESKTOP, PHONE, OpenChat, write
from tests.browser.example_parts import FILE_OFFER, FILE_REQUEST, progress
from tests.browser.stand_in import CSRF, File, Frame, StandIn
from tests.browser.states import file_request, sent_file, uploading

pytestmark = pytest.mark.slow

SIZES = pytest.mark.parametrize(
    ("size", "touch"), [(PHONE, True), (DESKTOP, False)], ids=["phone", "desktop"]
)


def place(page: Page) -> Locator:
    """Return the field that takes a file."""
    return page.get_by_role("button", name="Lijst met nieuwe deelnemers Bestand kiezen")


@SIZES
def test_a_file_is_offered_with_its_name_and_size_and_is_downloaded(
    gateway: StandIn, open_chat: OpenChat, size: ViewportSize, touch: bool
) -> None:
    gateway.files["f1"] = File("", {}, b"de jaaropgave")
    gateway.add("assistant", FILE_OFFER, text="de jaaropgave")
    page = open_chat(size=size, touch=touch)
    expect(page.locator(".file")).to_contain_text(re.compile(r"Jaaropgave 2026.*\.pdf\s+348\skB"))
    with page.expect_download() as download:
        page.get_by_role("link", name="Downloaden Jaaropgave").click()
    assert download.value.suggested_filename == FILE_OFFER["name"]
    assert download.value.path().read_bytes() == b"de jaaropgave"


@pytest.mark.parametrize(
    "href",
    ["https://example.org/api/files/f1", "//example.org/api/files/f1", "/api/files/../sign-out", "/sign-out"],
)
def test_an_address_anywhere_else_is_no_link(gateway: StandIn, open_chat: OpenChat, href: str) -> None:
    gateway.add("assistant", {**FILE_OFFER, "href": href}, fallback_text="De jaaropgave staat klaar.")
    page = open_chat()
    expect(page.locator(".bubble")).to_have_text("De jaaropgave staat klaar.")
    expect(page.get_by_role("link")).to_have_count(0)


@SIZES
def test_a_chosen_file_is_sent_and_named_in_the_answer(
    gateway: StandIn, open_chat: OpenChat, size: ViewportSize, touch: bool
) -> None:
    gateway.add("assistant", FILE_REQUEST, text="Stuur de lijst")
    page = open_chat(size=size, touch=touch)
    expect(place(page)).to_have_attribute("accept", ".xlsx,.csv")
    expect(place(page)).to_have_accessible_description("Een bestand .xlsx of .csv, hoogstens 10 MB.")
    sheet: FilePayload = {"name": "Deelnemers één.XLSX", "mimeType": "text/csv", "buffer": b"naam;salaris"}
    place(page).set_input_files([sheet])
    expect(page.locator(".user .bubble")).to_have_text("Deelnemers één.XLSX")
    expect(place(page)).to_have_count(0)
    ((file, sent),) = gateway.files.items()
    assert gateway.contents() == [{"kind": "file", "field": "u1", "file": file}]
    assert (sent.field, sent.content) == ("u1", b"naam;salaris")
    assert sent.headers["x-csrf-token"] == CSRF
    assert sent.headers["content-type"] == "text/csv"
    assert sent.headers["x-file-name"] == "Deelnemers%20%C3%A9%C3%A9n.XLSX"


def test_a_file_can_be_dropped_on_its_place_and_nowhere_else(gateway: StandIn, open_chat: OpenChat) -> None:
    file_request(gateway)
    page = open_chat()
    drop = """(target, [name]) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(["naam"], name, { type: "text/csv" }));
        const how = { bubbles: true, composed: true, cancelable: true, dataTransfer };
        const event = new DragEvent("drop", how);
        target.dispatchEvent(new DragEvent("dragover", how));
        target.dispatchEvent(event);
        return event.defaultPrevented;
    }"""
    assert page.locator("header").evaluate(drop, ["naast.csv"])
    assert gateway.files == {}
    assert place(page).evaluate(drop, ["deelnemers.csv"])
    expect(page.locator(".user .bubble").last).to_have_text("deelnemers.csv")


@pytest.mark.parametrize(
    ("name", "size", "words"),
    [
        ("foto.jpeg", 10, "Kies een bestand dat eindigt op .xlsx of .csv."),
        (
            "lijst.csv",
            10_000_001,
            "Dit bestand is te groot. Kies een bestand van hoogstens 10\N{NO-BREAK SPACE}MB.",
        ),
        ("lijst.csv", 0, "In dit bestand staat niets."),
    ],
)
def test_what_is_wrong_with_a_file_is_said_before_it_is_sent(
    gateway: StandIn, open_chat: OpenChat, name: str, size: int, words: str
) -> None:
    file_request(gateway)
    page = open_chat()
    sent_file(page, name, size)
    expect(place(page)).to_have_attribute("aria-invalid", "true")
    expect(place(page)).to_have_accessible_description(re.compile(re.escape(words)))
    assert gateway.files == {}
    sent_file(page, size=10)
    expect(page.locator(".user .bubble").last).to_have_text("deelnemers.xlsx")


@SIZES
def test_a_file_on_its_way_shows_how_far_it_is_and_can_be_cancelled(
    gateway: StandIn, open_chat: OpenChat, size: ViewportSize, touch: bool
) -> None:
    file_request(gateway)
    page = open_chat(size=size, touch=touch)
    place(page).focus()
    uploading(gateway, page)
    bar = page.get_by_role("progressbar", name="deelnemers.xlsx")
    expect(bar).to_have_attribute("max", "9000000")
    expect(bar).not_to_have_attribute("value", "0")
    expect(page.locator(".bar")).to_have_text(re.compile(r"[\d,]+\s(kB|MB) van 9\sMB"))
    expect(page.locator(".bar")).to_have_attribute("aria-live", "off")
    cancel = page.get_by_role("button", name="Annuleren")
    expect(cancel).to_be_focused()
    cancel.press("Enter")
    expect(place(page)).to_be_focused()
    gateway.reading.set()
    assert gateway.broken_off.wait(10)
    assert gateway.files == {}
    assert gateway.received == []


def test_leaving_while_a_file_is_on_its_way_asks_first(gateway: StandIn, open_chat: OpenChat) -> None:
    file_request(gateway)
    page = open_chat()
    page.locator("h1").click()
    uploading(gateway, page)
    page.on("dialog", lambda dialog: dialog.dismiss())
    with page.expect_event("dialog") as asked:
        page.evaluate("() => { location.href = '/sign-in' }")
    assert asked.value.type == "beforeunload"


@SIZES
@pytest.mark.parametrize("reason", ["refused", "no line"])
def test_a_file_that_did_not_arrive_says_why_and_can_be_sent_again(
    gateway: StandIn, open_chat: OpenChat, size: ViewportSize, touch: bool, reason: str
) -> None:
    file_request(gateway)
    page = open_chat(size=size, touch=touch)
    if reason == "refused":
        gateway.file_refusal = (429, "Even wachten.")
    else:
        page.route("**/api/files?*", lambda route: route.abort(), times=1)
    place(page).focus()
    sent_file(page, size=10)
    words = "Even wachten." if reason == "refused" else "Het bestand is niet verstuurd."
    expect(page.get_by_role("status").filter(has_text=words)).to_be_visible()
    again = page.get_by_role("button", name="Opnieuw")
    expect(again).to_be_focused()
    again.click()
    expect(page.locator(".user .bubble").last).to_have_text("deelnemers.xlsx")
    assert len(gateway.files) == 1


def test_another_file_can_be_chosen_after_one_that_did_not_arrive(
    gateway: StandIn, open_chat: OpenChat
) -> None:
    file_request(gateway)
    gateway.file_refusal = (422, "Deze lijst kan niet worden gelezen.")
    page = open_chat()
    sent_file(page, size=10)
    page.get_by_role("button", name="Ander bestand").click()
    expect(place(page)).to_be_focused()
    sent_file(page, "beter.csv", 10)
    expect(page.locator(".user .bubble").last).to_have_text("beter.csv")


def test_typing_past_the_place_for_a_file_stops_what_is_on_its_way(
    gateway: StandIn, open_chat: OpenChat
) -> None:
    file_request(gateway)
    page = open_chat()
    uploading(gateway, page)
    write(page, "toch maar niet")
    expect(page.locator("chat-file-request")).to_be_empty()
    gateway.reading.set()
    assert gateway.broken_off.wait(10)
    assert [content["kind"] for content in gateway.contents()] == ["text"]


@SIZES
def test_progress_moves_in_place_and_only_its_end_is_said(
    gateway: StandIn, open_chat: OpenChat, size: ViewportSize, touch: bool
) -> None:
    page = open_chat(size=size, touch=touch)
    message: Frame = gateway.say("", progress(0, None), fallback_text="0")
    bar = page.get_by_role("progressbar", name="De lijst wordt gelezen")
    expect(bar).not_to_have_attribute("value", re.compile(r"\d"))
    for done, words in ((120, "120 van 1.200"), (600, "600 van 1.200")):
        message = gateway.say("", progress(done, 1200), fallback_text=words, replaces=message["id"])
        expect(page.locator(".bar")).to_have_text(words)
        expect(bar).to_have_attribute("value", str(done))
        expect(page.locator(".bar")).to_have_attribute("aria-live", "off")
        expect(page.locator(".moving [role=status]")).to_have_text("")
    gateway.say("", progress(1200, 1200), fallback_text="klaar", replaces=message["id"])
    expect(page.locator(".moving [role=status]")).to_have_text("De lijst wordt gelezen: klaar")
    expect(page.locator(".entry")).to_have_count(1)
