"""Where everything stands, and the environment that each part is started with."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOOPBACK = ("127.0.0.1", "::1", "localhost")
DEMO_ACCOUNTS = ("hr", "finance", "user_management", "hr_finance", "bakery")


def var_folder(given: str | None = None) -> Path:
    """Return the folder for databases, logs and secrets: the argument, the variable VAR, or `var`."""
    return (ROOT / (given or os.environ.get("VAR") or "var")).resolve()


def demo_wanted() -> bool:
    """Return whether the fictional employers and their accounts are wanted (DEMO=0 turns them off)."""
    return os.environ.get("DEMO", "1").strip().lower() not in ("0", "false", "no")


def shared_environment(var: Path) -> dict[str, str]:
    """Return the variables every part gets: the machine's own, without those that only one part may see."""
    private = ("DATABASE_URL", "GATEWAY_DATABASE_URL")
    inherited = {name: value for name, value in os.environ.items() if name not in private}
    return {
        **inherited,
        "SECRETS_DIR": str(var / "secrets"),
        "MODELS_DIR": os.environ.get("MODELS_DIR") or str(ROOT / "models"),
        "PYTHONUNBUFFERED": "1",
    }


def backend_environment(var: Path) -> Mapping[str, str]:
    """Return the variables of the backend and of its commands (migrate, demo, code)."""
    database = os.environ.get("DATABASE_URL") or f"sqlite:///{var / 'backend.db'}"
    return {**shared_environment(var), "DATABASE_URL": database}


def gateway_database(var: Path) -> str:
    """Return the address of the gateway's own database."""
    return os.environ.get("GATEWAY_DATABASE_URL") or f"sqlite:///{var / 'gateway.db'}"
