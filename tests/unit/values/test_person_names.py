"""Names of new people, in the ways in which employers write them."""

from __future__ import annotations

import pytest

from bot.values.fact_labels import labelled_facts
from bot.values.gender import gender_in
from bot.values.name_places import announced_name, answered_name, labelled_name, named_parts
from bot.values.person_names import PersonName, merged, read_name, spelled


@pytest.mark.parametrize(
    ("text", "initials", "first_names", "prefix", "surname"),
    [
        ("J.P. van den Berg-Jansen", "J.P.", "", "van den", "Berg-Jansen"),
        ("Fatima El Amrani", "", "Fatima", "", "El Amrani"),
        ("fatima el amrani", "", "Fatima", "", "El Amrani"),
        ("piet jansen", "", "Piet", "", "Jansen"),
        ("PIET VAN DER BERG", "", "Piet", "van der", "Berg"),
        ("mevrouw Anna Maria de la Cruz", "", "Anna Maria", "de la", "Cruz"),
        ("Berg, J. van den", "J.", "", "van den", "Berg"),
        ("de Vries, Jan", "", "Jan", "de", "Vries"),
        ("jp de vries", "J.P.", "", "de", "Vries"),
        ("J.H.Jansen", "J.H.", "", "", "Jansen"),
        ("Jan in 't Veld", "", "Jan", "in 't", "Veld"),
        ("mr. F.A. van Hasselt", "F.A.", "", "van", "Hasselt"),
        ("Jan Jansma, m", "", "Jan", "", "Jansma"),
        ("noud van zomeren m", "", "Noud", "van", "Zomeren"),
        ("Th. Smit MSc", "Th.", "", "", "Smit"),
        ("Łukasz Górski", "", "Łukasz", "", "Górski"),
        ("o'brien, kate", "", "Kate", "", "O'Brien"),
    ],
)
def test_a_name_is_taken_apart(text: str, initials: str, first_names: str, prefix: str, surname: str) -> None:
    name = read_name(text)
    assert name == PersonName(initials, first_names, "", prefix, surname)


def test_a_name_in_brackets_is_what_the_person_is_called() -> None:
    assert read_name("J.P. (Hans) de Wit") == PersonName("J.P.", "", "Hans", "de", "Wit")


@pytest.mark.parametrize("text", ["12 abc", "", "a", "jan@bedrijf.example", "x" * 101, "Jan " + "y" * 100])
def test_what_cannot_be_a_name_is_none(text: str) -> None:
    assert read_name(text) is None


@pytest.mark.parametrize(
    ("text", "known", "shown"),
    [
        ("Jolien", PersonName(prefix="de", surname="Wit"), "Jolien de Wit"),
        ("de Wit", PersonName(first_names="Jolien"), "Jolien de Wit"),
        ("Jansen", PersonName(first_names="Jolien"), "Jolien Jansen"),
        ("Janssen", PersonName(first_names="Jolien", prefix="van", surname="Jansen"), "Jolien Janssen"),
        ("Jolein", PersonName(first_names="Jolien", surname="Jansen"), "Jolein Jansen"),
        ("Piet Smit", PersonName(first_names="Jolien", surname="Jansen"), "Piet Smit"),
    ],
)
def test_half_a_name_fills_or_corrects_the_half_that_it_fits(
    text: str, known: PersonName, shown: str
) -> None:
    said = read_name(text)
    assert said is not None
    assert merged(known, said).shown == shown


@pytest.mark.parametrize(
    ("surname", "text", "right"),
    [
        ("Jansen", "ze heet Jansen met dubbel s", "Janssen"),
        ("Smit", "met twee t's", "Smitt"),
        ("Janssen", "Janssen met één s", "Jansen"),
        ("Visser", "with a single s", "Viser"),
        ("Bakker", "met dubbel k", "Bakker"),
        ("Bakker", "met plezier", "Bakker"),
    ],
)
def test_a_surname_is_spelled_as_said(surname: str, text: str, right: str) -> None:
    assert spelled(surname, text) == right


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("piet jansen", "Piet Jansen"),
        ("het is sanne de boer, ze is geboren in mei", "Sanne de Boer"),
        ("een vrouw, Anna Bakker", "Anna Bakker"),
        ("Berg, J. van den", "J. van den Berg"),
        ("Mw. A. de Wit - verpleegkundige", "A. de Wit"),
        ("weet ik nog niet", None),
        ("waarom wilt u dat weten", None),
        ("geen idee", None),
        ("vrouw", None),
        ("I do not know yet", None),
    ],
)
def test_an_answer_holds_a_name_or_none(text: str, shown: str | None) -> None:
    name = answered_name(text, [])
    assert (name and name.shown) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ze heet Fatima El Amrani en begint 1 maart", "Fatima El Amrani"),
        ("nieuwe collega jan bakker begint 1 feb", "Jan Bakker"),
        ("The new colleague is called Tom Hanks", "Tom Hanks"),
        ("we hebben een nieuwe collega per 1 januari", None),
        ("ik wil een nieuwe medewerker aanmelden", None),
    ],
)
def test_a_name_is_known_by_the_words_before_it(text: str, shown: str | None) -> None:
    name = announced_name(text)
    assert (name and name.shown) == shown


def test_a_part_of_a_name_is_known_by_its_own_word() -> None:
    assert named_parts("nee, de achternaam is Janssen") == PersonName(surname="Janssen")
    assert named_parts("her first name is Sanna") == PersonName(first_names="Sanna")
    assert named_parts("ze begint in maart") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Naam: Sanne de Boer\nUren: 32", PersonName("", "Sanne", "", "de", "Boer")),
        ("Naam: Berg, J. van den; Uren: 32", PersonName("J.", "", "", "van den", "Berg")),
        (
            "Achternaam;Jansen;Voorletters;PJ;Tussenvoegsel;van;Roepnaam;Piet",
            PersonName("P.J.", "", "Piet", "van", "Jansen"),
        ),
        ("nieuwe collega: Sanne de Boer, 12-3-1991, 32 uur", PersonName("", "Sanne", "", "de", "Boer")),
    ],
)
def test_a_labelled_name_is_read(text: str, name: PersonName) -> None:
    assert labelled_name(labelled_facts(text)) == name


@pytest.mark.parametrize(
    ("text", "gender", "outright"),
    [
        ("Sanne de Boer, v, 12-3-1991", "female", True),
        ("Piet Jansen (m)", "male", True),
        ("mevrouw De Wit", "female", True),
        ("de heer Smit", "male", True),
        ("het is een man", "male", True),
        ("Gender: f\nName: Kate Smith", "female", True),
        ("zet haar in de regeling", "female", False),
        ("he starts on Monday", "male", False),
        ("2900 p/m", None, False),
        ("2900 p m", None, False),
        ("zijn vrouw werkt hier ook", None, False),
        ("mr. F.A. van Hasselt", None, False),
    ],
)
def test_man_or_woman_is_read_where_it_is_said(text: str, gender: str | None, outright: bool) -> None:
    assert gender_in(text, labelled_facts(text)) == (gender, outright)
