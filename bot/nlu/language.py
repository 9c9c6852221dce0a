"""Tells Dutch from English, and keeps to the language of the conversation when a message does not tell.

Names, values, quotations, titles and words that both languages use say nothing about the language; a few
words do not change it, a whole sentence does at once; an explicit choice always wins.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, METADATA, METADATA_INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.language_words import LanguageWords, words_of
from bot.nlu.learned import Learned

ENTITY = "conversation_language"
FILE = "language.json"
# What is found of these is a name or a value, whichever language it is said in.
_SAYS_NOTHING = frozenset({
    "participant", "employer", "scheme", "street", "city", "date", "birth_date", "amount", "percentage",
    "hours", "days", "raise", "postcode", "house_number", "email", "phone", "bsn",
})  # fmt: skip


def _spans(message: Message) -> list[tuple[int, int]]:
    return [(e["start"], e["end"]) for e in message.get(ENTITIES, []) if e["entity"] in _SAYS_NOTHING]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class LanguageDetector(Learned):
    """Follows the words of the user, as examples of both languages taught it."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return how many words must tell another language to change it."""
        return {"fewest_words_to_switch": 3}

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        super().__init__(config, model_storage, resource)
        self.words = LanguageWords()

    def learn(self, training_data: TrainingData, folder: Path) -> None:
        """Learn from the examples whose intent block names its language."""
        examples = []
        for example in training_data.intent_examples:
            language = ((example.get(METADATA) or {}).get(METADATA_INTENT) or {}).get("language")
            if language in ("nl", "en") and example.get(TEXT):
                examples.append((words_of(example.get(TEXT), _spans(example)), language))
        self.words.learn(examples)
        (folder / FILE).write_text(json.dumps(self.words.stored(), ensure_ascii=False), "utf-8")

    def read(self, folder: Path) -> None:
        """Read what the words tell."""
        self.words = LanguageWords(json.loads((folder / FILE).read_text("utf-8")))

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the language as an entity that fills the slots, where a message tells one, or a new one."""
        for message in messages:
            text, metadata = message.get(TEXT), message.get("metadata") or {}
            if not text or text.startswith("/") or metadata.get("language_is_chosen", True):
                continue
            spoken = metadata.get("spoken_language")
            words = words_of(text, _spans(message))
            language = self.words.language(words, spoken, self.config["fewest_words_to_switch"])
            if language and language != spoken:
                entity = {
                    "entity": ENTITY,
                    "value": language,
                    "start": 0,
                    "end": 0,
                    "extractor": "LanguageDetector",
                }
                message.set(ENTITIES, [*message.get(ENTITIES, []), entity], add_to_output=True)
        return messages
