"""The business clock: Amsterdam's date, frozen for demos and tests."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine

from backend import clock


def test_today_is_amsterdams_date_also_when_it_is_still_yesterday_in_utc(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("BUSINESS_DATE", raising=False)
    with time_machine.travel(datetime(2026, 11, 22, 23, 30, tzinfo=UTC), tick=False):
        assert clock.today() == date(2026, 11, 23)
        assert clock.now() == datetime(2026, 11, 22, 23, 30, tzinfo=UTC)


def test_a_frozen_day_keeps_the_real_time_of_day_and_leaves_the_real_clock_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BUSINESS_DATE", "2026-11-22")
    with time_machine.travel(datetime(2027, 5, 3, 8, 15, tzinfo=UTC), tick=False):
        assert clock.today() == date(2026, 11, 22)
        # 10:15 in Amsterdam in May, so 10:15 in Amsterdam on the frozen day, which is in winter time.
        assert clock.now() == datetime(2026, 11, 22, 10, 15, tzinfo=clock.AMSTERDAM)
        assert clock.now().utcoffset() == datetime(2026, 11, 22, 12, tzinfo=clock.AMSTERDAM).utcoffset()
        assert clock.instant() == datetime(2027, 5, 3, 8, 15, tzinfo=UTC)
