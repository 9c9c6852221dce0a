"""`running_stack`: the whole assistant in a folder of a test's own; its parts can be killed and held down."""

from __future__ import annotations

import asyncio
import subprocess
import threading
from collections.abc import Coroutine, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from run.environments import APP_FOLDER, python_of
from run.parts import Part, assistant_parts
from run.ports import free_port
from run.secret_files import make_secrets, read_secret
from run.settings import ROOT, Databases, backend_environment
from run.supervisor import Supervisor

BOUND_SECONDS = 240.0


class Stack:
    """A running assistant. Its supervisor lives in a thread of this process; the methods wait for it."""

    def __init__(
        self, parts: Sequence[Part], databases: Databases, var: Path, business_date: str | None
    ) -> None:
        self.databases = databases
        self.var = var
        self.business_date = business_date
        self._loop = asyncio.new_event_loop()
        # The kernel ends the parts when the thread that started them ends, so also when a test run is killed.
        self._thread = threading.Thread(target=self._loop.run_forever, name="supervisor", daemon=True)
        self._thread.start()
        self.lines: list[str] = []
        self.supervisor = Supervisor(parts, var, business_date, self.lines.append)

    def _do(self, work: Coroutine[Any, Any, None], bound: float = BOUND_SECONDS) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(bound)

    @property
    def address(self) -> str:
        """Return the gateway's address."""
        return self.supervisor.address

    def address_of(self, name: str) -> str:
        """Return a part's address."""
        return self.supervisor.processes[name].part.address

    def secret_of(self, name: str) -> str:
        """Return what the caller of a private part must show."""
        return read_secret(self.var / "secrets", name)

    def pid_of(self, name: str) -> int | None:
        """Return a part's process id while it runs."""
        return self.supervisor.processes[name].pid

    def log_of(self, name: str) -> str:
        """Return what a part has logged."""
        return self.supervisor.processes[name].log.read_text()

    def start(self) -> None:
        """Start all parts and wait until each answers."""
        self._do(self.supervisor.start())

    def stop(self) -> None:
        """Stop all parts."""
        self._do(self.supervisor.stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def kill(self, name: str) -> None:
        """Kill a part as a crash would; it is started again by itself."""
        self._do(self.supervisor.processes[name].kill())

    def hold_down(self, name: str) -> None:
        """Kill a part and leave it down until `let_up`."""
        self._do(self.supervisor.processes[name].hold_down())

    def let_up(self, name: str) -> None:
        """Let a part that was held down start, and wait until it answers."""
        self._do(self.supervisor.processes[name].let_up())
        self.wait_ready(name)

    def wait_ready(self, name: str, bound: float = 120) -> None:
        """Wait until a part answers (again)."""
        self._do(self.supervisor.wait_ready(name, bound), bound + 10)

    def command(self, *arguments: str) -> str:
        """Run a command of the backend (`"backend.code", "hr"`) on this data; return what it prints."""
        environment = backend_environment(self.var, self.databases)
        environment.pop("BUSINESS_DATE", None)
        if self.business_date:
            environment["BUSINESS_DATE"] = self.business_date
        command = [str(python_of(APP_FOLDER)), "-m", *arguments]
        result = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        if result.returncode != 0:
            raise RuntimeError(f"{arguments} failed: {result.stderr[-2000:]}")
        return result.stdout

    def code(self, account: str) -> str:
        """Return a demo account's current authenticator code."""
        return self.command("backend.code", account).split()[-1]


@contextmanager
def running_stack(
    var: Path,
    business_date: str | None = "2026-11-22",
    *,
    fill: bool = True,
    demo: bool = True,
    database_url: str | None = None,
    gateway_database_url: str | None = None,
) -> Iterator[Stack]:
    """Give the whole assistant, started in `var` on free ports with the newest model of `models/`.

    `fill=False` leaves a database that a test has put there (`var/backend.db`) as it is.
    """
    make_secrets(var / "secrets")
    databases = Databases(var, database_url, gateway_database_url)
    parts = assistant_parts(var, databases, "127.0.0.1", free_port(), business_date, demo)
    stack = Stack(parts, databases, var, business_date)
    try:
        if fill:
            stack.command("backend.migrate")
            stack.command("backend.demo")
        stack.start()
        yield stack
    finally:
        stack.stop()
