"""Which full names are one person's, and which only look like it."""

from __future__ import annotations

import pytest

from backend.participants.names import PersonName, SurnameUse
from backend.participants.same_name import same_person_name


def name(
    given: str,
    surname: str,
    *,
    initials: str = "",
    calling: str = "",
    partner: str = "",
    use: SurnameUse = "own",
) -> PersonName:
    prefix, _, own = surname.rpartition("|")
    return PersonName(initials, given, calling, prefix, own, "", partner, use)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (name("Jan", "de|Vries"), name("jan", "|de vries")),
        (name("Ahmet", "|Yılmaz"), name("Ahmet", "|YILMAZ")),
        (name("Johannes Pieter", "de|Vries", calling="Jan"), name("", "de|Vries", calling="Jan")),
        (name("Johannes Pieter", "de|Vries", calling="Jan"), name("Johannes", "de|Vries")),
        (name("Johannes Pieter", "de|Vries", initials="J.P."), name("", "de|Vries", initials="J.P.")),
        (name("Johannes Pieter", "de|Vries"), name("", "de|Vries", initials="JP")),
        (
            name("Wietske", "|Hoekstra", partner="Boer", use="own_partner"),
            name("Wietske", "|Hoekstra-Boer"),
        ),
        (name("Wietske", "|Hoekstra", partner="Boer", use="partner"), name("Wietske", "|Boer")),
        (name("Wietske", "|Hoekstra", partner="Boer", use="partner"), name("Wietske", "|Hoekstra")),
    ],
)
def test_the_same_person(one: PersonName, other: PersonName) -> None:
    assert same_person_name(one, other)
    assert same_person_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Twins share surname, birth date and often the first letter.
        (name("Lotte", "de|Vries", initials="L."), name("Lars", "de|Vries", initials="L.")),
        (name("Jan", "de|Vries"), name("Jan", "|Vries")),
        (name("Jan", "de|Vries"), name("Jan", "de|Boer")),
        (name("Jan Pieter", "de|Vries"), name("", "de|Vries", initials="J.")),
        (name("", "de|Vries"), name("", "de|Vries")),
        (name("Wietske", "|Hoekstra", partner="Boer"), name("Wietske", "|Boer")),
    ],
)
def test_somebody_else(one: PersonName, other: PersonName) -> None:
    assert not same_person_name(one, other)
    assert not same_person_name(other, one)
