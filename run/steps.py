"""Shows each step with its time, tells what is still busy, and runs commands into the set-up log."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from run.errors import CommandError, SetupError
from run.settings import ROOT

BUSY_EVERY_SECONDS = 10.0


class Steps:
    """The steps of one set-up; several may be busy at once, in threads."""

    def __init__(self, log: Path) -> None:
        log.parent.mkdir(parents=True, exist_ok=True)
        self.log_path = log
        self._log = open(log, "w")  # noqa: SIM115 - closed by close()
        self._lock = threading.Lock()
        self._busy: dict[str, float] = {}
        self._processes: list[subprocess.Popen[str]] = []
        self._ended = threading.Event()
        self.stopped = False
        threading.Thread(target=self._tell_busy, daemon=True).start()

    def say(self, line: str) -> None:
        """Print a line on the screen and in the log."""
        with self._lock:
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
            self._log.write(line + "\n")

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Show that a step begins, and how long it took when it has succeeded."""
        began = time.monotonic()
        self.say(f"· {name} …")
        self._busy[name] = began
        try:
            yield
        finally:
            del self._busy[name]
        self.say(f"✓ {name}: {time.monotonic() - began:.1f} s")

    def run(
        self,
        name: str,
        command: Sequence[object],
        environment: Mapping[str, str] | None = None,
        folder: Path = ROOT,
    ) -> str:
        """Run a command, its output into the log, and return that output; CommandError when it fails."""
        words = [str(word) for word in command]
        lines: list[str] = []
        with self._lock:
            if self.stopped:
                raise SetupError("Stopped.")
            self._log.write("$ " + " ".join(words) + "\n")
            process = subprocess.Popen(
                words,
                cwd=folder,
                env=dict(environment) if environment is not None else None,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                errors="replace",
            )
            self._processes.append(process)
        assert process.stdout is not None  # noqa: S101 - for the type checker
        for line in process.stdout:
            lines.append(line)
            with self._lock:
                self._log.write(line)
        code = process.wait()
        with self._lock:
            self._log.flush()
            self._processes.remove(process)
        if code != 0:
            raise CommandError(name, "".join(lines[-400:]))
        return "".join(lines)

    def stop(self) -> None:
        """End the commands that still run: another step has failed, or the user wants to stop."""
        with self._lock:
            self.stopped = True
            for process in self._processes:
                process.terminate()

    def close(self) -> None:
        """End the telling and close the log."""
        self._ended.set()
        with self._lock:
            self._log.close()

    def _tell_busy(self) -> None:
        while not self._ended.wait(BUSY_EVERY_SECONDS):
            now = time.monotonic()
            busy = [f"{name} ({now - began:.0f} s)" for name, began in list(self._busy.items())]
            if busy:
                self.say("  busy: " + ", ".join(busy))
