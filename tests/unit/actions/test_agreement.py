"""What counts as a yes to a read-back, and what does not."""

from __future__ import annotations

import pytest

from bot.actions.agreement import plainly_agrees
from bot.actions.turn import Turn


def affirmed(text: str) -> Turn:
    """Return a message that the classifier took for a yes."""
    return Turn("c", "m", text, "affirm", 1.0, [], "nl", "token")


@pytest.mark.parametrize(
    "text",
    [
        "ja",
        "Ja hoor, prima!",
        "klopt",
        "ja dat klopt helemaal",
        "akkoord, doe maar",
        "geef maar door",
        "ga uw gang",
        "stuur maar in",
        "ja graag, alvast bedankt",
        "ok",
        "yes go ahead",
        "that's right, please submit it",
        "looks good, thanks",
        "top 👍",
    ],
)
def test_plain_words_of_agreement_are_a_yes(text: str) -> None:
    assert plainly_agrees(affirmed(text))


@pytest.mark.parametrize(
    "text",
    [
        "klopt dat wel?",
        "ja? weet u dat zeker",
        "ja bijna",
        "klopt dit?",
        "ok wacht",
        "yes but wait",
        "oke en nu?",
        "ja maar niet doorgeven",
        "prima maar nog niet versturen",
        "ja maar wacht nog even",
        "ja, stuur maar nog niet in",
        "ja maar",
        "yes except the date",
        "ja maar de datum is fout",
    ],
)
def test_a_doubt_a_question_or_a_condition_is_no_yes(text: str) -> None:
    assert not plainly_agrees(affirmed(text))


def test_a_value_that_is_said_again_does_not_take_the_yes_away() -> None:
    text = "ja, per 1 maart"
    entity = {"entity": "date", "value": "2027-03-01", "start": 4, "end": 15}
    assert plainly_agrees(Turn("c", "m", text, "affirm", 1.0, [entity], "nl", "token"))
