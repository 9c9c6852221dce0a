"""Gives Rasa's own classifiers the sentence embedding as a dense feature: for the comparison only."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.text_model import EmbeddingView


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class E5Featurizer(DenseFeaturizer, GraphComponent):
    """One vector of 384 numbers a message, of unit variance as linear models like it."""

    @classmethod
    def required_components(cls) -> list[type]:
        """Return what must stand before it."""
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings; the scale is one over the spread of the vectors' numbers."""
        return {**DenseFeaturizer.get_default_config(), "scale": 20.0}

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Accept any scale."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> E5Featurizer:
        """Return the component."""
        featurizer = cls(execution_context.node_name, config)
        featurizer.view = EmbeddingView()
        return featurizer

    view: EmbeddingView

    def _add(self, messages: list[Message]) -> list[Message]:
        with_text = [message for message in messages if message.get(TEXT)]
        if with_text:
            vectors = self.view.embed([message.get(TEXT) for message in with_text]) * self._config["scale"]
            for message, vector in zip(with_text, np.asarray(vectors), strict=True):
                message.add_features(
                    Features(vector[np.newaxis, :], FEATURE_TYPE_SENTENCE, TEXT, self._config["alias"])
                )
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the features to every example."""
        self._add(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the features to every message."""
        return self._add(messages)
