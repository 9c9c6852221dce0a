"""Makes the secrets, migrates the database and fills an empty one with the fictional employers."""

from __future__ import annotations

import os
from pathlib import Path

from run.environments import APP_FOLDER, APP_LOCK, python_of
from run.secret_files import make_secrets
from run.settings import ROOT, backend_environment, demo_wanted
from run.stamps import Stamp, content_hash
from run.steps import Steps

DEMO_STAMP = "demo-accounts"


def prepare_database(steps: Steps, var: Path) -> None:
    """Bring the database to the newest form, with demo data unless DEMO=0.

    A database of our own (SQLite, in `var`) is left alone when the backend has not changed since; of one
    elsewhere (`DATABASE_URL`) the set-up cannot know, so it looks each time.
    """
    var.mkdir(parents=True, exist_ok=True)
    make_secrets(var / "secrets")
    demo = demo_wanted()
    stamp = Stamp("database", var / "stamps")
    wanted = content_hash([ROOT / "backend", APP_LOCK], f"demo={demo}")
    own = not os.environ.get("DATABASE_URL")
    if own and stamp.read() == wanted and (var / "backend.db").exists():
        return
    environment = backend_environment(var)
    with steps.step("the database"):
        stamp.remove()
        python = python_of(APP_FOLDER)
        steps.run("Migrating the database", [python, "-m", "backend.migrate"], environment)
        if demo:
            Stamp(DEMO_STAMP, var / "stamps").write("yes")
            steps.run("Filling the database", [python, "-m", "backend.demo"], environment)
        stamp.write(wanted)


def holds_demo_accounts(var: Path) -> bool:
    """Return whether the demo accounts, whose passwords everybody knows, were ever put into this database."""
    return Stamp(DEMO_STAMP, var / "stamps").path.exists()
