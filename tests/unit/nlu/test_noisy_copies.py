"""Copies of training messages keep their names in place, however they are mistyped."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.noisy_copies import copies, mistyped, renamed

WORDS = st.text(alphabet="abcdeëiıİnorstABC.,'é ", min_size=1, max_size=30)


@given(
    before=WORDS,
    name=st.sampled_from(["Jan de Vries", "Tjitske", "A. Yılmaz"]),
    after=WORDS,
    seed=st.integers(),
)
def test_names_and_fixed_words_stay_where_they_are(before: str, name: str, after: str, seed: int) -> None:
    text = f"{before} {name} HR-rol {after}"
    start = len(before) + 1
    entities = [
        {"entity": "participant", "start": start, "end": start + len(name)},
        {"entity": "role", "start": start + len(name) + 1, "end": start + len(name) + 7},
    ]
    for copy, placed in copies(text, entities, random.Random(seed)):
        participant, role = placed
        assert copy[role["start"] : role["end"]].lower() == "hr-rol"
        assert copy[participant["start"] : participant["end"]][:1].lower() == name[:1].lower()
        assert len(copy[participant["start"] : participant["end"]].split()) == len(name.split())
        assert copy[participant["end"]] == " "


def test_a_mistyped_copy_has_errors_and_keeps_first_letters() -> None:
    text = "graag verwerken dat onze medewerker vertrekt"
    wrong, _ = mistyped(text, [], random.Random(3))
    assert wrong != text
    assert [word[0] for word in wrong.split()] == [word[0] for word in text.split()]


def test_somebody_named_in_full_gets_another_surname_in_place() -> None:
    text = "meld Jan de Vries en Piet af bij HR"
    entities = [
        {"entity": "participant", "start": 5, "end": 17},
        {"entity": "participant", "start": 21, "end": 25},
        {"entity": "role", "start": 33, "end": 35},
    ]
    named, (jan, piet, role) = renamed(text, entities, random.Random(1))
    assert named[jan["start"] : jan["end"]].startswith("Jan de ")
    assert "Vries" not in named
    assert named[piet["start"] : piet["end"]] == "Piet"
    assert named[role["start"] : role["end"]] == "HR"
