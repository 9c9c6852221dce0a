"""No BSN stays unseen: each of the reserved range, however grouped, and mistyped ones where announced."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.values import find_values
from bot.values.identifiers import passes_eleven_test
from tests.unit.values.tables import TODAY

_RESERVED = [str(number) for number in range(9999_10000, 9999_99999 + 1, 37)]
_RIGHT = [digits for digits in _RESERVED if passes_eleven_test(digits)]
_WRONG = [digits for digits in _RESERVED if not passes_eleven_test(digits)]
_GROUPED = (
    "{0}{1}{2}{3}{4}{5}{6}{7}{8}",
    "{0}{1}{2} {3}{4}{5} {6}{7}{8}",
    "{0}{1}{2}{3}.{4}{5}.{6}{7}{8}",
    "{0}{1}{2}-{3}{4}{5}-{6}{7}{8}",
    "{0} {1} {2} {3} {4} {5} {6} {7} {8}",
    "{0}{1}{2}{3}{4} {5}{6}{7}{8}",
)


@settings(max_examples=300, deadline=None)
@given(
    digits=st.sampled_from(_RIGHT),
    grouped=st.sampled_from(_GROUPED),
    sentence=st.sampled_from(
        [
            "{}",
            "bsn {}",
            "Kim ({}) per 1/3",
            "haar bsn is {}, geboren 3-4-1990",
            "{} partner van Kim",
            "id={}",
        ]
    ),
)
def test_every_right_bsn_is_found(digits: str, grouped: str, sentence: str) -> None:
    found = find_values(sentence.format(grouped.format(*digits)), today=TODAY)

    assert [(value.value, value.valid) for value in found if value.kind == "bsn"] == [(digits, True)]


@settings(max_examples=200, deadline=None)
@given(
    digits=st.sampled_from(_WRONG),
    word=st.sampled_from(["bsn", "BSN:", "burgerservicenummer van Kim is", "bsn = "]),
)
def test_a_mistyped_bsn_is_found_where_it_is_announced(digits: str, word: str) -> None:
    found = find_values(f"{word} {digits}", today=TODAY)

    assert [(value.kind, value.value, value.valid) for value in found] == [("bsn", digits, False)]


@pytest.mark.parametrize("digits", ["12", "1234567", "0000000"])
def test_too_few_digits_do_not_pass_the_eleven_test(digits: str) -> None:
    assert not passes_eleven_test(digits)
