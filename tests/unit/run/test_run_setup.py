"""What the set-up refuses before it spends minutes, and that it runs without any environment."""

import ast
import os
import socket
import sys
from pathlib import Path

import pytest

from run import setup
from run.errors import SetupError
from run.locks import held
from run.secret_files import NAMES, make_secrets, read_secret
from run.settings import ROOT
from run.stamps import Stamp


def imported(module: str, seen: dict[str, Path]) -> None:
    """Collect the module and all that it imports from this project; fail for anything outside the library."""
    path = ROOT / (module.replace(".", "/") + ".py")
    path = path if path.exists() else ROOT / module.replace(".", "/") / "__init__.py"
    if module in seen:
        return
    seen[module] = path
    for node in ast.walk(ast.parse(path.read_text(), feature_version=(3, 8))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
            if node.module == "run":
                names = [f"run.{alias.name}" for alias in node.names]
        for name in names:
            if name.split(".")[0] == "run":
                imported(name, seen)
            else:
                assert name.split(".")[0] in sys.stdlib_module_names, f"{module} imports {name}"


@pytest.mark.parametrize("module", ["run", "run.setup", "run.clean"])
def test_set_up_is_standard_library_only_in_the_grammar_of_python_3_8(module: str) -> None:
    seen: dict[str, Path] = {}
    imported(module, seen)
    assert module in seen


@pytest.fixture
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder and no settings from outside."""
    for name in ("HOST", "PORT", "DEMO", "VAR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PORT", "0")
    return tmp_path


def test_a_start_that_can_be_is_not_refused(var: Path) -> None:
    setup.check_start(var)


@pytest.mark.parametrize("port", ["http", "-1", "99999", "8000x"])
def test_a_port_that_is_none_is_refused(var: Path, monkeypatch: pytest.MonkeyPatch, port: str) -> None:
    monkeypatch.setenv("PORT", port)
    with pytest.raises(SetupError, match="is not a port"):
        setup.check_start(var)


def test_a_port_in_use_is_refused(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setenv("PORT", str(taken.getsockname()[1]))
        with pytest.raises(SetupError, match="is in use"):
            setup.check_start(var)


def test_an_open_port_with_demo_accounts_is_refused(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOST", "0.0.0.0")  # noqa: S104 - it must be refused
    with pytest.raises(SetupError, match="only with DEMO=0"):
        setup.check_start(var)


def test_an_open_port_over_a_database_that_holds_demo_accounts_is_refused(
    var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOST", "0.0.0.0")  # noqa: S104 - it must be refused
    monkeypatch.setenv("DEMO", "0")
    setup.check_start(var)
    Stamp("demo-accounts", var / "stamps").write("yes")
    with pytest.raises(SetupError, match="holds the demo accounts"):
        setup.check_start(var)


def test_a_folder_in_use_is_refused(var: Path) -> None:
    with held(var / "run.lock", "taken"), pytest.raises(SetupError, match="already runs from"):
        setup.check_start(var)
    setup.check_start(var)


def test_a_second_set_up_is_told_which_process_is_busy(tmp_path: Path) -> None:
    second = held(tmp_path / "lock", "process {pid}")
    with held(tmp_path / "lock", ""), pytest.raises(SetupError, match=f"process {os.getpid()}"), second:
        pass


def test_secrets_are_made_once_and_for_the_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "secrets"
    make_secrets(folder)
    first = {name: read_secret(folder, name) for name in NAMES}
    make_secrets(folder)
    assert {name: read_secret(folder, name) for name in NAMES} == first
    assert len(set(first.values())) == len(NAMES)
    assert all(len(bytes.fromhex(value)) == 32 for value in first.values())
    assert all((folder / name).stat().st_mode & 0o777 == 0o600 for name in NAMES)
    assert folder.stat().st_mode & 0o777 == 0o700
