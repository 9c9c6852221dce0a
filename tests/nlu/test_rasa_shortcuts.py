"""What Rasa refuses of an action server's answers is refused with the shortcut too, in the same words."""

import json
import subprocess

import pytest

from run.environments import RASA_FOLDER, python_of
from run.settings import ROOT, machine_environment

# Runs in Rasa's own environment.
COMPARISON = """
import json, sys
from rasa.core.actions.action import RemoteAction
from bot.nlu.rasa_shortcuts import check_answers_with_one_validator

def outcomes():
    for answer in json.loads(sys.argv[1]):
        try:
            yield RemoteAction("any", None)._validate_action_result(answer)
        except Exception as error:
            yield f"{type(error).__name__}: {error.message.partition('. Failed to validate')[0]}"

rasas = list(outcomes())
check_answers_with_one_validator()
print(json.dumps([rasas, list(outcomes())]))
"""
ANSWERS = [
    {"events": [{"event": "slot", "name": "taken", "value": "m1"}], "responses": [{"text": "Dag"}]},
    {"events": [], "responses": []},
    {"events": 3},
    {"events": [{"event": "no such event"}]},
    {"events": [{"event": "slot"}]},
    {"responses": ["Dag"]},
    "Dag",
]


@pytest.mark.slow
def test_answers_of_the_action_server_are_checked_as_rasa_checks_them() -> None:
    result = subprocess.run(
        [python_of(RASA_FOLDER), "-W", "ignore", "-c", COMPARISON, json.dumps(ANSWERS)],
        cwd=ROOT,
        env=machine_environment() | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr[-2000:]
    rasas, ours = json.loads(result.stdout.splitlines()[-1])
    assert ours == rasas
    assert rasas[:2] == [True, True]
    assert all(str(outcome).startswith("ValidationError") for outcome in rasas[2:])
