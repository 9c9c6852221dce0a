"""From Rasa's answers to neutral messages, their plain words, and the frames of the web chat (snapshots)."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import pytest

from bot.channels.message import Control, Language, TextPart, plain_words
from bot.channels.rasa_answers import RasaAnswerError, from_rasa
from bot.channels.web import WEB, render

SNAPSHOTS = Path(__file__).parent / "snapshots"
ANSWERS: dict[str, dict[str, Any]] = {
    "text": {"text": "Goedemorgen. Ik ben een programma.", "buttons": [], "custom": None, "data": {}},
    "choices": {
        "text": "Welke Jansen?",
        "buttons": [
            {"title": "Piet Jansen", "payload": '/inform{"choice":"1"}', "style": "primary"},
            {"title": "Ans Jansen", "payload": '/inform{"choice":"2"}'},
        ],
    },
    "confirm": {
        "text": "Klopt dit?",
        "custom": {
            "part": "confirm",
            "facts": [
                {"label": "Wie", "value": "Jan de Vries"},
                {"label": "Salaris", "value": "€ 42.000", "old": "€ 40.000"},
            ],
            "digest": "d1",
        },
        "buttons": [{"title": "Ja", "payload": '/affirm{"choice":"d1"}', "style": "primary"}],
        "data": {"sensitivity": "personal"},
    },
    "date_choice": {
        "text": "Per wanneer?",
        "custom": {"part": "date_choice", "label": "Eerste dag uit dienst", "max": "2027-02-22", "min": None},
    },
    "confirm_with_changes": {
        "text": "Klopt dit?",
        "custom": {"part": "confirm", "facts": "{facts}", "digest": "d1"},
        "buttons": [{"title": "Ja", "payload": '/affirm{"choice":"d1"}', "style": "primary"}],
        "data": {
            "facts": [
                {"label": "Wie", "value": "Jan de Vries"},
                {
                    "label": "Ingangsdatum",
                    "value": "1 maart 2027",
                    "old": "",
                    "payload": '/correct{"choice":"field:salary__date"}',
                },
                {"label": "Tussenvoegsel", "value": "", "payload": '/correct{"choice":"field:x"}'},
                {"label": "BSN", "value": "••••••019", "payload": '/correct{"choice":"field:x"}'},
            ]
        },
    },
    "bsn": {
        "text": "Wat is het BSN?",
        "custom": {"part": "bsn", "label": "BSN van Jan de Vries"},
    },
    "table": {
        "custom": {"part": "table", "columns": ["Naam", "Status"]},
        "data": {"rows": [["Jan de Vries", "actief"], ["Ans Jansen", ""]], "sensitivity": "personal"},
    },
}


def frame_of(answer: dict[str, Any]) -> dict[str, Any]:
    """Return the frame that the web chat gets for one answer of Rasa."""
    numbers = itertools.count(1)
    drafts, _ = from_rasa([answer], "nl", lambda: f"button-{next(numbers)}")
    message = drafts[0].placed(message_id="m1", conversation="c1", seq=7, at="2026-11-22T10:00:00+01:00")
    return render(message)


@pytest.mark.parametrize("name", ANSWERS)
def test_the_web_chat_gets_each_kind_of_message_as_promised(name: str) -> None:
    expected = json.loads((SNAPSHOTS / f"web_{name}.json").read_text(encoding="utf-8"))
    assert frame_of(ANSWERS[name]) == expected


@pytest.mark.parametrize("name", ANSWERS)
def test_what_a_button_means_never_leaves_the_gateway(name: str) -> None:
    assert "/inform" not in str(frame_of(ANSWERS[name]))
    assert "/affirm" not in str(frame_of(ANSWERS[name]))
    assert "/correct" not in str(frame_of(ANSWERS[name]))


@pytest.mark.parametrize("name", ANSWERS)
def test_every_message_has_plain_words(name: str) -> None:
    assert frame_of(ANSWERS[name])["message"]["fallback_text"].strip()


def test_each_button_keeps_what_it_means() -> None:
    numbers = itertools.count(1)
    drafts, _ = from_rasa([ANSWERS["choices"], ANSWERS["date_choice"]], "nl", lambda: str(next(numbers)))
    first, second = drafts
    assert [(button.id, button.payload) for button in first.buttons] == [
        ("1", '/inform{"choice":"1"}'),
        ("2", '/inform{"choice":"2"}'),
    ]
    assert [(button.id, button.kind) for button in second.buttons] == [("3", "date")]


def test_the_button_beside_a_fact_says_what_it_changes() -> None:
    expected: tuple[tuple[Language, str], ...] = (
        ("nl", "Wijzig ingangsdatum"),
        ("en", "Change ingangsdatum"),
    )
    for lang, said in expected:
        drafts, _ = from_rasa([ANSWERS["confirm_with_changes"]], lang, iter("abc").__next__)
        assert [(button.id, button.label, button.payload) for button in drafts[0].buttons] == [
            ("a", "Ja", '/affirm{"choice":"d1"}'),
            ("b", said, '/correct{"choice":"field:salary__date"}'),
            ("c", said.split()[0] + " BSN", '/correct{"choice":"field:x"}'),
        ]


def test_instructions_are_not_shown() -> None:
    control = {"custom": {"part": "control", "do": "language", "value": "en"}}
    drafts, controls = from_rasa([control, ANSWERS["text"]], "en", str)
    assert (len(drafts), controls) == (1, [Control(do="language", value="en")])


def test_an_empty_answer_is_no_message() -> None:
    assert from_rasa([{"text": ""}, {"text": None, "buttons": []}], "nl", str) == ([], [])


@pytest.mark.parametrize(
    "answer",
    [
        {"custom": {"part": "song"}},
        {"custom": {"part": "confirm", "facts": "Jan"}},
        {"custom": {"part": "confirm", "digest": "d1", "facts": [{"label": "Wie", "value": "Jan", "x": 1}]}},
        {"custom": {"part": "bsn"}},
        {"custom": {"part": "table"}},
        {"custom": {"part": "control", "do": "shut_down"}},
        {"custom": {"part": "date_choice", "label": "Wanneer", "max": "soon"}},
        {"custom": "x"},
        {"text": 3},
    ],
)
def test_an_answer_of_another_shape_is_refused_without_quoting_it(answer: dict[str, Any]) -> None:
    with pytest.raises(RasaAnswerError) as refused:
        from_rasa([answer], "nl", str)
    assert "Jan" not in str(refused.value)


def test_the_web_chat_can_show_every_part() -> None:
    assert WEB.parts == {"text", "choices", "confirm", "date_choice", "bsn", "table"}
    assert plain_words([TextPart(text="a"), TextPart(text="b")]) == "a\nb"
