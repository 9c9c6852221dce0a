"""Pasted lists of facts: each value is read by its label, and nothing else in the list is taken for one."""

from __future__ import annotations

from datetime import date

import pytest

from bot.values import find_values
from bot.values.fact_labels import labelled_facts
from tests.unit.values.tables import TODAY

BLOCK = (
    "Naam: P. de Vries\nGeb.datum: 3-4-1990\nAdres: Dorpsstraat 12 a, 1234 AB Ede\nUren: 32\nSalaris: 2900\n"
    "In dienst: 1 februari 2027"
)


def kinds(text: str) -> dict[str, str]:
    return {value.kind: str(value.value) for value in find_values(text, today=TODAY)}


@pytest.mark.parametrize(
    "text",
    [
        "Achternaam: Jansen\nUren: 32\nGeboortedatum: 3-4-1990",
        "Achternaam;Jansen;Uren;32;Geboortedatum;3-4-1990",
        "Achternaam\tJansen\nUren\t32\nGeboortedatum\t3-4-1990",
        "Achternaam\tUren\tGeboortedatum\nJansen\t32\t3-4-1990",
        "achternaam: Jansen, uren: 32, geboortedatum: 3-4-1990",
        "- Achternaam: Jansen\n- Uren: 32\n- Geboortedatum: 3-4-1990\nGroeten",
        "Achternaam Jansen\nUren 32\nGeboortedatum 3-4-1990",
        "Surname: Jansen | Hours: 32 | Date of birth: 3-4-1990",
    ],
)
def test_every_layout_of_a_list_gives_the_same_facts(text: str) -> None:
    assert {fact.label: fact.value for fact in labelled_facts(text)} == {
        "surname": "Jansen",
        "hours": "32",
        "birth_date": "3-4-1990",
    }
    assert kinds(text) == {"hours": "32", "birth_date": "1990-04-03"}


def test_each_value_of_a_list_is_read_by_its_label() -> None:
    assert kinds(BLOCK) == {
        "birth_date": "1990-04-03",
        "house_number": "12a",
        "postcode": "1234 AB",
        "hours": "32",
        "amount": "2900.00",
        "date": "2027-02-01",
    }


def test_a_value_stands_where_it_was_typed() -> None:
    for value in find_values(BLOCK, today=TODAY):
        assert value.text == BLOCK[value.start : value.end]


def test_a_street_with_a_year_in_it_is_no_date() -> None:
    assert kinds("Straat: Plein 1944\nHuisnummer: 3\nPlaats: Nijmegen") == {"house_number": "3"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Uren: 36/40; Naam: Jan", {"percentage": "90.00"}),
        ("Uren: fulltime; Naam: Jan", {"percentage": "100.00"}),
        ("Parttime: 80; Naam: Jan", {"percentage": "80.00"}),
        ("Jaarsalaris: 42.000; Naam: Jan", {"amount": "42000.00"}),
        ("Naam: Jan; Startdatum: 1/2/2027", {"date": "2027-02-01"}),
    ],
)
def test_bare_numbers_are_what_their_label_says(text: str, found: dict[str, str]) -> None:
    assert kinds(text) == found


def test_one_colon_is_no_list() -> None:
    text = "start: 1 maart 2027, 32 uur"
    assert kinds(text) == {"date": date(2027, 3, 1).isoformat(), "hours": "32"}
