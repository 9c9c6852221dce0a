"""What a message says of a salary, a part-time percentage, and whether an amount is a full-time one."""

from __future__ import annotations

import asyncio
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bot.actions.amounts import AmountField
from bot.actions.backend import Backend, Context
from bot.actions.fields import Field, Option, Reading
from bot.actions.part_time import BasisField, PartTimeField
from bot.actions.turn import Turn
from bot.values import Raise, find_values

SALARY, SHARE, BASIS = "salary__salary", "salary__part_time_percentage", "salary__basis"
NEW_PAY = "salary__new_pay"
AMOUNT = AmountField(SALARY, asked_by=[NEW_PAY])
PART_TIME = PartTimeField(SHARE, asked_by=[NEW_PAY])
FULL_OR_ACTUAL = BasisField(BASIS)


class FullTimeWeek(Backend):
    """A backend that tells the full-time week and nothing else."""

    async def context(self) -> Context:
        return Context.model_validate(
            {
                "today": "2026-12-15",
                "employer": {"id": "e", "name": "n"},
                "roles": [],
                "rights": [],
                "full_time_hours": "36.00",
            }
        )


def turn(text: str, asked: str | None = None) -> Turn:
    entities = []
    for found in find_values(text, today=date(2026, 12, 15)):
        value: Any = str(found.value)
        if isinstance(found.value, Raise):
            value = {"size": str(found.value.size), "unit": found.value.unit}
        entities.append(
            {
                "entity": found.kind,
                "value": value,
                "start": found.start,
                "end": found.end,
                "period": found.period,
            }
        )
    return Turn("c", "m", text, "inform", 0.9, entities, "nl", "token", asked=asked)


def read(field: Field, text: str, asked: str | None = None, known: Any = None) -> Reading | None:
    said = turn(text, asked)
    return asyncio.run(field.read(said, field.is_asked(asked), known, FullTimeWeek("token")))


def in_words(field: Field, reading: Reading | None) -> str | list[str] | None:
    if reading is None:
        return None
    if reading.options:
        return [option.label for option in reading.options]
    if reading.value is not None:
        return field.shown(reading.value, "nl")
    return reading.say.response if reading.say else "unchanged" if reading.unchanged else "wrong"


@pytest.mark.parametrize(
    ("text", "asked", "said"),
    [
        ("hij gaat 3.500 per maand verdienen", None, "€ 3.500 per maand"),
        ("salaris wordt €3500,-", None, "€ 3.500 per maand"),
        ("3,5k", NEW_PAY, "€ 3.500 per maand"),
        ("45k", NEW_PAY, "€ 45.000 per jaar"),
        ("42 duizend", NEW_PAY, "€ 42.000 per jaar"),
        ("3 duizend vijfhonderd", NEW_PAY, "€ 3.500 per maand"),
        ("3500 p/m", None, "€ 3.500 per maand"),
        ("2450 per 4 weken", None, "€ 2.450 per 4 weken"),
        ("€ 800 per week", None, "€ 800 per week"),
        ("18,50 per uur", None, "€ 18,50 per uur"),
        ("uurloon 19,25", None, "€ 19,25 per uur"),
        ("18,50", SALARY, "€ 18,50 per uur"),
        ("3600", NEW_PAY, "€ 3.600 per maand"),
        ("nee, 3600", "confirm", "€ 3.600 per maand"),
        ("3% erbij", None, "3% erbij"),
        ("min 10%", None, "10% eraf"),
        ("150 euro per maand erbij", None, "€ 150 per maand erbij"),
        ("200 erbij", None, "€ 200 per maand erbij"),
        ("1 euro per uur erbij", None, "€ 1 per uur erbij"),
        ("loon van 3500 naar 3700", None, "€ 3.700 per maand"),
        ("300", NEW_PAY, ["€ 300 per maand", "€ 300 per 4 weken", "€ 300 per maand erbij"]),
        ("10 euro erbij", None, ["€ 10 per maand erbij", "€ 10 per uur erbij"]),
        ("4.200 + 3%", None, ["€ 4.200 per maand", "3% erbij"]),
        ("3500 inclusief vakantiegeld", None, "utter_amount_without_holiday_pay"),
        ("3.500 per maand incl. 8% vakantietoeslag", None, "utter_amount_without_holiday_pay"),
        ("3500 exclusief vakantiegeld", None, "€ 3.500 per maand"),
        ("2500 netto", None, "utter_amount_gross"),
        ("€ 150 per dag", None, "utter_amount_per_day"),
        ("het salaris blijft gelijk", "confirm", "unchanged"),
        ("3 procent", NEW_PAY, "3% erbij"),
        ("nee het moet 3,5% zijn", "confirm", "3,5% erbij"),
        ("gaat 10% werken", NEW_PAY, None),
        ("10%", SHARE, None),
        ("32 uur", NEW_PAY, None),
        ("80%", NEW_PAY, None),
        ("32", NEW_PAY, None),
        ("per 1 maart", NEW_PAY, None),
    ],
)
def test_a_salary_is_kept_as_it_was_said(text: str, asked: str | None, said: str | list[str] | None) -> None:
    assert in_words(AMOUNT, read(AMOUNT, text, asked)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("toch per jaar", "€ 11.900 per jaar"),
        ("per jaar in plaats van per maand", "€ 11.900 per jaar"),
        ("nee, per 4 weken", "€ 11.900 per 4 weken"),
        ("no, a year", "€ 11.900 per jaar"),
        ("hoe lang duurt het per jaar voordat dit allemaal verwerkt is", None),
        ("dat is inclusief vakantiegeld", "utter_amount_without_holiday_pay"),
    ],
)
def test_an_amount_given_before_can_be_for_another_period(text: str, said: str | None) -> None:
    known = {"kind": "amount", "value": "11900.00", "period": "month"}
    assert in_words(AMOUNT, read(AMOUNT, text, "confirm", known)) == said


