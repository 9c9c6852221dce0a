"""The web as its user meets it: the real pages, the real assistant, a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from run.stack import Stack
from tests.browser.conftest import DESKTOP, PHONE, SMALL_PHONE
from tests.browser.visit import (
    Visitor,
    answered,
    arrive,
    confirm_card,
    give_password,
    look_closely,
    press,
    said_last,
    say,
    sign_in,
    submit,
    transcript,
)
from tests.world import Login, make_bakery, make_login, recorded_by

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("stack")]

EXIT = "Jan de Vries gaat per 1 maart uit dienst"


@pytest.fixture
def visitor(browser: Browser, assistant: Stack, chat_script: Path) -> Iterator[Visitor]:
    """Give somebody with a browser; the test fails when a page raised an error or broke its policy."""
    visitor = Visitor(browser, assistant.address)
    yield visitor
    visitor.leave()
    assert visitor.complaints == []


@pytest.fixture
def baker(assistant: Stack) -> Login:
    """Give an account with the HR role at a bakery of the test's own."""
    return make_login(assistant, ("hr",), make_bakery(assistant))


def test_the_first_sign_in_sets_up_an_authenticator_and_shows_recovery_codes_once(
    visitor: Visitor, assistant: Stack
) -> None:
    login = make_login(assistant, ("hr",), "bakery", enrolled=False)
    page = visitor.open()
    give_password(page, login)
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    picture = page.get_by_role("img", name=re.compile("QR-code"))
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 100
    key = page.locator("code.key").inner_text().replace(" ", "")
    assert page.get_by_role("link", name=re.compile("Open de sleutel")).get_attribute("href") == (
        page.evaluate("key => document.querySelector(`a[href*='secret=${key}']`).getAttribute('href')", key)
    )
    page.locator("#code").fill(pyotp.TOTP(key).now())
    submit(page)
    page.wait_for_url("**/recovery-codes")
    codes = page.locator(".codes code").all_inner_texts()
    assert len(set(codes)) == len(codes) == 10
    look_closely(page)
    submit(page)
    arrive(page)
    page.goto(f"{visitor.address}/sign-in/recovery-codes")
    page.wait_for_url("**/chat")

    page.get_by_role("button", name="Uitloggen").click()
    give_password(page, login)
    expect(page.locator(".qr")).to_have_count(0)
    page.get_by_role("link", name=re.compile("herstelcode")).click()
    page.get_by_label("Herstelcode").fill(codes[0])
    submit(page)
    arrive(page)


def test_an_exit_from_sentence_to_receipt_and_back_over_a_reload_and_a_second_tab(
    visitor: Visitor, assistant: Stack, baker: Login
) -> None:
    page = visitor.open(viewport=DESKTOP)
    sign_in(page, baker)
    say(page, EXIT)
    card = confirm_card(page)
    expect(card).to_contain_text("Jan de Vries")
    expect(card).to_contain_text("1 maart 2027")
    before = transcript(page)
    page.reload()
    arrive(page)
    assert transcript(page) == before
    second = visitor.tab(page.context, "/chat")
    arrive(second)
    assert transcript(second) == before

    label = press(page, confirm_card(page).locator(".primary"))
    exits = recorded_by(assistant, baker)
    assert [(entry.kind, entry.effective_date, entry.reverses) for entry in exits] == [
        ("exit", "2027-03-01", None)
    ]
    assert exits[0].reference in said_last(page)
    expect(second.locator(".assistant .bubble").last).to_contain_text(exits[0].reference)
    expect(second.locator(".card .choice:enabled")).to_have_count(0)
    page.reload()
    arrive(page)
    expect(page.locator(".card .chosen")).to_contain_text(label)

    say(page, "hoe staat het ervoor?")
    assert exits[0].reference in said_last(page)
    say(page, "trek die maar weer in")
    press(page, confirm_card(page).locator(".choice").first)
    entries = recorded_by(assistant, baker)
    assert [entry.reverses for entry in entries] == [None, exits[0].reference]
    expect(second.locator(".user")).to_have_count(page.locator(".user").count())
    assert transcript(second) == transcript(page)


def test_a_double_click_on_confirm_records_once(visitor: Visitor, assistant: Stack, baker: Login) -> None:
    page = visitor.open()
    sign_in(page, baker)
    say(page, EXIT)
    answered(page, confirm_card(page).locator(".primary").dblclick)
    (entry,) = recorded_by(assistant, baker)
    assert entry.reference in said_last(page)
    page.reload()
    arrive(page)
    assert page.locator(".user").count() == 2
    assert len(recorded_by(assistant, baker)) == 1


def test_what_is_confirmed_without_a_line_goes_once_when_it_is_back(
    visitor: Visitor, assistant: Stack, baker: Login
) -> None:
    page = visitor.open(viewport=PHONE, has_touch=True, is_mobile=True)
    sign_in(page, baker)
    say(page, EXIT)
    page.context.set_offline(True)
    expect(page.locator(".banner")).to_contain_text("Geen verbinding")
    label = confirm_card(page).locator(".primary").inner_text()
    confirm_card(page).locator(".primary").tap()
    expect(page.locator(".user").last).to_contain_text("Wacht op verbinding")
    assert recorded_by(assistant, baker) == []
    page.context.set_offline(False)
    expect(page.locator(".banner")).to_have_count(0)
    expect(page.locator(".user").last).to_contain_text("Verstuurd")
    expect(page.locator(".assistant .bubble").last).to_contain_text(
        re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}"), timeout=20_000
    )
    (entry,) = recorded_by(assistant, baker)
    assert entry.reference in said_last(page)
    page.reload()
    arrive(page)
    assert transcript(page).count(label) == 1


