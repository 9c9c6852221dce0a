"""`python -m run.tool code hr | seed-large | desk list`: the backend's commands, on VAR's data."""

from __future__ import annotations

import os
import sys

from run.environments import APP_FOLDER, python_of
from run.settings import backend_environment, var_folder

COMMANDS = {
    "code": ["-m", "backend.code"],
    "seed-large": ["-m", "backend.demo", "--large"],
    "desk": ["-m", "backend.desk"],
}


def main(arguments: list[str]) -> None:
    """Become the command named."""
    if not arguments or arguments[0] not in COMMANDS:
        print(f"Use: python -m run.tool {'|'.join(COMMANDS)} ...", file=sys.stderr)
        sys.exit(2)
    python = str(python_of(APP_FOLDER))
    environment = backend_environment(var_folder())
    command = [python, *COMMANDS[arguments[0]], *arguments[1:]]
    os.execve(python, command, environment)  # noqa: S606 - the same process goes on


if __name__ == "__main__":
    main(sys.argv[1:])
