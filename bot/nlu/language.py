"""Tells Dutch from English, and keeps to the language of the conversation when a message does not tell.

Short answers, names and dates say nothing about the language; an explicit choice always wins.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, METADATA, METADATA_INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.linear_model import LogisticRegression

from bot.nlu.learned import Learned
from bot.nlu.text_model import normalise

ENTITY = "conversation_language"
FILE = "language.json"


def _words(text: str) -> list[str]:
    return [word for word in normalise(text).replace("'", " ").split() if word.strip("0.,:;-/!?()€%")]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class LanguageDetector(Learned):
    """A logistic regression over the words that examples of both languages taught it."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return how sure it must be before the conversation changes language."""
        return {"sure": 0.85, "fewest_known_words": 2}

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        super().__init__(config, model_storage, resource)
        self.weights: dict[str, float] = {}
        self.bias = 0.0

    def learn(self, training_data: TrainingData, folder: Path) -> None:
        """Learn the weight of each word from the examples whose intent block names its language."""
        from sklearn.feature_extraction.text import CountVectorizer

        texts, is_english = [], []
        for example in training_data.intent_examples:
            language = ((example.get(METADATA) or {}).get(METADATA_INTENT) or {}).get("language")
            if language in ("nl", "en") and example.get(TEXT):
                texts.append(example.get(TEXT))
                is_english.append(language == "en")
        if len(set(is_english)) == 2:
            counter = CountVectorizer(analyzer=_words, binary=True, min_df=2)
            model = LogisticRegression(C=3.0, class_weight="balanced", max_iter=300)
            model.fit(counter.fit_transform(texts), is_english)
            self.weights = {w: float(np.round(model.coef_[0][i], 4)) for w, i in counter.vocabulary_.items()}
            self.bias = float(model.intercept_[0])
        stored = {"weights": self.weights, "bias": self.bias}
        (folder / FILE).write_text(json.dumps(stored, ensure_ascii=False), "utf-8")

    def read(self, folder: Path) -> None:
        """Read the words' weights."""
        stored = json.loads((folder / FILE).read_text("utf-8"))
        self.weights, self.bias = stored["weights"], stored["bias"]

    def detect(self, text: str, current: str | None) -> str | None:
        """Return nl or en when `text` tells it, else `current`."""
        known = [self.weights[word] for word in set(_words(text)) if word in self.weights]
        telling = [weight for weight in known if abs(weight) > 0.3]
        if len(telling) < (self.config["fewest_known_words"] if current else 1):
            return current
        english = 1.0 / (1.0 + np.exp(-(self.bias + sum(known))))
        if english >= self.config["sure"]:
            return "en"
        return "nl" if english <= 1.0 - self.config["sure"] else current

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the language as an entity that fills the slot `language`, where a conversation is going on."""
        for message in messages:
            text, metadata = message.get(TEXT), message.get("metadata") or {}
            if not text or text.startswith("/") or "language_is_chosen" not in metadata:
                continue
            current = metadata.get("language")
            language = current if metadata["language_is_chosen"] else self.detect(text, current)
            if language and language != current:
                entity = {
                    "entity": ENTITY,
                    "value": language,
                    "start": 0,
                    "end": 0,
                    "extractor": "LanguageDetector",
                }
                message.set(ENTITIES, [*message.get(ENTITIES, []), entity], add_to_output=True)
        return messages
