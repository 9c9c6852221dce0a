"""A name is found whole: with its form of address, its initials, and what a prefix asks for."""

import pytest

from bot.nlu.word_spans import FIRST, FURTHER, OUTSIDE, entities_of, tags_of, whole_names
from bot.nlu.word_tokens import tokens_of


def made_whole(text: str, found: str) -> list[str]:
    """Return the names in `text` once made whole, when the tagger found the words `found` only."""
    tokens, start = tokens_of(text), text.index(found)
    spot = {"entity": "participant", "start": start, "end": start + len(found)}
    tags = whole_names(tokens, tags_of(tokens, [spot]))
    return [str(entity["value"]) for entity in entities_of(text, tokens, tags)]


@pytest.mark.parametrize(
    ("text", "found", "whole"),
    [
        ("dat mevrouw Kaya stopt", "Kaya", "mevrouw Kaya"),
        ("dat de heer J. Bakker stopt", "Bakker", "de heer J. Bakker"),
        ("STATUS V D HEUVEL GRAAG", "HEUVEL", "V D HEUVEL"),
        ("polis m. yildirim", "yildirim", "m. yildirim"),
        ("kind voor emily van loon graag", "emily van", "emily van loon"),
        ("It is Mrs Truus.", "Mrs Truus", "Mrs Truus"),
        ("mr suresh patel d.o.b. 2-11-1991", "suresh patel d.o.b.", "mr suresh patel"),
        ("Hoek, van der per 1 maart", "Hoek, van der", "Hoek, van der"),
        ("i.v.m. Jan stopt", "Jan", "Jan"),
        ("Fatma stopt, m.i.v. 1 mei", "Fatma", "Fatma"),
    ],
)
def test_what_belongs_to_a_name_is_taken_with_it(text: str, found: str, whole: str) -> None:
    assert made_whole(text, found) == [whole]


def test_what_is_no_name_stays_as_it_was() -> None:
    tokens = tokens_of("Mr. zegt: de 2e")
    assert whole_names(tokens, [OUTSIDE] * len(tokens)) == [OUTSIDE] * len(tokens)


def test_two_names_side_by_side_stay_two() -> None:
    text = "Jan Mevrouw Kaya"
    assert whole_names(tokens_of(text), [FIRST, OUTSIDE, FIRST]) == [FIRST, FIRST, FURTHER]
