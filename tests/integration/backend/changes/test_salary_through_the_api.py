"""A new salary or part-time percentage from preview to the participant's state on each date."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from backend.rights import Role
from backend.settings import Settings
from tests.integration.backend.world import Person, World, salary_body

# Since 1 July 2026 Jan earns 46,800 and two raises of three percent.
JAN = ("49650.12", "100.00")


def pay_on(person: Person, participant_id: str, day: str) -> tuple[str, str]:
    found = person.get(f"/v1/participants/{participant_id}", as_of=day).json()["employment"]
    return found["salary"], found["part_time_percentage"]


def test_a_preview_shows_old_and_new_and_records_nothing(hr: Person) -> None:
    jan = hr.participant("Jan de Vries")
    answer = hr.preview_change(salary_body(jan["id"], "2027-01-01", salary="70000"))
    assert answer.status_code == 200, answer.text
    shown = answer.json()
    assert shown["participant"] == jan
    assert (shown["kind"], shown["effective_date"], shown["consequences"]) == ("salary", "2027-01-01", [])
    assert shown["facts"] == {
        "effective_date": "2027-01-01",
        "salary": {"old": JAN[0], "new": "70000.00"},
        "part_time_percentage": None,
    }
    assert shown["warnings"] == [{"code": "raise_above", "data": {"percent": "41.0"}}]
    same = hr.preview_change(
        {**salary_body(jan["id"], "2027-01-01", salary="70000.00", part_time_percentage="100.00")}
    )
    assert same.json()["facts"] == shown["facts"]
    assert pay_on(hr, jan["id"], "2027-01-01") == JAN


def test_the_participant_has_the_new_values_from_the_date_on_and_the_old_ones_before(hr: Person) -> None:
    jan = hr.participant("Jan de Vries")
    body = salary_body(jan["id"], "2027-01-01", salary="51000.00", part_time_percentage="80.00")
    answer = hr.submit_change(body, "key-00000001")
    assert answer.status_code == 201, answer.text
    change = answer.json()
    assert (change["kind"], change["status"], change["withdrawable"]) == ("salary", "processed", True)
    assert change["facts"]["salary"] == {"old": JAN[0], "new": "51000.00"}
    assert change["facts"]["part_time_percentage"] == {"old": "100.00", "new": "80.00"}
    assert pay_on(hr, jan["id"], "2026-12-31") == JAN
    assert pay_on(hr, jan["id"], "2027-01-01") == ("51000.00", "80.00")
    assert hr.get("/v1/changes", participant_id=jan["id"], limit=1).json()["items"] == [change]


def test_only_part_time_leaves_the_salary_alone(hr: Person) -> None:
    jan = hr.participant("Jan de Vries")
    hr.submit_change(salary_body(jan["id"], "2027-01-01", part_time_percentage="62.5"), "key-00000001")
    assert pay_on(hr, jan["id"], "2027-01-01") == (JAN[0], "62.50")


def test_what_holds_already_is_refused_also_right_after_a_submit(hr: Person) -> None:
    jan = hr.participant("Jan de Vries")
    body = salary_body(jan["id"], "2027-01-01", salary="51000.00")
    hr.submit_change(body, "key-00000001")
    for same in (body, salary_body(jan["id"], "2026-12-01", salary=JAN[0], part_time_percentage="100")):
        answer = hr.preview_change(same)
        assert (answer.status_code, answer.json()["code"]) == (422, "nothing_changes")
        assert answer.json()["data"] == {}


def test_a_withdrawn_change_brings_the_old_values_back(hr: Person) -> None:
    jan = hr.participant("Jan de Vries")
    before = hr.get(f"/v1/participants/{jan['id']}", as_of="2027-02-01").json()
    body = salary_body(jan["id"], "2026-06-01", part_time_percentage="50.00")
    reference = hr.submit_change(body, "key-00000001").json()["reference"]
    assert pay_on(hr, jan["id"], "2027-02-01") == (JAN[0], "50.00")
    undone = hr.post(f"/v1/changes/{reference}/withdraw", key="undo-00000001")
    assert (undone.status_code, undone.json()["status"]) == (200, "withdrawn")
    assert hr.get(f"/v1/participants/{jan['id']}", as_of="2027-02-01").json() == before
    assert pay_on(hr, jan["id"], "2026-06-01") == ("48204.00", "100.00")
    assert hr.submit_change(body, "key-00000002").status_code == 201


def test_a_retroactive_change_is_followed_by_the_later_ones(hr: Person) -> None:
    jan = hr.participant("Jan de Vries")
    july = hr.get("/v1/changes", participant_id=jan["id"], limit=1).json()["items"][0]
    assert july["facts"]["salary"] == {"old": "48204.00", "new": JAN[0]}
    body = salary_body(jan["id"], "2026-06-01", salary="49000.00", part_time_percentage="80.00")
    warnings = hr.preview_change(body).json()["warnings"]
    assert [warning["code"] for warning in warnings] == ["long_ago", "later_changes_replayed"]
    assert warnings[1]["data"] == {"references": [july["reference"]]}
    hr.submit_change(body, "key-00000001")
    assert pay_on(hr, jan["id"], "2026-05-31") == ("48204.00", "100.00")
    assert pay_on(hr, jan["id"], "2026-06-30") == ("49000.00", "80.00")
    # The raise of July still counts; the percentage, of which it said nothing, is the new one.
    assert pay_on(hr, jan["id"], "2026-07-01") == (JAN[0], "80.00")


def test_a_change_that_a_later_one_builds_on_is_withdrawn_after_it(hr: Person) -> None:
    jan = hr.participant("Jan de Vries")
    first = hr.submit_change(salary_body(jan["id"], "2027-01-01", salary="51000.00"), "key-00000001").json()
    then = hr.submit_change(
        salary_body(jan["id"], "2027-02-01", part_time_percentage="80.00"), "key-00000002"
    ).json()
    answer = hr.post(f"/v1/changes/{first['reference']}/withdraw", key="undo-00000001")
    assert (answer.status_code, answer.json()["data"]) == (409, {"reason": "replaced"})
    for number, change in enumerate((then, first)):
        path = f"/v1/changes/{change['reference']}/withdraw"
        assert hr.post(path, key=f"undo-in-order-{number}").status_code == 200
    assert pay_on(hr, jan["id"], "2027-02-01") == JAN


def test_a_salary_that_was_changed_in_between_asks_for_a_new_look(hr: Person, world: World) -> None:
    jan = hr.participant("Jan de Vries")
    body = salary_body(jan["id"], "2027-01-01", salary="51000.00")
    old = hr.preview_change(body).json()
    colleague = world.person(hr.employer, Role.HR, conversation="c2")
    colleague.submit_change(salary_body(jan["id"], "2026-12-01", salary="50000.00"), "key-00000001")
    answer = hr.post("/v1/changes", {**body, "digest": old["digest"]}, key="key-00000002")
    assert (answer.status_code, answer.json()["code"]) == (409, "preview_outdated")
    fresh = answer.json()["data"]["preview"]
    assert fresh["facts"]["salary"] == {"old": "50000.00", "new": "51000.00"}
    confirmed = hr.post("/v1/changes", {**body, "digest": fresh["digest"]}, key="key-00000002")
    assert confirmed.status_code == 201


def test_the_same_amount_written_otherwise_is_the_same_submission(hr: Person) -> None:
    jan = hr.participant("Jan de Vries")
    written = [salary_body(jan["id"], "2027-01-01", salary=text) for text in ("51000.00", "51000")]
    digests = [hr.preview_change(body).json()["digest"] for body in written]
    assert digests[0] == digests[1]
    answers = [hr.post("/v1/changes", {**body, "digest": digests[0]}, key="key-00000001") for body in written]
    assert [answer.status_code for answer in answers] == [201, 200]
    assert answers[0].json() == answers[1].json()


REFUSED: list[tuple[str, str, str, dict[str, Any]]] = [
    ("Jan de Vries", "2027-02-23", "too_far_ahead", {"latest": "2027-02-22"}),
    ("Jan de Vries", "2011-08-31", "before_participation", {"start": "2011-09-01"}),
    ("Sem Dekker", "2026-12-31", "before_participation", {"start": "2027-01-01"}),
    ("Henk Smit", "2021-01-01", "participant_deferred", {"since": "2021-10-01"}),
    ("Tessa Vermeulen", "2027-01-01", "participant_left", {"end_date": "2022-04-01"}),
    ("Marijke Postma", "2027-01-01", "participant_left", {"end_date": "2027-01-01"}),
]


@pytest.mark.parametrize(("name", "day", "code", "data"), REFUSED)
def test_a_change_is_refused_with_code_and_data(
    hr: Person, name: str, day: str, code: str, data: dict[str, Any]
) -> None:
    answer = hr.preview_change(salary_body(hr.participant(name)["id"], day, salary="51000.00"))
    assert answer.status_code == 422
    assert (answer.json()["code"], answer.json()["data"]) == (code, data)


def test_nobody_of_another_employer_and_nobody_without_the_right_is_answered(
    hr: Person, baker: Person, world: World
) -> None:
    body = salary_body(hr.participant("Jan de Vries")["id"], "2027-01-01", salary="51000.00")
    assert (baker.preview_change(body).status_code, baker.preview_change(body).json()["code"]) == (
        404,
        "participant_unknown",
    )
    finance = world.person(hr.employer, Role.FINANCE)
    assert finance.preview_change(body).json()["code"] == "missing_right"


@pytest.mark.parametrize(
    "payload",
    [{}, {"salary": None}, {"salary": "0"}, {"part_time_percentage": "100.01"}, {"end_date": "2027-01-01"}],
)
def test_a_payload_of_another_form_is_refused(hr: Person, payload: dict[str, Any]) -> None:
    body = salary_body(hr.participant("Jan de Vries")["id"], "2027-01-01", **payload)
    answer = hr.preview_change(body)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")


def test_the_context_tells_the_hours_of_a_full_time_week(hr: Person, baker: Person) -> None:
    assert hr.get("/v1/context").json()["full_time_hours"] == "36.00"
    assert baker.get("/v1/context").json()["full_time_hours"] == "38.00"


def test_what_is_unusual_is_a_setting(hr: Person, settings: Settings) -> None:
    body = salary_body(hr.participant("Jan de Vries")["id"], "2027-01-01", salary="51000.00")
    assert hr.preview_change(body).json()["warnings"] == []
    settings.raise_warning_percentage = Decimal("2.5")
    settings.minimum_wage_full_time_year = Decimal(52000)
    assert hr.preview_change(body).json()["warnings"] == [
        {"code": "raise_above", "data": {"percent": "2.7"}},
        {"code": "below_minimum_wage", "data": {"minimum": "52000.00"}},
    ]