def test_signing_out_ends_the_chat_in_every_tab(visitor: Visitor, baker: Login) -> None:
    page = visitor.open()
    sign_in(page, baker)
    other = visitor.tab(page.context, "/chat")
    arrive(other)
    page.get_by_role("button", name="Uitloggen").click()
    page.wait_for_url("**/sign-in?signed_out=1")
    expect(page.get_by_role("status")).to_have_text("U bent uitgelogd.")
    expect(other.get_by_role("link", name="Opnieuw inloggen")).to_be_visible()
    assert [cookie["name"] for cookie in page.context.cookies() if "session" in cookie["name"]] == []
    other.goto(f"{visitor.address}/chat")
    other.wait_for_url("**/sign-in")


def test_pages_and_chat_change_language_together(visitor: Visitor, baker: Login) -> None:
    page = visitor.open("/sign-in")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    sign_in(page, baker)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert "program" in transcript(page)[0]
    expect(page.get_by_role("button", name="Send")).to_be_visible()
    page.get_by_role("button", name="Nederlands").click()
    expect(page.get_by_role("button", name="Versturen")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    say(page, "Jan de Vries, 1-3")
    assert page.locator(".entry.assistant .parts").last.get_attribute("lang") == "nl"
    say(page, "please speak English")
    assert page.locator(".entry.assistant .parts").last.get_attribute("lang") == "en"
    expect(page.get_by_role("button", name="Send")).to_be_visible()


@pytest.mark.parametrize(
    ("size", "scheme", "language"),
    [(PHONE, "dark", "nl"), (SMALL_PHONE, "light", "en"), (DESKTOP, "dark", "en")],
    ids=["phone-dark-nl", "small-phone-light-en", "desktop-dark-en"],
)
def test_every_page_suits_everyone(
    visitor: Visitor,
    baker: Login,
    size: ViewportSize,
    scheme: str,
    language: str,
) -> None:
    page = visitor.open(
        "/sign-in", viewport=size, color_scheme=scheme, locale="nl-NL" if language == "nl" else "en-GB"
    )
    expect(page.locator("html")).to_have_attribute("lang", language)
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (int(ground.removeprefix("rgb(").split(",")[0]) < 60) == (scheme == "dark")
    look_closely(page)
    submit(page)
    expect(page.locator(".field-error")).to_have_count(2)
    look_closely(page)
    page.locator("#user_name").fill(baker.user_name)
    page.locator("#password").fill("not the password")
    submit(page)
    expect(page.get_by_role("alert")).to_be_visible()
    look_closely(page)
    give_password(page, baker)
    look_closely(page)
    page.locator("#code").fill("000000")
    submit(page)
    expect(page.get_by_role("alert")).to_be_visible()
    look_closely(page)
    page.locator("#code").fill(baker.code(None))
    submit(page)
    arrive(page)
    look_closely(page)
    nl = language == "nl"
    say(page, "wie zijn onze deelnemers?" if nl else "who are our participants?")
    expect(page.get_by_role("table")).to_be_visible()
    say(page, EXIT if nl else "Jan de Vries leaves on 1 March")
    expect(confirm_card(page)).to_be_visible()
    look_closely(page)
    press(page, confirm_card(page).locator(".primary"))
    look_closely(page)
    assert page.locator(".log").evaluate("log => log.scrollWidth - log.clientWidth") == 0


def test_an_enrolment_with_its_bsn_hidden_and_one_fact_changed(
    visitor: Visitor, assistant: Stack, baker: Login
) -> None:
    page = visitor.open(viewport=PHONE, has_touch=True, is_mobile=True)
    sign_in(page, baker)
    say(
        page,
        "Fatma Yılmaz komt per 1 maart in dienst, vrouw, geboren 3 april 1990, "
        "salaris 3500 euro per maand fulltime, Dorpsstraat 1, 1012AB Ede",
    )
    number = "999912045"
    field = page.locator("chat-bsn input")
    field.press_sequentially(number)
    look_closely(page)
    answered(page, lambda: page.get_by_role("button", name="Dit BSN gebruiken").tap())
    expect(field).to_have_count(0)
    card = confirm_card(page)
    expect(card).to_contain_text("••••••045")
    look_closely(page)
    press(page, card.get_by_role("button", name=re.compile("^Wijzig eerste")))
    say(page, "1 februari")
    expect(confirm_card(page)).to_contain_text("1 februari 2027")
    press(page, confirm_card(page).locator(".primary"))
    (entry,) = recorded_by(assistant, baker)
    assert (entry.kind, entry.effective_date) == ("enrolment", "2027-02-01")
    assert entry.reference in said_last(page)
    page.reload()
    arrive(page)
    assert number not in page.locator("employer-chat").evaluate("chat => chat.shadowRoot.innerHTML")
