"""What is known of a word: whether it is a name, an ordinary word, and how usual it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.nlu.word_features import features_of
from bot.nlu.word_knowledge import WordKnowledge, count_words, hashes_of
from bot.nlu.word_tokens import tokens_of

MESSAGES = [
    ("de collega stopt", []),
    ("Stopt Jan", [{"entity": "participant", "start": 6, "end": 9}]),
]
FACTS = WordKnowledge(
    hashes_of(["jan", "anne", "marie"]),
    hashes_of(["vries"]),
    hashes_of(["stopt", "collega"]),
    count_words(MESSAGES),
)


def test_given_names_are_known_whole_and_in_parts() -> None:
    assert FACTS.is_given_name("jan")
    assert FACTS.is_given_name("anne-marie")
    assert not FACTS.is_given_name("stopt")


def test_words_are_counted_outside_names_and_a_message_does_not_count_for_itself() -> None:
    assert FACTS.counts == {"de": 1, "collega": 1, "stopt": 1}
    assert FACTS.frequency("stopt", learning=False) == "1"
    assert FACTS.frequency("collega", learning=True) == "0"


def test_a_capital_of_its_own_differs_from_that_of_a_sentence() -> None:
    rows = features_of(tokens_of("Stopt Jan. Collega Anne"), FACTS)
    capitals = [next(f for f in row if f.startswith("capital=")) for row in rows]
    assert capitals == ["capital=S", "capital=M", "capital=l", "capital=S", "capital=M"]


def test_what_was_learned_is_read_back(tmp_path: Path) -> None:
    FACTS.save(tmp_path)
    again = WordKnowledge.load(tmp_path)
    text = tokens_of("jan stopt per 1 maart")
    assert features_of(text, again) == features_of(text, FACTS)


def test_a_mistyped_usual_word_is_told_from_an_unknown_name() -> None:
    facts = WordKnowledge(
        FACTS.given, FACTS.surnames, FACTS.ordinary, count_words([("werkt niet meer", [])] * 3)
    )
    assert all(facts.is_nearly_usual(word) for word in ("werkt", "wrkt", "werktt", "wrekt", "wekkt"))
    assert not any(facts.is_nearly_usual(word) for word in ("tjeerd", "mer", "meertens"))


def test_the_likely_label_is_told_of_words_that_may_be_names_only() -> None:
    jan, works = features_of(tokens_of("jan stopt"), FACTS, "report_exit")
    assert "label=report_exit" in jan
    assert "label=report_exit" not in works


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("voor Loes Hermans.", ["voor", "Loes", "Hermans", "."]),
        ("Ms. Kaya, dr. J.P. v/d Meer", ["Ms.", "Kaya", ",", "dr.", "J.P.", "v/d", "Meer"]),
        (
            "Jan's pay and O'Hara’s, 's avonds",
            ["Jan", "'s", "pay", "and", "O'Hara", "’s", ",", "'s", "avonds"],
        ),
        ("jansen-bruins o.b.v. 3%", ["jansen-bruins", "o.b.v.", "3", "%"]),
    ],
)
def test_a_full_stop_ends_a_sentence_but_belongs_to_initials_and_forms_of_address(
    text: str, words: list[str]
) -> None:
    assert [word for _, _, word in tokens_of(text)] == words
