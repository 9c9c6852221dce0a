"""How fast one conversation may send: a bucket that fills at a steady rate."""

from __future__ import annotations

import time
from dataclasses import dataclass, field


@dataclass
class Limit:
    """At most `burst` at once, and `per_second` after that, for each key."""

    burst: int
    per_second: float
    _buckets: dict[str, tuple[float, float]] = field(default_factory=dict)

    def wait_for(self, key: str) -> float:
        """Take one place and return 0, or return how many seconds until there is one."""
        now = time.monotonic()
        left, at = self._buckets.get(key, (float(self.burst), now))
        left = min(self.burst, left + (now - at) * self.per_second)
        if left < 1:
            return (1 - left) / self.per_second
        self._buckets[key] = (left - 1, now)
        if len(self._buckets) > 10_000:
            full = now - self.burst / self.per_second
            self._buckets = {name: seen for name, seen in self._buckets.items() if seen[1] > full}
        return 0.0