@pytest.mark.parametrize(
    ("text", "asked", "said"),
    [
        ("0,8 fte", None, "80%"),
        ("32/40", None, "80%"),
        ("80%", None, "80%"),
        ("parttime 60", None, "60%"),
        ("gaat fulltime werken", None, "100%"),
        ("fulltime", NEW_PAY, "100%"),
        ("fulltime", BASIS, None),
        ("van 32 naar 36 uur", None, "36 uur per week"),
        ("4 dagen", NEW_PAY, "4 dagen per week"),
        ("4 x 8 uur", None, "32 uur per week"),
        ("halve dagen", NEW_PAY, "50%"),
        ("een dag minder", None, "1 dag per week minder"),
        ("8 uur meer", None, "8 uur per week meer"),
        ("sorry, 4 dagen", BASIS, "4 dagen per week"),
        ("over 4 dagen", "salary__effective_date", None),
        ("3 procent", NEW_PAY, None),
        ("10%", SHARE, "10%"),
        ("32", NEW_PAY, ["32%", "32 uur per week"]),
        ("80", NEW_PAY, "80%"),
        ("80", None, None),
        ("45 uur", None, "utter_part_time_hours_not_possible"),
        ("6 dagen", NEW_PAY, "utter_part_time_days_not_possible"),
        ("120%", NEW_PAY, "utter_part_time_not_possible"),
        ("0%", NEW_PAY, "utter_part_time_not_possible"),
        ("1,2 fte", NEW_PAY, "utter_part_time_not_possible"),
        ("de uren blijven gelijk", "confirm", "unchanged"),
        ("3% erbij", NEW_PAY, None),
        ("3500 fulltime", None, None),
    ],
)
def test_a_share_is_kept_as_it_was_said(text: str, asked: str | None, said: str | list[str] | None) -> None:
    assert in_words(PART_TIME, read(PART_TIME, text, asked)) == said


@pytest.mark.parametrize(
    ("text", "asked", "meant"),
    [
        ("3500 fulltime", None, "full_time"),
        ("3500 per maand op voltijdbasis", None, "full_time"),
        ("het fulltime salaris wordt 54.000", None, "full_time"),
        ("4.800 p/m, bedragen zijn fulltime", None, "full_time"),
        ("3500 omgerekend", None, "full_time"),
        ("nee fulltime bedrag", "confirm", "full_time"),
        ("fulltime", BASIS, "full_time"),
        ("the full-time amount", BASIS, "full_time"),
        ("werkelijk 2.400 per maand", None, "actual"),
        ("2800 bruto voor haar 32 uur", None, "actual"),
        ("2800 naar rato", None, "actual"),
        ("wat ze echt krijgt", BASIS, "actual"),
        ("parttime", BASIS, "actual"),
        ("what she actually gets", BASIS, "actual"),
        ("gaat weer fulltime werken voor 3500", None, None),
        ("van fulltime naar 0,6", None, None),
        ("3500 per maand", None, None),
        ("weet ik niet", BASIS, None),
    ],
)
def test_full_time_or_actual_is_read_from_the_words(text: str, asked: str | None, meant: str | None) -> None:
    reading = read(FULL_OR_ACTUAL, text, asked)
    assert (reading.value if reading else None) == meant


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("per maand", "€ 300 per maand"),
        ("per 4 weken", "€ 300 per 4 weken"),
        ("erbij", "€ 300 per maand erbij"),
    ],
)
def test_an_offered_amount_is_chosen_in_words(typed: str, label: str) -> None:
    reading = read(AMOUNT, "300", NEW_PAY)
    assert reading is not None
    chosen = [o for o in reading.options if AMOUNT.matches_option(turn(typed, "options"), o)]
    assert [option.label for option in chosen] == [label]


def test_hours_or_percent_are_chosen_in_words() -> None:
    options = (
        Option({"kind": "percentage", "value": "32"}, "32%"),
        Option({"kind": "hours", "value": "32"}, "32 uur"),
    )
    for typed, kind in (("uren", "hours"), ("procent", "percentage"), ("%", "percentage")):
        chosen = [o.value["kind"] for o in options if PART_TIME.matches_option(turn(typed), o)]
        assert chosen == [kind]


def test_more_than_a_full_week_is_told_with_the_full_time_hours() -> None:
    reading = read(PART_TIME, "45 uur")
    assert reading is not None
    assert reading.say is not None
    assert Decimal(reading.say.values["full"]) == 36
