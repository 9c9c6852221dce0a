"""An enrolment from preview to the list of participants; whom the employer knows already; the BSN's way."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy import func, select

from backend.changes.models import Change, HeldFact
from backend.clock import instant
from backend.encryption import Cipher
from backend.participants.models import Fact, Participant
from backend.rights import Role
from tests.integration.backend.world import (
    FREE_BSNS,
    Person,
    World,
    enrolment_body,
    exit_body,
    salary_body,
)

BSN = FREE_BSNS[0]


def enrol(person: Person, digits: str = BSN, key: str = "key-00000001", **changed: Any) -> dict[str, Any]:
    answer = person.submit_change(enrolment_body(person, digits, **changed), key)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def refused(person: Person, digits: str = BSN, **changed: Any) -> tuple[str, dict[str, Any]]:
    answer = person.preview_change(enrolment_body(person, digits, **changed)).json()
    return answer["code"], answer["data"]


def test_a_preview_shows_the_person_and_records_nothing(hr: Person, world: World) -> None:
    answer = hr.preview_change(enrolment_body(hr, BSN))
    assert answer.status_code == 200, answer.text
    shown = answer.json()
    assert shown["participant"] == {
        "id": None,
        "name": "Sanne van Dijk",
        "birth_date": "1994-05-17",
        "gender": "female",
        "status": "active",
        "schemes": ["Basisregeling zorg"],
        "start_date": "2027-01-01",
        "end_date": None,
    }
    assert shown["facts"]["bsn"] == "••••••" + BSN[-3:]
    assert shown["facts"]["covers"] == ["old_age", "partner", "orphan", "disability"]
    assert (shown["effective_date"], shown["warnings"], shown["consequences"]) == ("2027-01-01", [], [])
    with world.database.read() as session:
        assert session.scalar(select(func.count()).where(Change.idempotency_key.is_not(None))) == 0
    assert hr.get("/v1/participants", q="Sanne van Dijk").json()["items"] == []


def test_who_was_enrolled_is_a_participant_like_any_other(hr: Person, baker: Person) -> None:
    change = enrol(hr)
    assert (change["kind"], change["status"], change["reason"]) == ("enrolment", "processed", None)
    sanne = hr.participant("Sanne van Dijk")
    assert change["participant"] == sanne
    details = hr.get(f"/v1/participants/{sanne['id']}").json()
    assert details["person"]["bsn"] == "••••••" + BSN[-3:]
    assert details["person"]["address"]["house_number"] == "12A"
    assert details["employment"] == {
        "salary": "38400.00",
        "part_time_percentage": "80.00",
        "start_date": "2027-01-01",
        "end_date": None,
    }
    assert {line["type"] for line in details["cover"]} == {"old_age", "partner", "orphan", "disability"}
    found = hr.post("/v1/participants/search", {"text": hr.keep_bsn(BSN)}).json()["candidates"]
    assert [candidate["participant"] for candidate in found] == [sanne]
    assert hr.get("/v1/changes", limit=1).json()["items"] == [change]
    # And can be changed and leave as one.
    assert hr.submit_change(salary_body(sanne["id"], "2027-02-01", salary="40000"), "key-2222").is_success
    assert hr.submit_change(exit_body(sanne["id"], "2027-02-15"), "key-33333").is_success
    assert baker.get("/v1/participants", q="Sanne van Dijk").json()["items"] == []


def test_the_scheme_decides_about_the_cover(hr: Person) -> None:
    schemes = {scheme["name"]: scheme["id"] for scheme in hr.get("/v1/context").json()["schemes"]}
    enrol(hr, scheme_id=schemes["Excedentregeling"])
    details = hr.get(f"/v1/participants/{hr.participant('Sanne van Dijk')['id']}").json()
    assert [(line["scheme"], line["type"]) for line in details["cover"]] == [
        ("Excedentregeling", "old_age"),
        ("Excedentregeling", "partner"),
    ]


def test_a_withdrawn_enrolment_leaves_nobody_and_the_same_person_can_be_enrolled_again(hr: Person) -> None:
    change = enrol(hr)
    one = change["participant"]["id"]
    undone = hr.post(f"/v1/changes/{change['reference']}/withdraw", key="undo-00000001").json()
    assert (undone["status"], undone["participant"]["name"]) == ("withdrawn", "Sanne van Dijk")
    assert hr.get("/v1/participants", q="Sanne van Dijk").json()["items"] == []
    assert hr.get(f"/v1/participants/{one}").status_code == 404
    assert hr.post("/v1/participants/search", {"text": hr.keep_bsn(BSN)}).json() == {"candidates": []}
    assert hr.get("/v1/changes", participant_id=one).json()["items"] == [undone]
    assert hr.get(f"/v1/changes/{change['reference']}").json() == undone
    again = enrol(hr, key="key-00000002")
    assert again["participant"]["id"] == one
    assert hr.participant("Sanne van Dijk")["id"] == one


def test_an_enrolment_on_which_a_later_change_builds_is_withdrawn_after_it(hr: Person) -> None:
    change = enrol(hr)
    body = salary_body(change["participant"]["id"], "2027-02-01", salary="40000")
    hr.submit_change(body, "key-00000002")
    answer = hr.post(f"/v1/changes/{change['reference']}/withdraw", key="undo-00000001")
    assert (answer.status_code, answer.json()["data"]) == (409, {"reason": "replaced"})


def test_the_same_bsn_is_enrolled_once_whatever_the_name(hr: Person, world: World) -> None:
    jan = hr.participant("Jan de Vries")
    code, data = refused(hr, world.bsn_of(jan["id"]))
    assert code == "already_enrolled"
    assert data == {
        "name": "Jan de Vries",
        "start_date": "2011-09-01",
        "reference": None,
        "participant_id": jan["id"],
    }


def test_the_same_name_and_birth_date_is_enrolled_once_whatever_the_bsn(hr: Person) -> None:
    fatima = {"calling_name": "fatima", "first_names": "Fatima", "initials": "F.", "prefix": ""}
    code, data = refused(hr, surname="el idrissi", birth_date="1985-03-14", **fatima)
    assert (code, data["name"], data["start_date"]) == ("already_enrolled", "Fatima El Idrissi", "2013-06-01")
    body = enrolment_body(hr, BSN, surname="El Idrissi", birth_date="1985-03-15", **fatima)
    [warning] = hr.preview_change(body).json()["warnings"]
    assert (warning["code"], warning["data"]["name"]) == ("same_name", "Fatima El Idrissi")
    assert warning["data"]["birth_date"] in ("1985-03-14", "1991-08-02")


def test_who_works_at_another_employer_too_is_nobody_here(hr: Person, baker: Person, world: World) -> None:
    jan = hr.participant("Jan de Vries")
    name = {"calling_name": "Jan", "first_names": "Johannes Pieter", "initials": "J.P.", "prefix": "de"}
    body = enrolment_body(
        baker, world.bsn_of(jan["id"]), surname="Vries", birth_date="1979-04-12", gender="male", **name
    )
    shown = baker.preview_change(body).json()
    # The bakery's own Jan has another birth date.
    assert [warning["data"] for warning in shown["warnings"]] == [
        {"name": "Jan de Vries", "birth_date": "1988-07-30"}
    ]
    assert baker.submit_change(body, "key-00000001").json()["status"] == "processed"
    assert hr.participant("Jan de Vries") == jan


def test_a_deferred_participant_comes_back_as_the_same_one_after_checks(hr: Person, world: World) -> None:
    henk = hr.participant("Henk Smit")
    given = {"calling_name": "Henk", "first_names": "Hendrik", "initials": "H.", "prefix": ""}
    body = enrolment_body(
        hr, world.bsn_of(henk["id"]), surname="Smit", birth_date="1963-07-07", gender="male", **given
    )
    shown = hr.preview_change(body).json()
    assert shown["warnings"] == [
        {"code": "was_deferred", "data": {"name": "Henk Smit", "since": "2021-10-01"}}
    ]
    assert shown["consequences"] == [{"code": "additional_checks", "data": {"reasons": ["was_deferred"]}}]
    change = hr.submit_change(body, "key-00000001").json()
    assert (change["status"], change["participant"]["id"]) == ("in_checks", henk["id"])
    assert hr.participant("Henk Smit") == henk
    # Not to be enrolled twice while that waits, under the same number or another.
    for digits in (world.bsn_of(henk["id"]), BSN):
        code, data = refused(hr, digits, surname="Smit", birth_date="1963-07-07", gender="male", **given)
        assert (code, data["reference"]) == ("already_enrolled", change["reference"])


def test_who_waits_for_checks_stands_under_the_changes_and_not_among_the_participants(
    hr: Person, baker: Person, world: World
) -> None:
    change = enrol(hr, salary="120000")
    assert (change["status"], change["withdrawable"], change["withdrawable_until"]) == (
        "in_checks",
        True,
        None,
    )
    assert change["participant"]["name"] == "Sanne van Dijk"
    one = change["participant"]["id"]
    assert hr.get("/v1/changes", limit=1).json()["items"] == [change]
    assert hr.get("/v1/changes", participant_id=one).json()["items"] == [change]
    assert hr.get("/v1/participants", q="Sanne van Dijk").json()["items"] == []
    assert hr.post("/v1/participants/search", {"text": hr.keep_bsn(BSN)}).json() == {"candidates": []}
    assert hr.preview_change(exit_body(one, "2027-02-01")).json()["code"] == "participant_unknown"
    assert baker.get(f"/v1/changes/{change['reference']}").status_code == 404
    assert baker.get("/v1/changes", participant_id=one).json()["code"] == "participant_unknown"
    code, data = refused(hr)
    assert (code, data["reference"], data["name"]) == (
        "already_enrolled",
        change["reference"],
        "Sanne van Dijk",
    )


def test_while_in_checks_an_enrolment_is_withdrawn_on_any_day_and_its_bsn_is_kept_no_longer(
    hr: Person, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = enrol(hr, salary="120000")
    monkeypatch.setenv("BUSINESS_DATE", "2026-11-30")
    undone = hr.post(f"/v1/changes/{change['reference']}/withdraw", key="undo-00000001").json()
    assert (undone["status"], undone["withdrawable"]) == ("withdrawn", False)
    with world.database.read() as session:
        assert session.scalar(select(func.count()).select_from(HeldFact)) == 0
        mine = select(Fact).where(Fact.participant_id == change["participant"]["id"])
        assert session.scalars(mine).all() == []
    assert enrol(hr, key="key-00000002")["status"] == "processed"


def test_the_bsn_is_taken_from_the_vault_of_this_conversation_while_it_is_kept(
    hr: Person, world: World
) -> None:
    body = enrolment_body(hr, BSN)
    colleague = world.person(hr.employer, Role.HR, conversation="c2")
    assert colleague.preview_change(body).json()["code"] == "bsn_expired"
    with time_machine.travel(instant() + timedelta(minutes=61)):
        later = world.person(hr.employer, Role.HR)
        assert later.preview_change(body).json()["code"] == "bsn_expired"
    assert refused(hr, "999900007")[0] == "bsn_not_valid"
    unknown = {**body["payload"], "bsn": "bsn:0123456789abcdef"}
    assert hr.preview_change({**body, "payload": unknown}).json()["code"] == "bsn_expired"


def test_a_repeated_submit_answers_the_same_also_when_the_bsn_is_kept_no_longer(
    hr: Person, world: World
) -> None:
    body = enrolment_body(hr, BSN)
    body = {**body, "digest": hr.preview_change(body).json()["digest"]}
    first = hr.post("/v1/changes", body, key="key-00000001")
    with time_machine.travel(instant() + timedelta(minutes=61)):
        again = world.person(hr.employer, Role.HR).post("/v1/changes", body, key="key-00000001")
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json()["reference"] == first.json()["reference"]


def test_no_bsn_stands_in_the_clear(hr: Person, world: World, cipher: Cipher) -> None:
    processed = enrol(hr)
    waiting = enrol(hr, FREE_BSNS[1], "key-00000002", salary="120000", surname="Bos", birth_date="1990-01-01")
    with world.database.read() as session:
        changes = session.scalars(select(Change)).all()
        ledger = "\n".join(str((change.payload, change.facts)) for change in changes)
        held = session.scalars(select(HeldFact).where(HeldFact.aspect == "person")).one()
        facts = "\n".join(str(fact.value) for fact in session.scalars(select(Fact)))
        indexes = session.scalars(select(Participant.bsn_index)).all()
    for digits in FREE_BSNS[:2]:
        assert digits not in ledger + facts + str(held.value) + str(indexes)
    assert cipher.decrypt(held.value["bsn"], waiting["participant"]["id"]) == FREE_BSNS[1]
    assert world.bsn_of(processed["participant"]["id"]) == BSN


def test_a_scheme_of_another_employer_does_not_exist(hr: Person, baker: Person) -> None:
    theirs = hr.get("/v1/context").json()["schemes"][0]["id"]
    answer = baker.preview_change(enrolment_body(baker, BSN, scheme_id=theirs))
    assert (answer.status_code, answer.json()["code"]) == (404, "scheme_unknown")


def test_a_person_who_was_enrolled_meanwhile_asks_for_a_new_look(hr: Person, world: World) -> None:
    body = enrolment_body(hr, BSN)
    old = hr.preview_change(body).json()
    colleague = world.person(hr.employer, Role.HR, conversation="c2")
    other = {"birth_date": "1988-08-08"}
    colleague.submit_change(enrolment_body(colleague, FREE_BSNS[1], **other), "key-00000001")
    answer = hr.post("/v1/changes", {**body, "digest": old["digest"]}, key="key-00000002")
    assert (answer.status_code, answer.json()["code"]) == (409, "preview_outdated")
    assert [note["code"] for note in answer.json()["data"]["preview"]["warnings"]] == ["same_name"]
    colleague.submit_change(enrolment_body(colleague, BSN), "key-00000002")
    gone = hr.post("/v1/changes", {**body, "digest": old["digest"]}, key="key-00000003")
    assert (gone.status_code, gone.json()["code"]) == (422, "already_enrolled")
