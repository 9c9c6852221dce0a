"""Whom of the people that were offered the next words choose, and what is asked of each reading."""

from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from bot.actions.draft import Draft
from bot.actions.fields import Option, Reading, Say
from bot.actions.participants import NOBODY, chosen_in_words, offer
from bot.actions.turn import Turn
from bot.actions.voice import Voice

PIET = {"id": "p1", "name": "Piet Jansen", "birth_date": "1985-03-14"}
ANNEKE = {"id": "p2", "name": "Anneke Jansen", "birth_date": "1991-08-02"}
BOTH = (Option(PIET, "Piet Jansen (14 maart 1985)"), Option(ANNEKE, "Anneke Jansen (2 augustus 1991)"))


def draft(**slots: Any) -> Draft:
    return Draft(Tracker("c", slots, {}, [], False, None, {}, None))


def turn(text: str, intent: str = "inform", entities: list[dict[str, Any]] | None = None) -> Turn:
    return Turn("c", "m", text, intent, 0.9, entities or [], "nl", "token")


def offered(reading: Reading, kept: Draft) -> dict[str, Any]:
    dispatcher = CollectingDispatcher()
    offer(reading, kept, Voice(dispatcher, "nl"))
    (message,) = dispatcher.messages
    return message


@pytest.mark.parametrize(
    ("said", "chosen"),
    [
        (turn("Anneke Jansen (2 augustus 1991)"), "p2"),
        (
            turn(
                "anneke jansen (2 augustus 1991)",
                entities=[{"entity": "date", "value": "1991-08-02", "start": 15, "end": 30}],
            ),
            "p2",
        ),
        (turn("die uit 1985"), "p1"),
        (turn("Anneke"), "p2"),
        (turn("Jansen"), None),
        (turn("1970"), None),
        (turn("ja", "affirm"), None),
        (turn("nee", "deny"), NOBODY),
        (turn("/greet", "greet"), None),
    ],
)
def test_the_next_words_choose_between_the_people_offered(said: Turn, chosen: str | None) -> None:
    kept = draft()
    offered(Reading(options=BOTH, say=Say("utter_ask_which_participant")), kept)
    assert chosen_in_words(said, kept) == chosen


def test_yes_takes_the_one_name_that_looks_alike() -> None:
    kept = draft()
    asked = offered(Reading(options=BOTH[:1], say=Say("utter_ask_near_participant"), yes=0), kept)
    assert asked["response"] == "utter_view_near_participant"
    assert (asked["name"], asked["participant"]) == ("Piet Jansen (14 maart 1985)", "p1")
    assert chosen_in_words(turn("ja", "affirm"), kept) == "p1"


@pytest.mark.parametrize(
    ("read", "asked"),
    [
        ("utter_ask_which_participant", "utter_view_which_participant"),
        ("utter_ask_which_near_participant", "utter_view_which_near_participant"),
        ("utter_ask_which_participant_of_many", "utter_view_which_participant_of_many"),
    ],
)
def test_a_look_up_asks_with_buttons_that_lead_to_a_look_up(read: str, asked: str) -> None:
    message = offered(Reading(options=BOTH, say=Say(read)), draft())
    assert message["response"] == asked
    assert [button["payload"] for button in message["buttons"]] == [
        '/view_participant{"choice": "participant:p1"}',
        '/view_participant{"choice": "participant:p2"}',
        '/view_participant{"choice": "participant:none"}',
    ]


def test_people_are_chosen_in_words_inside_a_task_too_whose_own_question_stays() -> None:
    own = {"slot": "exit__participant", "options": [{"value": PIET, "label": "Piet"}], "yes": None}
    kept = draft(requested_slot="options", options=own)
    offered(Reading(options=BOTH, say=Say("utter_ask_which_participant"), yes=0), kept)
    assert kept["options"] == own
    assert chosen_in_words(turn("Anneke"), kept) == "p2"
    assert chosen_in_words(turn("ja", "affirm"), kept) is None
    assert chosen_in_words(turn("nee", "deny"), kept) is None
