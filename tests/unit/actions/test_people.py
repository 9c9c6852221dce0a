"""Who is meant by the words around names, and which of several is chosen in words."""

from datetime import date
from typing import Any

import pytest

from bot.actions.backend import Candidate
from bot.actions.fields import DateField, Option, Reading, Say
from bot.actions.naming import (
    called,
    choose,
    groups,
    is_near,
    too_many,
)
from bot.actions.people import ParticipantField, means_another_person
from bot.actions.turn import Turn
from bot.clock import today


def candidate(name: str, born: str = "1980-01-01", match: str = "exact") -> Candidate:
    person = {"id": f"{name} {born}", "name": name, "birth_date": born, "status": "active"}
    return Candidate.model_validate({"participant": person, "score": 1.0, "match": match})


def turn(text: str, entities: list[dict[str, Any]] | None = None) -> Turn:
    return Turn("c", "m", text, "inform", 0.9, entities or [], "nl", "token")


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Jansen gaat weg", ["Piet Jansen", "Anneke Jansen"], [["Piet Jansen", "Anneke Jansen"]]),
        ("Piet Jansen gaat weg", ["Piet Jansen", "Anneke Jansen"], [["Piet Jansen"]]),
        (
            "Anneke Jansen en Piet Jansen",
            ["Piet Jansen", "Anneke Jansen"],
            [["Anneke Jansen"], ["Piet Jansen"]],
        ),
        ("niet ruud maar kim van den berg", ["Ruud Smit", "Kim van den Berg"], [["Kim van den Berg"]]),
        ("Kim ipv Ruud", ["Ruud Smit", "Kim Bos"], [["Kim Bos"]]),
        ("lukasz wisniewski", ["Łukasz Wiśniewski"], [["Łukasz Wiśniewski"]]),
        ("ozlem yilmaz en elif sahin", ["Elif Şahin", "Özlem Yılmaz"], [["Özlem Yılmaz"], ["Elif Şahin"]]),
        ("Pjet Janssn", ["Piet Jansen"], [["Piet Jansen"]]),
    ],
)
def test_names_in_a_sentence_are_one_person_or_several(
    text: str, names: list[str], expected: list[list[str]]
) -> None:
    found = groups(text, [candidate(name) for name in names])
    assert [[one.participant.name for one in group] for group in found] == expected


def test_two_people_of_a_list_are_both_taken() -> None:
    said = turn("Piet Bos en Wil Smit gaan weg")
    reading = choose("", [candidate("Piet Bos"), candidate("Wil Smit")], said)
    assert [one.value["name"] for one in (reading, *reading.others)] == ["Piet Bos", "Wil Smit"]
    assert [one.place for one in (reading, *reading.others)] == [0, 12]
    assert reading.unlisted == ()


def test_somebody_named_outside_a_list_is_not_taken_and_not_kept_silent() -> None:
    said = turn("Piet Bos gaat weg volgens zijn leidinggevende Wil Smit")
    reading = choose("", [candidate("Piet Bos"), candidate("Wil Smit")], said)
    assert (reading.value["name"], reading.others) == ("Piet Bos", ())
    assert len(reading.unlisted) == 1


def test_who_signs_a_letter_is_not_whom_it_is_about() -> None:
    said = turn("Piet Bos gaat weg. Met vriendelijke groet, Wil Smit")
    reading = choose("", [candidate("Piet Bos"), candidate("Wil Smit")], said)
    assert (reading.value["name"], reading.others, reading.unlisted) == ("Piet Bos", (), ())


def test_a_name_that_only_looks_alike_is_asked_never_taken() -> None:
    reading = choose("Bosch", [candidate("Piet Bos", match="near")], turn("Bosch"))
    assert reading.value is None
    assert [option.value["name"] for option in reading.options] == ["Piet Bos"]
    assert reading.yes == 0


def test_a_birth_date_in_the_sentence_chooses_between_people_of_one_name() -> None:
    born = [{"entity": "birth_date", "value": "1991-08-02", "start": 3, "end": 13}]
    people = [candidate("Fatima", "1985-03-14"), candidate("Fatima", "1991-08-02")]
    assert choose("", people, turn("Fatima", born)).value["birth_date"] == "1991-08-02"


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("die uit 1985", True),
        ("1991", False),
        ("Anneke", True),
        ("anneke jansen", True),
        ("Piet", False),
        ("die", False),
    ],
)
def test_a_person_is_chosen_by_year_or_name(text: str, fits: bool) -> None:
    option = Option({"id": "1", "name": "Anneke Jansen", "birth_date": "1985-03-14"}, "")
    assert ParticipantField("slot").matches_option(turn(text), option) is fits


@pytest.mark.parametrize(
    ("text", "kind", "day", "fits"),
    [
        ("14 maart 1985", "date", "1985-03-14", True),
        ("14 maart", "date", "2027-03-14", False),
        ("geboren 14 maart", "birth_date", "2027-03-14", True),
        ("geboren 2 augustus 1991", "birth_date", "1991-08-02", False),
    ],
)
def test_a_day_chooses_a_person_only_as_a_birth_date(text: str, kind: str, day: str, fits: bool) -> None:
    option = Option({"id": "1", "name": "Anneke Jansen", "birth_date": "1985-03-14"}, "")
    said = turn(text, [{"entity": kind, "value": day, "start": 0, "end": len(text)}])
    assert ParticipantField("slot").matches_option(said, option) is fits


