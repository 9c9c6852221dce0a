"""Writes a neutral message as plain lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

from run.client import buttons_of

WHO = {"user": "you", "assistant": "assistant", "notice": "notice"}


def render(message: dict[str, Any], first_number: int = 1) -> str:
    """Return the message as text; buttons are numbered from `first_number`."""
    lines: list[str] = []
    number = first_number
    for part in message["parts"]:
        if part["kind"] == "text":
            lines.append(part["text"])
        elif part["kind"] == "confirm":
            # The choices come first in number, so that yes is always the first.
            changes = count(number + len(part.get("choices", [])))
            lines += [_fact(fact, changes) for fact in part["facts"]]
        elif part["kind"] == "table":
            lines += table(part["columns"], part["rows"])
        elif part["kind"] == "date_choice":
            bounds = " ".join(f"{name} {part[name]}" for name in ("min", "max") if part.get(name))
            lines.append(f"{part['label']} (YYYY-MM-DD{', ' + bounds if bounds else ''})")
        elif part["kind"] == "bsn":
            lines.append(f"{part['label']} (8 or 9 digits)")
        choices = part.get("choices", [])
        lines += [f"  [{place}] {choice['label']}" for place, choice in enumerate(choices, number)]
        number += len(buttons_of(part))
    text = "\n".join(lines) or message["fallback_text"]
    who = WHO.get(message["from"], message["from"])
    return f"{who}: " + text.replace("\n", "\n  ")


def _fact(fact: dict[str, Any], numbers: Iterator[int]) -> str:
    value = f"{fact['old']} → {fact['value']}" if fact.get("old") else fact["value"]
    change = f"  [{next(numbers)}] {fact['change']['label']}" if fact.get("change") else ""
    return f"  {fact['label']}: {value}{change}"


def table(columns: list[str], rows: list[list[str]]) -> list[str]:
    """Return a table as lines with straight columns."""
    lines = [columns, *rows]
    widths = [max(len(line[index]) for line in lines) for index in range(len(columns))]
    drawn = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines]
    return [
        drawn[0].rstrip(),
        "  ".join("-" * width for width in widths),
        *(row.rstrip() for row in drawn[1:]),
    ]
