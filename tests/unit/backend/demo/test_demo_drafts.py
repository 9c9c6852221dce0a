"""The demo's people: the same every time, fictional, and with everybody on whom examples rest."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from backend.demo.employers import bakery, care_group, hospital
from backend.demo.numbers import demo_bsns
from backend.demo.people import DEMO_DAY
from backend.vault.rules import is_bsn


def test_the_demo_is_the_same_every_time() -> None:
    assert care_group() == care_group()
    assert bakery() == bakery()
    assert list(islice(demo_bsns(1), 50)) == list(islice(demo_bsns(1), 50))
    assert list(islice(demo_bsns(1), 50)) != list(islice(demo_bsns(2), 50))


def test_every_demo_bsn_is_of_the_free_range_passes_the_test_and_is_given_once() -> None:
    numbers = list(demo_bsns(9999))
    assert len(set(numbers)) == len(numbers) > 8900
    assert all(number.startswith("9999") and not number.startswith("999990") for number in numbers)
    assert all(is_bsn(number) for number in numbers[::50])


def test_the_care_group_has_everybody_that_examples_rest_on() -> None:
    people = care_group().people
    names = Counter(draft.name.shown for draft in people)
    assert len(people) == 250
    assert names["Jan de Vries"] == 1
    assert names["Fatima El Idrissi"] == 2
    assert all(count == 1 for name, count in names.items() if name != "Fatima El Idrissi")
    assert sum(draft.name.surname == "Jansen" for draft in people) > 3
    assert sum(draft.end_date is not None and draft.end_date <= DEMO_DAY for draft in people) > 5
    assert sum(draft.end_date is not None and draft.end_date > DEMO_DAY for draft in people) == 1
    assert sum(draft.start_date > DEMO_DAY for draft in people) == 1
    assert {change.source for draft in people for change in draft.raises} == {"portal", "outside"}
    assert any(draft.outcome == "left" for draft in people if draft.end_date)
    assert any(draft.partner for draft in people)
    assert any(draft.children for draft in people)


def test_the_bakery_is_small_and_has_its_own_people() -> None:
    names = {draft.name.shown for draft in bakery().people}
    assert len(names) == 8
    assert {"Jan de Vries", "Wietske Hoekstra-de Boer"} <= names
    elsewhere = {draft.name.shown for draft in care_group().people}
    assert names & elsewhere == {"Jan de Vries"}
    assert not any("Hoekstra" in name for name in elsewhere)


def test_nobody_starts_before_they_are_grown_up_or_leaves_before_they_start() -> None:
    for draft in [*care_group().people, *bakery().people, *hospital().people]:
        assert draft.start_date.year - draft.birth_date.year >= 18
        assert draft.end_date is None or draft.end_date > draft.start_date


def test_the_hospital_has_five_thousand_people() -> None:
    assert len(hospital().people) == 5000
