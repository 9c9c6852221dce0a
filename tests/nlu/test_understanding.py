"""The trained model understands people who never saw its training data; `make nlu-report` tells more.

The floors are the goals of `benchmarks/understanding/goals.py` where they are reached, else what is reached.
"""

from __future__ import annotations

import pytest

from benchmarks.understanding.cases import TEST_SET, cases_of
from benchmarks.understanding.goals import AMONG_TWO, ASKED, FIRST, REAL_REFUSED, VALUES_INVENTED
from benchmarks.understanding.parse import parses_of
from benchmarks.understanding.scoring import (
    EXACT_KINDS,
    NOTHING,
    Read,
    found_where_none_is,
    share_of,
    values_found,
    words_found,
)

ACTED_WRONGLY = 0.04
OUT_OF_SCOPE_KNOWN = 0.88
SLICE = 0.80
NAMES_F1 = {"nl": 0.82, "en": 0.75}
VALUES = {"dates": 0.93, "amounts": 0.90, "part-time": 0.92, "bsn": 1.0}

pytestmark = pytest.mark.xdist_group("understanding")


@pytest.fixture(scope="module")
def all_reads() -> list[Read]:
    cases = cases_of(TEST_SET)
    return [Read(*pair) for pair in zip(cases, parses_of([case.text for case in cases]), strict=True)]


@pytest.fixture(params=["nl", "en"])
def reads(request: pytest.FixtureRequest, all_reads: list[Read]) -> list[Read]:
    return [read for read in all_reads if read.case.language == request.param]


def test_the_likeliest_label_is_right(reads: list[Read]) -> None:
    assert share_of(reads, lambda read: read.right).share >= FIRST
    assert share_of(reads, lambda read: read.among_two).share >= AMONG_TWO


def test_it_asks_when_unsure_and_seldom_acts_wrongly(reads: list[Read]) -> None:
    assert share_of(reads, lambda read: read.acted_wrongly).share <= ACTED_WRONGLY
    assert share_of(reads, lambda read: read.parse.asks).share <= ASKED


@pytest.mark.parametrize("name", ["noisy", "long", "code_switched", "several_facts"])
def test_a_hard_kind_of_message_is_read_nearly_as_well(reads: list[Read], name: str) -> None:
    part = [read for read in reads if name in read.case.slices]
    assert share_of(part, lambda read: read.right).share >= SLICE


def test_what_is_out_of_scope_is_known_and_no_real_request_is_refused(reads: list[Read]) -> None:
    unknown = [read for read in reads if read.is_out_of_scope]
    real = [read for read in reads if not read.is_out_of_scope]
    assert share_of(unknown, lambda read: read.taken_for_out_of_scope).share >= OUT_OF_SCOPE_KNOWN
    assert share_of(real, lambda read: read.taken_for_out_of_scope).share <= REAL_REFUSED


def test_participants_are_found(reads: list[Read]) -> None:
    found = sum((words_found(read, "participant") for read in reads), NOTHING)
    assert found.f1 >= NAMES_F1[reads[0].case.language]


def test_values_are_read_exactly_and_none_is_invented() -> None:
    cases = cases_of(TEST_SET)
    recalls = {name: values_found(cases, kinds).recall for name, kinds in EXACT_KINDS.items()}
    assert {name: recall for name, recall in recalls.items() if recall < VALUES[name]} == {}
    assert found_where_none_is(cases).share <= VALUES_INVENTED
