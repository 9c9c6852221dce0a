"""Which language is asked for in words."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bot.actions.language_choice import language_wanted
from bot.actions.turn import Turn

NAMES = {"nl": r"nederlands|dutch", "en": r"engels|english"}


def turn(text: str, before: str) -> Turn:
    named: list[dict[str, Any]] = [
        {"entity": "language", "value": language, "start": match.start(), "end": match.end()}
        for language, names in NAMES.items()
        for match in re.finditer(names, text, re.IGNORECASE)
    ]
    named.sort(key=lambda entity: entity["start"])
    metadata = {"language": before}
    return Turn("c", "m", text, "change_language", 0.9, named, before, "token", metadata=metadata)


@pytest.mark.parametrize(
    ("text", "before", "wanted"),
    [
        ("in English please", "nl", "en"),
        ("in English please", "en", "en"),
        ("spreek je engels?", "nl", "en"),
        ("do you speak Dutch", "en", "nl"),
        ("I don't speak Dutch", "nl", "en"),
        ("I do not speak Dutch very well", "nl", "en"),
        ("ik spreek geen Nederlands", "nl", "en"),
        ("ik spreek geen Engels", "en", "nl"),
        ("mijn Nederlands is niet zo goed", "nl", "en"),
        ("my English is poor", "en", "nl"),
        ("niet in het engels maar in het nederlands", "en", "nl"),
        ("Nederlands graag, niet Engels", "en", "nl"),
        ("in English instead of Dutch", "nl", "en"),
        ("van het Nederlands naar het Engels graag", "nl", "en"),
        ("ik begrijp geen engels, spreek nederlands", "en", "nl"),
        ("waarom is alles engels, ik wil nederlands", "en", "nl"),
        ("niet alleen Nederlands maar ook Engels", "nl", "en"),
        ("kan dit niet in het Engels?", "nl", "en"),
        ("andere taal graag", "nl", "en"),
        ("change the language please", "en", "nl"),
    ],
)
def test_the_language_that_is_named_and_not_refused_is_wanted(text: str, before: str, wanted: str) -> None:
    assert language_wanted(turn(text, before)) == wanted


def test_somebody_who_asks_in_english_for_another_language_than_dutch_gets_english() -> None:
    asked = turn("could I have another language please", "nl")

    assert language_wanted(Turn(**{**vars(asked), "language": "en"})) == "en"
