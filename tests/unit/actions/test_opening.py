"""What the opening says needs attention: what the insurer checks, and what it has refused of late."""

from __future__ import annotations

from datetime import date

import pytest

from bot.actions.backend import Change
from bot.actions.opening import in_a_sentence, refused, waiting

TODAY = date(2026, 12, 15)


def change(name: str, status: str, recorded: str = "2026-12-10", born: str = "1990-04-03") -> Change:
    return Change.model_validate(
        {
            "reference": "K7M4-2QXP",
            "kind": "enrolment",
            "status": status,
            "participant": {"id": "p", "name": name, "birth_date": born, "status": "active"},
            "effective_date": "2027-01-01",
            "recorded_at": f"{recorded}T10:00:00+01:00",
            "withdrawable": False,
        }
    )


@pytest.mark.parametrize(
    ("newest_first", "checked", "rejected"),
    [
        ([], [], []),
        ([change("A", "processed"), change("B", "withdrawn")], [], []),
        ([change("A", "in_checks"), change("B", "refused"), change("C", "in_checks")], ["A", "C"], ["B"]),
        ([change("A", "in_checks"), change("A", "refused")], ["A"], []),  # reported again
        ([change("A", "processed"), change("A", "refused")], [], []),
        ([change("A", "withdrawn"), change("A", "refused")], [], ["A"]),
        ([change("A", "refused"), change("A", "refused")], [], ["A"]),
        ([change("A", "processed", born="1980-01-01"), change("A", "refused")], [], ["A"]),  # a namesake
        ([change("A", "refused", "2026-11-15"), change("B", "refused", "2026-11-14")], [], ["A"]),
    ],
)
def test_what_needs_attention(newest_first: list[Change], checked: list[str], rejected: list[str]) -> None:
    assert waiting(newest_first) == checked
    assert refused(newest_first, TODAY) == rejected


def test_names_stand_in_a_sentence_and_are_never_many() -> None:
    names = ["Jan de Vries", "Roos Quist", "Fatma Yılmaz", "Piet Jansen", "Anna Smit"]
    assert in_a_sentence(names[:1], "nl") == "Jan de Vries"
    assert in_a_sentence(names[:2], "en") == "Jan de Vries and Roos Quist"
    assert in_a_sentence(names, "nl") == "Jan de Vries, Roos Quist, Fatma Yılmaz en nog 2"
    assert in_a_sentence(names, "en").endswith("and 2 more")
