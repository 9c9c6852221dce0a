"""The widget's own tests (node --test) pass."""

import os
import subprocess
from pathlib import Path

from run.steps import Steps
from run.widget import FOLDER, path_with_node


def test_the_widgets_own_tests_pass(tmp_path: Path) -> None:
    steps = Steps(tmp_path / "setup.log")
    environment = {**os.environ, "PATH": path_with_node(steps)}
    steps.close()
    result = subprocess.run(
        ["npm", "test"], cwd=FOLDER, env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
