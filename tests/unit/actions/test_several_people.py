"""Which value is whose when several people are named, and what puts somebody in line."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bot.actions.several import adds_somebody, apart, says_only_also, says_same_for
from bot.actions.turn import Turn


def turn(text: str, intent: str = "inform") -> Turn:
    """Return a message in which `<1 maart>` is a date and `{3%}` a raise."""
    entities: list[dict[str, Any]] = []
    plain = ""
    for piece in re.split(r"(<[^>]*>|\{[^}]*\})", text):
        if piece[:1] in "<{" and piece:
            kind = "date" if piece[0] == "<" else "raise"
            said = piece[1:-1]
            entities.append(
                {"entity": kind, "value": said, "start": len(plain), "end": len(plain) + len(said)}
            )
            plain += said
        else:
            plain += piece
    return Turn("c", "m", plain, intent, 0.9, entities, "nl", "token")


def divided(text: str, *names: str) -> tuple[list[list[str]], bool]:
    said = turn(text)
    parts, _, unclear = apart(said, [said.text.index(name) for name in names])
    return [[str(entity["value"]) for entity in part.entities] for part in parts], unclear


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Jan en Piet per <1 maart>", ["Jan", "Piet"], [["1 maart"], ["1 maart"]]),
        ("Jan per <1 maart> en Piet", ["Jan", "Piet"], [["1 maart"], ["1 maart"]]),
        ("Jan per <1 maart> en Piet per <1 april>", ["Jan", "Piet"], [["1 maart"], ["1 april"]]),
        ("per <1 maart> Jan en per <1 april> Piet", ["Jan", "Piet"], [["1 maart"], ["1 april"]]),
        ("Jan en Piet per <1 maart> en <1 april>", ["Jan", "Piet"], [["1 maart"], ["1 april"]]),
        (
            "Jan per <1 maart>, Piet en Kim per <1 april>",
            ["Jan", "Piet", "Kim"],
            [["1 maart"], ["1 april"], ["1 april"]],
        ),
        ("Jan en Piet niet <1 maart> maar <1 april>", ["Jan", "Piet"], [["1 april"], ["1 april"]]),
        ("Jan {3%} per <1 maart> en Piet {4%}", ["Jan", "Piet"], [["1 maart", "3%"], ["1 maart", "4%"]]),
        ("Jan en Piet", ["Jan", "Piet"], [[], []]),
    ],
)
def test_values_go_to_the_people_beside_whom_they_stand(
    text: str, names: list[str], expected: list[list[str]]
) -> None:
    assert divided(text, *names) == (expected, False)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jan, Piet en Kim per <1 maart> en <1 april>", ["Jan", "Piet", "Kim"]),
        ("Jan per <1 maart> en <1 april>, Piet", ["Jan", "Piet"]),
        ("Jan per <1 maart>, Piet per <1 april> en Kim", ["Jan", "Piet", "Kim"]),
    ],
)
def test_values_that_cannot_be_divided_are_given_to_nobody(text: str, names: list[str]) -> None:
    assert divided(text, *names) == ([[] for _ in names], True)


@pytest.mark.parametrize(
    "text",
    [
        "hetzelfde voor Piet",
        "idem voor Piet en Kim",
        "en voor Piet ook",
        "doe dat ook voor Kim van den Berg",
        "dat geldt ook voor Piet",
        "same for Piet",
        "and the same for Piet please",
        "dezelfde datum geldt voor Piet",
    ],
)
def test_the_same_is_asked_for_somebody_else(text: str) -> None:
    assert says_same_for(turn(text))


@pytest.mark.parametrize(
    "text",
    [
        "geldt dat ook voor deeltijders?",
        "Piet Jansen gaat per 1 maart uit dienst",
        "dezelfde datum",
        "ja",
        "wat zijn de gegevens van Piet",
    ],
)
def test_the_same_is_not_asked_for_somebody_else(text: str) -> None:
    assert not says_same_for(turn(text))


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("en Kim ook", True),
        ("Piet Jansen too", True),
        ("ja, en Piet ook", True),
        ("nee, Piet ook niet", False),
        ("Kim gaat volgende maand per 1 maart ook uit dienst", False),
        ("en Kim", False),
    ],
)
def test_only_a_name_and_also(text: str, only: bool) -> None:
    assert says_only_also(turn(text)) is only


@pytest.mark.parametrize(
    ("text", "begins", "adds"),
    [
        ("en Kim ook", False, True),
        ("daarna Piet", False, True),
        ("Piet Jansen gaat per 1 april uit dienst", True, True),
        ("nee, Piet Jansen gaat uit dienst", True, False),
        ("ik bedoel Piet", False, False),
        ("Piet Jansen", False, False),
    ],
)
def test_somebody_named_beside_the_one_spoken_of_or_in_their_place(
    text: str, begins: bool, adds: bool
) -> None:
    assert adds_somebody(turn(text), begins) is adds
