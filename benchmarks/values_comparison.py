"""Compares our reading of values with dateparser, Duckling and Recognizers-Text.

`make bench-values` runs it on the cases of the unit tests, which our grammar was mended on, and on the test
set of the understanding, which it was not. Each library reads in a process of its own, one after the other;
one that cannot be loaded stands in the table with the reason.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from statistics import median, quantiles
from typing import Any

from benchmarks.table import print_table
from benchmarks.understanding.cases import TEST_SET, cases_of
from benchmarks.values_comparison_readers import READERS, plain_number
from run.environments import COMPARISON_FOLDER, python_of
from run.settings import ROOT
from tests.unit.values.tables import cases

OURS = "our grammar"
KINDS = ("date", "amount", "percentage", "hours", "days", "email", "phone")
_ENGLISH = re.compile(
    r"\b(?:the|of|hours?|days?|week|year|month|from|is|she|he|her|his|as|a|an|to|and|works?|part-time|full-time|"
    r"salary|pay|raise|increase|next|last|percent|gross|born|please|we|I|it|my|per (?:month|hour|year))\b"
)
_DUTCH = re.compile(
    r"\b(?:de|het|een|uur|dagen|per (?:maand|jaar|uur|week)|van|naar|op|zijn|haar|gaat|wordt|procent|bruto|"
    r"salaris|loon|met|erbij|uit|dienst|werkt|werken|en|in|niet|geboren|mijn)\b"
)

Case = tuple[str, str, dict[str, list[str]]]
"""A message, its language, and its values by kind; a date with two readings is "2026-11-01/2027-11-01"."""


def main() -> None:
    """Run every library and print the tables."""
    tables = "messages of tests/unit/values/cases, which our grammar was mended on"
    _compare(tables, [(text, _language(group, text), expected) for group, text, expected in cases()])
    held_out = [(case.text, case.language, list(case.values or ())) for case in cases_of(TEST_SET)]
    _compare("messages of tests/nlu/test_set, written by others and not mended on", held_out)


def _compare(title: str, said: list[tuple[str, str, list[str]]]) -> None:
    messages = [(text, language, _by_kind(expected)) for text, language, expected in said]
    answers = {name: _answer(name, messages) for name in READERS}
    count = {language: sum(said == language for _, said, _ in messages) for language in ("nl", "en")}
    print(f"\n{len(messages)} {title}: {count['nl']} Dutch, {count['en']} English")
    for language, title in (("nl", "Dutch"), ("en", "English")):
        chosen = [number for number, (_, said, _) in enumerate(messages) if said == language]
        totals = [sum(bool(messages[number][2].get(kind)) for number in chosen) for kind in KINDS]
        columns = [f"{kind} ({total})" for kind, total in zip(KINDS, totals, strict=True)]
        rows = [
            [name, *(_right(answer, messages, chosen, name, kind) for kind in KINDS)]
            for name, answer in answers.items()
        ]
        print_table(
            f"{title}: messages that hold the value (how many), all its values exactly right, %",
            ["", *columns],
            rows,
        )
        rows = [
            [name, *(_false(answer, messages, chosen, name, kind) for kind in KINDS)]
            for name, answer in answers.items()
        ]
        print_table(
            f"{title}: messages without the value, where one was found all the same, %", ["", *KINDS], rows
        )
    print_table(
        "Speed and size",
        ["", "median CPU ms", "99% CPU ms", "load s", "memory MiB", "errors"],
        _speed(answers),
    )


def _by_kind(expected: list[str]) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for written in expected:
        kind, _, value = written.removeprefix("invalid ").partition(" ")
        kind = "date" if kind == "birth_date" else kind
        if kind == "date":
            value = value.replace(" or ", "/")
        elif kind in ("amount", "percentage", "hours", "days"):
            value = plain_number(value.split(" ")[0])
        values.setdefault(kind, []).append(value.strip('"'))
    return values


def _language(group: str, text: str) -> str:
    """Return the language of a message: its table's, or that of most of its words, or Dutch."""
    for word, language in (("english", "en"), ("dutch", "nl")):
        if word in group:
            return language
    return "en" if len(_ENGLISH.findall(text)) > len(_DUTCH.findall(text)) else "nl"


def _answer(name: str, messages: list[Case]) -> dict[str, Any]:
    python = sys.executable if name == OURS else str(python_of(COMPARISON_FOLDER))
    command = [python, "-W", "ignore", "-m", "benchmarks.values_comparison_worker", name]
    said = json.dumps([[text, language] for text, language, _ in messages])
    environment = {**os.environ, "TZ": "Europe/Amsterdam"}
    done = subprocess.run(
        command, input=said, capture_output=True, text=True, cwd=ROOT, env=environment, check=False
    )
    lines = done.stdout.splitlines()
    if done.returncode or not lines:
        return {"error": (done.stderr.strip().splitlines() or ["ended without a word"])[-1]}
    answer: dict[str, Any] = json.loads(lines[-1])
    return answer


def _found(answer: dict[str, Any], number: int, kind: str) -> list[str]:
    found = answer["found"][number]
    return [] if isinstance(found, str) else [value for said, value in found if said == kind]


def _is_right(name: str, found: list[str], expected: list[str]) -> bool:
    """Say whether all values are right; of a date with two readings a library may give either one."""
    if name == OURS:
        return found == expected
    return len(found) == len(expected) and all(
        one in wanted.split("/") for one, wanted in zip(found, expected, strict=True)
    )


def _right(answer: dict[str, Any], messages: list[Case], chosen: list[int], name: str, kind: str) -> str:
    asked = [number for number in chosen if messages[number][2].get(kind)]
    if "error" in answer or kind not in READERS[name][1] or not asked:
        return "-"
    right = sum(_is_right(name, _found(answer, number, kind), messages[number][2][kind]) for number in asked)
    return f"{100 * right / len(asked):.1f}"


def _false(answer: dict[str, Any], messages: list[Case], chosen: list[int], name: str, kind: str) -> str:
    without = [number for number in chosen if not messages[number][2].get(kind)]
    if "error" in answer or kind not in READERS[name][1]:
        return "-"
    return f"{100 * sum(bool(_found(answer, number, kind)) for number in without) / len(without):.1f}"


def _speed(answers: dict[str, dict[str, Any]]) -> list[list[str]]:
    rows = []
    for name, answer in answers.items():
        if "error" in answer:
            rows.append([name, "-", "-", "-", "-", f"not to be had: {answer['error']}"])
            continue
        times = answer["times"]
        errors = sum(isinstance(found, str) for found in answer["found"])
        rows.append(
            [
                name,
                f"{median(times):.2f}",
                f"{quantiles(times, n=100)[98]:.2f}",
                f"{answer['load']:.2f}",
                f"{answer['memory']:.0f}",
                str(errors),
            ]
        )
    return rows


if __name__ == "__main__":
    main()
