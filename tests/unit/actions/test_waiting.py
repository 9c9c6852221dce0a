"""In which order what waits goes on, and who takes over which values."""

from __future__ import annotations

from typing import Any

from rasa_sdk.interfaces import Tracker

from bot.actions import waiting
from bot.actions.draft import Draft
from bot.actions.turn import Turn

SAID = Turn("c", "m", "en Kim ook", "inform", 0.9, [], "nl", "token")


def draft() -> Draft:
    return Draft(Tracker("c", {}, {}, [], False, None, {}, None))


def somebody(name: str, *same: str) -> waiting.Record:
    return waiting.to_come("exit_form", SAID, about=name, slots={"person": name}, same=same)


def order(kept: Draft) -> list[Any]:
    return [record["about"] for record in reversed(waiting.records(kept))]


def test_people_wait_in_the_order_in_which_they_were_named_and_before_older_tasks() -> None:
    kept = draft()
    waiting.park(kept, "exit_form", {"person": "outer"}, "outer")
    waiting.queue(kept, [somebody("Piet"), somebody("Kim")])
    waiting.queue(kept, [somebody("Els")])
    assert order(kept) == ["Piet", "Kim", "Els", "outer"]
    assert [record["about"] for record in waiting.in_turn(kept)] == ["Piet", "Kim", "Els"]


def test_a_task_set_aside_goes_on_before_the_people_after_it() -> None:
    kept = draft()
    waiting.queue(kept, [somebody("Piet")])
    waiting.park(kept, "exit_form", {"person": "Jan", "date": None}, "Jan")
    assert waiting.take(kept, "withdrawal_form") is None
    jan = waiting.take(kept, "exit_form")
    assert jan is not None
    assert (jan["about"], jan["slots"]) == ("Jan", {"person": "Jan"})
    assert order(kept) == ["Piet"]


def test_only_what_holds_for_somebody_too_is_taken_over() -> None:
    kept = draft()
    waiting.park(kept, "exit_form", {"person": "outer"}, "outer")
    waiting.queue(kept, [somebody("Piet", "date"), somebody("Kim")])
    waiting.share(kept, "exit_form", {"date": "2027-03-01", "reason": None})
    kim, piet = waiting.records(kept)[1:]
    assert piet["slots"] == {"date": "2027-03-01", "person": "Piet"}
    assert kim["slots"] == {"person": "Kim"}
    assert waiting.records(kept)[0]["slots"] == {"person": "outer"}
