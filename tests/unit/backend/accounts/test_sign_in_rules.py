"""The rules of signing in as tables: waiting, locks, codes, names and addresses."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from backend.accounts.rules import (
    Limit,
    accepted_timecode,
    address_group,
    code_of_step,
    is_authenticator_code,
    next_usable_timecode,
    normal_code,
    normal_user_name,
    timecode_at,
)

NOW = datetime(2026, 11, 22, 10, 0, 15, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
LIMIT = Limit(slow_after=3, lock_after=10, longest_pause=MINUTE, lock=15 * MINUTE, window=15 * MINUTE)
AUTHENTICATOR = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [(0, 0), (2, 0), (3, 1), (4, 2), (5, 4), (8, 32), (9, 60), (10, 900), (11, 900), (10_000, 900)],
)
def test_each_failure_doubles_the_wait_until_the_lock(failures: int, seconds: int) -> None:
    assert LIMIT.pause(failures) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("failures", "seconds_ago", "remaining"),
    [(2, 0, 0), (4, 0, 2), (4, 1, 1), (4, 2, 0), (10, 0, 900), (10, 899, 1), (10, 900, 0)],
)
def test_the_wait_runs_from_the_last_failure(failures: int, seconds_ago: int, remaining: int) -> None:
    last = NOW - timedelta(seconds=seconds_ago)
    assert LIMIT.remaining(failures, last, NOW) == timedelta(seconds=remaining)


@pytest.mark.parametrize(
    ("failures", "began_minutes_ago", "last_minutes_ago", "anew"),
    [
        (5, 14, 10, False),
        (5, 15, 10, True),
        (10, 20, 14, False),
        (10, 15, 15, True),
        (10, 15.5, 15, True),
    ],
)
def test_failures_are_forgotten_after_the_window_but_never_within_a_lock(
    failures: int, began_minutes_ago: float, last_minutes_ago: float, anew: bool
) -> None:
    began = NOW - timedelta(minutes=began_minutes_ago)
    last = NOW - timedelta(minutes=last_minutes_ago)
    assert LIMIT.starts_anew(failures, began, last, NOW) is anew


@pytest.mark.parametrize(("steps", "accepted"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_the_code_of_a_neighbouring_step_is_accepted_and_no_other(steps: int, accepted: bool) -> None:
    step = timecode_at(NOW) + steps
    found = accepted_timecode(AUTHENTICATOR, code_of_step(AUTHENTICATOR, step), NOW)
    assert found == (step if accepted else None)


def test_a_code_that_rfc_6238_gives_as_an_example_is_ours_too() -> None:
    # Appendix B, SHA-1, at 59 seconds: 94287082, of which the last six digits.
    key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    assert accepted_timecode(key, "287082", datetime.fromtimestamp(59, UTC)) == 1


@pytest.mark.parametrize(("last", "offset"), [(None, 0), (-5, 0), (-1, 0), (0, 1), (1, 2)])
def test_the_next_usable_step_lies_after_the_last_used_one(last: int | None, offset: int) -> None:
    current = timecode_at(NOW)
    assert next_usable_timecode(None if last is None else current + last, NOW) == current + offset


@pytest.mark.parametrize(
    ("typed", "normal"),
    [("hr", "hr"), ("  HR ", "hr"), ("User_Management", "user_management"), ("ＨＲ", "hr"), ("Jörg", "jörg")],
)
def test_a_user_name_is_the_same_however_it_is_typed(typed: str, normal: str) -> None:
    assert normal_user_name(typed) == normal


@pytest.mark.parametrize(
    ("address", "group"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("somewhere", "somewhere"),
    ],
)
def test_an_address_stands_for_one_household(address: str, group: str) -> None:
    assert address_group(address) == group


@pytest.mark.parametrize(
    ("code", "is_one"),
    [("123456", True), ("12345", False), ("1234567", False), ("12345a", False), ("١٢٣٤٥٦", False)],
)
def test_six_plain_digits_are_an_authenticator_code(code: str, is_one: bool) -> None:
    assert is_authenticator_code(code) is is_one


@pytest.mark.parametrize(
    ("typed", "normal"),
    [("123 456", "123456"), ("k7m4-2qxp", "K7M42QXP"), (" K7M4 – 2QXP", "K7M42QXP"), ("OIL0", "0110")],
)
def test_a_code_may_be_typed_with_spaces_dashes_and_lookalikes(typed: str, normal: str) -> None:
    assert normal_code(typed) == normal
