"""`python -m backend` as a process of its own: how it starts, what it logs, how it stops."""

from __future__ import annotations

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from backend.migrate import migrate
from tests.integration.backend.conftest import SECRET_NAMES


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The environment of a backend on a free port, with a migrated SQLite database and fresh secrets."""
    for name in SECRET_NAMES:
        (tmp_path / name).write_text(secrets.token_hex(32))
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    url = f"sqlite:///{tmp_path / 'backend.db'}"
    migrate(url)
    return {
        "PATH": os.environ["PATH"],
        "BACKEND_PORT": str(port),
        "DATABASE_URL": url,
        "SECRETS_DIR": str(tmp_path),
        "BUSINESS_DATE": "2026-11-22",
    }


def start(environment: dict[str, str]) -> subprocess.Popen[str]:
    """Start the backend; the caller stops it."""
    return subprocess.Popen(
        [sys.executable, "-m", "backend"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_until_up(process: subprocess.Popen[str], address: str) -> None:
    """Return once the backend answers anything."""
    deadline = time.monotonic() + 60
    while True:
        try:
            httpx.get(f"{address}/healthz")
        except httpx.TransportError:
            assert process.poll() is None, process.communicate()
            assert time.monotonic() < deadline
            time.sleep(0.05)
        else:
            return


def test_it_serves_until_interrupted_and_logs_json_without_secrets(
    environment: dict[str, str], tmp_path: Path
) -> None:
    address = f"http://127.0.0.1:{environment['BACKEND_PORT']}"
    caller = (tmp_path / "backend").read_text()
    with start(environment) as process:
        try:
            wait_until_up(process, address)
            headers = {"Authorization": f"Bearer {caller}"}
            with httpx.Client(base_url=address, headers=headers) as client:
                assert client.get("/healthz").json() == {"status": "ok"}
                body = {"user_name": "een-naam", "password": "een-geheim", "address": "192.0.2.1"}
                assert client.post("/v1/sign-in?naam=een-vraag", json=body).status_code == 401
                client.get("/v1/session/een-pad", headers={"Session": "een-sessie"})
            # A request that is no HTTP is logged by the server itself.
            with socket.create_connection(("127.0.0.1", int(environment["BACKEND_PORT"]))) as connection:
                connection.sendall(b"een-rommel\r\n\r\n")
                connection.recv(1000)
        finally:
            process.send_signal(signal.SIGINT)
            out, log = process.communicate(timeout=30)
    assert out == ""
    lines = [json.loads(line) for line in log.splitlines()]
    routes = {line.get("route") for line in lines if line["event"] == "request"}
    assert {"/healthz", "/v1/sign-in"} <= routes
    written = log.encode() + (tmp_path / "backend.db").read_bytes()
    wal = tmp_path / "backend.db-wal"
    written += wal.read_bytes() if wal.exists() else b""
    planted = ["een-naam", "een-geheim", "een-vraag", "een-pad", "een-sessie", "een-rommel", caller]
    assert [text for text in planted if text.encode() in written] == []


def test_a_missing_secret_is_one_clear_sentence(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "backend").unlink()
    with start(environment) as process:
        out, log = process.communicate(timeout=60)
    expected = f"{tmp_path / 'backend'} must hold 64 hexadecimal characters; `make run` makes it\n"
    assert (process.returncode, out, log) == (1, "", expected)
