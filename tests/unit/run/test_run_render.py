"""A neutral message as lines in a terminal."""

from typing import Any

from run.render import render


def message(*parts: dict[str, Any], sender: str = "assistant") -> dict[str, Any]:
    """Return a message with these parts."""
    return {"from": sender, "parts": list(parts), "fallback_text": "Alles in gewone woorden."}


def test_text_and_numbered_choices() -> None:
    choices = [{"id": "1", "label": "Ja"}, {"id": "2", "label": "Nee"}]
    shown = render(
        message({"kind": "text", "text": "Klopt dit?"}, {"kind": "choices", "choices": choices}), 3
    )
    assert shown == "assistant: Klopt dit?\n    [3] Ja\n    [4] Nee"


def test_a_confirm_card_shows_old_and_new() -> None:
    facts = [{"label": "Naam", "value": "Jan"}, {"label": "Status", "value": "slaper", "old": "actief"}]
    shown = render(message({"kind": "confirm", "facts": facts, "choices": [{"id": "1", "label": "Klopt"}]}))
    assert shown == "assistant:   Naam: Jan\n    Status: actief → slaper\n    [1] Klopt"


def test_the_buttons_beside_facts_are_numbered_after_the_choices() -> None:
    facts = [
        {"label": "Naam", "value": "Jan", "change": {"id": "3", "label": "Wijzig naam"}},
        {"label": "Status", "value": "slaper"},
        {"label": "Datum", "value": "1 mei", "change": {"id": "4", "label": "Wijzig datum"}},
    ]
    choices = [{"id": "1", "label": "Ja"}, {"id": "2", "label": "Nee"}]
    shown = render(message({"kind": "confirm", "facts": facts, "choices": choices}), 5)
    assert shown.splitlines() == [
        "assistant:   Naam: Jan  [7] Wijzig naam",
        "    Status: slaper",
        "    Datum: 1 mei  [8] Wijzig datum",
        "    [5] Ja",
        "    [6] Nee",
    ]


def test_a_question_for_a_bsn_shows_its_label() -> None:
    assert render(message({"kind": "bsn", "id": "x", "label": "BSN van Jan"})) == (
        "assistant: BSN van Jan (8 or 9 digits)"
    )


def test_a_table_has_straight_columns() -> None:
    table = {"kind": "table", "columns": ["Naam", "Nr"], "rows": [["Jan de Vries", "1"], ["Kim", "20"]]}
    assert render(message(table)).splitlines() == [
        "assistant: Naam          Nr",
        "  ------------  --",
        "  Jan de Vries  1",
        "  Kim           20",
    ]


def test_a_part_that_the_terminal_cannot_show_falls_back_to_plain_words() -> None:
    assert render(message({"kind": "hologram"})) == "assistant: Alles in gewone woorden."
