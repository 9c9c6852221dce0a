"""Makes the Python environments from the locks: .venv-setup (uv), .venv (app) and .venv-rasa."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from pathlib import Path

from run import interpreters
from run.errors import CommandError, SetupError
from run.settings import ROOT
from run.stamps import Stamp, content_hash
from run.steps import Steps

REQUIREMENTS = ROOT / "requirements"
SETUP_FOLDER = ROOT / ".venv-setup"
APP_FOLDER = ROOT / ".venv"
RASA_FOLDER = ROOT / ".venv-rasa"
COMPARISON_FOLDER = ROOT / "build" / "bench-values" / "environment"
COMPARISON_LOCK = REQUIREMENTS / "bench-values.txt"
APP_LOCK = REQUIREMENTS / "app.txt"
TEST_LOCK = REQUIREMENTS / "dev.txt"
RASA_LOCK = REQUIREMENTS / "rasa.txt"
_ONE_INSTALLER = threading.Lock()


def uv(steps: Steps) -> Path:
    """Return uv at the locked version, installed into .venv-setup when it is not there yet."""
    lock = REQUIREMENTS / "uv.txt"
    program = SETUP_FOLDER / "bin" / "uv"
    stamp = Stamp("uv")
    wanted = content_hash([lock])
    with _ONE_INSTALLER:
        if program.exists() and stamp.read() == wanted:
            return program
        with steps.step("the installer (uv)"):
            stamp.remove()
            _install_uv(steps, lock)
            stamp.write(wanted)
    return program


def _install_uv(steps: Steps, lock: Path) -> None:
    """Install uv with any Python that has venv and pip; some systems leave one or both out."""
    name = "Installing uv"
    pythons = [Path(sys.executable), interpreters.find(interpreters.APP_PYTHON)]
    pythons.append(interpreters.find(interpreters.RASA_PYTHON))
    for python in [python for python in pythons if python is not None]:
        shutil.rmtree(SETUP_FOLDER, ignore_errors=True)
        try:
            steps.run(name, [python, "-m", "venv", SETUP_FOLDER])
        except CommandError as error:
            if "ensurepip" not in error.output and "No module named venv" not in error.output:
                raise
            continue
        pip = [SETUP_FOLDER / "bin" / "python", "-m", "pip", "install", "--quiet", "--require-hashes"]
        steps.run(name, [*pip, "-r", lock])
        return
    raise SetupError("This Python has no venv and pip: install them (Debian: apt-get install python3-venv).")


def _uv_environment(steps: Steps) -> dict[str, str]:
    """Return the environment for uv, which does not read pip's settings: they are handed over.

    All packages are pinned by hash, so looking at every index for a version is safe.
    """
    given = dict(os.environ)
    pip = [SETUP_FOLDER / "bin" / "python", "-m", "pip", "config", "list"]
    settings: dict[str, str] = {}
    for line in steps.run("Reading pip's settings", pip).splitlines():
        key, separator, value = line.partition("=")
        if separator:
            settings[key.rpartition(".")[2].strip("'")] = value.strip().strip("'\"")
    result = {"UV_PYTHON_INSTALL_DIR": str(SETUP_FOLDER / "pythons"), "UV_HTTP_TIMEOUT": "180"}
    if "UV_DEFAULT_INDEX" not in given and "UV_INDEX_URL" not in given and "index-url" in settings:
        result["UV_DEFAULT_INDEX"] = settings["index-url"]
    extra = [
        url for url in settings.get("extra-index-url", "").replace("\\n", " ").split() if url[:4] == "http"
    ]
    if "UV_INDEX" not in given and "UV_EXTRA_INDEX_URL" not in given and extra:
        result["UV_INDEX"] = " ".join(extra)
        result["UV_INDEX_STRATEGY"] = "unsafe-best-match"
    if "cert" in settings:
        result["SSL_CERT_FILE"] = settings["cert"]
    return {**result, **given, "VIRTUAL_ENV": ""}


def python_of(folder: Path) -> Path:
    """Return an environment's interpreter."""
    return folder / "bin" / "python"


def _is_made(folder: Path, wanted: interpreters.Wanted) -> bool:
    """Return whether the environment is there with an interpreter of the wanted version, by its own note."""
    try:
        note = (folder / "pyvenv.cfg").read_text()
    except OSError:
        return False
    for line in note.splitlines():
        key, _, value = line.partition("=")
        if key.strip() in ("version_info", "version"):
            major, minor = value.strip().split(".")[:2]
            return wanted.accepts((int(major), int(minor))) and python_of(folder).exists()
    return False


def _environment(steps: Steps, folder: Path, wanted: interpreters.Wanted, locks: list[Path]) -> None:
    stamp = Stamp(folder.relative_to(ROOT).as_posix().strip(".").replace("/", "-"))
    made = _is_made(folder, wanted)
    content = content_hash(locks)
    if made and stamp.read() == content:
        return
    installer = uv(steps)
    with steps.step(f"packages of {folder.name} (Python {wanted})"):
        stamp.remove()
        environment = _uv_environment(steps)
        if not made:
            _make(steps, installer, folder, wanted, environment)
        sync = [installer, "pip", "sync", "--require-hashes", "--python", python_of(folder), *locks]
        steps.run(f"Installing the packages of {folder.name}", sync, environment)
        stamp.write(content)


def _make(
    steps: Steps, installer: Path, folder: Path, wanted: interpreters.Wanted, environment: dict[str, str]
) -> None:
    python = interpreters.find(wanted)
    version = f"{wanted.version[0]}.{wanted.version[1]}"
    choice = ["--python", python] if python else ["--managed-python", "--python", version]
    try:
        steps.run(f"Making {folder.name}", [installer, "venv", "--clear", *choice, folder], environment)
    except CommandError as error:
        if python:
            raise
        raise SetupError(
            f"Python {wanted} is not on the PATH, not under pyenv, and could not be fetched: install it. "
            f"({error})"
        ) from error


def rasa_environment(steps: Steps) -> None:
    """Make .venv-rasa as its lock says."""
    _environment(steps, RASA_FOLDER, interpreters.RASA_PYTHON, [RASA_LOCK])


def app_environment(steps: Steps, for_tests: bool) -> None:
    """Make .venv as its locks say; one made for the tests holds all that the app needs, and stays."""
    both = [APP_LOCK, TEST_LOCK]
    made_for_tests = Stamp(APP_FOLDER.name.strip(".")).read() == content_hash(both)
    _environment(
        steps, APP_FOLDER, interpreters.APP_PYTHON, both if for_tests or made_for_tests else [APP_LOCK]
    )


def comparison_environment(steps: Steps) -> None:
    """Make the environment of the libraries that `make bench-values` compares with."""
    _environment(steps, COMPARISON_FOLDER, interpreters.RASA_PYTHON, [COMPARISON_LOCK])


def install_node_packages(steps: Steps, installer: Path, folder: Path, lock: Path) -> None:
    """Make an environment that holds Node and npm, for a machine that has none."""
    environment = _uv_environment(steps)
    steps.run(
        "Installing Node", [installer, "venv", "--clear", "--python", sys.executable, folder], environment
    )
    sync = [installer, "pip", "sync", "--require-hashes", "--python", python_of(folder), lock]
    steps.run("Installing Node", sync, environment)
