"""What a text can hold: a value with its kind, its place in the text and its other readings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Kind = Literal[
    "date",
    "birth_date",
    "amount",
    "percentage",
    "hours",
    "days",
    "raise",
    "bsn",
    "postcode",
    "house_number",
    "email",
    "phone",
]
Period = Literal["hour", "month", "four_weeks", "year"]
Edge = Literal["last_working_day", "first_day_out", "end_of_period"]


@dataclass(frozen=True)
class Raise:
    """A change of salary: `size` percent or euro, below zero when the salary goes down."""

    size: Decimal
    unit: Literal["percent", "euro"]


Reading = date | Decimal | str | Raise


@dataclass(frozen=True)
class Value:
    """One value found in a text, `text == message[start:end]`.

    A date's span includes the word that makes it an effective date ("per 1/4", "m.i.v. 1 maart",
    "as of 1 March"), not other prepositions ("op", "on") and not nouns ("laatste werkdag").
    `edge` says how a date was put: `last_working_day` ("laatste werkdag 28 februari", "werkt t/m"),
    `first_day_out` ("per", "met ingang van", "as of"), or `end_of_period` ("eind maart").
    `valid` is False for a BSN that was announced as one and fails the eleven-test.
    """

    kind: Kind
    value: Reading
    start: int
    end: int
    text: str
    alternatives: tuple[Reading, ...] = ()
    period: Period | None = None
    edge: Edge | None = None
    valid: bool = True
