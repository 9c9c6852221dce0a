"""The sets that understanding is measured on are well formed, whole, and stay apart from data/nlu.

The development set serves to tune thresholds; the test set proves what was reached, and the fresh set that it
holds for messages of another writer.
"""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.unit.nlu_data.entities import FIXED_VALUES, FREE_ENTITIES

ROOT = Path(__file__).parents[3]
SLICES = {"noisy", "long", "code_switched", "out_of_scope", "several_facts"}
SHORT = 4  # words
ANNOTATION = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")


def read(path: Path) -> Any:
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


def plain(text: str) -> str:
    """The text as compared: without annotation, case and punctuation."""
    return " ".join(re.findall(r"\w+", ANNOTATION.sub(r"\1", text).lower()))


def training_texts() -> dict[str, set[str]]:
    """Every training utterance, plain, with the intents that it stands under."""
    texts: dict[str, set[str]] = {}
    for path in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        for item in read(path).get("nlu") or []:
            for line in item.get("examples", "").splitlines() if "intent" in item else []:
                texts.setdefault(plain(line.removeprefix("- ")), set()).add(item["intent"])
    return texts


def labels(case: dict[str, Any]) -> set[str]:
    """Every label that is right for the case: one, or a list of them."""
    return {case["intent"]} if isinstance(case["intent"], str) else set(case["intent"])


def cases_of(*paths: Path) -> list[dict[str, Any]]:
    return [case for path in paths for case in read(path)]


SETS: dict[str, list[dict[str, Any]]] = {
    "development": cases_of(ROOT / "tests/nlu/development_set.yml"),
    "test": cases_of(*sorted((ROOT / "tests/nlu/test_set").glob("*.yml"))),
    "fresh": cases_of(ROOT / "tests/nlu/fresh_set.yml"),
}
LEAST = {"development": (300, 150, 25), "test": (600, 300, 60), "fresh": (200, 120, 25)}
PERIOD = "( (hour|month|four_weeks|year))?"
VALUE = re.compile(
    r"(old )?((birth_)?date \d{4}-\d\d-\d\d( or \d{4}-\d\d-\d\d)?|(invalid )?bsn \d+"
    rf"|amount [\d.]+{PERIOD}|raise -?[\d.]+ (percent|euro){PERIOD}|(percentage|hours|days) [\d.]+"
    r"|postcode \d{4} [A-Z]{2}|house_number \d+\S*|email \S+@\S+|phone \+\d+)"
)
each_set = pytest.mark.parametrize("name", SETS)


@each_set
def test_every_case_is_well_formed(name: str) -> None:
    for case in SETS[name]:
        assert set(case) <= {"text", "language", "intent", "slices", "entities", "values"}, case
        assert case["language"] in {"nl", "en"}, case
        assert set(case["slices"]) <= SLICES, case
        assert ("out_of_scope" in case["slices"]) == ("out_of_scope" in labels(case)), case
        for entity in case.get("entities", []):
            if entity["entity"] in FREE_ENTITIES:
                assert set(entity) == {"entity", "text"}, case
            else:
                assert entity["value"] in FIXED_VALUES[entity["entity"]], case
            assert entity["text"] in case["text"], case
        for value in case.get("values", []):
            assert VALUE.fullmatch(value), case


@each_set
def test_it_is_large_enough_to_say_something(name: str) -> None:
    dutch, english, slices = LEAST[name]
    per_language = Counter(case["language"] for case in SETS[name])
    assert per_language["nl"] >= dutch
    assert per_language["en"] >= english
    per_slice = Counter(each for case in SETS[name] for each in case["slices"])
    assert min(per_slice[each] for each in SLICES) >= slices, per_slice


@each_set
def test_every_intent_of_the_training_data_is_tested_in_both_languages(name: str) -> None:
    trained = set().union(*training_texts().values())
    for language in ("nl", "en"):
        tested = set().union(*(labels(case) for case in SETS[name] if case["language"] == language))
        assert trained - tested == set(), language


@each_set
def test_no_case_stands_twice(name: str) -> None:
    counts = Counter(plain(case["text"]) for case in SETS[name] if plain(case["text"]))
    assert [text for text, count in counts.items() if count > 1] == []


@each_set
def test_the_cases_stay_apart_from_the_training_data(name: str) -> None:
    """Two people who write "log me in" write the same; a longer sentence that stands in both was copied."""
    trained = training_texts()
    shared = [case["text"] for case in SETS[name] if plain(case["text"]) in trained]
    assert [text for text in shared if len(plain(text).split()) > SHORT] == []
    assert len(shared) <= 0.05 * len(SETS[name]), shared
