"""The documented schema against the running application: nothing undocumented comes out, whatever goes in."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from schemathesis import GenerationMode
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.schemas import OpenApiSchema

from backend.accounts.models import Account
from backend.employers.models import Employer
from backend.rights import Role
from tests.integration.backend.conftest import MakesAccount, Speaking

EXAMPLES = 15


@pytest.fixture
def account(make_account: MakesAccount, employer: Employer) -> Account:
    """An account that may do everything."""
    return make_account("alles", employer, *Role)


@pytest.fixture
def speaker_headers(
    client: TestClient, speaking: Speaking, account: Account, employer: Employer
) -> dict[str, str]:
    """The headers of someone who may do everything. Depends on the client: it keeps the application open."""
    return {"Authorization": client.headers["Authorization"], **speaking.headers(account, employer)}


@pytest.fixture
def documented(app: FastAPI, speaker_headers: dict[str, str]) -> OpenApiSchema:
    """The schema as the application serves it."""
    return schemathesis.openapi.from_asgi("/openapi.json", app, headers=speaker_headers)


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_every_answer_is_a_documented_one(
    documented: OpenApiSchema,
    speaker_headers: dict[str, str],
    mode: GenerationMode,
    subtests: pytest.Subtests,
) -> None:
    operations = [found.ok() for found in documented.get_all_operations() if isinstance(found, Ok)]
    assert "POST /v1/sign-in" in {operation.label for operation in operations}
    # Last: it ends the session that the others speak with.
    operations.sort(key=lambda operation: operation.label == "POST /v1/session/end")
    for operation in operations:
        # Any text will do as a header: with no other input there is nothing malformed to send.
        places = (operation.body, operation.query, operation.path_parameters)
        if mode is GenerationMode.NEGATIVE and not any(list(place) for place in places):
            continue

        @given(case=operation.as_strategy(generation_mode=mode))
        @hypothesis_settings(
            max_examples=EXAMPLES,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        def every_answer(case: schemathesis.Case[Any]) -> None:
            # A generated token stays as it is: a made-up one must be refused as documented.
            given_names = {name.lower() for name in case.headers or {}}
            shown = {
                name: value for name, value in speaker_headers.items() if name.lower() not in given_names
            }
            case.call_and_validate(headers=shown)

        with subtests.test(operation.label):
            every_answer()
