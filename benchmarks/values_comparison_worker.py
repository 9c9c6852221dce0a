"""Reads messages with one library, in a process of its own: what it found, its times, load time and memory.

Started by `values_comparison` as `python -m benchmarks.values_comparison_worker NAME`, with the messages on
standard input as a JSON list of [text, language].
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter, process_time

from benchmarks.values_comparison_readers import READERS, Found

ROUNDS = 3
LONG = 20  # milliseconds: a slow library reads each message once


def main() -> None:
    """Print one JSON object; `error` stands in it when the library cannot be loaded."""
    messages = json.load(sys.stdin)
    make, _ = READERS[sys.argv[1]]
    before, started = _memory(), perf_counter()
    try:
        read = make()
        read("per 1 maart 2027 3.200 euro", "nl")  # libraries load their rules at the first message
    except (ImportError, OSError, AttributeError) as error:
        print(json.dumps({"error": f"{type(error).__name__}: {error}"}))
        return
    loaded, memory = perf_counter() - started, _memory()
    found: list[Found | str] = []
    times = []
    for text, language in messages:
        rounds: list[float] = []
        result: Found | str = []
        while len(rounds) < ROUNDS and sum(rounds) < LONG:
            started = process_time()  # not the clock: other programs must not count
            try:
                result = read(text, language)
            except Exception as error:  # what a library cannot bear is counted, and it goes on
                result = type(error).__name__
            rounds.append((process_time() - started) * 1000)
        found.append(result)
        times.append(min(rounds))
    print(
        json.dumps(
            {
                "found": found,
                "times": times,
                "load": loaded,
                "memory": memory - before,
            }
        )
    )


def _memory() -> float:
    """Return the memory that the process holds now, in MiB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 2**20


if __name__ == "__main__":
    main()
