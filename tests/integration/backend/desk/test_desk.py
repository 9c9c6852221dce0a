"""The insurer's decisions about additional checks: what they record, and what is told about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx import Response
from sqlalchemy import func, select, text
from sqlalchemy.exc import OperationalError

from backend.changes.models import Change, HeldFact
from backend.clock import now
from backend.database import Database
from backend.desk.__main__ import main
from backend.outbox.models import OutboxItem
from backend.outbox.repository import post
from backend.participants.facts import NewFact, insert_facts
from backend.participants.models import Fact
from tests.integration.backend.world import FREE_BSNS, Person, World, enrolment_body

CHECKS = "/v1/desk/checks"


@pytest.fixture
def desk(app: FastAPI, client: TestClient) -> Callable[..., Response]:
    """A function that calls the desk, with its secret."""
    headers = {"Authorization": f"Bearer {app.state.secrets.desk}"}

    def call(path: str, body: Any = None) -> Response:
        method = "GET" if path == "" else "POST"
        answer: Response = client.request(method, CHECKS + path, json=body, headers=headers)
        return answer

    return call


@pytest.fixture
def waiting(hr: Person) -> dict[str, Any]:
    """The change that enrols Sanne with a salary that is checked."""
    answer = hr.submit_change(enrolment_body(hr, FREE_BSNS[0], salary="120000"), "key-00000001")
    assert answer.json()["status"] == "in_checks", answer.text
    return dict(answer.json())


def outbox(client: TestClient, after: int = 0) -> list[dict[str, Any]]:
    answer = client.get("/v1/outbox", params={"after": after})
    assert answer.status_code == 200, answer.text
    return list(answer.json()["items"])


def test_the_desk_sees_what_waits_and_why(
    desk: Callable[..., Response], waiting: dict[str, Any], hr: Person
) -> None:
    assert desk("").json()["items"] == [
        {
            "reference": waiting["reference"],
            "kind": "enrolment",
            "employer": hr.employer.name,
            "name": "Sanne van Dijk",
            "effective_date": "2027-01-01",
            "recorded_at": waiting["recorded_at"],
            "reasons": ["salary_above"],
        }
    ]


def test_an_approved_enrolment_makes_a_participant(
    desk: Callable[..., Response], waiting: dict[str, Any], hr: Person, world: World, client: TestClient
) -> None:
    answer = desk(f"/{waiting['reference'].lower()}/approve")
    assert answer.status_code == 200, answer.text
    assert answer.json() == {"reference": waiting["reference"], "status": "processed", "reason": None}
    sanne = hr.participant("Sanne van Dijk")
    assert sanne["id"] == waiting["participant"]["id"]
    assert hr.get(f"/v1/changes/{waiting['reference']}").json()["status"] == "processed"
    assert world.bsn_of(sanne["id"]) == FREE_BSNS[0]
    assert desk("").json()["items"] == []
    [item] = outbox(client)
    assert (item["employer_id"], item["account_id"]) == (hr.employer.id, hr.account.id)
    assert (item["kind"], item["data"]) == (
        "change_decided",
        {
            "reference": waiting["reference"],
            "change_kind": "enrolment",
            "name": "Sanne van Dijk",
            "effective_date": "2027-01-01",
            "status": "processed",
            "reason": None,
        },
    )


def test_a_refused_enrolment_brings_nobody_says_why_and_can_be_done_again(
    desk: Callable[..., Response], waiting: dict[str, Any], hr: Person, world: World, client: TestClient
) -> None:
    reason = "Het salaris klopt niet met de loonaangifte."
    answer = desk(f"/{waiting['reference']}/refuse", {"reason": reason})
    assert answer.json()["status"] == "refused"
    change = hr.get(f"/v1/changes/{waiting['reference']}").json()
    assert (change["status"], change["reason"]) == ("refused", reason)
    assert (change["withdrawable"], change["not_withdrawable"]) == (False, "refused")
    undo = hr.post(f"/v1/changes/{waiting['reference']}/withdraw", key="undo-00000001")
    assert (undo.status_code, undo.json()["data"]) == (409, {"reason": "refused"})
    assert hr.get("/v1/participants", q="Sanne van Dijk").json()["items"] == []
    assert [item["data"]["reason"] for item in outbox(client)] == [reason]
    with world.database.read() as session:
        assert session.scalar(select(func.count()).select_from(HeldFact)) == 0
    again = hr.submit_change(enrolment_body(hr, FREE_BSNS[0]), "key-00000002").json()
    assert (again["status"], again["participant"]["id"]) == ("processed", waiting["participant"]["id"])
    # And the refused one stands in nobody's way.
    assert hr.preview(again["participant"]["id"], "2027-01-15").json()["warnings"] == []


def test_a_change_is_decided_once(desk: Callable[..., Response], waiting: dict[str, Any]) -> None:
    path = f"/{waiting['reference']}"
    assert desk(f"{path}/approve").status_code == 200
    for answer in (desk(f"{path}/approve"), desk(f"{path}/refuse", {"reason": "Toch niet."})):
        assert (answer.status_code, answer.json()["code"]) == (409, "not_in_checks")
        assert answer.json()["data"] == {"status": "processed"}


def test_what_was_withdrawn_or_never_was_is_not_decided(
    desk: Callable[..., Response], waiting: dict[str, Any], hr: Person, client: TestClient
) -> None:
    hr.post(f"/v1/changes/{waiting['reference']}/withdraw", key="undo-00000001")
    assert desk("").json()["items"] == []
    answer = desk(f"/{waiting['reference']}/approve")
    assert (answer.json()["code"], answer.json()["data"]) == ("not_in_checks", {"status": "withdrawn"})
    assert desk("/AAAA-AAAA/approve").json()["code"] == "change_unknown"
    assert outbox(client) == []


def test_approving_and_withdrawing_at_once_leave_one_outcome(
    desk: Callable[..., Response], waiting: dict[str, Any], hr: Person, world: World
) -> None:
    together = Barrier(4)
    path = waiting["reference"]

    def act(number: int) -> int:
        together.wait(timeout=30)
        if number % 2:
            return desk(f"/{path}/approve").status_code
        return hr.post(f"/v1/changes/{path}/withdraw", key=f"undo-{number:08}").status_code

    with ThreadPoolExecutor(4) as threads:
        statuses = Counter(threads.map(act, range(4)))
    change = hr.get(f"/v1/changes/{path}").json()
    listed = hr.get("/v1/participants", q="Sanne van Dijk").json()["items"]
    # Withdrawn after it was approved is withdrawn too: it is still the day itself.
    assert change["status"] in ("withdrawn", "processed")
    assert bool(listed) == (change["status"] == "processed")
    assert statuses[500] == 0
    with world.database.read() as session:
        assert len(session.scalars(select(Change).where(Change.reverses.is_not(None))).all()) <= 1


def test_who_came_to_take_part_otherwise_is_not_approved_but_can_be_refused(
    desk: Callable[..., Response], waiting: dict[str, Any], hr: Person, world: World
) -> None:
    one, start = waiting["participant"]["id"], date(2026, 12, 1)
    jan = hr.participant("Jan de Vries")["id"]
    with world.database.write() as session:
        # As a registration from outside the portal would bring them.
        theirs = session.scalars(select(Fact).where(Fact.participant_id == jan)).all()
        brought = [NewFact(fact.aspect, start, fact.value) for fact in theirs]
        insert_facts(session, hr.employer.id, one, brought, recorded_at=now(), change_id=None)
    answer = desk(f"/{waiting['reference']}/approve")
    assert (answer.status_code, answer.json()["code"]) == (409, "enrolled_meanwhile")
    assert hr.get(f"/v1/changes/{waiting['reference']}").json()["status"] == "in_checks"
    assert desk(f"/{waiting['reference']}/refuse", {"reason": "Al deelnemer."}).status_code == 200


def test_no_other_part_may_decide_and_the_desk_may_do_nothing_else(
    app: FastAPI, client: TestClient, waiting: dict[str, Any], hr: Person
) -> None:
    path = f"{CHECKS}/{waiting['reference']}/approve"
    for headers in ({}, hr.headers, {"Authorization": "Bearer " + "0" * 64}):
        answer = client.post(path, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (401, "caller_unknown")
    assert client.get(CHECKS).status_code == 401
    at_desk = {**hr.headers, "Authorization": f"Bearer {app.state.secrets.desk}"}
    for other in ("/v1/outbox", "/v1/changes", "/healthz", "/v1/desk"):
        assert client.get(other, headers=at_desk).status_code == 401
    assert hr.get(f"/v1/changes/{waiting['reference']}").json()["status"] == "in_checks"


@pytest.mark.parametrize("reason", [None, "", "  ", "...", "x" * 501, "a\nb"])
def test_a_refusal_needs_a_reason(
    desk: Callable[..., Response], waiting: dict[str, Any], reason: str | None
) -> None:
    answer = desk(f"/{waiting['reference']}/refuse", {"reason": reason} if reason is not None else {})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")


def test_the_outbox_is_read_from_where_one_was(
    desk: Callable[..., Response], waiting: dict[str, Any], hr: Person, client: TestClient
) -> None:
    other = enrolment_body(hr, FREE_BSNS[1], salary="130000", surname="Bos", birth_date="1990-01-01")
    second = hr.submit_change(other, "key-00000002").json()
    desk(f"/{second['reference']}/approve")
    desk(f"/{waiting['reference']}/approve")
    both = outbox(client)
    assert [item["data"]["reference"] for item in both] == [second["reference"], waiting["reference"]]
    assert both[0]["id"] < both[1]["id"]
    assert outbox(client, both[0]["id"]) == both[1:]
    assert outbox(client, both[1]["id"]) == []
    assert client.get("/v1/outbox", params={"limit": 1}).json()["items"] == both[:1]


def test_no_number_can_appear_behind_a_reader(database: Database, hr: Person) -> None:
    told: dict[str, Any] = {
        "employer_id": hr.employer.id,
        "account_id": hr.account.id,
        "kind": "change_decided",
        "data": {},
        "at": now(),
    }
    with database.write() as first:
        post(first, **told)
        if database.engine.dialect.name == "postgresql":
            with database.read() as second:
                second.connection(execution_options={"postgresql_readonly": False})
                second.execute(text("SET LOCAL lock_timeout = '50ms'"))
                with pytest.raises(OperationalError, match="lock timeout"):
                    post(second, **told)
        with database.read() as reader:
            assert reader.scalars(select(OutboxItem)).all() == []
    with database.read() as reader:
        assert len(reader.scalars(select(OutboxItem)).all()) == 1


def test_the_terminal_lists_approves_and_refuses(
    waiting: dict[str, Any],
    hr: Person,
    client: TestClient,
    database_url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    other = enrolment_body(hr, FREE_BSNS[1], salary="130000", surname="Bos", birth_date="1990-01-01")
    second = hr.submit_change(other, "key-00000002").json()
    assert main(["list"]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if "[info" not in line]
    assert [line.split()[0] for line in lines] == [waiting["reference"], second["reference"]]
    assert "Sanne van Dijk, Zorggroep De Lindenkring, 2027-01-01" in lines[0]
    assert main(["approve", waiting["reference"]]) == 0
    assert main(["refuse", second["reference"], "Graag een loonstrook."]) == 0
    assert main(["approve", second["reference"]]) == 1
    assert "not in additional checks" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["refuse", second["reference"], " "])
    assert [item["data"]["status"] for item in outbox(client)] == ["processed", "refused"]
    assert hr.participant("Sanne van Dijk")["start_date"] == "2027-01-01"
