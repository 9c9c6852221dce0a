"""Whether a step's sources have changed since it last succeeded, told by a hash of their content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from run.settings import ROOT

SKIPPED = frozenset({"__pycache__", "node_modules", "dist", "build"})
FOLDER = ROOT / "build" / "stamps"


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files under the paths in a fixed order, without what is made from them."""
    for path in paths:
        if path.is_file():
            yield path
        elif path.is_dir():
            for child in sorted(path.iterdir()):
                if child.name not in SKIPPED and not child.name.endswith(".pyc"):
                    yield from files([child])


def content_hash(paths: Iterable[Path], *words: str) -> str:
    """Return a hash of names and content of all files under the paths, and of the words given beside them."""
    digest = hashlib.sha256()
    for path in files(paths):
        content = path.read_bytes()
        name = path.relative_to(ROOT) if ROOT in path.parents else path
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    for word in words:
        digest.update(f"\0{word}".encode())
    return digest.hexdigest()


class Stamp:
    """Remembers for which sources a step last succeeded."""

    def __init__(self, name: str, folder: Path = FOLDER) -> None:
        self.path = folder / name

    def read(self) -> str:
        """Return the hash that was kept, or an empty text."""
        try:
            return self.path.read_text()
        except OSError:
            return ""

    def remove(self) -> None:
        """Forget: a step does this before it begins, so that a broken-off step is done again."""
        if self.path.exists():
            self.path.unlink()

    def write(self, value: str) -> None:
        """Keep the hash of the sources for which the step has just succeeded."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(value)
