"""An exit from preview to receipt, and everything that can refuse it."""

from __future__ import annotations

from typing import Any

import pytest

from backend.rights import Role
from tests.integration.backend.world import Person, World, exit_body


def test_a_preview_shows_name_dates_and_consequences_and_records_nothing(hr: Person) -> None:
    jan = hr.participant("Jan de Vries")
    answer = hr.preview(jan["id"], "2027-02-01")
    assert answer.status_code == 200, answer.text
    shown = answer.json()
    assert shown["participant"] == jan
    assert shown["effective_date"] == "2027-02-01"
    assert shown["facts"] == {
        "end_date": "2027-02-01",
        "last_working_day": "2027-01-31",
        "cover_ends": ["old_age", "partner", "orphan", "disability", "anw_gap"],
    }
    assert shown["consequences"] == [
        {"code": "becomes_deferred", "data": {"since": "2027-02-01"}},
        {"code": "anw_cover_ends", "data": {"end_date": "2027-02-01"}},
        {"code": "partner_cover_ends", "data": {"end_date": "2027-02-01"}},
    ]
    assert shown["warnings"] == []
    assert hr.preview(jan["id"], "2027-02-01").json()["digest"] == shown["digest"]
    assert hr.preview(jan["id"], "2027-02-02").json()["digest"] != shown["digest"]
    assert hr.participant("Jan de Vries")["end_date"] is None


def test_a_confirmed_exit_gets_a_reference_and_stands_in_the_list(hr: Person) -> None:
    jan = hr.participant("Jan de Vries")
    answer = hr.submit(jan["id"], "2027-02-01", "key-00000001")
    assert answer.status_code == 201, answer.text
    change = answer.json()
    assert len(change["reference"]) == 9
    assert change["status"] == "processed"
    assert change["source"] == "portal"
    assert change["submitted_by"] == {"name": hr.account.name}
    assert change["participant"]["end_date"] == "2027-02-01"
    assert change["participant"]["status"] == "active"
    assert change["recorded_at"].startswith("2026-11-22T")
    assert change["withdrawable"] is True
    assert change["withdrawable_until"] == "2026-11-23T00:00:00+01:00"
    assert change["withdrawal"] is None
    assert hr.get(f"/v1/changes/{change['reference']}").json() == change
    assert hr.get(f"/v1/changes/{change['reference'].lower()}").json() == change
    assert hr.get("/v1/changes", limit=1).json()["items"] == [change]
    assert hr.get("/v1/changes", participant_id=jan["id"], mine=True).json()["items"] == [change]
    assert hr.participant("Jan de Vries")["end_date"] == "2027-02-01"


