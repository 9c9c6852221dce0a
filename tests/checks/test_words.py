"""Everything that is said exists in Dutch and in English, with the same facts and the same buttons."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po
from ruamel.yaml import YAML

from run.settings import ROOT

PLACEHOLDER = re.compile(r"\{(\w+)\}")
RESPONSE_FILES = sorted((ROOT / "data" / "responses").glob("*.yml"))
CATALOGUES = sorted((ROOT / "bot" / "words").glob("*nl.po"))


def responses(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the responses of a file."""
    content = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    found: dict[str, list[dict[str, Any]]] = (content or {}).get("responses", {})
    return found


def languages(variation: dict[str, Any]) -> set[str]:
    """Return the languages that a variation's conditions name."""
    conditions = variation.get("condition", [])
    return {condition["value"] for condition in conditions if condition["name"] == "language"}


def other_conditions(variation: dict[str, Any]) -> str:
    """Return the conditions that are not about the language, comparable."""
    rest = [condition for condition in variation.get("condition", []) if condition["name"] != "language"]
    return json.dumps(rest, sort_keys=True, default=str)


def facts(variation: dict[str, Any]) -> tuple[set[str], list[str]]:
    """Return the placeholders and the payloads of the buttons."""
    said = json.dumps([variation.get("text", ""), variation.get("custom", {})], default=str)
    payloads = [button["payload"] for button in variation.get("buttons", [])]
    return set(PLACEHOLDER.findall(said)), payloads


def test_there_are_responses_and_catalogues() -> None:
    assert RESPONSE_FILES
    assert CATALOGUES


@pytest.mark.parametrize("path", RESPONSE_FILES, ids=lambda path: path.stem)
def test_each_response_is_in_both_languages_with_the_same_facts(path: Path) -> None:
    for name, variations in responses(path).items():
        english = [variation for variation in variations if languages(variation) == {"en"}]
        dutch = [variation for variation in variations if not languages(variation) & {"en"}]
        assert any("condition" not in variation for variation in dutch), f"{name} has no Dutch default"
        assert english, f"{name} has no English"
        assert {other_conditions(variation) for variation in english} == {
            other_conditions(variation) for variation in dutch
        }, name
        for one in english:
            for other in dutch:
                if other_conditions(one) == other_conditions(other):
                    assert facts(one) == facts(other), name


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_each_word_is_in_both_catalogues_with_the_same_placeholders(path: Path) -> None:
    english_path = path.with_name(path.name.replace("nl.po", "en.po"))
    with path.open("rb") as file:
        dutch = {message.id: message for message in read_po(file) if message.id}
    with english_path.open("rb") as file:
        english = {message.id: message for message in read_po(file) if message.id}
    assert set(dutch) == set(english)
    for name, message in dutch.items():
        assert message.string, f"{name} has no Dutch"
        assert english[name].string, f"{name} has no English"
        assert set(PLACEHOLDER.findall(str(message.string))) == set(
            PLACEHOLDER.findall(str(english[name].string))
        ), name
