"""How long `find_values` takes on the messages of the tests' tables: median, 99th percentile and the slowest.

Run it as `python -m benchmarks.values_bench` from the repository's root.
"""

from __future__ import annotations

from statistics import median, quantiles
from time import perf_counter

from bot.values import find_values
from tests.unit.values.tables import TODAY, cases

ROUNDS = 5


def main() -> None:
    """Print the times; each message counts with the best of its rounds, after one round to warm up."""
    texts = [text for _, text, _ in cases()]
    for text in texts:
        find_values(text, today=TODAY)
    times = []
    for text in texts:
        rounds = []
        for _ in range(ROUNDS):
            started = perf_counter()
            find_values(text, today=TODAY)
            rounds.append((perf_counter() - started) * 1000)
        times.append((min(rounds), text))
    milliseconds = [time for time, _ in times]
    print(f"{len(texts)} messages, best of {ROUNDS} rounds each")
    print(f"median {median(milliseconds):.3f} ms, 99% {quantiles(milliseconds, n=100)[98]:.3f} ms")
    for time, text in sorted(times, reverse=True)[:3]:
        print(f"slowest {time:.3f} ms: {text}")


if __name__ == "__main__":
    main()
