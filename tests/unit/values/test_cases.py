"""Every message of the tables gives exactly its values, and nothing where there is none."""

from __future__ import annotations

import pytest

from bot.values import find_values
from tests.unit.values.tables import TODAY, cases, normalised, written


@pytest.mark.parametrize(("group", "text", "expected"), cases())
def test_a_message_gives_exactly_its_values(group: str, text: str, expected: list[str]) -> None:
    found = [written(value) for value in find_values(text, today=TODAY)]

    assert found == [normalised(value) for value in expected], group
