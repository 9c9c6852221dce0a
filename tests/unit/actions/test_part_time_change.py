"""More or less work than now: "20% minder" is of the hours now or of a full week, never of the salary."""

from __future__ import annotations

from decimal import Decimal

import pytest
from rasa_sdk.interfaces import Tracker

from bot.actions.backend import Refusal
from bot.actions.draft import Draft
from bot.actions.part_time_change import is_of_something, settle

SHARE = "salary__part_time_percentage"


def settled(said: str, now: str) -> Draft:
    """Return the draft after "20% minder" was settled for somebody who works `now`."""
    slots = {SHARE: {"kind": "more_percent", "value": said}, "language": "nl"}
    draft = Draft(Tracker("x", slots, {}, [], False, None, {}, ""))
    settle(draft, SHARE, Decimal(now))
    return draft


@pytest.mark.parametrize(
    ("said", "now", "percentage"),
    [("-20", "100", "80.00"), ("-50", "40", "20.00")],
    ids=["full-time", "only of the own hours"],
)
def test_one_possible_meaning_is_taken(said: str, now: str, percentage: str) -> None:
    draft = settled(said, now)

    assert draft[SHARE] == {"kind": "percentage", "value": percentage}
    assert draft["options"] is None


def test_more_than_full_time_is_refused() -> None:
    with pytest.raises(Refusal, match="part_time_not_possible"):
        settled("10", "95")


@pytest.mark.parametrize(
    ("said", "now", "labels"),
    [("-20", "80", ["64%", "60%"]), ("20", "50", ["60%", "70%"]), ("-12.5", "66.67", ["58,34%", "54,17%"])],
)
def test_two_possible_meanings_are_both_offered(said: str, now: str, labels: list[str]) -> None:
    draft = settled(said, now)

    assert draft[SHARE] is None
    assert [option["label"] for option in draft["options"]["options"]] == labels


def test_only_a_percentage_more_or_less_is_of_something() -> None:
    assert is_of_something({"kind": "more_percent", "value": "-20"})
    assert not is_of_something({"kind": "more_hours", "value": "-8"})
    assert not is_of_something(None)
