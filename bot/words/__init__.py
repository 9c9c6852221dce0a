"""The words of pages and notices, in nl.po and en.po by symbolic ids. Those of the talk: data/responses."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from babel.messages.pofile import read_po

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")
_FOLDER = Path(__file__).parent


@cache
def catalogue(language: Language) -> dict[str, str]:
    """Return all words of one language by their id."""
    with (_FOLDER / f"{language}.po").open("rb") as file:
        return {str(entry.id): str(entry.string) for entry in read_po(file, locale=language) if entry.id}


def words(identifier: str, language: Language, **values: object) -> str:
    """Return the words with that id. Raises `KeyError` for an unknown id or a missing value."""
    return catalogue(language)[identifier].format(**values)
