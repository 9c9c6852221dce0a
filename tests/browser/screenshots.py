"""Pictures of the chat in its states, phone and desktop, light and dark.

`python -m tests.browser.screenshots FOLDER [PART OF A NAME ...]`.

For eyes, not for a comparison by program: spacing, alignment, contrast, and whatever looks home-made.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import ARGUMENTS, DESKTOP, PHONE, SMALL_PHONE
from tests.browser.stand_in import Frame, StandIn

CONFIRM: Frame = {
    "kind": "confirm",
    "digest": "d1",
    "facts": [
        {"label": "Deelnemer", "value": "Jan de Vries"},
        {"label": "Regeling", "value": "Basisregeling bakkerij"},
        {"label": "Eerste dag uit dienst", "value": "maandag 1 maart 2027"},
        {"label": "Laatste werkdag", "value": "zondag 28 februari 2027"},
        {"label": "Status", "old": "actief", "value": "slaper"},
        {"label": "ANW-hiaatverzekering", "old": "verzekerd", "value": "stopt per 1 maart 2027"},
    ],
    "choices": [
        {"id": "yes", "label": "Ja, indienen", "style": "primary"},
        {"id": "change", "label": "Iets wijzigen", "style": "secondary"},
        {"id": "no", "label": "Niet indienen", "style": "danger"},
    ],
}
CHOICES: Frame = {
    "kind": "choices",
    "choices": [
        {"id": "a", "label": "Jan de Vries (3 april 1980)", "style": "secondary"},
        {"id": "b", "label": "Jan de Vries (12 mei 1991)", "style": "secondary"},
        {"id": "c", "label": "Iemand anders", "style": "secondary"},
    ],
}
DATE: Frame = {
    "kind": "date_choice",
    "id": "d1",
    "label": "Eerste dag uit dienst",
    "min": "2020-01-01",
    "max": "2027-02-22",
}
BSN: Frame = {"kind": "bsn", "id": "n1", "label": "BSN van Fatma Yılmaz-van den Heuvel"}


def _fact(label: str, value: str, old: str | None = None, *, change: bool = True) -> Frame:
    shown: Frame = {"label": label, "value": value}
    if old:
        shown["old"] = old
    if change:
        shown["change"] = {"id": f"change-{label}", "label": f"Wijzig {label[0].lower()}{label[1:]}"}
    return shown


LONG_CONFIRM: Frame = {
    "kind": "confirm",
    "digest": "d2",
    "facts": [
        _fact("Wijziging", "Nieuwe deelnemer", change=False),
        _fact("Regeling", "Basisregeling bakkerij"),
        _fact("Naam", "Fatma Yılmaz-van den Heuvel"),
        _fact("Geboortedatum", "3 april 1990"),
        _fact("Geslacht", "vrouw"),
        _fact("BSN", "••••••045"),
        _fact("Adres", "Burgemeester van Heemstrakwartier 128-III, 1012 AB Amsterdam"),
        _fact("Eerste dag in dienst", "1 maart 2027"),
        _fact("Salaris", "€ 3.500 per maand × 12 = € 42.000 per jaar, fulltime"),
        _fact("Pensioengevend jaarsalaris", "€ 42.000", "€ 40.000"),
        _fact("Parttimepercentage", "80%", "100%"),
        _fact("Dekking", "ouderdomspensioen, partnerpensioen, premievrijstelling", change=False),
    ],
    "choices": [
        {"id": "yes", "label": "Ja, geef door", "style": "primary"},
        {"id": "change", "label": "Nee, aanpassen", "style": "secondary"},
        {"id": "no", "label": "Stoppen", "style": "secondary"},
    ],
}
TABLE: Frame = {
    "kind": "table",
    "columns": ["Deelnemer", "Wijziging", "Ingangsdatum", "Status", "Kenmerk"],
    "rows": [
        ["Jan de Vries", "Uit dienst", "1 maart 2027", "Verwerkt", "K7M4-2QXP"],
        ["Fatma Yılmaz-van den Heuvel", "Salaris", "1 december 2026", "In controle", "Q2RT-88VA"],
        ["Sjoerd Hoekstra", "Uit dienst", "1 januari 2027", "Ingetrokken", "ZX10-9PLD"],
    ],
}


def greeting(gateway: StandIn) -> None:
    gateway.add(
        "assistant",
        text="Goedemorgen Sanne. Ik ben de werkgeversassistent, een programma. U werkt nu voor "
        "Bakkerij De Korenaar.\n\nIk kan iemand uit dienst melden, laten zien hoe een melding staat en "
        "vragen over de pensioenregeling beantwoorden. Wat wilt u doen?",
        at="2026-11-20T09:12:00+01:00",
    )
    gateway.add(
        "user", text="wanneer moet ik een uitdiensttreding doorgeven?", at="2026-11-20T09:13:00+01:00"
    )
    gateway.add(
        "assistant",
        text="Dat kan tot drie maanden vooruit. Vandaag is de laatste dag die u kunt opgeven "
        "dus 20 februari 2027.",
        at="2026-11-20T09:13:04+01:00",
    )


def exit_request(gateway: StandIn) -> None:
    greeting(gateway)
    gateway.add("user", text="Jan de Vries gaat per 1 maart uit dienst")
    gateway.add("assistant", {"kind": "text", "text": "Dit ga ik indienen. Klopt het?"}, CONFIRM)


def names(gateway: StandIn) -> None:
    greeting(gateway)
    gateway.add("user", text="ik wil jan de vries afmelden")
    gateway.add(
        "assistant", {"kind": "text", "text": "Er zijn twee deelnemers met die naam. Wie bedoelt u?"}, CHOICES
    )


def date(gateway: StandIn) -> None:
    names(gateway)
    gateway.add("user", text="Jan de Vries (3 april 1980)")
    gateway.add(
        "assistant",
        {"kind": "text", "text": "Wat is de eerste dag dat Jan de Vries niet meer in dienst is?"},
        DATE,
    )


def receipt(gateway: StandIn) -> None:
    exit_request(gateway)
    gateway.add("user", text="Ja, indienen")
    gateway.add(
        "assistant",
        text="De uitdiensttreding van Jan de Vries per 1 maart 2027 is ingediend en verwerkt. Uw "
        "kenmerk is K7M4-2QXP.",
    )
    gateway.add("user", text="hoe staat het ervoor?")
    gateway.add("assistant", {"kind": "text", "text": "Dit zijn de laatste wijzigingen:"}, TABLE)


def enrolment(gateway: StandIn) -> None:
    gateway.add("user", text="Fatma Yılmaz-van den Heuvel komt per 1 maart in dienst")
    gateway.add("assistant", {"kind": "text", "text": "Wat is het BSN? U vult het veilig in."}, BSN)


def long_summary(gateway: StandIn) -> None:
    gateway.add("user", text="••••••045")
    gateway.add("assistant", {"kind": "text", "text": "Dit geef ik door. Klopt het?"}, LONG_CONFIRM)


def decided(gateway: StandIn) -> None:
    enrolment(gateway)
    gateway.add("user", text="••••••045")
    gateway.add("assistant", text="De aanmelding is ontvangen. Uw referentie is K7M4-2QXP.")
    gateway.add(
        "notice",
        text="De aanmelding van Fatma Yılmaz-van den Heuvel per 1 maart 2027 (referentie K7M4-2QXP) is "
        "goedgekeurd en verwerkt.",
    )


def failing(gateway: StandIn) -> None:
    receipt(gateway)
    gateway.add(
        "notice",
        text="Een onderdeel van het systeem reageert niet. Uw bericht is bewaard; ik ga verder zodra "
        "het weer kan.",
    )


def nothing(_gateway: StandIn) -> None:
    """An empty conversation."""


def rest(_gateway: StandIn, _page: Page) -> None:
    """Leave the page as it opened."""


def offline(_gateway: StandIn, page: Page) -> None:
    page.context.set_offline(True)
    page.locator("textarea").fill("En wat betekent dat voor zijn pensioen?")
    page.locator("textarea").press("Enter")
    if page.get_by_role("button", name="Versturen").is_enabled():
        page.get_by_role("button", name="Versturen").click()
    page.locator(".banner").wait_for()


def refused(gateway: StandIn, page: Page) -> None:
    gateway.refusal = {"code": "too_long", "title": "Het bericht is te lang."}
    page.locator("textarea").fill("Een heel lang bericht")
    page.get_by_role("button", name="Versturen").click()
    page.locator(".refusal").wait_for()
    page.locator("textarea").fill("Dit schrijf ik intussen.\nMet een tweede regel\nen een derde.")


def signed_out(gateway: StandIn, page: Page) -> None:
    gateway.signed_in = False
    gateway.break_line(4401)
    page.locator("a.action").wait_for()


def typing(gateway: StandIn, page: Page) -> None:
    gateway.broadcast({"type": "typing", "on": True})
    page.locator(".typing").wait_for()


def picked(_gateway: StandIn, page: Page) -> None:
    page.locator("input[type=date]").fill("2027-02-01")


def bsn_typed(_gateway: StandIn, page: Page) -> None:
    page.get_by_label("BSN van").fill("999912045")


def bsn_wrong(_gateway: StandIn, page: Page) -> None:
    page.get_by_label("BSN van").fill("999912046")
    page.get_by_role("button", name="Cijfers tonen").click()
    page.get_by_role("button", name="Dit BSN gebruiken").click()
    page.locator(".problem").wait_for()


def to_top(_gateway: StandIn, page: Page) -> None:
    page.locator(".log").evaluate("log => { log.scrollTop = 0 }")


def read_back(gateway: StandIn, page: Page) -> None:
    page.locator(".log").evaluate("log => { log.scrollTop = 0 }")
    page.locator(".pill").wait_for()
    gateway.say("Er is nog iets: de polis is bijgewerkt.")
    page.locator(".unseen-messages").wait_for()


STATES: dict[str, tuple[Callable[[StandIn], None], Callable[[StandIn, Page], None]]] = {
    "empty": (nothing, rest),
    "greeting": (greeting, typing),
    "choices": (names, rest),
    "date": (date, picked),
    "confirm": (exit_request, rest),
    "bsn": (enrolment, bsn_typed),
    "bsn-wrong": (enrolment, bsn_wrong),
    "long-confirm": (long_summary, rest),
    "long-confirm-top": (long_summary, to_top),
    "decided": (decided, rest),
    "table": (receipt, rest),
    "new": (receipt, read_back),
    "notice": (failing, rest),
    "offline": (exit_request, offline),
    "refused": (exit_request, refused),
    "signed-out": (receipt, signed_out),
}
SIZES = {"phone": PHONE, "small": SMALL_PHONE, "desktop": DESKTOP}


def take(browser: Browser, folder: Path, state: str, size: str, scheme: str) -> None:
    """Take one picture."""
    prepare, act = STATES[state]
    gateway = StandIn()
    prepare(gateway)
    gateway.start()
    touch = size != "desktop"
    context = browser.new_context(
        viewport=SIZES[size],
        device_scale_factor=2 if touch else 1,
        has_touch=touch,
        is_mobile=touch,
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        locale="nl-NL",
    )
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{gateway.port}/")
    page.locator(".log[aria-live=polite]").wait_for()
    act(gateway, page)
    page.screenshot(path=folder / f"{state}-{size}-{scheme}.png")
    context.close()
    gateway.stop()


def main(folder: Path, wanted: list[str]) -> None:
    """Take all pictures, or those whose name holds one of the given words."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        for state in STATES:
            for size in SIZES:
                for scheme in ("light", "dark"):
                    if not wanted or any(word in f"{state}-{size}-{scheme}" for word in wanted):
                        take(browser, folder, state, size, scheme)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
