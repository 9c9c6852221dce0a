"""A last working day is not a first day out (manual, 4.2.2): the words say which one a date is."""

from __future__ import annotations

from datetime import date

import pytest

from bot.values import find_values
from tests.unit.values.tables import TODAY


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("laatste werkdag 28 februari", "last_working_day"),
        ("laatste werkdag is vrijdag 26 februari", "last_working_day"),
        ("haar laatste dag is 28/2", "last_working_day"),
        ("Laatste dag: 28-02-2027", "last_working_day"),
        ("de laatste werkdag van Kim is 28 februari", "last_working_day"),
        ("28 februari is haar laatste werkdag", "last_working_day"),
        ("28 februari laatste werkdag", "last_working_day"),
        ("met 28 februari als laatste werkdag", "last_working_day"),
        ("Jan werkt t/m 31 maart", "last_working_day"),
        ("Jan werkt tot en met 31 maart", "last_working_day"),
        ("werkt hier t/m eind maart", "last_working_day"),
        ("laatste werkdag is komende vrijdag", "last_working_day"),
        ("his last working day is 28 February", "last_working_day"),
        ("last day at work: 28 Feb", "last_working_day"),
        ("28 February will be her last day", "last_working_day"),
        ("works up to and including 28 February", "last_working_day"),
        ("through 28 February", "last_working_day"),
        ("contract loopt af op 28 februari", "last_working_day"),
        ("per 1 maart uit dienst", "first_day_out"),
        ("met ingang van 1 maart", "first_day_out"),
        ("m.i.v. 1/3", "first_day_out"),
        ("vanaf 1 maart niet meer in dienst", "first_day_out"),
        ("ingaande 1 maart", "first_day_out"),
        ("werkt tot 1 maart", "first_day_out"),
        ("per direct", "first_day_out"),
        ("per de 1e", "first_day_out"),
        ("uit dienst per 28 februari", "first_day_out"),
        ("leaves as of 1 March", "first_day_out"),
        ("effective 1 March", "first_day_out"),
        ("eind maart", "end_of_period"),
        ("per eind maart uit dienst", "end_of_period"),
        ("end of next month", "end_of_period"),
        ("ultimo februari", "end_of_period"),
        ("1 maart uit dienst", None),
        ("op 1 maart", None),
        ("leaves on 1 March", None),
        ("contract loopt af op 1 maart", None),
    ],
)
def test_the_words_say_what_kind_of_end_a_date_is(text: str, edge: str | None) -> None:
    [value] = find_values(text, today=TODAY)

    assert (value.kind, value.edge) == ("date", edge)


def test_two_dates_keep_their_own_words() -> None:
    found = find_values("werkt t/m 31 maart en gaat per 1 april uit dienst", today=TODAY)

    assert [(value.value, value.edge) for value in found] == [
        (date(2027, 3, 31), "last_working_day"),
        (date(2027, 4, 1), "first_day_out"),
    ]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Kim gaat per 1/4 uit dienst", "per 1/4"),
        ("graag m.i.v. 1-3-27 doorvoeren", "m.i.v. 1-3-27"),
        ("met ingang van 1 maart 2027.", "met ingang van 1 maart 2027"),
        ("per de 1e graag", "per de 1e"),
        ("as of 1 March please", "as of 1 March"),
        ("op 1 maart", "1 maart"),
        ("laatste werkdag 28 februari", "28 februari"),
        ("vrijdag 27 november a.s. dus", "vrijdag 27 november a.s."),
        ("geboren op 3-4-1990", "3-4-1990"),
    ],
)
def test_a_span_takes_in_the_word_that_makes_a_date_effective(text: str, span: str) -> None:
    [value] = find_values(text, today=TODAY)

    assert value.text == span
    assert text[value.start : value.end] == span
