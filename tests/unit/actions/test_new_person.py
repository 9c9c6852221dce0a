"""What a message says of a new person: name, birth date, first day, man or woman, BSN, address, scheme."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date
from typing import Any, Literal

import pytest

from bot.actions.addresses import AddressField
from bot.actions.backend import Address, Backend, Candidate, Context
from bot.actions.bsn import BsnField
from bot.actions.enrolment import WHO
from bot.actions.fields import Field, Reading
from bot.actions.new_name import NewNameField
from bot.actions.new_person import BirthDateField, FirstDayField, GenderField
from bot.actions.schemes import SchemeField
from bot.actions.several import apart
from bot.actions.starting_pay import StartingSalaryField, StartingShareField
from bot.actions.turn import Turn
from bot.values import find_values

TODAY = date(2026, 12, 15)
PERSON = next(iter(WHO.values()))
NAME, BORN, GENDER = (
    NewNameField("enrolment__name", asked_by=[PERSON]),
    BirthDateField("enrolment__birth_date", asked_by=[PERSON]),
    GenderField("enrolment__gender", asked_by=[PERSON]),
)
FIRST_DAY, ADDRESS = (
    FirstDayField("enrolment__start_date"),
    AddressField("enrolment__address", asked_by=["x__street"]),
)
SHARE, PAY = StartingShareField("enrolment__part_time_percentage"), StartingSalaryField("enrolment__salary")
SCHEME, BSN = SchemeField("enrolment__scheme"), BsnField("enrolment__bsn")
PETRA = {"id": "p", "name": "Petra Bakker", "birth_date": "1975-10-21", "status": "active"}


class Records(Backend):
    """A backend whose employer has one participant, two schemes, and knows one house."""

    async def context(self) -> Context:
        schemes = [{"id": "b", "name": "Basisregeling zorg"}, {"id": "e", "name": "Excedentregeling"}]
        return Context.model_validate(
            {
                "today": TODAY,
                "employer": {"id": "e", "name": "n"},
                "roles": [],
                "rights": [],
                "schemes": schemes,
                "full_time_hours": "36.00",
            }
        )

    async def search(self, text: str, mode: Literal["name", "sentence"], limit: int = 6) -> list[Candidate]:
        if text != PETRA["name"]:
            return []
        return [Candidate.model_validate({"participant": PETRA, "score": 1, "match": "exact"})]

    async def address(self, postcode: str, house_number: str) -> Address | None:
        if postcode != "3811 BC":
            return None
        return Address(street="Kerkweg", house_number=house_number, postcode=postcode, city="Amersfoort")


def turn(text: str, asked: str | None = None, intent: str = "inform", names: tuple[str, ...] = ()) -> Turn:
    entities: list[dict[str, Any]] = [
        {
            "entity": found.kind,
            "value": str(found.value),
            "start": found.start,
            "end": found.end,
            "period": found.period,
            "edge": found.edge,
        }
        for found in find_values(text, today=TODAY)
    ]
    for name in names:
        start = text.index(name)
        entities.append({"entity": "participant", "value": name, "start": start, "end": start + len(name)})
    return Turn("c", "m", text, intent, 0.9, entities, "nl", "token", asked=asked)


def read(field: Field, said: Turn, known: Any = None) -> Reading | None:
    return asyncio.run(field.read(said, field.is_asked(said.asked), known, Records("token")))


def value(field: Field, text: str, asked: str | None = None, known: Any = None) -> Any:
    reading = read(field, turn(text, asked), known)
    return reading and reading.value


def test_an_answer_to_who_is_it_gives_all_three() -> None:
    said = "Sanne de Boer, 12-3-1991, vrouw"
    assert NAME.shown(value(NAME, said, PERSON), "nl") == "Sanne de Boer"
    assert value(BORN, said, PERSON) == "1991-03-12"
    assert value(GENDER, said, PERSON) == "female"
    assert value(FIRST_DAY, said, PERSON) is None


@pytest.mark.parametrize(
    ("text", "asked", "born", "first_day"),
    [
        ("geboren 3-4-1991, start 1 februari", None, "1991-04-03", "2027-02-01"),
        ("12-3-91, per 1-2-2027", None, "1991-03-12", "2027-02-01"),
        ("in dienst sinds 1-2-2010", None, None, "2010-02-01"),
        ("3 mei 2012", "enrolment__birth_date", "2012-05-03", None),
        ("3-4-45", "enrolment__birth_date", "1945-04-03", None),
        ("2 feb 90", "enrolment__birth_date", "1990-02-02", None),
        ("Piet Quist, 12 maart 91, man", PERSON, "1991-03-12", None),
        ("per 1 feb 36 uur", PERSON, None, "2027-02-01"),
        ("1 februari", "enrolment__start_date", None, "2027-02-01"),
    ],
)
def test_a_birth_date_and_a_first_day_are_told_apart(
    text: str, asked: str | None, born: str | None, first_day: str | None
) -> None:
    assert value(BORN, text, asked) == born
    assert value(FIRST_DAY, text, asked) == first_day


def test_a_birth_date_without_its_year_is_asked_again() -> None:
    reading = read(BORN, turn("geboren 3 mei"))
    assert reading is not None
    assert reading.wrong
    assert reading.say is not None
    assert reading.say.response == "utter_enrolment_birth_year"


def test_the_name_of_a_participant_is_asked_about() -> None:
    reading = read(NAME, turn("Petra Bakker", PERSON))
    assert reading is not None
    assert reading.value is None
    assert [option.label for option in reading.options] == ["Petra Bakker"]
    assert reading.yes == 0


def test_another_birth_date_makes_somebody_else_of_the_same_name() -> None:
    assert value(NAME, "Petra Bakker, geboren 3 mei 1985", PERSON)["surname"] == "Bakker"


def test_the_same_birth_date_makes_it_the_participant() -> None:
    reading = read(NAME, turn("Petra Bakker, geboren 21 oktober 1975", PERSON))
    assert reading is not None
    assert reading.wrong
    assert reading.say is not None
    assert reading.say.response == "utter_enrolment_is_participant"


def test_of_two_names_the_one_that_is_nobodys_is_the_new_one() -> None:
    said = turn("Petra Bakker krijgt hulp van Lotte Quist", names=("Petra Bakker", "Lotte Quist"))
    reading = read(NAME, said)
    assert reading is not None
    assert reading.value["surname"] == "Quist"


def test_a_name_in_passing_does_not_replace_the_one_that_is_known() -> None:
    known = value(NAME, "Lotte Quist", PERSON)
    assert (
        read(NAME, turn("de groeten van Karin Smit", "enrolment__bsn", names=("Karin Smit",)), known) is None
    )
    corrected = read(NAME, turn("Karin Smit bedoel ik", "confirm", names=("Karin Smit",)), known)
    assert corrected is not None
    assert corrected.value["surname"] == "Smit"


@pytest.mark.parametrize("text", ["weet ik niet", "waarom?", "ja", "dat zoek ik op"])
def test_what_is_no_name_is_none(text: str) -> None:
    assert read(NAME, turn(text, PERSON)) is None


def test_her_does_not_overrule_what_was_said_outright() -> None:
    assert value(GENDER, "zet haar er maar in", known="male") is None
    assert value(GENDER, "nee, het is een vrouw", known="male") == "female"
    assert value(GENDER, "onbekend", "enrolment__gender") == "unknown"


def test_a_bsn_is_kept_as_its_reference() -> None:
    entity = {"entity": "bsn", "value": "bsn:1", "valid": True, "masked": "••••••019"}
    said = Turn("c", "m", "bsn:1", "inform", 0.9, [entity], "nl", "token")
    reading = read(BSN, said)
    assert reading is not None
    assert reading.value == {"reference": "bsn:1", "masked": "••••••019"}
    wrong = read(BSN, said.only([{**entity, "valid": False}]), reading.value)
    assert wrong is not None
    assert wrong.wrong


def test_an_address_is_looked_up_by_postcode_and_house_number() -> None:
    reading = read(ADDRESS, turn("3811bc 7", "enrolment__address"))
    assert reading is not None
    assert ADDRESS.shown(reading.value, "nl") == "Kerkweg 7, 3811 BC Amersfoort"
    assert reading.say is not None
    assert reading.say.response == "utter_address_found"


def test_an_address_that_is_not_known_keeps_what_was_said() -> None:
    known = value(ADDRESS, "9876 ZX 3", "enrolment__address")
    assert known == {"postcode": "9876 ZX", "house_number": "3"}
    complete = value(ADDRESS, "Schaapsdrift, Oldebroek", "x__street", known)
    assert ADDRESS.shown(complete, "nl") == "Schaapsdrift 3, 9876 ZX Oldebroek"
    assert ADDRESS.shown(value(ADDRESS, "huisnummer 5", known=complete), "nl").startswith("Schaapsdrift 5")
    moved = value(ADDRESS, "postcode 3811 BC", known=complete)
    assert ADDRESS.shown(moved, "nl") == "Kerkweg 3, 3811 BC Amersfoort"


def test_another_street_than_the_registers_is_pointed_out_and_kept() -> None:
    reading = read(ADDRESS, turn("Stationsstraat 7, 3811 BC Amersfoort", "enrolment__address"))
    assert reading is not None
    assert reading.value["street"] == "Stationsstraat"
    assert reading.say is not None
    assert reading.say.response == "utter_address_differs"


@pytest.mark.parametrize(
    ("text", "asked", "name"),
    [
        ("in de basisregeling graag", None, "Basisregeling zorg"),
        ("the basic scheme", None, "Basisregeling zorg"),
        ("excedent", "enrolment__scheme", "Excedentregeling"),
        ("basis", "enrolment__scheme", "Basisregeling zorg"),
        ("op fulltime basis", None, None),
        ("een regeling", None, None),
    ],
)
def test_a_scheme_is_known_by_its_name(text: str, asked: str | None, name: str | None) -> None:
    found = value(SCHEME, text, asked)
    assert (found and found["name"]) == name


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1 februari, fulltime, 42.000", {"kind": "percentage", "value": "100"}),
        ("per 1 februari fulltime 2900 per maand", {"kind": "percentage", "value": "100"}),
        ("start 1 februari, 4 dagen, 18,50 per uur", {"kind": "days", "value": "4"}),
        ("fulltime salaris 3500", None),
        ("2 uur meer", None),
    ],
)
def test_how_much_somebody_begins_to_work(text: str, said: dict[str, str] | None) -> None:
    assert value(SHARE, text) == said


@pytest.mark.parametrize(("text", "kind"), [("32", "hours"), ("80", "percentage"), ("40", None)])
def test_a_bare_number_is_hours_where_a_week_has_so_many(text: str, kind: str | None) -> None:
    found = value(SHARE, text, SHARE.slot)
    assert (found and found["kind"]) == kind


def test_nothing_comes_on_top_of_a_salary_that_is_not_there_yet() -> None:
    assert read(PAY, turn("3% erbij")) is None


def test_two_new_people_in_one_sentence_are_two() -> None:
    said = turn("Sanne Quist en Piet Zomer beginnen per 1 februari", names=("Sanne Quist", "Piet Zomer"))
    reading = read(NAME, said)
    assert reading is not None
    assert reading.value["name"] == "Sanne Quist"
    assert [other.value["name"] for other in reading.others] == ["Piet Zomer"]


def test_whoever_signs_the_message_is_no_new_person() -> None:
    said = turn("nieuwe collega: Sanne Quist\nGroeten, Karin Smit", names=("Sanne Quist", "Karin Smit"))
    reading = read(NAME, said)
    assert reading is not None
    assert reading.value["name"] == "Sanne Quist"
    assert not reading.others


def test_what_stands_behind_a_name_is_of_that_person() -> None:
    text = "Sanne Quist, vrouw, 12-3-1991, en Piet Zomer, man, geboren 3-4-1990, beide per 1 februari"
    said = turn(text, names=("Sanne Quist", "Piet Zomer"))
    parts, _, _ = apart(said, [0, text.index("Piet")], words_apart=True)
    born = [[reading.value for part in [one] if (reading := read(BORN, part))] for one in parts]
    assert [read(GENDER, part).value for part in parts] == ["female", "male"]  # type: ignore[union-attr]  # read
    assert born == [["1991-03-12"], ["1990-04-03"]]


def test_a_loose_number_beside_the_hours_is_the_salary() -> None:
    said = turn("32 uur 2800", "enrolment__salary_and_hours")
    field = StartingSalaryField("enrolment__salary", asked_by=["enrolment__salary_and_hours"])
    reading = read(field, said)
    assert reading is not None
    assert reading.value == {"kind": "amount", "value": "2800.00", "period": "month"}


@pytest.mark.parametrize(
    ("text", "is_else"),
    [
        ("ja, dat is iemand anders", True),
        ("somebody else", True),
        ("nee", False),
        ("nee, niemand anders", False),
    ],
)
def test_a_namesake_is_said_to_be_somebody_else(text: str, is_else: bool) -> None:
    asked = read(NAME, turn("Petra Bakker", PERSON))
    assert asked is not None
    assert NAME.matches_option(turn(text, "options", "deny"), asked.options[0]) is is_else


def test_an_address_abroad_says_what_to_do() -> None:
    reading = read(ADDRESS, turn("hij woont in Gent, België", "enrolment__address"))
    assert reading is not None
    assert reading.say is not None
    assert reading.say.response == "utter_address_abroad"


def test_her_first_name_after_and_is_no_second_person() -> None:
    known = value(NAME, "Maria da Silva", PERSON)
    said = replace(turn("and the first name is Maria Clara", "confirm", names=("Maria Clara",)), adds=True)
    reading = read(NAME, said, known)
    assert reading is not None
    assert reading.value["first_names"] == "Maria Clara"
    assert not reading.others
