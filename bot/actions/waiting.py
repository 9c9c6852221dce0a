"""What waits for its turn: tasks that were set aside with their values, and people who come after this one.

The slot `parked` is a stack of records, the one to go on with last. A record: its `form`, the `slots` as they
were, `about` (a name, or None), and `next` for somebody whose turn has not come yet. Such a one also carries
`held` (what was said of them) and `same` (the slots that take over the value of the one before).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from bot.actions.draft import Draft
from bot.actions.phrasebook import in_a_row, phrase
from bot.actions.turn import Turn

Record = dict[str, Any]


def records(draft: Draft) -> list[Record]:
    """Return what waits, the one to go on with last."""
    return list(draft["parked"] or [])


def park(draft: Draft, form: str, slots: dict[str, Any], about: str | None) -> None:
    """Set a task aside with its values."""
    kept = {slot: value for slot, value in slots.items() if value is not None}
    draft["parked"] = [*records(draft), {"form": form, "slots": kept, "about": about, "next": False}]


def to_come(
    form: str,
    turn: Turn,
    *,
    about: str | None,
    slots: dict[str, Any] | None = None,
    same: Iterable[str] = (),
) -> Record:
    """Return the record of somebody whose turn comes later, and of whom `turn` tells."""
    held = {"text": turn.text, "entities": json.loads(json.dumps(turn.entities))}
    record: Record = {"form": form, "slots": slots or {}, "about": about, "next": True}
    return {**record, "held": held, "same": list(same)}


def queue(draft: Draft, people: Iterable[Record]) -> None:
    """Let `people` wait for their turn: after those who wait already, before the tasks set aside earlier."""
    waiting = records(draft)
    place = len(waiting)
    while place and waiting[place - 1]["next"]:
        place -= 1
    waiting[place:place] = reversed(list(people))
    draft["parked"] = waiting or None


def in_turn(draft: Draft) -> list[Record]:
    """Return the people whose turn comes after this one, the first first."""
    waiting: list[Record] = []
    for record in reversed(records(draft)):
        if not record["next"]:
            break
        waiting.append(record)
    return waiting


def take(draft: Draft, form: str) -> Record | None:
    """Return the record to go on with and take it off the stack, when it is one of `form`."""
    waiting = records(draft)
    if not waiting or waiting[-1]["form"] != form:
        return None
    record: Record = waiting.pop()
    draft["parked"] = waiting or None
    return record


def share(draft: Draft, form: str, values: dict[str, Any]) -> None:
    """Give the values of the task that ends to whoever comes next and takes them over."""
    waiting = records(draft)
    for place in range(len(waiting) - 1, -1, -1):
        record = waiting[place]
        if not record["next"] or record["form"] != form:
            break
        taken = {slot: values[slot] for slot in record.get("same") or () if values.get(slot) is not None}
        waiting[place] = {**record, "slots": {**taken, **record["slots"]}}
    draft["parked"] = waiting or None


def like_the_last(draft: Draft, turn: Turn) -> Record | None:
    """Return what "hetzelfde voor Piet" begins after a receipt: the last task, with what holds for others."""
    last = draft["last_change"] or {}
    if not last.get("form"):
        return None
    return to_come(last["form"], turn, about=None, slots=last["slots"], same=last["slots"])


def thread(form: str, about: str | None, language: str) -> str:
    """Return what a task is called, as in "we gaan verder met de uitdiensttreding van Jan de Vries"."""
    task = form.removesuffix("_form")
    return (
        phrase(f"thread_{task}_of", language).format(name=about)
        if about
        else phrase(f"thread_{task}", language)
    )


def threads_in_words(draft: Draft, language: str) -> str:
    """Return everything that waits, in the order in which it will come; empty when nothing does."""
    waiting = reversed(records(draft))
    names = dict.fromkeys(thread(one["form"], one["about"], language) for one in waiting)
    return in_a_row(list(names), language)
