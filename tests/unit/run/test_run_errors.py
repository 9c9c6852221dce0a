"""Every failure of the set-up is one sentence that says what to do."""

import errno

import pytest

from run.errors import CommandError, explain, explain_os_error


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("error: failed to write: No space left on device (os error 28)", "The disk is full"),
        ("npm ERR! code ENOSPC", "The disk is full"),
        ("error: Permission denied (os error 13)", "Not enough rights"),
        ("npm error code EACCES", "Not enough rights"),
        ("error: Hash mismatch for `attrs==23.1.0`", "not what the lock names"),
        ("npm error code EINTEGRITY", "not what the lock names"),
        ("error: Couldn't parse requirement in `app.txt` at position 0", "The lock is broken"),
        ("In `--require-hashes` mode, all requirements must have a hash", "The lock is broken"),
        ("npm error `npm ci` can only install packages when your package.json", "The lock is broken"),
        ("error sending request for url", "No package index can be reached"),
        ("npm error code ENOTFOUND", "No package index can be reached"),
        ("NewConnectionError('...')", "No package index can be reached"),
        ("No solution found when resolving dependencies", "does not have what the lock names"),
        ("Traceback: something new", "set-up log"),
    ],
)
def test_a_failed_command_is_explained(output: str, sentence: str) -> None:
    assert sentence in explain(output)
    error = CommandError("Installing the packages", output)
    assert str(error).startswith("Installing the packages failed. ")
    assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "The disk is full (models/x)"),
        (errno.EDQUOT, "The disk is full (models/x)"),
        (errno.EACCES, "Not enough rights to write models/x"),
        (errno.EROFS, "Not enough rights to write models/x"),
    ],
)
def test_a_failed_write_of_our_own_is_explained(number: int, sentence: str) -> None:
    assert explain_os_error(OSError(number, "text", "models/x")).startswith(sentence)
