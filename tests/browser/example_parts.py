"""Parts of messages as tests and pictures show them, in the words of the assistant."""

from __future__ import annotations

from tests.browser.stand_in import Frame

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


def fact(label: str, value: str, old: str | None = None, *, change: bool = True) -> Frame:
    """Return a fact of a confirm card, with the button that changes it."""
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
        fact("Wijziging", "Nieuwe deelnemer", change=False),
        fact("Regeling", "Basisregeling bakkerij"),
        fact("Naam", "Fatma Yılmaz-van den Heuvel"),
        fact("Geboortedatum", "3 april 1990"),
        fact("Geslacht", "vrouw"),
        fact("BSN", "••••••045"),
        fact("Adres", "Burgemeester van Heemstrakwartier 128-III, 1012 AB Amsterdam"),
        fact("Eerste dag in dienst", "1 maart 2027"),
        fact("Salaris", "€ 3.500 per maand × 12 = € 42.000 per jaar, fulltime"),
        fact("Pensioengevend jaarsalaris", "€ 42.000", "€ 40.000"),
        fact("Parttimepercentage", "80%", "100%"),
        fact("Dekking", "ouderdomspensioen, partnerpensioen, premievrijstelling", change=False),
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


def _participant(number: int) -> list[str]:
    month, share = ("januari", "juni", "oktober")[number % 3], 100 - number % 5 * 12.5
    return [
        f"Deelnemer {number}",
        f"{number % 28 + 1} {month} {1990 - number % 4}",
        f"€ {30 + number * 7 % 40}.500,00",
        f"{share:g}%".replace(".", ","),
    ]


LONG_TABLE: Frame = {
    "kind": "table",
    "columns": ["Deelnemer", "Geboortedatum", "Jaarsalaris", "Parttimepercentage"],
    "rows": [_participant(number) for number in range(1, 35)],
}
FILE_OFFER: Frame = {
    "kind": "file_offer",
    "name": "Jaaropgave 2026 Bakkerij De Korenaar.pdf",
    "size": 348_160,
    "type": "application/pdf",
    "href": "/api/files/f1",
}
FILE_REQUEST: Frame = {
    "kind": "file_request",
    "id": "u1",
    "label": "Lijst met nieuwe deelnemers",
    "accept": [".xlsx", ".csv"],
    "max_bytes": 10_000_000,
}


def progress(done: int, total: int | None) -> Frame:
    """Return how far the reading of a list is."""
    return {"kind": "progress", "label": "De lijst wordt gelezen", "done": done, "total": total}
