"""Trains the model when its data or its pipeline has changed; the model's name is the hash of both."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from run.environments import RASA_FOLDER, RASA_LOCK, python_of
from run.settings import ROOT, machine_environment
from run.stamps import content_hash
from run.steps import Steps

MODELS = ROOT / "models"
# What serves the model only: a change of it changes nothing that is learned.
NOTHING_LEARNED = frozenset(
    ("actions_endpoint", "channel", "dialogue_state", "lean_imports", "rasa_shortcuts", "server")
)
SOURCES = (
    "data",
    "config.yml",
    "domain.yml",
    *sorted(
        f"bot/nlu/{path.name}" for path in (ROOT / "bot/nlu").glob("*.py") if path.stem not in NOTHING_LEARNED
    ),
    "bot/values",
    "bot/clock.py",
    "run/train.py",
)


def model_path() -> Path:
    """Return where the model of the present sources is, or will be."""
    return MODELS / f"{content_hash([*(ROOT / name for name in SOURCES), RASA_LOCK])[:16]}.tar.gz"


def train(steps: Steps) -> None:
    """Train unless a model of these very sources exists; afterwards it is the only one, so the newest."""
    path = model_path()
    if not path.exists():
        with steps.step("training the model"):
            _train(steps, path)
    for other in MODELS.glob("*.tar.gz"):
        if other != path:
            other.unlink()


def _train(steps: Steps, path: Path) -> None:
    """Train beside the models' folder and move the result in, so that half a model is never in use."""
    workshop = ROOT / "build" / "training"
    shutil.rmtree(workshop, ignore_errors=True)
    workshop.mkdir(parents=True)
    environment = {
        **machine_environment(),
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "CUDA_VISIBLE_DEVICES": "",
    }
    command = [python_of(RASA_FOLDER), "-m", "run.train", workshop, "model"]
    steps.run("Training the model", command, environment)
    MODELS.mkdir(exist_ok=True)
    os.replace(workshop / "model.tar.gz", path)
    shutil.rmtree(workshop)
