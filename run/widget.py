"""Builds the chat widget when its sources have changed, with the machine's Node or a packaged one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from run.environments import REQUIREMENTS, SETUP_FOLDER, install_node_packages, uv
from run.errors import SetupError
from run.settings import ROOT
from run.stamps import Stamp, content_hash
from run.steps import Steps

FOLDER = ROOT / "bot" / "widget"
WORDS = ROOT / "bot" / "words"
OLDEST_NODE = (20, 19)


def build_widget(steps: Steps) -> None:
    """Install the widget's packages and build it, each only when needed."""
    lock = FOLDER / "package-lock.json"
    if not lock.exists():
        raise SetupError("bot/widget/package-lock.json is missing: the clone is not complete.")
    packages, built = Stamp("widget-packages"), Stamp("widget")
    lock_hash = content_hash([lock])
    source_hash = content_hash([FOLDER, *sorted(WORDS.glob("*_??.po"))])
    if built.read() == source_hash and (FOLDER / "dist").is_dir():
        return
    environment = {**os.environ, "PATH": path_with_node(steps)}
    if packages.read() != lock_hash or not (FOLDER / "node_modules").is_dir():
        with steps.step("packages of the widget (npm)"):
            packages.remove()
            command = ["npm", "ci", "--no-audit", "--no-fund"]
            steps.run("Installing the widget's packages", command, environment, FOLDER)
            packages.write(lock_hash)
    with steps.step("the widget"):
        built.remove()
        steps.run("Building the widget", ["npm", "run", "build"], environment, FOLDER)
        built.write(source_hash)


def path_with_node(steps: Steps) -> str:
    """Return a PATH on which a Node that is new enough is found first."""
    path = os.environ.get("PATH", "")
    if shutil.which("npm") and _node_version("node") >= OLDEST_NODE:
        return path
    folder = SETUP_FOLDER / "node"
    if _node_version(str(folder / "bin" / "node")) < OLDEST_NODE:
        _install_node(steps, folder)
    return f"{folder / 'bin'}{os.pathsep}{path}"


def _node_version(program: str) -> tuple[int, int]:
    try:
        answer = subprocess.run(
            [program, "--version"], capture_output=True, text=True, timeout=30, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return (0, 0)
    found = re.match(r"v(\d+)\.(\d+)\.", answer.stdout)
    return (int(found.group(1)), int(found.group(2))) if found else (0, 0)


def _install_node(steps: Steps, folder: Path) -> None:
    with steps.step("Node, for building the widget"):
        install_node_packages(steps, uv(steps), folder, REQUIREMENTS / "node.txt")
