"""Reads the tables of cases and writes a value the way they do: "date 2026-11-01 or 2027-11-01"."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ruamel.yaml import YAML

from bot.values import Raise, Value

TODAY = date(2026, 11, 22)
"""A Sunday."""


def cases() -> list[tuple[str, str, list[str]]]:
    """Return every case: where it stands, the message, and its values as the tables write them."""
    found = []
    for path in sorted((Path(__file__).parent / "cases").glob("*.yml")):
        for group, rows in YAML(typ="safe").load(path).items():
            found += [
                (f"{path.stem}: {group}", str(text), [str(value) for value in values])
                for text, values in rows
            ]
    return found


def written(value: Value) -> str:
    """Return the value as the tables write it."""
    words: list[str] = [value.kind]
    if not value.valid:
        words.insert(0, "invalid")
    if isinstance(value.value, Raise):
        words += [format(value.value.size.normalize(), "f"), value.value.unit]
    elif isinstance(value.value, date):
        words.append(" or ".join(str(reading) for reading in (value.value, *value.alternatives)))
    elif isinstance(value.value, str):
        words.append(value.value if value.kind == "bsn" else f'"{value.value}"')
    else:
        words.append(plain_number(str(value.value)))
    if value.period:
        words.append(value.period)
    return " ".join(words)


def plain_number(number: str) -> str:
    """Return "80.00" as "80" and "18.50" as "18.5"."""
    return number.rstrip("0").rstrip(".") if "." in number else number


def normalised(expected: str) -> str:
    """Return what a table expects with its numbers in their shortest form."""
    if '"' in expected:
        return expected
    words = expected.split(" ")
    if "date" not in words[0] and "bsn" not in words:
        words = [plain_number(word) if word[:1].isdigit() else word for word in words]
    return " ".join(words)
