"""How a salary, or what changes of it, is read from a message and said in words.

A slot keeps what was said ("3% erbij", 32 hours); what it comes to is worked out in `sums`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from bot.actions.backend import Backend
from bot.actions.fields import Field, Option, Reading, Say
from bot.actions.phrasebook import phrase
from bot.actions.sums import (
    SumPeriod,
    Worked,
    likely_periods,
    likely_periods_of_a_raise,
)
from bot.actions.turn import Turn
from bot.actions.words import money, number, percent

WORDS_BESIDE_A_BARE_VALUE = 4
LEAST_LIKELY_SHARE = 20  # percent: hardly anybody works less than a day a week
# Figures of a sum that are neither money nor a percentage.
PLAIN_NUMBERS = ("hours", "days", "of", "before", "difference")

NUMBER = r"[0-9]{1,4}(?:[.,][0-9]{1,4})?"
BARE = re.compile(
    rf"\s*(?:(?:nee|ja|no|yes|dat|het|is|wordt|naar|it|to|toch|doe|maar|de|the)[\s,:]+)*(?P<number>{NUMBER})"
    r"(?:[\s,]+(?:graag|aub|please|bedoel ik|i mean))?\s*[.!]?\s*",
    re.IGNORECASE,
)
_HOLIDAY_PAY = r"(?:8\s?%\s+)?(?:vakantie(?:geld|toeslag|bijslag)|holiday\s+(?:pay|allowance))"
_HOLIDAY_NAMED = re.compile(_HOLIDAY_PAY, re.IGNORECASE)
_WITH_HOLIDAY_PAY = re.compile(
    r"(?<!niet )(?<!not )\b(?:incl\w*|inbegrepen|met|including|with)\.?\s+(?:de\s+|het\s+|the\s+)?"
    + _HOLIDAY_PAY,
    re.IGNORECASE,
)
_NET = re.compile(r"\bnetto\b|\bnet\s+(?:pay|salary|amount|a\s+month|per\b)", re.IGNORECASE)
_PER, _MORE_PER = r"(?:per|p/?|a|every|each|elke?|ieder)\s?", "(?:loon|salaris|bedrag)"
_PERIODS: dict[SumPeriod, str] = {
    "four_weeks": _PER + r"(?:4|vier|four)\s?-?\s?(?:weken|weeks?)|four-weekly",
    "week": _PER + rf"week|weekly|wekelijks|week{_MORE_PER}",
    "month": _PER + rf"(?:maand|mnd|month)|p/m|maandelijks|monthly|maand{_MORE_PER}",
    "year": _PER + rf"(?:jaar|year|annum)|p/j|jaarlijks|yearly|annual\w*|jaar(?:basis|{_MORE_PER})",
    "hour": _PER + r"n?\s?(?:uur|hour)|p/u|hourly|uur(?:loon|tarief)",
}
_A_DAY = re.compile(r"(?<!\w)(?:(?:per|a)\s?(?:dag|day)|dag(?:loon|tarief)|daily)(?!\w)", re.IGNORECASE)
_SALARY_UNCHANGED = re.compile(
    r"\b(?:salaris|loon|salary|pay)\s+(?:\w+\s+)?(?:blijft|ongewijzigd|niet|hetzelfde|stays|unchanged|same)|"
    r"\b(?:alleen|only)\s+(?:de\s+|het\s+|the\s+)?(?:uren|parttime\w*|deeltijd\w*|hours|part-time)",
    re.IGNORECASE,
)
UNCHANGED = re.compile(
    r"\b(?:blijft|gelijk|hetzelfde|ongewijzigd|unchanged|stays|same|geen)\b", re.IGNORECASE
)


_OF_A_JOB = re.compile(
    r"\b(part[\s-]?time\w*|deeltijd\w*|werk\w*|uren|fte|dienstverband|baan|contract|job|hours|work\w*)\b",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    r"\b(?:niet|not|instead\s+of|i\.?p\.?v\.?|in\s+plaats\s+van)\s+(?:(?:per|a|elke?)\s+)?(?:4\s+)?\w+",
    re.IGNORECASE,
)
_ON_TOP = re.compile(r"\b(erbij|meer|raise|more|extra|verhoging)\b", re.IGNORECASE)


class AmountField(Field):
    """A salary or what changes of it, as it was said: `{"kind": "amount", "value", "period"}` or a raise."""

    words = ("salaris", "loon", "bedrag", "verhoging", "salary", "pay", "wage", "amount", "raise")

    async def read(self, turn: Turn, asked: bool, known: Any, backend: Backend) -> Reading | None:
        """Return the last amount or raise of the message; one that can be several things as options."""
        if turn.pressed:
            return None
        amounts = [_amount(entity, turn) for entity in turn.all_of("amount")]
        raises = [_raise(entity) for entity in turn.all_of("raise")]
        raises += [{"kind": "raise", "percent": e["value"]} for e in turn.entities if is_raise(e, turn)]
        if not amounts and turn.asked == self.slot and (bare := BARE.fullmatch(turn.text)):
            amounts = [{"kind": "amount", "value": plain(bare["number"]), "period": None}]
        if amounts or raises or known:
            refused = self._not_possible(turn)
            if refused and (amounts or raises or _HOLIDAY_NAMED.search(turn.text)):
                return Reading(wrong=True, say=Say(refused))
        if amounts and raises:
            found = [amounts[-1], raises[-1]]
            options = tuple(Option(v, self.shown(v, turn.language)) for one in found for v in _readings(one))
            return Reading(options=options, say=Say("utter_ask_which_amount"))
        if amounts or raises:
            return self._reading((amounts or raises)[-1], turn)
        if _SALARY_UNCHANGED.search(turn.text) or (turn.asked == self.slot and UNCHANGED.search(turn.text)):
            return Reading(unchanged=True)
        return self._other_period(turn, known)

    def _reading(self, said: dict[str, Any], turn: Turn) -> Reading:
        values = _readings(said)
        if len(values) == 1:
            return Reading(value=values[0])
        options = tuple(Option(value, self.shown(value, turn.language)) for value in values)
        return Reading(options=options, say=Say("utter_ask_which_amount"))

    @staticmethod
    def _not_possible(turn: Turn) -> str | None:
        """Return what to say of an amount that is not the one that is needed."""
        if _WITH_HOLIDAY_PAY.search(turn.text):
            return "utter_amount_without_holiday_pay"
        if _NET.search(turn.text):
            return "utter_amount_gross"
        return "utter_amount_per_day" if _A_DAY.search(turn.text) and turn.all_of("amount") else None

    @staticmethod
    def _other_period(turn: Turn, known: Any) -> Reading | None:
        """Read "toch per jaar": the same amount for another period."""
        if not known or "period" not in known or len(turn.rest()) > WORDS_BESIDE_A_BARE_VALUE:
            return None
        period = period_in(turn.text)
        return Reading(value={**known, "period": period}) if period else None

    def shown(self, value: Any, language: str) -> str:
        """Return the amount as it was said: "€ 3.500 per maand", "3% erbij". As on a button: plain spaces."""
        return self._shown(value, language).replace("\xa0", " ")

    @staticmethod
    def _shown(value: Any, language: str) -> str:
        if value["kind"] == "amount":
            return phrase(f"amount_{value['period']}", language).format(
                amount=money(value["value"], language)
            )
        size = Decimal(value.get("percent") or value["euro"])
        if "percent" in value:
            change = percent(abs(size), language)
        else:
            change = phrase(f"amount_{value['period']}", language).format(amount=money(abs(size), language))
        return phrase("raise_up" if size >= 0 else "raise_down", language).format(change=change)

    def matches_option(self, turn: Turn, option: Option) -> bool:
        """Tell whether typed words name the period of this option, or that it is a raise."""
        value, period = option.value, period_in(turn.text)
        on_top = _ON_TOP.search(turn.text) is not None
        if value["kind"] == "raise" and (on_top or len(_periods_of(value)) == 1):
            return on_top and period in (None, value.get("period"))
        return not on_top and period is not None and period == value["period"]


def is_raise(entity: Mapping[str, Any], turn: Turn) -> bool:
    """Tell whether a percentage is what comes on top: "3 procent" alone is too little for a job."""
    if entity["entity"] != "percentage" or Decimal(entity["value"]) >= LEAST_LIKELY_SHARE:
        return False
    said_percent = re.search(
        r"%|pro?c|per ?cent|pct", turn.text[entity["start"] : entity["end"]], re.IGNORECASE
    )
    asked_share = (turn.asked or "").endswith("part_time_percentage")
    return bool(said_percent) and not asked_share and not _OF_A_JOB.search(turn.text)


def period_in(text: str) -> SumPeriod | None:
    """Return the period that the words name, or None; of "per jaar in plaats van per maand" the first."""
    text = _INSTEAD.sub("", text)
    for period, words in _PERIODS.items():
        if re.search(rf"(?<!\w)(?:{words})(?!\w)", text, re.IGNORECASE):
            return period
    return None


def sum_in_words(worked: Worked, language: str) -> str:
    """Return the steps of a sum: "€ 3.500 per maand × 12 = € 42.000 per jaar"."""
    said = []
    for step in worked.steps:
        shown = {
            name: percent(value, language)
            if name == "percent"
            else number(value, language)
            if name in PLAIN_NUMBERS
            else money(value, language)
            for name, value in step.numbers.items()
        }
        said.append(phrase(f"sum_{step.code}", language).format(**shown))
    return "; ".join(said)


def full_time_sum(worked: Worked, language: str) -> str:
    """Return the sum of a salary, which is the full-time one; empty when nothing was worked out."""
    said = sum_in_words(worked, language)
    return f"{said}, {phrase('sum_full_time', language)}" if said else ""


def _amount(entity: Mapping[str, Any], turn: Turn) -> dict[str, Any]:
    period = entity.get("period")
    if period is None and len(turn.all_of("amount")) == 1:
        period = period_in(turn.text)
    return {"kind": "amount", "value": entity["value"], "period": period}


def _raise(entity: Mapping[str, Any]) -> dict[str, Any]:
    size = entity["value"]
    if size["unit"] == "percent":
        return {"kind": "raise", "percent": size["size"]}
    return {"kind": "raise", "euro": size["size"], "period": entity.get("period")}


def _periods_of(said: Mapping[str, Any]) -> tuple[SumPeriod, ...]:
    """Return the periods that an amount or a raise without one can be for."""
    if said["kind"] == "amount":
        return likely_periods(Decimal(said["value"]))
    return likely_periods_of_a_raise(Decimal(said["euro"])) if "euro" in said else ()


def _readings(said: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what was said with each period that it can be for."""
    if "percent" in said or said["period"]:
        return [said]
    found: list[dict[str, Any]] = [{**said, "period": period} for period in _periods_of(said)]
    if said["kind"] == "amount" and len(found) > 1:  # "300" can be what comes on top as well
        found.append({"kind": "raise", "euro": said["value"], "period": "month"})
    return found


def plain(text: str) -> str:
    """Return a typed number with a point for its decimals."""
    return text.replace(",", ".")
