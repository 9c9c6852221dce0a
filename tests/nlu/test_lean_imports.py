"""A server that keeps unused modules out answers exactly as one that imports all of Rasa."""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import httpx
import pytest

from bot.nlu.lean_imports import KeptOutError, StandIn
from run.environments import RASA_FOLDER, python_of
from run.ports import free_port
from run.secret_files import make_secrets, read_secret
from run.settings import ROOT, machine_environment

MESSAGES = [
    "Jan de Vries gaat per 1 maart uit dienst",
    "ik wil iemand afmelden",
    "I want to report that someone is leaving",
    "Fatma Yılmaz stopt er eind van de maand mee",
    "laatste werkdag van mevrouw van den Berg is 28 februari",
    "Pieter Jansen leaves on 1 March 2027",
    "ja",
    "nee",
    "yes please",
    "nee, niet 1 maart maar 1 april",
    "die andere",
    "laat maar",
    "hoe staat het met mijn wijziging?",
    "what is the status of K7M4-2QXP?",
    "kan ik die uitdiensttreding nog terugdraaien?",
    "trek K7M4-2QXP in",
    "wie zitten er in de regeling?",
    "show me all participants",
    "laat Jan de Vries zien",
    "wat is een slaper?",
    "what happens to the pension of someone who leaves?",
    "wanneer krijg ik de factuur?",
    "hoe log ik in?",
    "hoi",
    "goedemorgen!",
    "bedankt",
    "doei",
    "wat kun je allemaal?",
    "are you a robot?",
    "ik wil een mens spreken",
    "in English please",
    "Nederlands graag",
    "wat is het weer morgen?",
    "write me a poem about cheese",
    "salaris van Jan naar 3.500 per maand",
    "3% erbij voor iedereen",
    "ze gaat 0,8 fte werken",
    "32/40",
    "vier dagen per week vanaf 1 januari",
    "een nieuwe medewerker aanmelden",
    "een medewerker is overleden",
    "my colleague passed away yesterday",
    "1 maart",
    "eind volgende maand",
    "01-03-2027",
    "30 februari",
    "999900018",
    "asdf qwer zxcv",
    "?",
    "🙂",
    "a" * 300,
    "ik snap het niet",
]
TURNS = [
    {"text": "wat is een slaper?"},
    {"text": "wat is het weer morgen?"},
    {"text": "what is the weather like tomorrow?"},
    {"text": "bedankt"},
    {"text": "thank you", "language": "nl"},
    {"text": "wat kun je allemaal?"},
    {"text": "/thank"},
    {"text": "hoi"},
]


def test_a_stand_in_can_be_imported_and_named_and_nothing_else() -> None:
    module = StandIn("tensorflow")
    wanted: Any = module.keras
    assert get_args(list[wanted]) == (wanted,)
    assert get_args(wanted | None) == (wanted, type(None))
    assert not isinstance(3, wanted)
    for use in (
        lambda: wanted(),
        lambda: wanted.Model,
        lambda: wanted.Model(),
        lambda: type("Own", (wanted,), {}),
    ):
        with pytest.raises(KeptOutError, match="tensorflow"):
            use()


@contextlib.contextmanager
def _server(folder: Path, lean: bool) -> Iterator[httpx.Client]:
    make_secrets(folder / "secrets")
    port = free_port()
    environment = machine_environment() | {
        "PYTHONPATH": str(ROOT),
        "RASA_LEAN": "1" if lean else "0",
        "RASA_PORT": str(port),
        "ACTIONS_URL": f"http://127.0.0.1:{free_port()}",
        "SECRETS_DIR": str(folder / "secrets"),
        "MODELS_DIR": os.environ.get("MODELS_DIR") or str(ROOT / "models"),
        "BUSINESS_DATE": "2026-12-15",
    }
    with open(folder / f"rasa-{lean}.log", "wb") as log:
        process = subprocess.Popen(
            [python_of(RASA_FOLDER), "-m", "bot.nlu.server"],
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=log,
        )
    try:
        headers = {"Authorization": f"Bearer {read_secret(folder / 'secrets', 'rasa')}"}
        with httpx.Client(
            base_url=f"http://127.0.0.1:{port}", headers=headers, timeout=60, trust_env=False
        ) as client:
            _wait(client, process, Path(log.name))
            yield client
    finally:
        process.terminate()
        process.wait(20)


def _wait(client: httpx.Client, process: subprocess.Popen[bytes], log: Path) -> None:
    bound = time.monotonic() + 180
    while time.monotonic() < bound:
        if process.poll() is not None:
            break
        with contextlib.suppress(httpx.TransportError):
            if client.get("/healthz").status_code == 200:
                return
        time.sleep(0.2)
    pytest.fail(f"Rasa did not start:\n{log.read_text()[-3000:]}")


def _answers(client: httpx.Client) -> tuple[list[Any], list[Any]]:
    understood = [client.post("/model/parse", json={"text": text}).json() for text in MESSAGES]
    turns = []
    for number, turn in enumerate(TURNS):
        body = {"conversation": "c", "message_id": f"m{number}", "language": None, "state": None, **turn}
        answer = client.post("/webhooks/gateway/turn", json=body)
        content = answer.json()
        for message in content.get("messages", []):
            message["data"].pop("timestamp", None)  # the one thing that may differ: when it was said
        turns.append((turn, answer.status_code, content))
    return understood, turns


@pytest.mark.slow
@pytest.mark.xdist_group("stack")
def test_a_lean_server_answers_as_a_whole_one(tmp_path: Path) -> None:
    if not list((ROOT / "models").glob("*.tar.gz")):
        if os.environ.get("CI"):
            pytest.fail("There is no trained model: `make train` must run before the suite.")
        pytest.skip("no trained model: run `make train`")
    with _server(tmp_path, lean=True) as client:
        lean_understood, lean_turns = _answers(client)
    with _server(tmp_path, lean=False) as client:
        understood, turns = _answers(client)
    for text, lean, whole in zip(MESSAGES, lean_understood, understood, strict=True):
        assert lean == whole, text
    # Some are answered by Rasa alone; others need the action server, which is not there.
    assert {status for _, status, _ in turns} == {200, 503}
    assert lean_turns == turns
