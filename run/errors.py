"""What can go wrong while setting up or starting, each as one sentence that says what to do."""

from __future__ import annotations

import errno
import re

CAUSES = (
    (
        r"No space left on device|os error 28|ENOSPC|Disk quota exceeded",
        "The disk is full: make room and run it again.",
    ),
    (
        r"Permission denied|os error 13|EACCES|Read-only file system|EROFS",
        "Not enough rights to write here: use a folder that is yours.",
    ),
    (
        r"[Hh]ash mismatch|DO NOT MATCH THE HASHES|EINTEGRITY",
        "What the package index gave is not what the lock names: restore the lock, or compile it again.",
    ),
    (
        r"Couldn't parse|must be in the `?npm ci|can only install packages when|Invalid requirement"
        r"|must have (their|its) version(s)? pinned|In `?--require-hashes|EUSAGE|Expected package name"
        r"|Expected a hash|EJSONPARSE|Unexpected '",
        "The lock is broken: restore it (git checkout requirements bot/widget/package-lock.json).",
    ),
    (
        r"error sending request|dns error|Failed to fetch|Connection refused|ConnectTimeout|Could not connect"
        r"|Temporary failure in name resolution|NewConnectionError|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT"
        r"|operation timed out|Network is unreachable|error trying to connect",
        "No package index can be reached: check the network, or the index set for pip, uv or npm.",
    ),
    (
        r"No solution found|not found in the package registry|No matching distribution|E404",
        "The package index does not have what the lock names: use an index that holds all of it.",
    ),
)


class SetupError(Exception):
    """A step failed; the message is the one sentence for the user."""


class CommandError(SetupError):
    """A command that a step needs ended badly; `output` is the end of what it printed."""

    def __init__(self, step: str, output: str) -> None:
        self.step = step
        self.output = output
        super().__init__(f"{step} failed. {explain(output)}")


def explain(output: str) -> str:
    """Return the sentence for what a failed command printed; the details stand in the set-up log."""
    for pattern, sentence in CAUSES:
        if re.search(pattern, output):
            return sentence
    return "What went wrong stands in the set-up log."


def explain_os_error(error: OSError) -> str:
    """Return the sentence for a failing read or write of our own."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"The disk is full ({error.filename}): make room and run it again."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"Not enough rights to write {error.filename}: use a folder that is yours."
    return f"{error.strerror}: {error.filename}"
