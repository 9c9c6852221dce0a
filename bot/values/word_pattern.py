"""A pattern of many words that is fast: words that begin alike share their beginning, the longest wins."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """Return a pattern, to stand between other patterns, that matches one of `words`, the longest."""
    return f"(?:{_branches(set(words))})"


def _branches(words: set[str]) -> str:
    rest: dict[str, set[str]] = defaultdict(set)
    for word in words - {""}:
        rest[word[0]].add(word[1:])
    branches = "|".join(
        re.escape(first) + (_branches(tails) if len(tails) == 1 else f"(?:{_branches(tails)})")
        for first, tails in sorted(rest.items())
    )
    return branches + "|" if "" in words and branches else branches
