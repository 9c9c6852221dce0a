"""The sets that understanding is measured on: messages with what a careful reader says that they mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
DEVELOPMENT_SET = (ROOT / "tests/nlu/development_set.yml",)
TEST_SET = tuple(sorted((ROOT / "tests/nlu/test_set").glob("*.yml")))
FRESH_SET = (ROOT / "tests/nlu/fresh_set.yml",)
"""Written last, by somebody who saw neither another set nor the training data."""
TODAY = date(2026, 11, 22)
"""The day that dates without a year are read from, a Sunday."""


@dataclass(frozen=True)
class Words:
    """Words that must be found: their kind, the words as typed, and what they stand for in a fixed list."""

    kind: str
    text: str
    value: str | None = None


@dataclass(frozen=True)
class Case:
    """A message with its language, the labels that are right, and all that must be found in it.

    `values` are written as in the tables of `tests/unit/values` ("amount 2310 month"); None when the set
    does not tell them.
    """

    text: str
    language: str
    intents: tuple[str, ...]
    slices: tuple[str, ...] = ()
    words: tuple[Words, ...] = ()
    values: tuple[str, ...] | None = None


def cases_of(paths: Iterable[Path]) -> list[Case]:
    """Return every case of the files at `paths`, in order."""
    found = []
    for path in paths:
        rows = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
        with_values = any("values" in row for row in rows)
        found += [_case(row, with_values) for row in rows]
    return found


def _case(row: dict[str, Any], with_values: bool) -> Case:
    intents = row["intent"] if isinstance(row["intent"], list) else [row["intent"]]
    return Case(
        row["text"],
        row["language"],
        tuple(intents),
        tuple(row.get("slices", ())),
        tuple(Words(each["entity"], each["text"], each.get("value")) for each in row.get("entities", ())),
        tuple(row.get("values", ())) if with_values else None,
    )
