"""`python -m run.clean`: removes everything that was made in this tree. What is outside it is left alone."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from run.locks import holder, is_held
from run.settings import ROOT, var_folder

MADE = (
    ".venv",
    ".venv-rasa",
    ".venv-setup",
    "build",
    "models",
    ".rasa",
    "bot/widget/node_modules",
    "bot/widget/dist",
    ".pytest_cache",
    ".mypy_cache",
    ".ruff_cache",
    ".hypothesis",
)


def remove(path: Path) -> None:
    """Remove a file or a folder that may be there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    elif path.exists() or path.is_symlink():
        path.unlink()


def main() -> int:
    """Remove all, unless the assistant still runs or the VAR folder lies outside the tree."""
    var = var_folder()
    if is_held(var / "run.lock"):
        print(
            f"The assistant still runs (process {holder(var / 'run.lock')}): stop it first.", file=sys.stderr
        )
        return 1
    for name in MADE:
        remove(ROOT / name)
    if ROOT in var.parents:
        remove(var)
    else:
        print(f"{var} lies outside this folder and is left alone.", file=sys.stderr)
    for folder in list(ROOT.rglob("__pycache__")):
        shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
