"""Single words and short phrases that stand inside other answers (in tables, on buttons), per language.

They live in `data/responses/words.yml` as responses `utter_word_<code>`, beside everything else that is said.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import structlog
from ruamel.yaml import YAML

log = structlog.get_logger()
_FILE = Path(__file__).resolve().parents[2] / "data" / "responses" / "words.yml"


@cache
def _phrases() -> dict[tuple[str, str], str]:
    responses = YAML(typ="safe").load(_FILE)["responses"]
    phrases = {}
    for name, variations in responses.items():
        code = name.removeprefix("utter_word_")
        for variation in variations:
            phrases[code, "en" if variation.get("condition") else "nl"] = variation["text"]
    return phrases


def phrase(code: str, language: str) -> str:
    """Return the words for `code`, such as `status_processed`. Raises KeyError when there are none."""
    return _phrases()[code, language]


def phrases(codes: list[str], language: str, **values: str) -> tuple[str, ...]:
    """Return the words for each code, with `values` filled in. One without words is logged and left out."""
    said = []
    for code in codes:
        if (code, language) in _phrases():
            said.append(phrase(code, language).format(**values))
        else:
            log.warning("no_words", code=code)
    return tuple(said)


def in_a_row(words: list[str], language: str) -> str:
    """Return "Piet, Kim en Wil"."""
    return ", ".join(words[:-1]) + phrase("and", language) + words[-1] if len(words) > 1 else "".join(words)
