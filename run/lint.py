"""`python -m run.lint`: the checks of the sources, each a command; the tests run the same ones."""

from __future__ import annotations

import os
import subprocess
import sys

from run.environments import APP_FOLDER, RASA_FOLDER, python_of
from run.settings import ROOT

_APP = str(python_of(APP_FOLDER))
_RASA = str(python_of(RASA_FOLDER))

CHECKS: dict[str, list[str]] = {
    "ruff": [_APP, "-m", "ruff", "check", "."],
    "ruff format": [_APP, "-m", "ruff", "format", "--check", "."],
    "mypy": [_APP, "-m", "mypy", "."],
    "rasa data validate": [_RASA, "-W", "ignore", "-m", "rasa", "data", "validate", "--fail-on-warnings"],
}


def check(name: str) -> subprocess.CompletedProcess[str]:
    """Run one check and return what it printed."""
    environment = {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3"}
    return subprocess.run(
        CHECKS[name], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def main() -> int:
    """Run every check; return 1 when one finds something."""
    code = 0
    for name in CHECKS:
        result = check(name)
        print(f"{'✓' if result.returncode == 0 else '✗'} {name}")
        if result.returncode != 0:
            code = 1
            print(result.stdout + result.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
