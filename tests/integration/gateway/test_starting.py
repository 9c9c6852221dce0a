"""What the gateway says when it cannot start: one sentence, and nothing else."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bot.gateway.settings import ROOT

NAMES = ("backend", "rasa", "actions", "turn-token", "gateway-key")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Return an environment in which the gateway would start."""
    for name in NAMES:
        (tmp_path / name).write_text("0" * 64)
    keep = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME")}
    database = f"sqlite:///{tmp_path / 'gateway.db'}"
    return {**keep, "SECRETS_DIR": str(tmp_path), "GATEWAY_DATABASE_URL": database, "PORT": "0"}


def said_by(environment: dict[str, str]) -> str:
    """Return what a gateway that refuses to start says."""
    command = [sys.executable, "-m", "bot.gateway"]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 2
    assert not (Path(environment["SECRETS_DIR"]) / "gateway.db").exists()
    sentence, end = done.stderr[:-1], done.stderr[-1:]
    assert end == "\n"
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "assistant.example"])  # noqa: S104  # refused
def test_demo_accounts_are_not_opened_to_others(environment: dict[str, str], host: str) -> None:
    sentence = said_by({**environment, "HOST": host})
    assert sentence == f"HOST={host} would open the demo accounts to others: set DEMO=0, or HOST=127.0.0.1."


def test_a_port_in_use_is_said(environment: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        sentence = said_by({**environment, "PORT": str(port)})
    assert sentence == f"Cannot listen on 127.0.0.1 port {port}: Address already in use."


def test_a_missing_secret_is_named(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "turn-token").unlink()
    assert str(tmp_path / "turn-token") in said_by(environment)


def test_a_setting_with_a_wrong_value_is_named_without_its_value(environment: dict[str, str]) -> None:
    sentence = said_by({**environment, "PORT": "many", "RETENTION_DAYS": "0"})
    assert sentence == "These settings have a value that cannot be used: PORT, RETENTION_DAYS."


def test_a_theme_that_not_everyone_can_read_is_refused(environment: dict[str, str], tmp_path: Path) -> None:
    theme = tmp_path / "theme.toml"
    theme.write_text('[light]\naccent = "#88ccff"\n')
    assert said_by({**environment, "THEME_FILE": str(theme)}) == (
        f"The theme {theme} cannot be read by everyone: in [light] the contrast of on_accent on accent "
        "is 1.73, and must be 4.5 or more."
    )
