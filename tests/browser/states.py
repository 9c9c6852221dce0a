"""The states in which the chat is looked at: what was said, and what the user then does."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import FilePayload, Page

from tests.browser.example_parts import (
    BSN,
    CHOICES,
    CONFIRM,
    DATE,
    FILE_OFFER,
    FILE_REQUEST,
    LONG_CONFIRM,
    LONG_TABLE,
    TABLE,
    fact,
    progress,
)
from tests.browser.stand_in import StandIn


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


def participants(gateway: StandIn) -> None:
    gateway.add("user", text="wie zijn onze deelnemers?")
    gateway.add("assistant", {"kind": "text", "text": "Dit zijn uw 34 deelnemers:"}, LONG_TABLE)


def file_offer(gateway: StandIn) -> None:
    gateway.add("user", text="mag ik de jaaropgave?")
    gateway.add("assistant", {"kind": "text", "text": "Hier is de jaaropgave:"}, FILE_OFFER)


def file_request(gateway: StandIn) -> None:
    gateway.add("user", text="ik wil een lijst met nieuwe deelnemers sturen")
    gateway.add("assistant", {"kind": "text", "text": "Dat kan. Stuur de lijst hier:"}, FILE_REQUEST)


def reading_a_file(gateway: StandIn) -> None:
    gateway.add("user", text="deelnemers.xlsx")
    gateway.add("assistant", progress(120, 300), text="120 van 300")
    gateway.add("assistant", progress(7, None), text="7")
    gateway.add("assistant", progress(300, 300), text="300 van 300")


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


def long_words(gateway: StandIn) -> None:
    """What people paste and are called, without a place to break it."""
    name = "Wolfeschlegelsteinhausenbergerdorff-van Boetzelaer-Douglas"
    gateway.add("user", text="https://intranet.example.org/" + "personeelsadministratie/" * 5)
    gateway.add("assistant", {"kind": "text", "text": "arbeidsongeschiktheids" * 8}, TABLE)
    gateway.add("user", text="en " + name)
    gateway.add(
        "assistant",
        {
            "kind": "confirm",
            "digest": "d3",
            "facts": [
                fact("Deelnemer", name.replace("-", "").replace(" ", "")),
                fact("Premievrijstellingsarbeidsongeschiktheid", "stopt", "loopt"),
            ],
            "choices": [{"id": "yes", "label": name, "style": "primary"}],
        },
        {**FILE_OFFER, "name": "jaaropgave_" * 9 + ".pdf"},
        {**FILE_REQUEST, "label": "Loonaangifteverzamelbestand" * 3},
    )


def nothing(_gateway: StandIn) -> None:
    """An empty conversation."""


def rest(_gateway: StandIn, _page: Page) -> None:
    """Leave the page as it opened."""


def offline(_gateway: StandIn, page: Page) -> None:
    page.context.set_offline(True)
    page.locator("textarea").fill("En wat betekent dat voor zijn pensioen?")
    page.locator("textarea").press("Enter")
    if page.locator(".send").is_enabled():
        page.locator(".send").click()
    page.locator(".banner").wait_for()


def refused(gateway: StandIn, page: Page) -> None:
    gateway.refusal = {"code": "too_long", "title": "Het bericht is te lang."}
    page.locator("textarea").fill("Een heel lang bericht")
    page.locator(".send").click()
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


def sent_file(page: Page, name: str = "deelnemers.xlsx", size: int = 9_000_000) -> None:
    """Choose a file in the place for it."""
    content: FilePayload = {"name": name, "mimeType": "application/octet-stream", "buffer": b"x" * size}
    page.locator("input[type=file]").set_input_files([content])


def uploading(gateway: StandIn, page: Page) -> None:
    gateway.reading.clear()
    sent_file(page)
    page.locator("progress").wait_for()


def upload_failed(gateway: StandIn, page: Page) -> None:
    gateway.file_refusal = (
        422,
        "Deze lijst kan niet worden gelezen. Gebruik het voorbeeld van de verzekeraar.",
    )
    sent_file(page, size=42_000)
    page.locator(".asked .problem").wait_for()


def wrong_file(_gateway: StandIn, page: Page) -> None:
    sent_file(page, "vakantiefoto van het hele team met de nieuwe oven erbij.jpeg", 100)
    page.locator(".problem").wait_for()


def sort_by_salary(_gateway: StandIn, page: Page) -> None:
    page.get_by_role("button", name="Jaarsalaris").click()
    page.get_by_role("button", name="Jaarsalaris").click()


def seen(page: Page, *, now: bool) -> None:
    """Let the page be hidden, as by another tab or a locked phone, or shown."""
    page.evaluate(
        """state => {
            Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
            document.dispatchEvent(new Event("visibilitychange"));
        }""",
        "visible" if now else "hidden",
    )


def came_back(gateway: StandIn, page: Page) -> None:
    seen(page, now=False)
    gateway.say("De verzekeraar heeft de wijziging verwerkt.", sender="notice")
    page.locator(".new").wait_for()
    seen(page, now=True)


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
    "table-sorted": (participants, sort_by_salary),
    "file-offer": (file_offer, rest),
    "file-request": (file_request, rest),
    "file-sending": (file_request, uploading),
    "file-failed": (file_request, upload_failed),
    "file-wrong": (file_request, wrong_file),
    "progress": (reading_a_file, rest),
    "new": (receipt, read_back),
    "long-words": (long_words, rest),
    "unread": (receipt, came_back),
    "notice": (failing, rest),
    "offline": (exit_request, offline),
    "refused": (exit_request, refused),
    "signed-out": (receipt, signed_out),
}
