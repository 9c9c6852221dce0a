"""Where everything stands, and the environment that each part is started with."""

from __future__ import annotations

import os
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


def machine_environment() -> dict[str, str]:
    """Return the machine's variables, but Python keeps what it compiled.

    Where PYTHONDONTWRITEBYTECODE is set, Rasa alone would spend 12 seconds at every start on compiling.
    """
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def shared_environment(var: Path) -> dict[str, str]:
    """Return the variables every part gets: the machine's own, without those that only one part may see."""
    private = ("DATABASE_URL", "GATEWAY_DATABASE_URL")
    inherited = {name: value for name, value in machine_environment().items() if name not in private}
    return {
        **inherited,
        "SECRETS_DIR": str(var / "secrets"),
        "MODELS_DIR": os.environ.get("MODELS_DIR") or str(ROOT / "models"),
        "PYTHONUNBUFFERED": "1",
    }


class Databases:
    """The addresses of the backend's database and of the gateway's own."""

    def __init__(self, var: Path, backend: str | None = None, gateway: str | None = None) -> None:
        self.backend = backend or f"sqlite:///{var / 'backend.db'}"
        self.gateway = gateway or f"sqlite:///{var / 'gateway.db'}"


def set_databases(var: Path) -> Databases:
    """Return the databases that DATABASE_URL and GATEWAY_DATABASE_URL name, else files in `var`."""
    return Databases(var, os.environ.get("DATABASE_URL"), os.environ.get("GATEWAY_DATABASE_URL"))


def backend_environment(var: Path, databases: Databases | None = None) -> dict[str, str]:
    """Return the variables of the backend's commands (migrate, demo, code)."""
    database = (databases or set_databases(var)).backend
    return {**shared_environment(var), "DATABASE_URL": database, "PYTHONPATH": str(ROOT)}
