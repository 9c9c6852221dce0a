"""Lists that the word tagger learns with: names of many countries, words of Dutch and English.

They come from the packages Faker (names) and simplemma (words), which only training imports, and from
`known_names`; of every list the model keeps hashes.
"""

from __future__ import annotations

import pkgutil
import re
import unicodedata
from collections.abc import Collection, Iterator
from importlib import import_module
from typing import Any

from bot.nlu.known_names import GIVEN_NAMES
from bot.nlu.word_knowledge import Hashes, hashes_of
from bot.nlu.word_tokens import PREFIXES, fold

LANGUAGES = ("nl", "en")
_PART_OF_A_NAME = re.compile(r"[\s+-]+")


def given_names() -> Hashes:
    """Return the given names, folded; of a double name its parts."""
    known = (fold(name) for names in GIVEN_NAMES.values() for name in names)
    return hashes_of({*_parts_of("first_name"), *known})


def surnames() -> Hashes:
    """Return the surnames, folded, without their prefixes; of a double name its parts."""
    return hashes_of(set(_parts_of("last_name")) - PREFIXES)


def _parts_of(kind: str) -> Iterator[str]:
    """Give each part of Faker's names of one kind ("last_names", "last_names_female"), in any country."""
    from faker.providers import person

    for country in pkgutil.iter_modules(person.__path__):
        provider = import_module(f"{person.__name__}.{country.name}").Provider if country.ispkg else None
        for attribute in dir(provider):
            names: Any = getattr(provider, attribute) if attribute.startswith(kind) else ()
            if isinstance(names, Collection):
                written = (name for name in names if isinstance(name, str))
                parts = (part for name in written for part in _PART_OF_A_NAME.split(name))
                yield from (fold(part) for part in parts if len(part) > 1 and _is_latin(part))


def _is_latin(word: str) -> bool:
    return unicodedata.name(word[0], "").startswith("LATIN")


def ordinary_words() -> Hashes:
    """Return the words that dictionaries write without a capital."""
    from simplemma.strategies import DefaultDictionaryFactory

    dictionaries = (DefaultDictionaryFactory().get_dictionary(language) for language in LANGUAGES)
    return hashes_of({word for words in dictionaries for word in words if not word[:1].isupper()})
