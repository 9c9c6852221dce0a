"""Prints a table that a person can read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print `rows` under `columns`, the first column to the left, the others to the right."""
    lines = [list(columns), *(list(row) for row in rows)]
    widths = [max(len(line[number]) for line in lines) for number in range(len(columns))]
    print(f"\n{title}")
    for line in lines:
        first, *others = (
            text.ljust(width) if not number else text.rjust(width)
            for number, (text, width) in enumerate(zip(line, widths, strict=True))
        )
        print("  ".join([first, *others]))
