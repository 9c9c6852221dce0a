"""The four parts of the assistant: how each is started, with which environment, and where it answers."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from run.environments import APP_FOLDER, RASA_FOLDER, python_of
from run.ports import free_port
from run.settings import ROOT, Databases, shared_environment

PRIVATE_HOST = "127.0.0.1"


@dataclass(frozen=True)
class Part:
    """A process to start and to keep alive; `secret_file` holds what its caller must show, if anything."""

    name: str
    command: list[str]
    environment: Mapping[str, str]
    address: str
    secret_file: Path | None = None
    folder: Path = field(default=ROOT)


def assistant_parts(
    var: Path, databases: Databases, host: str, port: int, business_date: str | None, demo: bool
) -> list[Part]:
    """Return the parts in the order in which to start them: Rasa, the slowest, first."""
    secrets = var / "secrets"
    ports = {name: free_port() for name in ("rasa", "backend", "actions")}
    address = {name: f"http://{PRIVATE_HOST}:{ports[name]}" for name in ports}
    shared = {**shared_environment(var), "PYTHONPATH": str(ROOT)}
    shared.pop("BUSINESS_DATE", None)
    if business_date:
        shared["BUSINESS_DATE"] = business_date
    app, rasa = str(python_of(APP_FOLDER)), str(python_of(RASA_FOLDER))
    shown_host = PRIVATE_HOST if host in ("0.0.0.0", "::") else host  # noqa: S104 - compared, not bound
    shown_host = f"[{shown_host}]" if ":" in shown_host else shown_host
    rasa_settings = {
        "RASA_HOST": PRIVATE_HOST,
        "RASA_PORT": str(ports["rasa"]),
        "ACTIONS_URL": address["actions"],
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "CUDA_VISIBLE_DEVICES": "",
        "OMP_WAIT_POLICY": "PASSIVE",  # threads that wait must not spin: others need the processor
    }
    backend_settings = {
        "BACKEND_HOST": PRIVATE_HOST,
        "BACKEND_PORT": str(ports["backend"]),
        "DATABASE_URL": databases.backend,
    }
    action_settings = {
        "ACTIONS_HOST": PRIVATE_HOST,
        "ACTIONS_PORT": str(ports["actions"]),
        "BACKEND_URL": address["backend"],
    }
    gateway_settings = {
        "HOST": host,
        "PORT": str(port),
        "BACKEND_URL": address["backend"],
        "RASA_URL": address["rasa"],
        "ACTIONS_URL": address["actions"],
        "GATEWAY_DATABASE_URL": databases.gateway,
        "DEMO": "1" if demo else "0",
    }
    return [
        Part(
            "rasa",
            [rasa, "-m", "bot.nlu.server"],
            {**shared, **rasa_settings},
            address["rasa"],
            secrets / "rasa",
        ),
        Part(
            "backend",
            [app, "-m", "backend"],
            {**shared, **backend_settings},
            address["backend"],
            secrets / "backend",
        ),
        Part(
            "actions",
            [app, "-m", "bot.actions"],
            {**shared, **action_settings},
            address["actions"],
            secrets / "actions",
        ),
        Part(
            "gateway",
            [app, "-m", "bot.gateway"],
            {**shared, **gateway_settings},
            f"http://{shown_host}:{port}",
        ),
    ]


def inherited_business_date() -> str | None:
    """Return the date that BUSINESS_DATE freezes, or None."""
    return os.environ.get("BUSINESS_DATE") or None
