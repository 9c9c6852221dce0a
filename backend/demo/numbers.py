"""Numbers of the demo: BSNs of the range that is given to nobody, ids and references from one seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from backend.identifiers import READABLE

# 9999xxxxx is given to nobody; 999990xxx stays free for tests from outside.
FIRST, LAST, FREE = 999_900_000, 999_999_999, range(999_990_000, 999_991_000)


def demo_bsns(seed: int) -> Iterator[str]:
    """Give every BSN of the range once, in an order that the seed decides."""
    valid = []
    for stem in range(FIRST // 10, LAST // 10 + 1):
        # The eleven-test, solved for the last digit; asking a library about each number takes seconds.
        last = sum(weight * int(digit) for weight, digit in zip(range(9, 1, -1), str(stem), strict=True)) % 11
        if last < 10 and stem * 10 + last not in FREE:
            valid.append(str(stem * 10 + last))
    random.Random(seed).shuffle(valid)  # noqa: S311  # demo data, not a secret
    return iter(valid)


class Chance:
    """The one source of chance of a demo employer."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  # demo data, not a secret

    def identifier(self) -> str:
        """Return an id of 32 hexadecimal characters."""
        return f"{self._random.getrandbits(128):032x}"

    def reference(self) -> str:
        """Return a reference such as K7M4-2QXP."""
        return "-".join("".join(self._random.choices(READABLE, k=4)) for _ in range(2))

    def pick[T](self, options: list[T]) -> T:
        """Return one of the options."""
        return self._random.choice(options)

    def happens(self, percent: int) -> bool:
        """Return True in so many of a hundred cases."""
        return self._random.randrange(100) < percent

    def number(self, low: int, high: int) -> int:
        """Return a whole number, both ends included."""
        return self._random.randint(low, high)

    def day(self, first: date, last: date) -> date:
        """Return a day, both ends included."""
        return first + timedelta(days=self._random.randint(0, (last - first).days))
