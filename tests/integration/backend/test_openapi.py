"""The whole API against its own description: schemathesis sends what the schema allows, and what it does not,
and every answer must be documented, of the documented form, and never a failure of the backend.
"""

from __future__ import annotations

from typing import Any

import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from backend.rights import Role
from tests.integration.backend.world import FREE_BSNS, Person, World, enrolment_body

EXAMPLES = 8
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
]
# These end or change the session that the test itself speaks with.
ENDING = {("DELETE", "/v1/session"), ("POST", "/v1/session/end")}
# These take a header of any text, or nothing: there is nothing wrong to send.
TAKES_ANYTHING = {"/healthz", "/v1/session", "/v1/context", "/v1/desk/checks"}


def real_values(person: Person) -> dict[str, str]:
    """Return real values for paths and bodies, so that not every call ends in 404; one change waits."""
    jan = person.participant("Jan de Vries")["id"]
    change = person.submit(jan, "2027-02-01", "key-00000001").json()["reference"]
    body = enrolment_body(person, FREE_BSNS[0], salary="120000")
    assert person.submit_change(body, "key-00000002").json()["status"] == "in_checks"
    return {"participant_id": jan, "reference": change}


def test_the_api_does_what_its_description_says(app: FastAPI, world: World) -> None:
    everybody = world.person(world.care_group, Role.HR, Role.FINANCE, Role.USER_MANAGEMENT)
    headers = {"Authorization": f"Bearer {app.state.secrets.caller}", **everybody.headers}
    at_desk = {"Authorization": f"Bearer {app.state.secrets.desk}"}
    real = real_values(everybody)
    schema = schemathesis.openapi.from_asgi("/openapi.json", app, headers=headers)
    seen: set[tuple[str, str]] = set()
    for result in schema.get_all_operations():
        assert isinstance(result, Ok), result
        operation = result.ok()
        seen.add((operation.method.upper(), operation.path))
        if (operation.method.upper(), operation.path) in ENDING:
            continue
        modes = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]
        for mode in modes[: 1 if operation.path in TAKES_ANYTHING else 2]:

            @settings(
                max_examples=EXAMPLES,
                deadline=None,
                database=None,
                derandomize=True,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            )
            @given(case=operation.as_strategy(generation_mode=mode), use_real=st.booleans())
            def check(case: schemathesis.Case[Any], use_real: bool) -> None:
                if use_real and case.path_parameters:
                    for name in set(case.path_parameters) & set(real):
                        case.path_parameters[name] = real[name]
                if use_real and isinstance(case.body, dict) and "participant_id" in case.body:
                    case.body["participant_id"] = real["participant_id"]
                case.call_and_validate(headers=at_desk if "/desk/" in case.path else headers, checks=CHECKS)

            check()
    assert len(seen) > 10