def test_after_the_end_date_the_participant_is_deferred(hr: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    jan = hr.participant("Jan de Vries")
    hr.submit(jan["id"], "2027-02-01", "key-00000001")
    for day, status in [("2027-01-31", "active"), ("2027-02-01", "deferred")]:
        monkeypatch.setenv("BUSINESS_DATE", day)
        assert hr.participant("Jan de Vries")["status"] == status
        assert hr.get(f"/v1/participants/{jan['id']}").json()["status"] == status
    answer = hr.preview(jan["id"], "2027-03-01")
    assert (answer.status_code, answer.json()["code"]) == (422, "participant_deferred")


def test_an_exit_in_the_past_takes_effect_at_once_with_a_warning(hr: Person) -> None:
    jan = hr.participant("Jan de Vries")
    preview = hr.preview(jan["id"], "2026-06-01").json()
    assert preview["warnings"][0] == {"code": "long_ago", "data": {"months": 5}}
    # The rise of July stands later than the exit.
    assert preview["warnings"][1]["code"] == "later_changes_replayed"
    change = hr.submit(jan["id"], "2026-06-01", "key-00000001").json()
    assert change["participant"]["status"] == "deferred"
    assert hr.get(f"/v1/participants/{jan['id']}", as_of="2026-05-31").json()["status"] == "active"
    assert hr.get(f"/v1/participants/{jan['id']}", as_of="2026-06-01").json()["status"] == "deferred"


REFUSED: list[tuple[str, str, str, dict[str, Any]]] = [
    ("Jan de Vries", "2027-02-23", "too_far_ahead", {"latest": "2027-02-22"}),
    ("Jan de Vries", "2011-08-31", "before_participation", {"start": "2011-09-01"}),
    ("Sem Dekker", "2026-12-31", "before_participation", {"start": "2027-01-01"}),
    ("Henk Smit", "2027-01-01", "participant_deferred", {"since": "2021-10-01"}),
    ("Karel Mulder", "2027-01-01", "participant_deferred", {"since": "2026-06-01"}),
    ("Tessa Vermeulen", "2027-01-01", "participant_left", {"end_date": "2022-04-01"}),
]


@pytest.mark.parametrize(("name", "end_date", "code", "data"), REFUSED)
def test_an_exit_is_refused_with_code_and_data(
    hr: Person, name: str, end_date: str, code: str, data: dict[str, Any]
) -> None:
    answer = hr.preview(hr.participant(name)["id"], end_date)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == f"urn:problem:{code}"
    assert (answer.json()["code"], answer.json()["data"]) == (code, data)


def test_an_exit_that_was_reported_is_refused_with_its_reference(hr: Person) -> None:
    marijke = hr.participant("Marijke Postma")
    assert (marijke["status"], marijke["end_date"]) == ("active", "2027-01-01")
    answer = hr.preview(marijke["id"], "2027-02-01")
    assert (answer.status_code, answer.json()["code"]) == (422, "already_reported")
    reference = answer.json()["data"]["reference"]
    assert answer.json()["data"]["end_date"] == "2027-01-01"
    assert hr.get(f"/v1/changes/{reference}").json()["participant"]["name"] == "Marijke Postma"


def test_the_same_exit_with_another_key_is_refused_also_when_it_took_effect_at_once(hr: Person) -> None:
    jan = hr.participant("Jan de Vries")
    for end_date in ("2027-02-01", "2026-10-01"):
        preview = hr.preview(jan["id"], end_date).json()
        body = {**exit_body(jan["id"], end_date), "digest": preview["digest"]}
        first = hr.post("/v1/changes", body, key=f"first-{end_date}").json()
        second = hr.post("/v1/changes", body, key=f"second-{end_date}")
        assert (second.status_code, second.json()["code"]) == (422, "already_reported")
        assert second.json()["data"] == {"reference": first["reference"], "end_date": end_date}
        assert (
            hr.post(f"/v1/changes/{first['reference']}/withdraw", key=f"undo-{end_date}").status_code == 200
        )


def test_the_same_key_answers_the_same_change_and_refuses_another_body(hr: Person) -> None:
    jan, kim = hr.participant("Jan de Vries"), hr.participant("Kim van den Berg")
    first = hr.submit(jan["id"], "2027-02-01", "key-00000001")
    digest = hr.preview(kim["id"], "2027-02-01").json()["digest"]
    other = hr.post(
        "/v1/changes", {**exit_body(kim["id"], "2027-02-01"), "digest": digest}, key="key-00000001"
    )
    assert (other.status_code, other.json()["code"]) == (409, "idempotency_key_reused")
    assert hr.participant("Kim van den Berg")["end_date"] is None
    assert len(hr.get("/v1/changes", participant_id=jan["id"], mine=True).json()["items"]) == 1
    assert first.status_code == 201


def test_a_repeated_submit_answers_the_first_change_with_200(hr: Person) -> None:
    jan = hr.participant("Jan de Vries")
    digest = hr.preview(jan["id"], "2027-02-01").json()["digest"]
    body = {**exit_body(jan["id"], "2027-02-01"), "digest": digest}
    first = hr.post("/v1/changes", body, key="key-00000001")
    again = hr.post("/v1/changes", body, key="key-00000001")
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == first.json()


def test_a_refused_submit_leaves_its_key_free(hr: Person) -> None:
    jan = hr.participant("Jan de Vries")
    body = {**exit_body(jan["id"], "2027-02-01"), "digest": "0" * 64}
    assert hr.post("/v1/changes", body, key="key-00000001").json()["code"] == "preview_outdated"
    assert hr.submit(jan["id"], "2027-02-01", "key-00000001").status_code == 201


def test_what_changed_since_the_preview_asks_for_a_new_look(
    hr: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    jan = hr.participant("Jan de Vries")
    old = hr.preview(jan["id"], "2026-11-22").json()
    monkeypatch.setenv("BUSINESS_DATE", "2026-11-23")
    body = {**exit_body(jan["id"], "2026-11-22"), "digest": old["digest"]}
    answer = hr.post("/v1/changes", body, key="key-00000001")
    assert (answer.status_code, answer.json()["code"]) == (409, "preview_outdated")
    fresh = answer.json()["data"]["preview"]
    assert fresh["digest"] != old["digest"]
    assert [warning["code"] for warning in fresh["warnings"]] == ["retroactive"]
    assert hr.post("/v1/changes", {**body, "digest": fresh["digest"]}, key="key-00000001").status_code == 201


def test_a_submit_without_a_key_is_refused(hr: Person) -> None:
    jan = hr.participant("Jan de Vries")
    body = {**exit_body(jan["id"], "2027-02-01"), "digest": "0" * 64}
    for key in (None, "short", "with space"):
        answer = hr.post("/v1/changes", body, key=key)
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")


def test_the_list_holds_changes_from_outside_the_portal_newest_recorded_first(hr: Person) -> None:
    jan = hr.participant("Jan de Vries")
    items = hr.get("/v1/changes", participant_id=jan["id"]).json()["items"]
    assert [(item["kind"], item["source"], item["effective_date"]) for item in items] == [
        ("salary", "outside", "2026-07-01"),
        ("salary", "portal", "2026-01-01"),
        ("enrolment", "outside", "2011-09-01"),
    ]
    assert items[0]["submitted_by"] is None
    assert not any(item["withdrawable"] for item in items)
    everything = hr.get("/v1/changes", limit=100).json()["items"]
    recorded = [item["recorded_at"] for item in everything]
    assert recorded == sorted(recorded, reverse=True)


def test_two_employers_may_use_the_same_key(hr: Person, baker: Person) -> None:
    for person in (hr, baker):
        jan = person.participant("Jan de Vries")
        assert person.submit(jan["id"], "2027-02-01", "key-00000001").status_code == 201


def test_who_combines_roles_may_submit(world: World) -> None:
    both = world.person(world.care_group, Role.HR, Role.FINANCE)
    jan = both.participant("Jan de Vries")
    assert both.submit(jan["id"], "2027-02-01", "key-00000001").status_code == 201
