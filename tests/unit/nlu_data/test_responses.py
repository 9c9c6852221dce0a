"""Every response says the same in Dutch and English, without an insurer's brand; the tone is in test_tone.

Read as data, from data/responses/*.yml; that Rasa accepts the files is checked by `rasa data validate`.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[3]
ENGLISH_ONLY = [{"type": "slot", "name": "language", "value": "en"}]
PLACEHOLDER = re.compile(r"\{([A-Za-z_]\w*)\}")
BRANDS = re.compile(
    r"\b(allianz|aegon|a\.s\.r\.|asr|nationale[- ]nederlanden|zwitserleven|centraal beheer|achmea|"
    r"be ?frank|scildon|brand new day|de goudse|delta lloyd|interpolis|egeria)\b",
    re.IGNORECASE,
)
FAQ_TOPICS = {
    "three_months", "retroactive", "deferred_member", "bsn_needed", "processing_time", "collective_lock",
    "additional_checks", "premium", "policy_value", "date_notation", "unread_marker", "roles",
    "no_account_menu", "authenticator", "scheme_change_impossible", "current_account_email",
    "last_change_only", "death", "example_row", "anw", "exit_consequences",
}  # fmt: skip


def read(path: Path) -> Any:
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


def responses() -> Iterator[tuple[str, Any]]:
    for path in sorted((ROOT / "data" / "responses").glob("*.yml")):
        for name, variations in (read(path).get("responses") or {}).items():
            yield f"{path.stem}: {name}", variations


RESPONSES = dict(responses())
each_response = pytest.mark.parametrize("variations", RESPONSES.values(), ids=RESPONSES.keys())


def words_in(node: Any) -> Iterator[str]:
    """Every string that can stand on the screen: texts, button titles, leaves of a custom part."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for key, value in node.items():
            if key not in {"condition", "payload", "part", "style", "id", "do"}:
                yield from words_in(value)
    elif isinstance(node, list):
        for value in node:
            yield from words_in(value)


def shape(node: Any) -> Any:
    """A custom part without its words: keys, lengths and placeholders must match across languages."""
    if isinstance(node, dict):
        fixed = {"part", "style", "id", "do"}
        return {key: value if key in fixed else shape(value) for key, value in node.items()}
    if isinstance(node, list):
        return [shape(value) for value in node]
    if isinstance(node, str):
        return sorted(set(PLACEHOLDER.findall(node)))
    return node


def buttons_of(variation: Any) -> list[tuple[Any, Any]]:
    return [(button["payload"], button.get("style")) for button in variation.get("buttons", [])]


def test_there_are_responses_to_check() -> None:
    assert len(RESPONSES) >= len(FAQ_TOPICS)


@each_response
def test_a_response_has_one_english_variation_and_one_unconditional_dutch_default(variations: Any) -> None:
    assert [variation.get("condition") for variation in variations] == [ENGLISH_ONLY, None]
    assert all(list(words_in(variation)) or variation.get("custom") for variation in variations)


@each_response
def test_both_languages_hold_the_same_placeholders_buttons_and_parts(variations: Any) -> None:
    english, dutch = variations
    assert ("text" in english) == ("text" in dutch)
    assert shape(english.get("text")) == shape(dutch.get("text"))
    assert shape(english.get("custom")) == shape(dutch.get("custom"))
    assert buttons_of(english) == buttons_of(dutch)
    assert set(english) - {"condition"} == set(dutch)


@each_response
def test_no_brand(variations: Any) -> None:
    for variation in variations:
        assert not BRANDS.findall("\n".join(words_in(variation)))


def test_every_topic_of_the_faq_has_questions_and_an_answer_in_both_languages() -> None:
    asked = {
        (item["intent"].removeprefix("faq/"), item["metadata"]["language"])
        for item in read(ROOT / "data" / "nlu" / "faq.yml")["nlu"]
    }
    answers = read(ROOT / "data" / "responses" / "faq.yml")["responses"]
    assert {topic for topic, language in asked if language == "nl"} == FAQ_TOPICS
    assert {topic for topic, language in asked if language == "en"} == FAQ_TOPICS
    assert {name.removeprefix("utter_faq/") for name in answers} == FAQ_TOPICS


def test_the_answer_about_a_death_condoles_is_no_exit_and_gives_a_person() -> None:
    english, dutch = read(ROOT / "data" / "responses" / "faq.yml")["responses"]["utter_faq/death"]
    assert "Gecondoleerd" in dutch["text"]
    assert "niet als uitdiensttreding" in dutch["text"]
    assert "sorry for your loss" in english["text"]
    assert "do not report a death as an exit" in english["text"]
    assert [button["payload"] for button in dutch["buttons"]] == ["/contact_service"]
