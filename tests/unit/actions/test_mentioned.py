"""Whom "zij" and "die" mean, and which day "dezelfde datum" is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from rasa_sdk.interfaces import Tracker

from bot.actions.draft import Draft
from bot.actions.mentioned import dates_meant, meant_by_pronoun, mention_date, mention_person
from bot.actions.turn import Turn

JAN = {"id": "j", "name": "Jan", "birth_date": "1979-04-12", "gender": "male"}
PETRA = {"id": "p", "name": "Petra", "birth_date": "1980-01-01", "gender": "female"}
ELS = {"id": "e", "name": "Els", "birth_date": "1981-01-01", "gender": "female"}


def said(text: str, mentioned: dict[str, Any], message: str = "now") -> Turn:
    return Turn("c", message, text, "inform", 0.9, [], "nl", "token", mentioned=mentioned)


def spoken_of(*people: tuple[str, dict[str, Any]], dates: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the memory after these people were named, each in a message, oldest first."""
    draft = Draft(Tracker("c", {}, {}, [], False, None, {}, None))
    for message, person in people:
        mention_person(draft, person, said("", {}, message))
    for day in dates:
        mention_date(draft, day)
    memory: dict[str, Any] = draft["mentioned"]
    return memory


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zij gaat uit dienst", ["Petra"]),
        ("wat is haar status", ["Petra"]),
        ("hij gaat uit dienst", ["Jan"]),
        ("what is his status", ["Jan"]),
        ("wat zijn zijn gegevens", ["Jan"]),
        ("die gaat ook", ["Petra"]),
        ("die datum klopt", []),
        ("iemand die weggaat", []),
        ("een verhoging die per 1 maart ingaat", []),
        ("meld die maar af", ["Petra"]),
        ("deze medewerker gaat weg", ["Petra"]),
        ("dezelfde medewerker", ["Petra"]),
        ("hij heet Bartholomeus", []),
        ("laat alles zien", []),
    ],
)
def test_a_pronoun_means_who_was_spoken_of_last_and_can_be_it(text: str, expected: list[str]) -> None:
    memory = spoken_of(("1", JAN), ("2", PETRA))
    assert [one["name"] for one in meant_by_pronoun(said(text, memory), pointing=True)] == expected


def test_two_people_of_one_message_are_both_offered() -> None:
    memory = spoken_of(("1", PETRA), ("1", ELS))
    assert {one["name"] for one in meant_by_pronoun(said("zij", memory), True)} == {"Petra", "Els"}


def test_a_name_is_never_beaten_by_a_pronoun() -> None:
    named = [{"entity": "participant", "value": "Els", "start": 0, "end": 3}]
    turn = replace(said("Els, zij gaat weg", spoken_of(("1", PETRA))), entities=named)
    assert meant_by_pronoun(turn, True) == []


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("dezelfde datum", None, ["2027-04-01", "2027-03-01"]),
        ("ook per die dag", None, ["2027-04-01", "2027-03-01"]),
        ("the same date please", None, ["2027-04-01", "2027-03-01"]),
        ("die datum klopt", "2027-04-01", []),
        ("nee, dezelfde datum", "2027-04-01", ["2027-03-01"]),
        ("geen idee", None, []),
    ],
)
def test_the_dates_that_were_spoken_of(text: str, known: str | None, expected: list[str]) -> None:
    memory = spoken_of(dates=("2027-03-01", "2027-04-01"))
    assert dates_meant(said(text, memory), asked=True, known=known) == expected


def test_a_date_that_was_corrected_is_not_meant_any_more() -> None:
    draft = Draft(Tracker("c", {}, {}, [], False, None, {}, None))
    mention_date(draft, "2027-03-01")
    mention_date(draft, "2027-04-01", instead_of="2027-03-01")
    assert dates_meant(said("dezelfde datum", draft["mentioned"]), asked=True, known=None) == ["2027-04-01"]
