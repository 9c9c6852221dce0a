"""The development set of the understanding is well formed, covers every label, and stays apart from data/nlu."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

ROOT = Path(__file__).parents[3]
SLICES = {"noisy", "long", "code_switched", "out_of_scope", "several_facts"}
FREE_ENTITIES = {"participant", "scheme", "employer"}
FIXED_VALUES = {
    "role": {"user_management", "hr", "finance"},
    "relation": {"partner", "child"},
    "language": {"nl", "en"},
    "document_type": {
        "invoice", "booking_overview", "reminder", "pension_rules", "administration_agreement", "addendum",
    },
}  # fmt: skip
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


CASES: list[dict[str, Any]] = read(ROOT / "tests" / "nlu" / "development_set.yml")


def test_every_case_is_well_formed() -> None:
    for case in CASES:
        assert set(case) <= {"text", "language", "intent", "slices", "entities"}, case
        assert case["language"] in {"nl", "en"}, case
        assert set(case["slices"]) <= SLICES, case
        assert ("out_of_scope" in case["slices"]) == (case["intent"] == "out_of_scope"), case
        for entity in case.get("entities", []):
            if entity["entity"] in FREE_ENTITIES:
                assert set(entity) == {"entity", "text"}, case
            else:
                assert entity["value"] in FIXED_VALUES[entity["entity"]], case
            assert entity["text"] in case["text"], case


def test_it_is_large_enough_to_say_something() -> None:
    per_language = Counter(case["language"] for case in CASES)
    assert per_language["nl"] >= 300
    assert per_language["en"] >= 150
    per_slice = Counter(name for case in CASES for name in case["slices"])
    assert min(per_slice[name] for name in SLICES) >= 25, per_slice


def test_every_intent_of_the_training_data_is_tested_in_both_languages() -> None:
    trained = set().union(*training_texts().values())
    for language in ("nl", "en"):
        tested = {case["intent"] for case in CASES if case["language"] == language}
        assert trained - tested == set(), language


def test_no_case_stands_twice() -> None:
    counts = Counter(plain(case["text"]) for case in CASES)
    assert [text for text, count in counts.items() if count > 1] == []


def test_the_cases_stay_apart_from_the_training_data() -> None:
    """Two people who write "log me in" write the same; a longer sentence that stands in both was copied."""
    trained = training_texts()
    shared = [case["text"] for case in CASES if plain(case["text"]) in trained]
    assert [text for text in shared if len(text.split()) > SHORT] == []
    assert len(shared) <= 0.03 * len(CASES), shared
