"""Which Python interpreter is taken: one that runs and has the version, on the PATH or under pyenv."""

from pathlib import Path

import pytest

from run.interpreters import APP_PYTHON, RASA_PYTHON, Wanted, find, version_of


def interpreter(path: Path, version: str) -> Path:
    """Make an executable that answers as an interpreter of this version does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho {version}\n")
    path.chmod(0o755)
    return path


def shim(path: Path) -> Path:
    """Make a pyenv shim of a version that is not switched on."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho 'pyenv: {path.name}: command not found' >&2\nexit 127\n")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize(
    ("wanted", "version", "accepted"),
    [
        (RASA_PYTHON, (3, 10), True),
        (RASA_PYTHON, (3, 9), False),
        (RASA_PYTHON, (3, 11), False),
        (APP_PYTHON, (3, 11), False),
        (APP_PYTHON, (3, 12), True),
        (APP_PYTHON, (3, 13), True),
        (APP_PYTHON, (4, 0), False),
        (APP_PYTHON, None, False),
    ],
)
def test_rasa_needs_exactly_its_version_and_the_app_a_new_one(
    wanted: Wanted, version: tuple[int, int] | None, accepted: bool
) -> None:
    assert wanted.accepts(version) is accepted


def test_the_first_on_the_path_that_has_the_version_is_taken(tmp_path: Path) -> None:
    interpreter(tmp_path / "first" / "python3", "3 11")
    right = interpreter(tmp_path / "second" / "python3.12", "3 12")
    path = f"{tmp_path / 'first'}:{tmp_path / 'second'}"
    assert find(APP_PYTHON, {"PATH": path}) == right


def test_a_plain_python3_of_the_right_version_will_do(tmp_path: Path) -> None:
    right = interpreter(tmp_path / "python3", "3 13")
    assert find(APP_PYTHON, {"PATH": str(tmp_path)}) == right


def test_a_pyenv_shim_that_answers_not_found_is_passed_over(tmp_path: Path) -> None:
    shim(tmp_path / "shims" / "python3.10")
    right = interpreter(tmp_path / "versions" / "3.10.13" / "bin" / "python", "3 10")
    assert find(RASA_PYTHON, {"PATH": str(tmp_path / "shims")}) == right


def test_pyenv_in_the_home_folder_is_searched_without_a_path(tmp_path: Path) -> None:
    right = interpreter(tmp_path / ".pyenv" / "versions" / "3.10.2" / "bin" / "python", "3 10")
    assert find(RASA_PYTHON, {"HOME": str(tmp_path)}) == right
    assert find(APP_PYTHON, {"HOME": str(tmp_path)}) is None


def test_an_interpreter_without_ssl_answers_nothing_and_is_passed_over(tmp_path: Path) -> None:
    broken = interpreter(tmp_path / "python3.10", "")
    assert version_of(broken) is None
    assert find(RASA_PYTHON, {"PATH": str(tmp_path)}) is None
