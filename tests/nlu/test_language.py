"""The assistant answers in the language that is spoken, and does not leave it for a name or a loan word."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from run.environments import RASA_FOLDER, python_of
from run.settings import ROOT, machine_environment
from tests.conftest import BUSINESS_DATE

FOLDER = Path(__file__).parent
WHOLE_SENTENCE = 7  # words
LEAST_SWITCHED = 0.95
# Runs in Rasa's own environment: conversations in, the language after each message out. The components are
# those of the trained model, without the classifier.
FOLLOWING = """
import json, sys, tempfile
from pathlib import Path
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.shared.nlu.training_data.message import Message

model = max(Path("models").glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
with tempfile.TemporaryDirectory() as folder:
    storage, metadata = LocalModelStorage.from_model_archive(Path(folder), model)
    components = [
        getattr(node.uses, node.constructor_name)(
            config={**node.uses.get_default_config(), **node.config},
            model_storage=storage,
            resource=node.resource,
            execution_context=None,
        )
        for node in metadata.predict_schema.nodes.values()
        if node.uses.__name__ in ("WordTagger", "ValuesExtractor", "LanguageDetector")
    ]
assert len(components) == 3

def languages(conversation):
    spoken = conversation["spoken"]
    for text, chosen in conversation["messages"]:
        known = {"spoken_language": spoken, "language_is_chosen": bool(chosen)}
        message = Message({"text": text, "metadata": known, "entities": []})
        for component in components:
            component.process([message])
        told = [e["value"] for e in message.get("entities") if e["entity"] == "conversation_language"]
        spoken = told[-1] if told else spoken
        yield chosen or spoken

print(json.dumps([list(languages(conversation)) for conversation in json.load(sys.stdin)]))
"""
Conversation = dict[str, Any]


def followed(conversations: list[Conversation]) -> list[list[str | None]]:
    """Return the language after each message of each conversation."""
    if not list((ROOT / "models").glob("*.tar.gz")):
        pytest.skip("no trained model: run `make train`")
    done = subprocess.run(
        [str(python_of(RASA_FOLDER)), "-W", "ignore", "-c", FOLLOWING],
        cwd=ROOT,
        env=machine_environment() | {"BUSINESS_DATE": BUSINESS_DATE, "PYTHONPATH": str(ROOT)},
        input=json.dumps(conversations),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    answers: list[list[str | None]] = json.loads(done.stdout.splitlines()[-1])
    return answers


def _table() -> Iterator[tuple[str, list[str], Conversation]]:
    """Yield of each conversation of the table its kind, the languages of the answers, and the messages."""
    kinds: dict[str, list[list[dict[str, str]]]] = YAML(typ="safe").load(
        FOLDER / "language_conversations.yml"
    )
    for kind, conversations in kinds.items():
        for turns in conversations:
            expected, messages, chosen = [], [], None
            for (language, text), *rest in (list(turn.items()) for turn in turns):
                assert not rest
                if language == "chosen":
                    chosen = text
                    continue
                expected.append(language)
                messages.append((text, chosen))
            yield kind, expected, {"spoken": None, "messages": messages}


@pytest.mark.slow
def test_the_answer_is_in_the_language_that_is_spoken() -> None:
    table = list(_table())
    wrong = []
    for (kind, expected, conversation), got in zip(
        table, followed([conversation for _, _, conversation in table]), strict=True
    ):
        answers = [language or "nl" for language in got]
        if answers != expected:
            texts = [text for text, _ in conversation["messages"]]
            wrong.append(f"{kind}: {list(zip(texts, expected, answers, strict=True))}")

    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.slow
def test_a_whole_sentence_changes_the_language_at_once_and_none_leaves_its_own() -> None:
    cases = YAML(typ="safe", pure=True).load((FOLDER / "development_set.yml").read_text(encoding="utf-8"))
    cases = [case for case in cases if "code_switched" not in case["slices"]]
    conversations = [
        {"spoken": spoken, "messages": [(case["text"], None)]} for spoken in ("nl", "en") for case in cases
    ]
    after = [answer[0] for answer in followed(conversations)]
    left, kept, sentences = [], [], 0
    for conversation, case, language in zip(conversations, [*cases, *cases], after, strict=True):
        if conversation["spoken"] == case["language"]:
            left += [case["text"]] if language != case["language"] else []
        elif len(case["text"].split()) >= WHOLE_SENTENCE:
            sentences += 1
            kept += [case["text"]] if language != case["language"] else []

    assert not left
    assert len(kept) <= (1 - LEAST_SWITCHED) * sentences, kept
