"""Many at once: one key makes one change, and one exit is reported once."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlalchemy import func, select

from backend.changes.models import Change
from backend.participants.models import Fact
from tests.integration.backend.world import Person, World, exit_body

THREADS = 8


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


def test_eight_threads_with_one_key_make_one_change(hr: Person, world: World) -> None:
    jan = hr.participant("Jan de Vries")
    digest = hr.preview(jan["id"], "2027-02-01").json()["digest"]
    body = {**exit_body(jan["id"], "2027-02-01"), "digest": digest}
    answers = _at_once(hr, body, ["the-one-key"] * THREADS)
    assert Counter(status for status, _ in answers) == {201: 1, 200: THREADS - 1}
    assert len({reference for _, reference in answers}) == 1
    assert _recorded(world) == (1, 2)


def test_eight_threads_with_eight_keys_report_an_exit_once(hr: Person, world: World) -> None:
    jan = hr.participant("Jan de Vries")
    digest = hr.preview(jan["id"], "2027-02-01").json()["digest"]
    body = {**exit_body(jan["id"], "2027-02-01"), "digest": digest}
    answers = _at_once(hr, body, [f"key-number-{number}" for number in range(THREADS)])
    assert Counter(status for status, _ in answers) == {201: 1, 422: THREADS - 1}
    assert {code for status, code in answers if status == 422} == {"already_reported"}
    assert _recorded(world) == (1, 2)


def test_eight_threads_with_one_key_withdraw_once(hr: Person, world: World) -> None:
    jan = hr.participant("Jan de Vries")
    reference = hr.submit(jan["id"], "2027-02-01", "key-00000001").json()["reference"]
    answers = _at_once(hr, {}, ["the-one-key"] * THREADS, f"/v1/changes/{reference}/withdraw")
    assert answers == [(200, reference)] * THREADS
    assert _recorded(world) == (2, 4)
