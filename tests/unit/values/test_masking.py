"""What one reader took, the others do not see: facts beside each other are read as each by itself."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.values import find_values
from tests.unit.values.tables import TODAY, cases, written

FACTS = {
    "bsn 999913554": "bsn 999913554",
    "999920662 is haar bsn": "bsn 999920662",
    "naam@bedrijf-12.nl": 'email "naam@bedrijf-12.nl"',
    "06-12345678": 'phone "+31612345678"',
    "3511 AB": 'postcode "3511 AB"',
    "per 1 maart 2027": "date 2027-03-01",
    "m.i.v. 1-3-27": "date 2027-03-01",
    "geboren 12-12-1990": "birth_date 1990-12-12",
    "€ 3.500,50 per maand": "amount 3500.5 month",
    "45k per jaar": "amount 45000 year",
    "0,8 fte": "percentage 80",
    "32/40": "percentage 80",
    "werkt 32 uur per week": "hours 32",
    "tweeënhalve dag per week": "days 2.5",
    "3% loonsverhoging": "raise 3 percent",
    "factuur 2026-10-0012": None,
    "www.bedrijf.nl/1-3-2027": None,
    "om 14:30": None,
}
SECRETS = ("bsn", "email", "phone")


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(sorted(FACTS)), min_size=1, max_size=7, unique=True),
    st.sampled_from(["; ", "\n", " | "]),
)
def test_facts_beside_each_other_are_read_as_each_by_itself(facts: list[str], between: str) -> None:
    text = between.join(facts)

    found = find_values(text, today=TODAY)

    assert [written(value) for value in found] == [FACTS[fact] for fact in facts if FACTS[fact]]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(sorted(FACTS)), min_size=2, max_size=6, unique=True), st.integers(min_value=0)
)
def test_a_message_without_one_of_its_values_keeps_the_others(facts: list[str], which: int) -> None:
    text = "; ".join(facts)
    found = find_values(text, today=TODAY)
    if not found:
        return
    gone = found[which % len(found)]

    left = find_values(text[: gone.start] + text[gone.end :], today=TODAY)

    assert [written(value) for value in left] == [written(value) for value in found if value is not gone]


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(cases()))
def test_a_secret_swapped_for_its_reference_leaves_the_rest_as_it_was(
    case: tuple[str, str, list[str]],
) -> None:
    text = case[1]
    found = find_values(text, today=TODAY)
    for value in reversed(found):
        if value.kind in SECRETS:
            text = f"{text[: value.start]}{value.kind}:kQzWvXa{text[value.end :]}"

    left = find_values(text, today=TODAY)

    assert [written(value) for value in left] == [
        written(value) for value in found if value.kind not in SECRETS
    ]


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(cases()))
def test_values_never_lie_over_each_other(case: tuple[str, str, list[str]]) -> None:
    found = find_values(case[1], today=TODAY)

    assert all(one.end <= other.start for one, other in pairwise(found))
    assert find_values(case[1], today=TODAY) == found
