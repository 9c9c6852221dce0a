"""What the assistant writes, it reads back right."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_weekday_before_a_written_date_does_not_change_the_day(language: Literal["nl", "en"]) -> None:
    weekdays = {
        "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
        "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    }[language]
    for offset in range(0, 20 * 366, 11):
        day = date(2016, 1, 1) + timedelta(days=offset)
        words = f"{weekdays[day.weekday()]} {date_in_words(day, language)}"

        found = find_values(f"het wordt {words}.", today=TODAY)

        assert [(value.kind, value.value, value.text) for value in found] == [("date", day, words)]


@settings(max_examples=300, deadline=None)
@given(
    day=st.dates(date(2016, 1, 1), date(2035, 12, 31)),
    today=st.dates(date(2016, 1, 1), date(2035, 12, 31)),
    language=st.sampled_from(["nl", "en"]),
    before=st.sampled_from(["", "per ", "Jan de Vries gaat met ingang van ", "nee, ", "as of ", "op "]),
)
def test_a_written_date_is_read_back_right_on_any_day(
    day: date, today: date, language: Literal["nl", "en"], before: str
) -> None:
    found = find_values(before + date_in_words(day, language), today=today)

    assert [(value.kind, value.value, value.alternatives) for value in found] == [("date", day, ())]
