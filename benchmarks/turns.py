"""How long a turn takes, from sending it to the whole answer: typed, a pressed button, a side question.

`python -m benchmarks.turns` starts an assistant of its own in a temporary folder. `--var FOLDER` measures the
one that runs there already, on demo data; it adds an account. Nothing is submitted.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import tempfile
import time
from collections import defaultdict
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any, cast

from benchmarks.table import print_table
from run.client import ChatClient
from run.settings import set_databases
from run.stack import Stack, running_stack
from tests.world import Login, make_login

TICKS = os.sysconf("SC_CLK_TCK")
PAUSE_SECONDS = 0.5  # the gateway slows down who sends faster than anybody types


class Running:
    """What the benchmark needs of an assistant: where it answers, and the process of each part."""

    def __init__(self, var: Path) -> None:
        run = json.loads((var / "run.json").read_text())
        self.var = var
        self.address = str(run["address"])
        self.databases = set_databases(var)
        self.processes = {name: int(part["pid"]) for name, part in run["parts"].items()}

    def processor_seconds(self) -> dict[str, float]:
        """Return the processor time that each part has used since it started."""
        used = {}
        for name, process in self.processes.items():
            fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
            used[name] = (int(fields[11]) + int(fields[12])) / TICKS
        return used


class Stopwatch:
    """The times of each kind of turn, and the processor time that the parts used for it."""

    def __init__(self, running: Running) -> None:
        self.running = running
        self.seconds: dict[str, list[float]] = defaultdict(list)
        self.used: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))

    async def time(self, kind: str, turn: Awaitable[Any]) -> None:
        """Await a turn and note what it took."""
        before = self.running.processor_seconds()
        started = time.perf_counter()
        await turn
        self.seconds[kind].append(time.perf_counter() - started)
        for part, used in self.running.processor_seconds().items():
            self.used[kind][part] += used - before[part]
        await asyncio.sleep(PAUSE_SECONDS)

    def rows(self) -> Iterator[list[str]]:
        """Give a row a kind: median, 95th percentile, and each part's processor time a turn, in ms."""
        for kind, seconds in self.seconds.items():
            parts = [1000 * self.used[kind][part] / len(seconds) for part in self.running.processes]
            slow = quantiles(seconds, n=20)[18] if len(seconds) > 1 else seconds[0]
            figures = [1000 * median(seconds), 1000 * slow, *parts]
            yield [kind, str(len(seconds)), *(f"{figure:.0f}" for figure in figures)]


async def converse(login: Login, running: Running, rounds: int) -> Stopwatch:
    """Report an exit up to the summary, ask something beside it, and cancel: so many times."""
    watch = Stopwatch(running)
    async with ChatClient(running.address) as client:
        await client.sign_in(login.user_name, login.password, login.code)
        await client.connect()
        await client.greeting()
        await client.say("hoi")  # the first turn of all opens connections
        for _ in range(rounds):
            await watch.time(
                "typed: all in one sentence", client.say("Jan de Vries gaat per 1 maart uit dienst")
            )
            await watch.time("side question in the task", client.say("wat is een slaper?"))
            await watch.time("typed: another date", client.say("nee, per 1 februari"))
            await watch.time("pressed button", client.press(client.buttons[-1]["label"]))
            await watch.time("typed: cancel", client.say("laat maar"))
            await watch.time("a question", client.say("hoe staat het met mijn wijziging?"))
    return watch


@contextmanager
def assistant(var: str | None) -> Iterator[Running]:
    """Give the assistant that runs in `var`, or one of this benchmark's own."""
    if var:
        yield Running(Path(var).resolve())
        return
    with tempfile.TemporaryDirectory() as folder, running_stack(Path(folder), "2026-12-15"):
        yield Running(Path(folder))


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--var", help="the VAR folder of a running assistant")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--employer", default="bakery", choices=["bakery", "care group"])
    given = parser.parse_args()
    with assistant(given.var) as running:
        # It needs of a stack only the folder and the databases.
        login = make_login(cast(Stack, running), ("hr",), given.employer)
        watch = asyncio.run(converse(login, running, given.rounds))
        columns = ["turn", "times", "median ms", "95% ms", *(f"{part} cpu ms" for part in running.processes)]
        print_table(
            "Turns: from sending to the whole answer; processor time of each part a turn",
            columns,
            watch.rows(),
        )


if __name__ == "__main__":
    main()
