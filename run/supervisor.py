"""Keeps the parts together: starts them at once, waits until all answer, writes run.json, stops all."""

from __future__ import annotations

import asyncio
import json
import os
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import httpx

from run.errors import SetupError
from run.parts import Part
from run.process import PartProcess, rotate

MOST_FIRST_STARTS = 3
PROGRESS_EVERY_SECONDS = 5.0


class Supervisor:
    """The running parts of one VAR folder."""

    def __init__(
        self,
        parts: Sequence[Part],
        var: Path,
        business_date: str | None = None,
        say: Callable[[str], None] = print,
    ) -> None:
        self.var = var
        self.business_date = business_date
        self.run_file = var / "run.json"
        self.log_folder = var / "log"
        self.log_folder.mkdir(parents=True, exist_ok=True)
        self._say = say
        self._started_at = datetime.now(UTC).isoformat(timespec="seconds")
        self._ready = False
        self._tasks: list[asyncio.Task[None]] = []
        rotate(self.log_folder / "supervisor.log")
        self.processes = {
            part.name: PartProcess(part, self.log_folder / f"{part.name}.log", self.tell, self.write_run_file)
            for part in parts
        }

    @property
    def address(self) -> str:
        """Return the address that people use: the gateway's, which is the last part."""
        return list(self.processes.values())[-1].part.address

    def tell(self, line: str) -> None:
        """Put a line into the supervisor's log and on the screen."""
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        with open(self.log_folder / "supervisor.log", "a") as log:
            log.write(f"{at} {line}\n")
        self._say(line)

    def write_run_file(self) -> None:
        """Write addresses and process ids, once everything has answered for the first time."""
        if not self._ready:
            return
        content = {
            "address": self.address,
            "started_at": self._started_at,
            "business_date": self.business_date,
            "supervisor": os.getpid(),
            "parts": {
                name: {
                    "address": process.part.address,
                    "pid": process.pid,
                    "secret_file": str(process.part.secret_file) if process.part.secret_file else None,
                    "log": str(process.log),
                }
                for name, process in self.processes.items()
            },
            "log": str(self.log_folder),
        }
        half = self.run_file.with_suffix(f".{os.getpid()}.half")
        half.write_text(json.dumps(content, indent=2) + "\n")
        half.replace(self.run_file)

    async def start(self, bound_seconds: float = 300) -> None:
        """Start all parts and wait until each answers; SetupError when one does not come up."""
        for process in self.processes.values():
            rotate(process.log)
            self._tasks.append(asyncio.create_task(process.keep_running(), name=process.part.name))
        began = time.monotonic()
        async with httpx.AsyncClient(trust_env=False, timeout=5) as client:
            waiting = {
                asyncio.create_task(process.wait_ready(client)): name
                for name, process in self.processes.items()
            }
            try:
                while waiting:
                    done, _ = await asyncio.wait(
                        waiting, timeout=PROGRESS_EVERY_SECONDS, return_when=asyncio.FIRST_COMPLETED
                    )
                    passed = time.monotonic() - began
                    for task in done:
                        self.tell(f"✓ {waiting.pop(task)} answers: {passed:.1f} s")
                    if not done:
                        self._say(f"  waiting for {', '.join(waiting.values())} ({passed:.0f} s)")
                    self._check_first_starts(passed, bound_seconds)
            finally:
                for task in waiting:
                    task.cancel()
        self._ready = True
        self.write_run_file()

    def _check_first_starts(self, passed: float, bound: float) -> None:
        for name, process in self.processes.items():
            if process.was_ready:
                continue
            if process.starts > MOST_FIRST_STARTS:
                raise SetupError(f"{name} does not start (exit code {process.last_code}): see {process.log}")
            if passed > bound:
                raise SetupError(f"{name} does not answer after {passed:.0f} s: see {process.log}")

    async def wait_ready(self, name: str, bound_seconds: float = 120) -> None:
        """Wait until one part answers (again)."""
        async with httpx.AsyncClient(trust_env=False, timeout=5) as client:
            await asyncio.wait_for(self.processes[name].wait_ready(client), bound_seconds)

    async def stop(self) -> None:
        """Stop all parts at once and remove run.json."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(process.stop() for process in self.processes.values()))
        self._ready = False
        self.run_file.unlink(missing_ok=True)
