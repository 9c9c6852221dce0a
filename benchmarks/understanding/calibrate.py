"""Tells how the model's sureness must be spread to be right, and which threshold keeps the goals.

`python -m benchmarks.understanding.calibrate` reads the development set with the trained model; the figures
go into `config.yml` (`temperature`, `least_sure`).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.optimize import minimize_scalar

from benchmarks.understanding.cases import DEVELOPMENT_SET, cases_of
from benchmarks.understanding.parse import Parse, parses_of
from benchmarks.understanding.scoring import Read, share_of

SMALLEST = 1e-9
STEPS = np.arange(0.2, 0.96, 0.05)


def spread(parse: Parse, temperature: float) -> dict[str, float]:
    """Return the probabilities of `parse` at another temperature (above 1: less sure)."""
    scores = np.log([max(probability, SMALLEST) for _, probability in parse.ranking]) / temperature
    shares = np.exp(scores - scores.max())
    return dict(zip((label for label, _ in parse.ranking), (shares / shares.sum()).tolist(), strict=True))


def surprise(reads: Sequence[Read], temperature: float) -> float:
    """Return the mean negative logarithm of what the right label got: least where sureness is honest."""
    given = [
        sum(spread(read.parse, temperature).get(label, 0.0) for label in read.case.intents) for read in reads
    ]
    return float(-np.mean(np.log(np.maximum(given, SMALLEST))))


def main() -> None:
    """Print the best temperature, and what each threshold costs at it."""
    cases = cases_of(DEVELOPMENT_SET)
    reads = [Read(*pair) for pair in zip(cases, parses_of([case.text for case in cases]), strict=True)]
    best = minimize_scalar(
        lambda temperature: surprise(reads, temperature), bounds=(0.2, 10), method="bounded"
    )
    print(f"multiply the temperature by {best.x:.2f}: surprise {surprise(reads, 1):.3f} → {best.fun:.3f}")
    print("threshold   asked   acted on wrongly")
    for step in STEPS:
        sure = [max(spread(read.parse, best.x).values()) >= step for read in reads]
        asked = 1 - sum(sure) / len(sure)
        wrong = sum(is_sure and not read.right for is_sure, read in zip(sure, reads, strict=True)) / len(sure)
        print(f"{step:9.2f}  {100 * asked:5.1f}%  {100 * wrong:5.1f}%")
    print(f"first label right: {100 * share_of(reads, lambda read: read.right).share:.1f}%")


if __name__ == "__main__":
    main()
