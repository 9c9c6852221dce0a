"""Every endpoint with every role, and nothing of another employer through any of them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest
from fastapi import FastAPI
from httpx import Response

from backend.addresses.models import KnownAddress
from backend.rights import Right, Role, rights_of
from tests.integration.backend.world import Person, World, exit_body

Call = Callable[[Person, str, str], Response]

# Endpoint, the right it asks for (None: any role), and a call with a participant and a change.
ENDPOINTS: dict[str, tuple[Right | None, Call]] = {
    "GET /v1/context": (None, lambda person, _one, _change: person.get("/v1/context")),
    "GET /v1/participants": (
        Right.SEE_PARTICIPANTS,
        lambda person, _one, _change: person.get("/v1/participants"),
    ),
    "POST /v1/participants/search": (
        Right.SEE_PARTICIPANTS,
        lambda person, _one, _change: person.post("/v1/participants/search", {"text": "Jan"}),
    ),
    "GET /v1/participants/{participant_id}": (
        Right.SEE_PARTICIPANTS,
        lambda person, one, _change: person.get(f"/v1/participants/{one}"),
    ),
    "GET /v1/addresses": (
        Right.SUBMIT_CHANGES,
        lambda person, _one, _change: person.get("/v1/addresses", postcode="1999XA", house_number="1"),
    ),
    "POST /v1/changes/preview": (
        Right.SUBMIT_CHANGES,
        lambda person, one, _change: person.preview(one, "2027-02-01"),
    ),
    "POST /v1/changes": (
        Right.SUBMIT_CHANGES,
        lambda person, one, _change: person.post(
            "/v1/changes", {**exit_body(one, "2027-02-01"), "digest": "0" * 64}, key="key-00000001"
        ),
    ),
    "GET /v1/changes": (
        Right.SEE_PARTICIPANTS,
        lambda person, one, _change: person.get("/v1/changes", participant_id=one),
    ),
    "GET /v1/changes/{reference}": (
        Right.SEE_PARTICIPANTS,
        lambda person, _one, change: person.get(f"/v1/changes/{change}"),
    ),
    "POST /v1/changes/{reference}/withdraw": (
        Right.SUBMIT_CHANGES,
        lambda person, _one, change: person.post(f"/v1/changes/{change}/withdraw", key="key-00000002"),
    ),
}
# Before anybody speaks for an employer, or about the speaker alone: tested where they live.
ELSEWHERE = {
    "GET /healthz",
    "POST /v1/sign-in",
    "POST /v1/sign-in/code",
    "GET /v1/session",
    "DELETE /v1/session",
    "POST /v1/session/end",
    "PATCH /v1/account/settings",
    "POST /v1/vault/bsn",
    "GET /v1/outbox",
    "GET /v1/desk/checks",
    "POST /v1/desk/checks/{reference}/approve",
    "POST /v1/desk/checks/{reference}/refuse",
}
ROLES = [roles for count in (1, 2, 3) for roles in combinations(Role, count)]
DEFINED_STATUS = {200, 409, 422}


def _operations(app: FastAPI) -> set[str]:
    paths = app.openapi()["paths"]
    return {f"{method.upper()} {path}" for path, methods in paths.items() for method in methods}


def test_the_table_holds_every_endpoint(app: FastAPI) -> None:
    assert set(ENDPOINTS) | ELSEWHERE == _operations(app)


@pytest.mark.parametrize("roles", ROLES, ids="+".join)
def test_each_endpoint_answers_exactly_the_roles_that_hold_its_right(
    world: World, roles: tuple[Role, ...]
) -> None:
    hr = world.person(world.care_group, Role.HR)
    one = hr.participant("Jan de Vries")["id"]
    change = hr.get("/v1/changes", participant_id=one).json()["items"][0]["reference"]
    person = world.person(world.care_group, *roles)
    with world.database.write() as session:
        session.add(KnownAddress(postcode="1999 XA", number=1, street="Lindelaan", city="Lindedorp"))
    for name, (right, call) in ENDPOINTS.items():
        answer = call(person, one, change)
        if right is None or right in rights_of(roles):
            assert answer.status_code in DEFINED_STATUS, (name, roles, answer.text)
            continue
        assert (answer.status_code, answer.json()["code"]) == (403, "missing_right"), (name, roles)
        assert answer.json()["data"] == {"right": right.value, "roles": ["hr"]}


def test_nothing_of_another_employer_can_be_seen_or_changed(world: World, hr: Person, baker: Person) -> None:
    jan = hr.participant("Jan de Vries")
    change = hr.submit(jan["id"], "2027-02-01", "key-of-the-care-group").json()["reference"]
    named = {"{participant_id}", "{reference}", "/changes/preview", "POST /v1/changes"}
    for name, (_, call) in ENDPOINTS.items():
        answer = call(baker, jan["id"], change)
        if any(part in name for part in named) or name == "GET /v1/changes":
            assert answer.status_code == 404, (name, answer.text)
            assert answer.json()["code"] in ("participant_unknown", "change_unknown")
        assert jan["id"] not in answer.text
        assert "Lindenkring" not in answer.text
    # The same as for something that does not exist at all.
    nowhere = baker.get("/v1/participants/0123456789abcdef")
    assert nowhere.json() == baker.get(f"/v1/participants/{jan['id']}").json()
    assert hr.get(f"/v1/changes/{change}").json()["status"] == "processed"
    listed = baker.get("/v1/changes", limit=100).json()["items"]
    assert change not in [item["reference"] for item in listed]
