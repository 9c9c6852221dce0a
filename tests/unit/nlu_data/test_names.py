"""The participants' names in the training data: as mixed as in the country, and marked whole.

About a quarter of the people in the Netherlands, or a parent of theirs, were born abroad (Statistics
Netherlands); the bounds leave room on both sides, as a list knows only a part of the names.
"""

from __future__ import annotations

from collections import Counter

from bot.nlu.known_names import GIVEN_NAMES
from bot.nlu.word_tokens import TITLES, fold, tokens_of
from tests.unit.nlu_data.test_training_data import ANNOTATION, examples

AT_HOME = {"Dutch", "Frisian and Groningen", "Flemish and Limburg"}
LEAST_FROM_ELSEWHERE, MOST_FROM_ELSEWHERE, LEAST_OF_EACH = 0.2, 0.5, 0.03
ORIGINS = {fold(name): origin for origin, names in GIVEN_NAMES.items() for name in names}


def test_names_come_from_everywhere_as_in_the_country() -> None:
    counts: Counter[str] = Counter()
    for example in examples():
        for name in example.names:
            words = [fold(word) for _, _, word in tokens_of(name) if fold(word) not in TITLES]
            if words and words[0] in ORIGINS:
                counts["home" if ORIGINS[words[0]] in AT_HOME else ORIGINS[words[0]]] += 1
    total = counts.total()
    elsewhere = total - counts["home"]
    assert LEAST_FROM_ELSEWHERE <= elsewhere / total <= MOST_FROM_ELSEWHERE, counts
    assert min(counts[origin] for origin in set(ORIGINS.values()) - AT_HOME) >= LEAST_OF_EACH * total, counts


def test_every_name_is_marked_from_word_to_word_with_its_form_of_address() -> None:
    wrong = []
    for example in examples():
        tokens = tokens_of(example.text)
        starts, ends = [start for start, _, _ in tokens], {end for _, end, _ in tokens}
        for found in example.annotations:
            if found["entity"] == "participant":
                start = len(ANNOTATION.sub(r"\g<text>", example.source[: found.start()]))
                first = starts.index(start) if start in starts else -1
                addressed = first > 0 and fold(tokens[first - 1][2]) in TITLES - {"heer"}
                if first < 0 or start + len(found["text"]) not in ends or addressed:
                    wrong.append(f"{found['text']}: {example.source}")
    assert wrong == []
