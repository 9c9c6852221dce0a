"""What is said about the conversation itself, and what only sounds like it."""

from __future__ import annotations

import pytest

from bot.actions.steering import (
    asks_whether_it_can_be_undone,
    wants_all_stopped,
    wants_recap,
    wants_restart,
)
from bot.actions.turn import Turn


def turn(text: str, intent: str = "repeat") -> Turn:
    return Turn("c", "m", text, intent, 0.9, [], "nl", "token")


@pytest.mark.parametrize(
    ("text", "recap"),
    [
        ("wat had ik ook alweer ingevuld?", True),
        ("waar waren we", True),
        ("what did I fill in", True),
        ("where were we?", True),
        ("wat zei je?", False),
        ("zeg dat nog eens", False),
    ],
)
def test_a_recap_is_more_than_saying_it_again(text: str, recap: bool) -> None:
    assert wants_recap(turn(text)) is recap


@pytest.mark.parametrize(
    ("text", "restart"),
    [
        ("begin opnieuw", True),
        ("opnieuw", True),
        ("laten we opnieuw beginnen", True),
        ("start over please", True),
        ("begin maar helemaal opnieuw", True),
        ("begin", False),
        ("doe maar", False),
        ("zeg het opnieuw", False),
    ],
)
def test_beginning_again(text: str, restart: bool) -> None:
    assert wants_restart(turn(text)) is restart


@pytest.mark.parametrize(
    ("text", "everything"),
    [
        ("stop alles", True),
        ("stop met alles", True),
        ("cancel everything", True),
        ("hij stopt nu hij alles wat hij wilde doen heeft gedaan", False),
        ("stop", False),
    ],
)
def test_stopping_everything(text: str, everything: bool) -> None:
    assert wants_all_stopped(turn(text, "cancel")) is everything


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("kan ik dit later terugdraaien?", True),
        ("mag ik het daarna nog intrekken", True),
        ("can I undo this later?", True),
        ("trek die weer in", False),
        ("kun je die wijziging intrekken", False),
    ],
)
def test_asking_whether_it_can_be_undone_later(text: str, question: bool) -> None:
    assert asks_whether_it_can_be_undone(turn(text, "withdraw_change")) is question
