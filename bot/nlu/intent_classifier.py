"""Weighs every label against every message: intents and the topics of `faq` at once, by `text_model`.

It only sets `LIKELY`. The word tagger reads that (where an account is made, the person named is no
participant), and `intent_ranking` makes Rasa's intent of it, once names and values are known as well.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.bsn_references import with_references_replaced
from bot.nlu.learned import Learned
from bot.nlu.text_model import TextModel

LIKELY = "likely_labels"
"""The message's property with a probability for each full label ("faq/anw")."""
A_NUMBER = "999912045"  # stands for a BSN where the words are weighed; digits are all alike there


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TwoViewClassifier(Learned, IntentClassifier):
    """Weighs labels by word counts and a sentence embedding together."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the weight of the embedding and the temperature."""
        return {"weight_of_embedding": 1.0, "temperature": 1.0}

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        super().__init__(config, model_storage, resource)
        self.model = TextModel(config["weight_of_embedding"], config["temperature"])

    def learn(self, training_data: TrainingData, folder: Path) -> None:
        """Learn from every example that has a text and an intent."""
        examples = [m for m in training_data.intent_examples if m.get(TEXT) and m.get(INTENT)]
        self.model.fit([m.get(TEXT) for m in examples], [m.get_full_intent() for m in examples])
        self.model.save(folder)

    def read(self, folder: Path) -> None:
        """Read the trained model."""
        self.model.load(folder)

    def process(self, messages: list[Message]) -> list[Message]:
        """Set `LIKELY` on each message that has words."""
        for message in messages:
            text = message.get(TEXT)
            if not text or text.startswith("/"):
                continue
            alone = with_references_replaced(message, " ")
            if alone != text and not alone.strip(" .,!"):
                message.set(LIKELY, {"inform": 1.0})
                continue
            scores = self.model.probabilities([with_references_replaced(message, A_NUMBER)])[0]
            message.set(LIKELY, dict(zip(self.model.labels, scores.tolist(), strict=True)))
        return messages
