"""Many at once: one key makes one change, and the same change is made once."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import func, select

from backend.changes.models import Change
from backend.participants.models import Fact
from tests.integration.backend.world import FREE_BSNS, Person, World, enrolment_body, exit_body, salary_body

THREADS = 8


def _jan(hr: Person) -> str:
    return str(hr.participant("Jan de Vries")["id"])


# The body, how many facts it brings, and how the same is refused afterwards.
CHANGES = [
    (lambda hr: exit_body(_jan(hr), "2027-02-01"), 2, "already_reported"),
    (lambda hr: salary_body(_jan(hr), "2027-02-01", salary="51000.00"), 1, "nothing_changes"),
    (lambda hr: enrolment_body(hr, FREE_BSNS[0]), 4, "already_enrolled"),
]
each_kind = pytest.mark.parametrize(
    ("make", "facts", "refused"), CHANGES, ids=["exit", "salary", "enrolment"]
)


def _at_once(
    hr: Person, body: dict[str, object], keys: list[str], path: str = "/v1/changes"
) -> list[tuple[int, str]]:
    together = Barrier(len(keys))

    def send(key: str) -> tuple[int, str]:
        together.wait(timeout=30)
        answer = hr.post(path, body, key=key)
        found = answer.json()
        return answer.status_code, found.get("reference") or found["code"]

    with ThreadPoolExecutor(len(keys)) as threads:
        return list(threads.map(send, keys))


def _recorded(world: World) -> tuple[int, int]:
    with world.database.read() as session:
        mine = select(Change.id).where(Change.idempotency_key.is_not(None))
        changes = session.scalar(select(func.count()).select_from(mine.subquery()))
        facts = session.scalar(select(func.count()).select_from(Fact).where(Fact.change_id.in_(mine)))
    return changes or 0, facts or 0


@each_kind
def test_eight_threads_with_one_key_make_one_change(
    hr: Person, world: World, make: Any, facts: int, refused: str
) -> None:
    change = make(hr)
    body = {**change, "digest": hr.preview_change(change).json()["digest"]}
    answers = _at_once(hr, body, ["the-one-key"] * THREADS)
    assert Counter(status for status, _ in answers) == {201: 1, 200: THREADS - 1}
    assert len({reference for _, reference in answers}) == 1
    assert _recorded(world) == (1, facts)
    again = hr.preview_change(change)
    assert (again.status_code, again.json()["code"]) == (422, refused)


@each_kind
def test_eight_threads_with_eight_keys_make_the_same_change_once(
    hr: Person, world: World, make: Any, facts: int, refused: str
) -> None:
    change = make(hr)
    body = {**change, "digest": hr.preview_change(change).json()["digest"]}
    answers = _at_once(hr, body, [f"key-number-{number}" for number in range(THREADS)])
    assert Counter(status for status, _ in answers) == {201: 1, 422: THREADS - 1}
    assert {code for status, code in answers if status == 422} == {refused}
    assert _recorded(world) == (1, facts)


@each_kind
def test_eight_threads_with_one_key_withdraw_once(
    hr: Person, world: World, make: Any, facts: int, refused: str
) -> None:
    change = make(hr)
    reference = hr.submit_change(change, "key-00000001").json()["reference"]
    answers = _at_once(hr, {}, ["the-one-key"] * THREADS, f"/v1/changes/{reference}/withdraw")
    assert answers == [(200, reference)] * THREADS
    assert _recorded(world) == (2, 2 * facts)
    assert hr.preview_change(change).status_code == 200, f"not {refused}: it was taken back"
