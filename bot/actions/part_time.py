"""How a part-time percentage and "fulltime or actual" are read from a message, and said in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from bot.actions.amounts import BARE, NUMBER, UNCHANGED, WORDS_BESIDE_A_BARE_VALUE, is_raise, plain
from bot.actions.backend import Backend
from bot.actions.fields import Field, Option, Reading, Say
from bot.actions.part_time_change import COUNTS, difference
from bot.actions.phrasebook import phrase
from bot.actions.sums import DAYS_A_WEEK
from bot.actions.turn import Turn
from bot.actions.words import number, percent

FULL_TIME, ACTUAL = "full_time", "actual"
MOST_HOURS = 60

_SHARE_SHARE = re.compile(
    rf"(?<![\w.,+-])(?P<number>{NUMBER})\s?(?:(?P<percent>%|procent|percent)|(?P<fte>fte)|(?P<hours>uur|uren|hours?))(?!\w)",
    re.IGNORECASE,
)
_SHARE_UNCHANGED = re.compile(
    r"\b(?:uren|parttime\w*|deeltijd\w*|percentage|hours)\s+(?:\w+\s+)?(?:blijven|blijft|ongewijzigd|niet|"
    r"hetzelfde|stays?|unchanged|same)|\b(?:alleen|only)\s+(?:het\s+|the\s+)?(?:salaris|loon|salary|pay)",
    re.IGNORECASE,
)
_SHARE = re.compile(
    rf"(?<![\w.,+-])(?P<number>{NUMBER})\s?"
    r"(?:(?P<percent>%|procent|percent)|(?P<fte>fte)|(?P<hours>uur|uren|hours?))(?!\w)",
    re.IGNORECASE,
)
_DAYS = re.compile(
    r"(?<![\w.,])(?P<number>[1-7](?:[.,]5)?|één|een|twee|drie|vier|vijf|one|two|three|four|five)\s+(?:dagen|dag|days?)"
    r"(?!\s+(?:per\s+week\s+)?(?:meer|minder|extra|erbij|eraf|more|less|fewer|geleden|ago))(?!\w)",
    re.IGNORECASE,
)
_FULL_TIME_WORD = r"(?:full[\s-]?time|voltijds?|voltijd)"
_MEANS_FULL_TIME = re.compile(
    rf"\b(?:{_FULL_TIME_WORD}\s*-?\s*(?:basis|bedrag|salaris|loon|jaarsalaris|maandsalaris|jaarloon|bruto|amount|salary|pay|wage|"
    rf"equivalent)|(?:full-?time|voltijds?)(?:basis|salaris|loon|bedrag)|op\s+(?:basis\s+van\s+)?{_FULL_TIME_WORD}|"
    rf"(?:bedrag|bedragen|salaris|loon|amounts?|salary)\s+(?:is|zijn|are)\s+(?:op\s+)?{_FULL_TIME_WORD}|"
    rf"omgerekend|bij\s+(?:een\s+)?(?:volledige\s+(?:werk)?week|{_FULL_TIME_WORD})|{_FULL_TIME_WORD}\s*[:=€0-9])",
    re.IGNORECASE,
)
_MEANS_ACTUAL = re.compile(
    r"\b(?:(?:werkelijk|feitelijk|daadwerkelijk|echt)e?\b|(?:voor|bij|for)\s+(?:haar|zijn|die|deze|de|his|her|their|the)\s+"
    r"(?:[0-9.,]+\s*)?(?:uur|uren|dagen|procent|percentage|hours|days|%)|(?:parttime|deeltijd|part-time)[\s-]?"
    r"(?:bedrag|salaris|loon|amount|salary|pay)|wat\s+(?:hij|zij|ze)\s+(?:echt\s+|dan\s+)?(?:krijgt|verdient)|naar\s+rato|pro\s+rata|gewerkte\s+uren|loonstrook|actual|actually)",
    re.IGNORECASE,
)
_FULL_TIME_ANSWER = re.compile(rf"\b{_FULL_TIME_WORD}|\b(?:100\s?%|volledig|full)", re.IGNORECASE)
_ACTUAL_ANSWER = re.compile(
    r"\b(?:part[\s-]?time|deeltijd|uren|werkt|krijgt|gewerkte|eigen|hours|works|gets|payslip)\b",
    re.IGNORECASE,
)


class PartTimeField(Field):
    """A part-time percentage, or hours or days a week: `{"kind": "percentage", "value": "80.00"}`."""

    words = ("parttime", "parttimepercentage", "deeltijd", "uren", "percentage", "hours", "days", "dagen")

    async def read(self, turn: Turn, asked: bool, known: Any, backend: Backend) -> Reading | None:
        """Return the last share of the message; what a full-time week does not hold is said."""
        if turn.pressed:
            return None
        found = [
            {"kind": entity["entity"], "value": entity["value"]}
            for entity in turn.entities
            if entity["entity"] in ("percentage", "hours", "days")
            and not self._of_an_amount(entity, turn)
            and not is_raise(entity, turn)
        ]
        if not found and turn.asked and (days := _DAYS.search(turn.text)) and not turn.all_of("date"):
            found = [{"kind": "days", "value": COUNTS.get(days["number"].lower(), plain(days["number"]))}]
        if found:
            return await self._possible(_surest(found), turn.language, backend)
        if more := difference(turn):
            return Reading(value=more)
        if not turn.all_of("raise") and (refused := _outside(turn, asked)):
            return Reading(wrong=True, say=Say(refused))
        if asked and not turn.all_of("amount") and (bare := BARE.fullmatch(turn.text)):
            return self._bare(plain(bare["number"]), turn)
        if _SHARE_UNCHANGED.search(turn.text) or (turn.asked == self.slot and UNCHANGED.search(turn.text)):
            return Reading(unchanged=True)
        return None

    @staticmethod
    def _of_an_amount(entity: Mapping[str, Any], turn: Turn) -> bool:
        """Tell whether it says what an amount is for: "fulltime" where that was asked."""
        words = turn.text[entity["start"] : entity["end"]]
        return (turn.asked or "").endswith("__basis") and re.fullmatch(
            _FULL_TIME_WORD, words, re.I
        ) is not None

    @staticmethod
    async def _possible(said: dict[str, Any], language: str, backend: Backend) -> Reading:
        if said["kind"] == "days" and Decimal(said["value"]) > DAYS_A_WEEK:
            return Reading(wrong=True, say=Say("utter_part_time_days_not_possible"))
        if said["kind"] == "hours":
            full = (await backend.context()).full_time_hours
            if Decimal(said["value"]) > full:
                return Reading(
                    wrong=True,
                    say=Say("utter_part_time_hours_not_possible", {"full": number(full, language)}),
                )
        return Reading(value=said)

    def _bare(self, value: str, turn: Turn) -> Reading | None:
        """Read a number without a unit: hours or percent, asked where it can be both."""
        size = Decimal(value)
        if not 0 < size <= 100:
            return None
        kinds = ["percentage", "hours"] if size <= MOST_HOURS else ["percentage"]
        options = tuple(
            Option(said, self.shown(said, turn.language))
            for said in ({"kind": k, "value": value} for k in kinds)
        )
        if len(options) == 1:
            return Reading(value=options[0].value)
        return Reading(options=options, say=Say("utter_ask_which_part_time"))

    def shown(self, value: Any, language: str) -> str:
        """Return the share as it was said: "32 uur per week"."""
        kind, size = value["kind"], Decimal(value["value"])
        if kind == "percentage":
            return percent(size, language)
        code = kind.replace("more", "fewer") if size < 0 else kind
        code = code.removesuffix("s") if kind.endswith("days") and abs(size) == 1 else code
        return phrase(f"part_time_{code}", language).format(number=number(abs(size), language))

    def matches_option(self, turn: Turn, option: Option) -> bool:
        """Tell whether typed words say hours or percent."""
        said = re.search(r"\b(uur|uren|hours?)\b|(%|\b(procent|percent)\b)", turn.text, re.I)
        return said is not None and option.value["kind"] == ("hours" if said[1] else "percentage")


class BasisField(Field):
    """Whether an amount of a part-timer is the full-time one or what is actually paid."""

    words = ("fulltime", "voltijd", "omgerekend", "werkelijk", "basis")

    async def read(self, turn: Turn, asked: bool, known: Any, backend: Backend) -> Reading | None:
        """Return which one the words say; a short answer is enough where it was asked."""
        if turn.pressed:
            return Reading(value=turn.choice) if turn.choice in (FULL_TIME, ACTUAL) else None
        full, actual = _MEANS_FULL_TIME.search(turn.text), _MEANS_ACTUAL.search(turn.text)
        full = full or next(filter(None, (_named_full_time(e, turn) for e in turn.all_of("amount"))), None)
        if asked and not full and not actual:
            full, actual = _FULL_TIME_ANSWER.search(turn.text), _ACTUAL_ANSWER.search(turn.text)
        if bool(full) == bool(actual):
            return None
        return Reading(value=FULL_TIME if full else ACTUAL)

    def shown(self, value: Any, language: str) -> str:
        """Return what the amount is."""
        return phrase(f"basis_{value}", language)


def _surest(found: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what was said last; of "80% (32 uur)" the percentage, which needs no sum."""
    return next((said for said in reversed(found) if said["kind"] == "percentage"), found[-1])


def _outside(turn: Turn, asked: bool) -> str | None:
    """Return what to say when the words give a share of nothing or of more than a full-time job."""
    if not asked and len(turn.rest()) > WORDS_BESIDE_A_BARE_VALUE and turn.intent != "change_salary":
        return None
    for match in _SHARE.finditer(turn.text):
        size = Decimal(plain(match["number"]))
        most = 1 if match["fte"] else 168 if match["hours"] else 100
        if size == 0 or size > most or (match["hours"] and size > MOST_HOURS):
            return "utter_part_time_not_possible"
    return None


def _named_full_time(entity: Mapping[str, Any], turn: Turn) -> re.Match[str] | None:
    """Return the "fulltime" that stands in or right behind an amount: "3.500 fulltime"."""
    around = turn.text[entity["start"] : entity["end"] + 12]
    return re.search(
        rf"[0-9k€-]\s*(?:euro\s+|bruto\s+|per\s+\w+\s+|p/m\s+)*{_FULL_TIME_WORD}\b", around, re.I
    )
