"""One set-up at a time in a tree, one running assistant at a time in a VAR folder."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from run.errors import SetupError


def holder(path: Path) -> str:
    """Return the process id written in a lock file, or a question mark."""
    try:
        return path.read_text().strip() or "?"
    except OSError:
        return "?"


@contextmanager
def held(path: Path, sentence: str) -> Iterator[None]:
    """Hold the lock; raise SetupError with the sentence (`{pid}` filled in) when another process has it.

    The kernel frees it when the process ends, however it ends.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SetupError(sentence.format(pid=holder(path))) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def is_held(path: Path) -> bool:
    """Return whether some process holds the lock."""
    if not path.exists():
        return False
    with open(path) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False
