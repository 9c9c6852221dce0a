"""A day on which something was told is not the day of the change."""

from __future__ import annotations

import asyncio
from datetime import date

import pytest

from bot.actions.backend import Backend
from bot.actions.fields import DateField
from bot.actions.turn import Turn
from bot.values import find_values

TODAY = date(2026, 12, 15)
END = DateField("exit__end_date", last_day_means_next=True)


def end_date(text: str) -> str | None:
    entities = [
        {
            "entity": found.kind,
            "value": str(found.value),
            "start": found.start,
            "end": found.end,
            "edge": found.edge,
        }
        for found in find_values(text, today=TODAY)
    ]
    turn = Turn("c", "m", text, "report_exit", 0.9, entities, "nl", "token")
    reading = asyncio.run(END.read(turn, asked=False, known=None, backend=Backend("token")))
    return reading.value if reading else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Kim gaat per 1 maart uit dienst, dat heb ik vrijdag ook al gemaild", "2027-03-01"),
        ("ik heb op 10 december al doorgegeven dat Kim per 1 februari stopt", "2027-02-01"),
        ("the exit I sent you on Thursday is not there: Kim leaves as of 1 March", "2027-03-01"),
        ("ik heb vrijdag gebeld, Kim gaat uit dienst", None),
        ("Conor told me on Friday that he is leaving", None),
        ("Kim is vrijdag gestopt", "2026-12-11"),
        ("hij is zaterdag overleden", "2026-12-12"),
        ("Kim stopt vrijdag", "2026-12-18"),
        ("Kim gaat op donderdag uit dienst", "2026-12-17"),
        ("per 1 december doorgegeven", "2026-12-01"),
    ],
)
def test_only_a_day_of_the_change_becomes_its_date(text: str, day: str | None) -> None:
    assert end_date(text) == day
