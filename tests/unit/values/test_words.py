"""What the assistant writes, it reads back right."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

import pytest

from bot.values import find_values
from bot.values.words import date_in_words
from tests.unit.values.tables import TODAY


@pytest.mark.parametrize(
    ("language", "words"), [("nl", "1 maart 2027"), ("en", "1 March 2027")], ids=["Dutch", "English"]
)
def test_a_date_is_written_as_people_say_it(language: Literal["nl", "en"], words: str) -> None:
    assert date_in_words(date(2027, 3, 1), language) == words


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_day_of_twenty_years_is_read_back_right(language: Literal["nl", "en"]) -> None:
    first = date(2016, 1, 1)
    for offset in range((date(2036, 1, 1) - first).days):
        day = first + timedelta(days=offset)
        words = date_in_words(day, language)

        found = find_values(words, today=TODAY)

        assert [(value.kind, value.value, value.text, value.alternatives) for value in found] == [
            ("date", day, words, ())
        ]
