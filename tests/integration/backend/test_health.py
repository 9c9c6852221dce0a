"""The part as its caller finds it: alive, and closed to strangers on every path."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.testclient import TestClient


def test_a_healthy_backend_says_so(client: TestClient) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_no_path_answers_a_caller_without_the_secret(app: FastAPI) -> None:
    documented = [
        (method.upper(), path) for path, methods in app.openapi()["paths"].items() for method in methods
    ]
    assert ("POST", "/v1/sign-in") in documented
    calls = [*documented, ("GET", "/unknown"), ("GET", "/openapi.json"), ("OPTIONS", "/v1/sign-in")]
    with TestClient(app) as stranger:
        for method, path in calls:
            for shown in (None, "Bearer wrong", "Basic x", "Bearer \u00e9"):
                headers = {} if shown is None else {"Authorization": shown.encode()}
                answer = stranger.request(method, path, headers=headers)
                assert (answer.status_code, answer.json()["code"]) == (401, "caller_unknown"), (method, path)
