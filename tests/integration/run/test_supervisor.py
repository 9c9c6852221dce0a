"""The supervisor with stand-in parts: starts again what dies, leaves no process, however it ends."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from run.settings import ROOT

ASSISTANT = Path(__file__).with_name("stand_in_assistant.py")
BOUND_SECONDS = 30.0


def until(condition: Callable[[], Any]) -> Any:
    """Return what the condition gives once it is true; fail after a bound."""
    end = time.monotonic() + BOUND_SECONDS
    while time.monotonic() < end:
        with suppress(FileNotFoundError, ProcessLookupError):
            value = condition()
            if value:
                return value
        time.sleep(0.02)
    raise AssertionError("it did not become true in time")


def alive(pid: int) -> bool:
    """Return whether a process runs; one that is dead but not yet collected does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def pids(var: Path) -> dict[str, int]:
    """Return the process ids in run.json."""
    parts = json.loads((var / "run.json").read_text())["parts"]
    return {name: part["pid"] for name, part in parts.items()}


@contextmanager
def assistant(var: Path, manner: str = "plain") -> Iterator[subprocess.Popen[str]]:
    """Give the process of a supervisor with two parts."""
    process = subprocess.Popen(
        [sys.executable, str(ASSISTANT), str(var), manner],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def test_run_json_names_each_part_once_all_answer(tmp_path: Path) -> None:
    with assistant(tmp_path):
        until((tmp_path / "run.json").exists)
        content = json.loads((tmp_path / "run.json").read_text())
        assert set(content["parts"]) == {"rasa", "backend"}
        assert all(alive(pid) for pid in pids(tmp_path).values())
        assert Path(content["parts"]["rasa"]["secret_file"]).stat().st_mode & 0o777 == 0o600
        assert content["address"] == content["parts"]["backend"]["address"]


def test_a_part_that_dies_is_started_again_with_a_line_in_the_log(tmp_path: Path) -> None:
    with assistant(tmp_path):
        until((tmp_path / "run.json").exists)
        before = pids(tmp_path)
        os.kill(before["backend"], signal.SIGKILL)
        after = until(lambda: (now := pids(tmp_path)).get("backend") not in (None, before["backend"]) and now)
        assert alive(after["backend"])
        assert after["rasa"] == before["rasa"]
        assert "backend has ended (signal 9)" in (tmp_path / "log" / "supervisor.log").read_text()


def test_control_c_leaves_no_process_and_no_run_json(tmp_path: Path) -> None:
    with assistant(tmp_path, "parent") as process:
        until((tmp_path / "run.json").exists)
        parts = [*pids(tmp_path).values(), int((tmp_path / "secrets" / "child-pid").read_text())]
        os.kill(process.pid, signal.SIGINT)
        assert process.wait(BOUND_SECONDS) == 0
        assert not any(alive(pid) for pid in parts)
        assert not (tmp_path / "run.json").exists()


def test_a_part_that_does_not_listen_to_sigterm_is_killed_after_five_seconds(tmp_path: Path) -> None:
    with assistant(tmp_path, "stubborn") as process:
        until((tmp_path / "run.json").exists)
        parts = pids(tmp_path)
        os.kill(process.pid, signal.SIGTERM)
        assert process.wait(BOUND_SECONDS) == 0
        assert not any(alive(pid) for pid in parts.values())
        assert "rasa did not stop in 5 s" in (tmp_path / "log" / "supervisor.log").read_text()


def test_a_killed_supervisor_leaves_no_process(tmp_path: Path) -> None:
    with assistant(tmp_path, "stubborn") as process:
        until((tmp_path / "run.json").exists)
        parts = pids(tmp_path)
        process.kill()
        until(lambda: not any(alive(pid) for pid in parts.values()))


def test_control_c_while_starting_leaves_no_process(tmp_path: Path) -> None:
    with assistant(tmp_path) as process:
        until((tmp_path / "log" / "rasa.log").exists)
        os.kill(process.pid, signal.SIGINT)
        assert process.wait(BOUND_SECONDS) in (0, 130, -signal.SIGINT)
        until(lambda: not running_from(tmp_path))


def running_from(var: Path) -> list[int]:
    """Return the processes that have the folder in their command."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(FileNotFoundError, ProcessLookupError):
            if str(var).encode() in entry.read_bytes():
                found.append(int(entry.parent.name))
    return found


def test_a_part_that_never_starts_is_one_sentence(tmp_path: Path) -> None:
    with assistant(tmp_path, "broken") as process:
        output, _ = process.communicate(timeout=BOUND_SECONDS)
        assert process.returncode == 1
        assert f"rasa does not start (exit code 3): see {tmp_path}/log/rasa.log" in output
        assert not running_from(tmp_path)


def test_a_port_in_use_is_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "run.supervise", "--var", str(tmp_path), "--port", str(port)]
        result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert result.stderr.startswith(f"Port {port} is in use:")
    assert result.stderr.count("\n") == 1


def test_a_second_start_in_the_same_folder_says_so(tmp_path: Path) -> None:
    from run.locks import held

    with held(tmp_path / "run.lock", "taken"):
        command = [sys.executable, "-m", "run.supervise", "--var", str(tmp_path), "--port", "0"]
        result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert f"already runs from {tmp_path} (process {os.getpid()})" in result.stderr
