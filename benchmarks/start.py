"""How long the assistant takes to start when everything is made, on what, and what memory it needs.

`python -m benchmarks.start` starts an assistant of its own in a temporary folder, twice: the first start may
still compile. All parts start at once and share the machine.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.table import print_table
from benchmarks.turns import Running
from run.environments import APP_FOLDER, RASA_FOLDER, python_of
from run.settings import ROOT, machine_environment
from run.stack import Stack, running_stack

ANSWERS = re.compile(r"(\w+) answers: ([\d.]+) s")
IMPORTS = {
    "rasa": (RASA_FOLDER, "bot.nlu.server"),
    "backend": (APP_FOLDER, "backend.app"),
    "actions": (APP_FOLDER, "bot.actions.server"),
    "gateway": (APP_FOLDER, "bot.gateway.app"),
}
SHOWN_IMPORTS = 5


def answering(stack: Stack) -> dict[str, float]:
    """Return after how many seconds each part answered."""
    found = (ANSWERS.search(line) for line in stack.lines)
    return {match[1]: float(match[2]) for match in found if match}


def memory(process: int) -> float:
    """Return the resident memory of a process and its children in MiB."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20 + sum(memory(int(child)) for child in children)


def rows(var: Path, answered: dict[str, float]) -> Iterator[list[str]]:
    """Give a row a part: when it answered, the processor time until now, and its memory."""
    running = Running(var)
    used = running.processor_seconds()
    for part, process in running.processes.items():
        yield [part, f"{answered[part]:.1f}", f"{used[part]:.1f}", f"{memory(process):.0f}"]


def import_times(part: str) -> list[tuple[str, float]]:
    """Return the packages whose modules took longest to import, in ms, those of the part itself included."""
    folder, module = IMPORTS[part]
    environment = machine_environment() | {"PYTHONPATH": str(ROOT)}
    command = [str(python_of(folder)), "-W", "ignore", "-X", "importtime", "-c", f"import {module}"]
    lines = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    ).stderr.splitlines()
    packages: dict[str, float] = {}
    for line in lines:
        fields = line.removeprefix("import time:").split("|")
        if len(fields) == 3 and fields[0].strip().isdigit():
            package = fields[2].strip().split(".")[0]
            packages[package] = packages.get(package, 0.0) + int(fields[0]) / 1000
    return sorted(packages.items(), key=lambda pair: -pair[1])


def main() -> None:
    """Measure and print the tables."""
    for which in ("first", "second"):
        with tempfile.TemporaryDirectory() as folder:
            began = time.monotonic()
            with running_stack(Path(folder), "2026-12-15") as stack:
                passed = time.monotonic() - began
                answered = answering(stack)
                title = f"{which} start: all parts answer after {max(answered.values()):.1f} s"
                columns = ["part", "answers after s", "processor s", "memory MiB"]
                print_table(
                    f"{title} ({passed:.1f} s with filling a database)", columns, rows(Path(folder), answered)
                )
    for part in IMPORTS:
        times = import_times(part)
        shown = [[name, f"{spent:.0f}"] for name, spent in times[:SHOWN_IMPORTS]]
        total = sum(spent for _, spent in times)
        print_table(f"{part}: importing takes {total:.0f} ms, most of it", ["package", "ms"], shown)


if __name__ == "__main__":
    main()