@pytest.mark.parametrize(("who", "fits"), [("Anneke", True), ("die uit 1985", True), ("Piet", False)])
def test_a_person_is_chosen_beside_the_date_of_the_change(who: str, fits: bool) -> None:
    option = Option({"id": "1", "name": "Anneke Jansen", "birth_date": "1985-03-14"}, "")
    text = f"{who} per 14 maart 2027"
    start = text.index("14 maart")
    said = turn(text, [{"entity": "date", "value": "2027-03-14", "start": start, "end": len(text)}])
    assert ParticipantField("slot").matches_option(said, option) is fits


def test_more_people_than_can_be_shown_are_said_to_be_more() -> None:
    six = [candidate("Jan Jansen", f"19{year}-01-01") for year in range(70, 76)]
    asked = choose("Jansen", six, turn("Jansen")).say
    assert asked is not None
    assert asked.response == "utter_ask_which_participant"
    many = choose("Jansen", [*six, candidate("Jan Jansen", "1990-01-01")], turn("Jansen"))
    assert len(many.options) == 6
    assert many.say is not None
    assert many.say.response == "utter_ask_which_participant_of_many"
    assert too_many(many) == Say("utter_name_fits_many", {"given": "Jansen"})
    assert too_many(Reading(options=many.options, say=asked)) is None


def test_a_birth_year_beside_the_name_reaches_beyond_the_people_shown() -> None:
    seven = [candidate("Jan Jansen", f"19{year}-01-01") for year in range(70, 77)]
    date_of_exit = [{"entity": "date", "value": "2027-02-01", "start": 19, "end": 34}]
    said = turn("Jansen uit 1976 per 1 februari 2027", date_of_exit)
    assert choose("Jansen", seven, said).value["birth_date"] == "1976-01-01"


def test_several_people_are_called_by_the_name_that_was_typed() -> None:
    said = turn("die van Jansen", [{"entity": "participant", "value": "Jansen", "start": 8, "end": 14}])
    both = choose("Jansen", [candidate("Piet Jansen"), candidate("Anneke Jansen")], said)
    assert called(both, said) == "Jansen"
    assert called(both, turn("die van jansen")) == "Piet Jansen, Anneke Jansen"
    assert not is_near(both)


def test_a_name_that_only_looks_alike_is_never_said_to_be_the_name_typed() -> None:
    said = turn("Jansn", [{"entity": "participant", "value": "Jansn", "start": 0, "end": 5}])
    people = [candidate("Piet Jansen", match="near"), candidate("Anneke Jansen", match="near")]
    for found in (people, people[:1]):
        reading = choose("Jansn", found, said)
        assert is_near(reading)
        assert called(reading, said) == ", ".join(one.participant.name for one in found)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("ik bedoelde de andere Jansen", True),
        ("the other one", True),
        ("nee, een andere datum: 1 april", False),
        ("another date", False),
        ("the other day", False),
    ],
)
def test_another_date_is_not_another_person(text: str, other: bool) -> None:
    assert means_another_person(turn(text)) is other


def test_a_date_alone_is_not_about_another_person() -> None:
    day = {"entity": "date", "value": "2027-04-01", "start": 17, "end": 24}
    name = {"entity": "participant", "value": "Jansen", "start": 10, "end": 16}
    assert not means_another_person(turn("nee, een ander: 1 april", [day]))
    assert means_another_person(turn("de andere Jansen 1 april", [name, day]))


def test_a_date_is_chosen_by_its_year_or_by_this_year() -> None:
    this_year = Option(date(today().year, 12, 1).isoformat(), "")
    next_year = Option(date(today().year + 1, 12, 1).isoformat(), "")
    field = DateField("slot")
    for text, chosen in [("dit jaar", this_year), ("next year", next_year), (str(today().year), this_year)]:
        fitting = [o for o in (this_year, next_year) if field.matches_option(turn(text), o)]
        assert fitting == [chosen]


async def test_the_end_of_a_month_is_asked_and_yes_means_the_day_after() -> None:
    entity = {"entity": "date", "value": "2027-02-28", "edge": "end_of_period", "start": 0, "end": 13}
    reading = await DateField("slot", True).read(turn("eind februari", [entity]), True, None, None)  # type: ignore[arg-type]  # reading a date asks no backend
    assert reading is not None
    assert reading.yes is not None
    assert reading.options[reading.yes].value == "2027-03-01"


@pytest.mark.parametrize(
    ("text", "left"),
    [("per 1 april graag", ["april"]), ("ja", []), ("dat is onze collega mevrouw Smit", ["smit"])],
)
def test_what_is_left_beside_fillers(text: str, left: list[str]) -> None:
    assert turn(text).rest() == left
