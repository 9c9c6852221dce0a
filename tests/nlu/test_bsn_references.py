"""A BSN's reference that the gateway put into a message is read as a BSN, never as something else."""

import json
import subprocess
from typing import Any

import pytest

from run.environments import RASA_FOLDER, python_of
from run.settings import ROOT, machine_environment

# Runs in Rasa's own environment. The classifier is the real component; its model must not decide here.
READING = """
import json, sys
from rasa.shared.nlu.training_data.message import Message
from bot.nlu.intent_classifier import TwoViewClassifier
from bot.nlu.intent_ranking import IntentRanking
from bot.nlu.values_extractor import ValuesExtractor

extractor = ValuesExtractor.create({}, None, None, None)
classifier = TwoViewClassifier(TwoViewClassifier.get_default_config(), None, None)
ranking = IntentRanking(IntentRanking.get_default_config())
classifier.model.labels = ["inform", "change_salary"]
seen = []

class Scores(list):
    def tolist(self):
        return list(self)

def probabilities(texts):
    seen.extend(texts)
    return [Scores([0.2, 0.8])]

classifier.model.probabilities = probabilities
answers = []
for text, metadata in json.loads(sys.argv[1]):
    message = Message({"text": text, "metadata": metadata, "entities": []})
    ranking.process(extractor.process(classifier.process([message])))
    entities = [
        (e["entity"], e["value"], e["valid"], e.get("masked"), text[e["start"]:e["end"]])
        for e in message.get("entities")
    ]
    answers.append({"intent": message.get("intent")["name"], "entities": entities})
print(json.dumps([answers, seen]))
"""
REFERENCE = "bsn:12345678901234567890123456789e12"


def bsn(reference: str, *, valid: bool) -> dict[str, Any]:
    """Return what the gateway tells of a BSN."""
    return {"reference": reference, "valid": valid, "masked": "••••••019"}


def read(*messages: tuple[str, list[dict[str, Any]]]) -> tuple[list[dict[str, Any]], list[str]]:
    """Return the intent and the entities of each message, and the texts that were classified."""
    given = json.dumps([[text, {"bsns": bsns}] for text, bsns in messages])
    command = [str(python_of(RASA_FOLDER)), "-c", READING, given]
    done = subprocess.run(
        command, cwd=ROOT, env=machine_environment(), capture_output=True, text=True, check=True
    )
    answers, seen = json.loads(done.stdout)
    return answers, seen


@pytest.mark.slow
def test_a_reference_is_a_bsn_and_says_whether_it_passes_the_eleven_test() -> None:
    answers, seen = read(
        (REFERENCE, [bsn(REFERENCE, valid=True)]),
        (f"{REFERENCE}.", [bsn(REFERENCE, valid=False)]),
        (f"Kim, {REFERENCE}, per 1 maart 2027", [bsn(REFERENCE, valid=True)]),
        ("••••••019", [bsn("••••••019", valid=False)]),
        (REFERENCE, []),
    )
    known = ["bsn", REFERENCE, True, "••••••019", REFERENCE]
    assert answers[0] == {"intent": "inform", "entities": [known]}
    assert answers[1] == {"intent": "inform", "entities": [["bsn", REFERENCE, False, "••••••019", REFERENCE]]}
    assert answers[2]["entities"] == [known, ["date", "2027-03-01", True, None, "per 1 maart 2027"]]
    assert answers[3]["entities"] == [["bsn", "••••••019", False, "••••••019", "••••••019"]]
    # Typed by somebody: the gateway knows nothing of it, so it is no BSN.
    assert REFERENCE not in [value for _, value, *_ in answers[4]["entities"]]
    assert seen == ["Kim, 999912045, per 1 maart 2027", REFERENCE]
