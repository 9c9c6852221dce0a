"""The trained model understands people who never saw its training data; `make nlu-report` tells more."""

from __future__ import annotations

import pytest

from benchmarks.understanding.cases import TEST_SET, cases_of
from benchmarks.understanding.goals import measured, written_measure
from benchmarks.understanding.parse import parses_of
from benchmarks.understanding.scoring import Read

pytestmark = pytest.mark.xdist_group("understanding")


@pytest.fixture(scope="module")
def all_reads() -> list[Read]:
    cases = cases_of(TEST_SET)
    return [Read(*pair) for pair in zip(cases, parses_of([case.text for case in cases]), strict=True)]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_goal_is_reached(all_reads: list[Read], language: str) -> None:
    rows = measured([read for read in all_reads if read.case.language == language])
    assert len(rows) > 10
    assert [written_measure(row) for row in rows if not row.kept] == []
