"""What holds for any text: no error, spans inside it, no overlap, the same answer each time."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.values import find_values
from bot.values.reading_text import plain
from tests.unit.values.tables import TODAY, cases

_PIECES = st.sampled_from(
    [
        *(
            "1",
            "31",
            "3.200",
            "3,5",
            "0",
            "80",
            "999900006",
            "2027",
            "99",
            "010327",
            "'27",
            "1/3",
            "32/40",
            "1-3-27",
        ),
        *(
            "maart",
            "jan",
            "Jan",
            "mei",
            "febuari",
            "eind",
            "begin",
            "ultimo",
            "laatste",
            "eerste",
            "werkdag",
            "van",
        ),
        *(
            "de",
            "per",
            "m.i.v.",
            "t/m",
            "over",
            "weken",
            "uur",
            "dagen",
            "%",
            "fte",
            "€",
            "k",
            "bruto",
            "p/m",
            "erbij",
        ),
        *(
            "vrijdag",
            "volgende",
            "week",
            "maand",
            "kwartaal",
            "jaar",
            "a.s.",
            "jl.",
            "geboren",
            "bsn",
            "ipv",
            "naar",
        ),
        *(
            "in",
            "a",
            "month",
            "next",
            "Friday",
            "of",
            "the",
            "first",
            "half",
            "Q1",
            "@",
            "+31",
            "06",
            "straat",
            "AB",
        ),
        *(".", ",", "-", "/", " ", "\n", "(", ")", "İ", "ß", "é", "\u00a0", "\u2013", "\x01", "²", "٣", "🎉"),
    ]
)
_TEXTS = st.one_of(
    st.text(max_size=200), st.lists(_PIECES, max_size=25).map(" ".join), st.lists(_PIECES).map("".join)
)


@settings(max_examples=400, deadline=None)
@given(text=_TEXTS, today=st.dates(date(1990, 1, 1), date(2120, 12, 31)))
def test_any_text_gives_values_with_spans_inside_it(text: str, today: date) -> None:
    found = find_values(text, today=today, full_time_hours=Decimal(38))

    assert found == find_values(text, today=today, full_time_hours=Decimal(38))
    end = 0
    for value in found:
        assert 0 <= value.start < value.end <= len(text)
        assert value.text == text[value.start : value.end]
        if value.kind == "percentage":
            assert isinstance(value.value, Decimal)
            assert 0 < value.value <= 100
        else:
            assert value.start >= end
        end = value.end


@settings(max_examples=300, deadline=None)
@given(text=st.text(max_size=100))
def test_the_plain_text_is_as_long_as_the_text(text: str) -> None:
    assert len(plain(text)) == len(text)


@settings(max_examples=100, deadline=None)
@given(before=st.sampled_from(["", "Goedemiddag, ", "Hoi! ", "Dear all, "]), case=st.sampled_from(cases()))
def test_a_greeting_before_a_message_moves_the_spans_and_changes_nothing_else(
    before: str, case: tuple[str, str, list[str]]
) -> None:
    text = case[1]
    alone = find_values("x " + text, today=TODAY)
    greeted = find_values(before + "x " + text, today=TODAY)

    assert [(value.kind, value.value, value.start + len(before)) for value in alone] == [
        (value.kind, value.value, value.start) for value in greeted
    ]


@pytest.mark.parametrize("today", [date(2, 1, 1), date(9990, 12, 31), date(2028, 2, 29)])
def test_a_strange_today_is_no_error(today: date) -> None:
    for _, text, _ in cases():
        find_values(text, today=today)


@pytest.mark.parametrize(
    "piece",
    ["1 ", "1/", "a", "per ", "0 0", "€ 1.", "laatste ", "1-", "de ", "bsn ", "straat ", ".", "1 maart "],
)
def test_a_long_monotonous_text_is_read_in_bounded_time(piece: str) -> None:
    text = (piece * 4000)[:4000]

    for value in find_values(text, today=TODAY):
        assert value.text == text[value.start : value.end]


def test_hours_become_a_percentage_where_the_full_time_week_is_known() -> None:
    found = find_values("32 uur", today=TODAY, full_time_hours=Decimal(40))

    assert [(value.kind, value.value, value.text) for value in found] == [
        ("hours", Decimal(32), "32 uur"),
        ("percentage", Decimal(80), "32 uur"),
    ]
