"""Finds the Python interpreters: on the PATH, then under pyenv's versions folder."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path


class Wanted:
    """The version that an environment needs: exactly this one, or this one and newer ones."""

    def __init__(self, major: int, minor: int, newer: bool) -> None:
        self.version = (major, minor)
        self.newer = newer
        self.newest = (major, 14) if newer else self.version

    def accepts(self, version: tuple[int, int] | None) -> bool:
        """Return whether an interpreter of this version will do."""
        return version is not None and self.version <= version <= self.newest

    def minors(self) -> list[int]:
        """Return the minor versions that will do, the best tried one first."""
        return list(range(self.version[1], self.newest[1] + 1))

    def __str__(self) -> str:
        return f"{self.version[0]}.{self.version[1]}" + (" or newer" if self.newer else "")


RASA_PYTHON = Wanted(3, 10, newer=False)
APP_PYTHON = Wanted(3, 12, newer=True)


def version_of(executable: Path) -> tuple[int, int] | None:
    """Return an interpreter's version, or None when it does not run, as a pyenv shim of another version."""
    code = "import sys, zlib, ssl; print(sys.version_info[0], sys.version_info[1])"
    try:
        answer = subprocess.run(
            [str(executable), "-I", "-c", code], capture_output=True, text=True, timeout=30, check=False
        )
        major, minor = answer.stdout.split()
        return int(major), int(minor)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None


def candidates(wanted: Wanted, environment: Mapping[str, str]) -> Iterator[Path]:
    """Yield executables that may be the wanted interpreter, in the order in which to try them."""
    folders = [Path(entry) for entry in environment.get("PATH", "").split(os.pathsep) if entry]
    names = [f"python{wanted.version[0]}.{minor}" for minor in wanted.minors()]
    for name in [*names, "python3", "python"]:
        for folder in folders:
            yield folder / name
    roots = [Path(environment["PYENV_ROOT"])] if environment.get("PYENV_ROOT") else []
    roots += [folder.parent for folder in folders if folder.name == "shims"]
    if environment.get("HOME"):
        roots.append(Path(environment["HOME"]) / ".pyenv")
    for root in roots:
        for minor in wanted.minors():
            for folder in sorted(root.glob(f"versions/{wanted.version[0]}.{minor}*"), reverse=True):
                yield folder / "bin" / "python"


def find(wanted: Wanted, environment: Mapping[str, str] | None = None) -> Path | None:
    """Return the first interpreter that runs and has the wanted version, or None."""
    for candidate in candidates(wanted, os.environ if environment is None else environment):
        if candidate.is_file() and os.access(candidate, os.X_OK) and wanted.accepts(version_of(candidate)):
            return candidate
    return None
