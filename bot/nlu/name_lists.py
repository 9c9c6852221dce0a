"""Lists that the word tagger learns with: given names of many countries, words of Dutch and English.

They come from the packages gender-guesser (names) and simplemma (words), which only training imports: of
every list the model keeps hashes.
"""

from __future__ import annotations

import re

from bot.nlu.word_features import Hashes, fold, hashes_of

LANGUAGES = ("nl", "en")
_PART_OF_A_NAME = re.compile(r"[\s+-]+")


def given_names() -> Hashes:
    """Return the given names, folded; of a double name its parts."""
    from gender_guesser.detector import Detector

    names = Detector(case_sensitive=False).names
    # "<" stands for letters that the list writes in two ways.
    parts = (part for name in names if "<" not in name for part in _PART_OF_A_NAME.split(name))
    return hashes_of({fold(part) for part in parts if len(part) > 1})


def ordinary_words() -> Hashes:
    """Return the words that dictionaries write without a capital."""
    from simplemma.strategies import DefaultDictionaryFactory

    dictionaries = (DefaultDictionaryFactory().get_dictionary(language) for language in LANGUAGES)
    return hashes_of({word for words in dictionaries for word in words if not word[:1].isupper()})
