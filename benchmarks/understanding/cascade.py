"""A classifier for the comparison: the counts alone where they are sure, the sentence embedding only else."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage

from bot.nlu.intent_classifier import TwoViewClassifier
from bot.nlu.text_model import Matrix, TextModel, log_softmax

SURE_ENOUGH = 0.95


class CascadeModel(TextModel):
    """The two views, the second asked only about texts that the first leaves open."""

    def probabilities(self, texts: list[str]) -> Matrix:
        """Return one probability per text and label; each row adds up to 1."""
        counts, _ = self.views
        alone = np.exp(log_softmax(np.asarray(counts.scores(texts), dtype=np.float32)))
        open_rows = np.flatnonzero(alone.max(axis=1) < SURE_ENOUGH)
        if len(open_rows):
            alone[open_rows] = super().probabilities([texts[row] for row in open_rows])
        return np.asarray(alone, dtype=np.float32)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class CascadeClassifier(TwoViewClassifier):
    """Our classifier with the cascade as its model."""

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        super().__init__(config, model_storage, resource)
        self.model = CascadeModel(config["weight_of_embedding"], config["temperature"])
