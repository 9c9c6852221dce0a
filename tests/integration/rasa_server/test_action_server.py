"""The action server's failures say nothing of the request: it holds what the user typed, and the slots."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from run.stack import Stack

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("stack")]

MARK = "kruimelvlaai"


async def call(stack: Stack, body: bytes, secret: str | None = None) -> httpx.Response:
    """Call the webhook."""
    headers = {
        "Authorization": f"Bearer {secret if secret is not None else stack.secret_of('actions')}",
        "Content-Type": "application/json",
    }
    async with httpx.AsyncClient(trust_env=False, timeout=60) as http:
        return await http.post(stack.address_of("actions") + "/webhook", content=body, headers=headers)


def action(name: Any, **tracker: Any) -> dict[str, Any]:
    """Return a call of an action, with the mark in all that people fill."""
    return {
        "next_action": name,
        "sender_id": MARK,
        "tracker": {
            "sender_id": MARK,
            "slots": {"exit__end_date": MARK, "options": MARK, "requested_slot": MARK},
            "latest_message": {"text": MARK},
            "events": [{"event": "user", "text": MARK, "parse_data": {"text": MARK}}],
            "active_loop": {"name": "exit_form"},
            **tracker,
        },
    }


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422),
        (b"{" + MARK.encode(), 422),
        (json.dumps(MARK).encode(), 422),
        (json.dumps([MARK]).encode(), 422),
        (json.dumps({MARK: MARK}).encode(), 404),
        (json.dumps(action(MARK)).encode(), 404),
        (json.dumps(action({"x": MARK})).encode(), 404),
        (json.dumps(action("validate_exit_form")).encode(), 500),
        (json.dumps(action("validate_exit_form", events=MARK)).encode(), 500),
        (json.dumps({"next_action": "validate_exit_form", "tracker": MARK}).encode(), 500),
        (json.dumps({"next_action": "validate_exit_form"}).encode(), 500),
    ],
)
async def test_a_failing_call_is_answered_and_logged_without_what_was_in_it(
    assistant: Stack, body: bytes, status: int
) -> None:
    answer = await call(assistant, body)
    assert answer.status_code == status, answer.text
    assert MARK not in answer.text
    assert MARK not in assistant.log_of("actions")


async def test_an_unknown_caller_is_refused(assistant: Stack) -> None:
    for secret in ("x", "x x", assistant.secret_of("rasa"), assistant.secret_of("actions")[:-1]):
        assert (await call(assistant, json.dumps(action("action_help")).encode(), secret)).status_code == 401
