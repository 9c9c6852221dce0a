"""What a BSN is, and how it is shown."""

from __future__ import annotations

import pytest

from backend.vault.rules import is_bsn, masked_bsn, normal_bsn


@pytest.mark.parametrize(
    ("digits", "valid"),
    [
        ("999900006", True),
        ("999900007", False),
        ("99990006", False),
        ("12", False),
        ("000000000", False),
        ("9999000060", False),
        ("٩٩٩٩٠٠٠٠٦", False),
    ],
)
def test_a_bsn_has_eight_or_nine_digits_and_passes_the_eleven_test(digits: str, valid: bool) -> None:
    assert is_bsn(digits) is valid


def test_an_old_number_of_eight_digits_is_one_of_nine_with_a_zero() -> None:
    assert normal_bsn("99990001") == "099990001"
    numbers = [str(number) for number in range(99990000, 99990022)]
    outcomes = [is_bsn(number) for number in numbers]
    assert outcomes == [is_bsn(normal_bsn(number)) for number in numbers]
    assert outcomes.count(True) == 2


def test_only_the_last_three_digits_are_shown() -> None:
    assert masked_bsn("999900006") == "••••••006"
