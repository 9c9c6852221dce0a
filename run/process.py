"""One part's process: start it in a group of its own, watch it, start it again when it dies, stop it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx

from run.parts import Part
from run.settings import ROOT

LAUNCHER = ROOT / "run" / "launcher.py"
STOP_SECONDS = 5.0
FIRST_WAIT_SECONDS, LONGEST_WAIT_SECONDS = 0.5, 30.0
STEADY_SECONDS = 60.0
LARGEST_LOG_BYTES = 10_000_000
POLL_SECONDS = 0.1


def rotate(log: Path) -> None:
    """Move a log that has grown large aside; one older log is kept."""
    if log.exists() and log.stat().st_size > LARGEST_LOG_BYTES:
        log.replace(log.with_suffix(".old.log"))


class PartProcess:
    """Keeps one part running until it is stopped or held down."""

    def __init__(
        self, part: Part, log: Path, tell: Callable[[str], None], changed: Callable[[], None]
    ) -> None:
        self.part = part
        self.log = log
        self.starts = 0
        self.was_ready = False
        self.last_code: int | None = None
        self._tell = tell
        self._tell_changed = changed
        self._process: asyncio.subprocess.Process | None = None
        self._allowed = asyncio.Event()
        self._allowed.set()
        self._stopping = False

    @property
    def pid(self) -> int | None:
        """Return the process id while it runs."""
        alive = self._process is not None and self._process.returncode is None
        return self._process.pid if alive and self._process is not None else None

    async def keep_running(self) -> None:
        """Start the part, and again whenever it dies, waiting longer each time that it dies soon."""
        wait = FIRST_WAIT_SECONDS
        while True:
            await self._allowed.wait()
            if self._stopping:
                return
            began = time.monotonic()
            process = await self._start()
            code = await process.wait()
            self.last_code = code
            self._end_group(process.pid, signal.SIGKILL)
            self._changed()
            if self._stopping:
                return
            if time.monotonic() - began > STEADY_SECONDS:
                wait = FIRST_WAIT_SECONDS
            if self._allowed.is_set():
                reason = f"signal {-code}" if code < 0 else f"exit code {code}"
                # A full disk, or no screen any more, must not end the watch over the part.
                with contextlib.suppress(OSError):
                    self._tell(f"{self.part.name} has ended ({reason}): starting it again in {wait:.1f} s")
                await asyncio.sleep(wait)
                wait = min(wait * 2, LONGEST_WAIT_SECONDS)

    async def _start(self) -> asyncio.subprocess.Process:
        self.starts += 1
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with open(self.log, "ab") as output:  # noqa: ASYNC230 - handed to the process
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-I", "-S", str(LAUNCHER)),
                str(os.getpid()),
                *self.part.command,
                cwd=self.part.folder,
                env=dict(self.part.environment),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        self._changed()
        return self._process

    def _changed(self) -> None:
        """Tell of the new process id; on a full disk that waits until the next change."""
        with contextlib.suppress(OSError):
            self._tell_changed()

    async def answers(self, client: httpx.AsyncClient) -> bool:
        """Return whether the part answers its health check."""
        headers = {}
        if self.part.secret_file:
            headers["Authorization"] = f"Bearer {self.part.secret_file.read_text().strip()}"
        try:
            answer = await client.get(f"{self.part.address}/healthz", headers=headers)
        except httpx.HTTPError:
            return False
        return answer.status_code == 200

    async def wait_ready(self, client: httpx.AsyncClient) -> None:
        """Wait until the part answers; the caller sets the bound."""
        while self.pid is None or not await self.answers(client):  # noqa: ASYNC110 - another process
            await asyncio.sleep(POLL_SECONDS)
        self.was_ready = True

    async def kill(self) -> None:
        """Kill the process as a crash would, and wait until it is dead."""
        process = self._process
        if process is not None and process.returncode is None:
            self._end_group(process.pid, signal.SIGKILL)
            await process.wait()

    async def hold_down(self) -> None:
        """Kill it and leave it down until `let_up`."""
        self._allowed.clear()
        await self.kill()

    async def let_up(self) -> None:
        """Let it start again after `hold_down`."""
        self._allowed.set()

    async def stop(self) -> None:
        """End it, kindly first, by force after five seconds; it is not started again."""
        self._stopping = True
        process = self._process
        if process is None or process.returncode is not None:
            return
        self._end_group(process.pid, signal.SIGTERM)
        try:
            await asyncio.wait_for(process.wait(), STOP_SECONDS)
        except TimeoutError:
            self._tell(f"{self.part.name} did not stop in {STOP_SECONDS:.0f} s: killed")
        self._end_group(process.pid, signal.SIGKILL)
        await process.wait()

    @staticmethod
    def _end_group(group: int, signal_number: int) -> None:
        """Send the signal to all that the part has started, too."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(group, signal_number)
