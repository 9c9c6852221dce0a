"""How much more or less than now somebody works: "een dag minder", "20% minder werken"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from bot.actions.backend import Refusal
from bot.actions.draft import Draft
from bot.actions.sums import FULL, cents
from bot.actions.turn import Turn
from bot.actions.words import percent
from bot.values.numbers import SMALL_OR_WORD, small
from bot.values.reading_text import plain

COUNTS = {
    "een": "1", "één": "1", "a": "1", "one": "1", "twee": "2", "two": "2", "drie": "3",
    "vier": "4", "vijf": "5", "three": "3", "four": "4", "five": "5", "halve": "0.5", "half a": "0.5",
}  # fmt: skip
_MORE = re.compile(
    r"(?<![\w.,])(?P<number>[0-9]{1,4}(?:[.,][0-9]{1,4})?|een|één|twee|drie|halve|a|one|two|half\s+a)\s*"
    r"(?:(?P<hours>uur(?:tjes)?|uren|hours?)|(?P<days>dag(?:je|en)?|days?))\s+(?:per\s+week\s+)?"
    r"(?:(?P<up>meer|extra|erbij|more)|(?P<down>minder|eraf|less|fewer))(?!\w)"
)
_PERCENT = re.compile(
    rf"(?<![\w.,])(?P<number>{SMALL_OR_WORD})\s?(?:%|procent|percent)\s+"
    r"(?:(?P<up>meer|extra|more)|(?P<down>minder|less|fewer))(?!\w)"
)
_OF_WORK = re.compile(r"(?<!\w)(?:werk|uren|uur|dagen|hours|work|days|part-?time|deeltijd)\w*")


def difference(turn: Turn) -> dict[str, Any] | None:
    """Return what the message says of more or less work: so many more than now, below zero fewer."""
    text = plain(turn.text)
    if more := _MORE.search(text):
        words = " ".join(more["number"].split())
        size = COUNTS.get(words, words.replace(",", "."))
        return _value("more_hours" if more["hours"] else "more_days", size, more["up"])
    share = _PERCENT.search(text)
    if share and _OF_WORK.search(text) and not turn.all_of("raise"):
        return _value("more_percent", f"{small(share['number']):f}", share["up"])
    return None


def _value(kind: str, size: str, up: str | None) -> dict[str, Any]:
    return {"kind": kind, "value": size if up else f"-{size}"}


def is_of_something(said: dict[str, Any] | None) -> bool:
    """Tell whether it is "20% minder": of the hours now, or of a full-time week."""
    return said is not None and said["kind"] == "more_percent"


def settle(draft: Draft, slot: str, now: Decimal) -> None:
    """Turn "20% minder" into the percentage that it comes to, where it can be two into a choice.

    Raises `Refusal` when it can be none.
    """
    said, language = draft[slot], draft["language"]
    size = Decimal(said["value"])
    both = dict.fromkeys((cents(now * (FULL + size) / FULL), cents(now + size)))
    shares = [share for share in both if 0 < share <= FULL]
    if not shares:
        raise Refusal(422, "part_time_not_possible", {})
    values = [{"kind": "percentage", "value": f"{share:f}"} for share in shares]
    if len(values) == 1:
        draft[slot] = values[0]
        return
    labels = [percent(share, language) for share in shares]
    draft["options"] = {
        "slot": slot,
        "options": [{"value": value, "label": label} for value, label in zip(values, labels, strict=True)],
        "say": "utter_ask_percent_of_what",
        "values": {
            "own": labels[0],
            "full": labels[1],
            "size": percent(abs(size), language),
            "now": percent(now, language),
        },
        "yes": None,
    }
    draft.clear(slot)
