"""Taking a change back: a reversing entry, and both stay visible."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from backend.changes.models import Change
from backend.participants.models import Fact
from backend.participants.repository import known_on
from tests.integration.backend.world import Person, World


def test_a_withdrawn_exit_is_undone_and_both_entries_stay_visible(hr: Person, world: World) -> None:
    jan = hr.participant("Jan de Vries")
    before = hr.get(f"/v1/participants/{jan['id']}").json()
    change = hr.submit(jan["id"], "2027-02-01", "key-00000001").json()
    answer = hr.post(f"/v1/changes/{change['reference']}/withdraw", key="undo-00000001")
    assert answer.status_code == 200, answer.text
    undone = answer.json()
    assert (undone["reference"], undone["status"]) == (change["reference"], "withdrawn")
    assert undone["withdrawable"] is False
    assert undone["withdrawal"]["reference"] != change["reference"]
    assert hr.get(f"/v1/changes/{undone['withdrawal']['reference']}").json() == undone
    assert hr.get("/v1/changes", limit=1).json()["items"] == [undone]
    assert hr.get(f"/v1/participants/{jan['id']}").json() == before
    with world.database.read() as session:
        rows = session.scalars(select(Change).where(Change.idempotency_key.is_not(None))).all()
        facts = session.scalars(select(Fact).where(Fact.change_id.in_([row.id for row in rows]))).all()
    assert sorted(row.reverses is None for row in rows) == [False, True]
    # Nothing was removed: two facts of the exit, and two that retract them.
    assert sorted(fact.retracts is None for fact in facts) == [False, False, True, True]


def test_after_withdrawing_the_same_exit_can_be_reported_again(hr: Person) -> None:
    jan = hr.participant("Jan de Vries")
    first = hr.submit(jan["id"], "2027-02-01", "key-00000001").json()
    hr.post(f"/v1/changes/{first['reference']}/withdraw", key="undo-00000001")
    second = hr.submit(jan["id"], "2027-01-01", "key-00000002")
    assert second.status_code == 201
    assert second.json()["reference"] != first["reference"]
    assert hr.participant("Jan de Vries")["end_date"] == "2027-01-01"


def test_a_repeated_withdrawal_answers_the_same_and_another_key_is_refused(hr: Person) -> None:
    jan = hr.participant("Jan de Vries")
    reference = hr.submit(jan["id"], "2027-02-01", "key-00000001").json()["reference"]
    path = f"/v1/changes/{reference}/withdraw"
    first, again = hr.post(path, key="undo-00000001"), hr.post(path, key="undo-00000001")
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json() == again.json()
    other = hr.post(path, key="undo-00000002")
    assert (other.status_code, other.json()["code"]) == (409, "not_withdrawable")
    assert other.json()["data"] == {"reason": "already_withdrawn"}


def test_the_key_of_a_submit_cannot_withdraw(hr: Person) -> None:
    jan = hr.participant("Jan de Vries")
    reference = hr.submit(jan["id"], "2027-02-01", "key-00000001").json()["reference"]
    answer = hr.post(f"/v1/changes/{reference}/withdraw", key="key-00000001")
    assert (answer.status_code, answer.json()["code"]) == (409, "idempotency_key_reused")
    assert hr.get(f"/v1/changes/{reference}").json()["status"] == "processed"


def test_the_day_after_it_is_too_late(hr: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    jan = hr.participant("Jan de Vries")
    reference = hr.submit(jan["id"], "2027-02-01", "key-00000001").json()["reference"]
    monkeypatch.setenv("BUSINESS_DATE", "2026-11-23")
    answer = hr.post(f"/v1/changes/{reference}/withdraw", key="undo-00000001")
    assert (answer.status_code, answer.json()["data"]) == (409, {"reason": "too_late"})
    shown = hr.get(f"/v1/changes/{reference}").json()
    assert (shown["withdrawable"], shown["withdrawable_until"]) == (False, None)


def test_a_change_from_outside_the_portal_is_not_withdrawn_here(hr: Person) -> None:
    jan = hr.participant("Jan de Vries")
    outside = hr.get("/v1/changes", participant_id=jan["id"]).json()["items"][0]
    answer = hr.post(f"/v1/changes/{outside['reference']}/withdraw", key="undo-00000001")
    assert (answer.status_code, answer.json()["data"]) == (409, {"reason": "outside"})


def test_the_state_before_a_withdrawal_is_still_known_as_of_then(hr: Person, world: World) -> None:
    jan = hr.participant("Jan de Vries")
    change = hr.submit(jan["id"], "2027-02-01", "key-00000001").json()
    with world.database.read() as session:
        recorded = session.scalars(
            select(Change.recorded_at).where(Change.reference == change["reference"])
        ).one()
    undone = hr.post(f"/v1/changes/{change['reference']}/withdraw", key="undo-00000001").json()
    assert undone["withdrawal"]["recorded_at"] > change["recorded_at"]
    moments = {recorded - timedelta(seconds=1): None, recorded: date(2027, 2, 1)}
    with world.database.read() as session:
        for moment, end_date in moments.items():
            known = known_on(session, hr.employer.id, date(2027, 3, 1), known_at=moment)[jan["id"]]
            assert known.state.employment.end_date == end_date
        assert (
            known_on(session, hr.employer.id, date(2027, 3, 1))[jan["id"]].state.employment.end_date is None
        )
