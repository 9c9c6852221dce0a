"""Makes Rasa's intent of the likely labels, once names, values and the open question are known as well."""

from __future__ import annotations

import math
import re
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.intent_classifier import LIKELY
from bot.nlu.values_extractor import NAME as VALUES

RANKING_LENGTH = 10
NAMES = frozenset({"participant", "street", "city"})
UNCLEAR = "nlu_fallback"  # Rasa's own name for "not sure enough"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class IntentRanking(GraphComponent, IntentClassifier):
    """Shifts what the question makes likelier, and says when nothing is sure enough."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings.

        Below what it is unclear, the same while a question is open (what is meant is asked there by the
        question itself), and by how much the log-odds of a label shift then: a name is an answer to "who?",
        and nothing to be turned away. Last, the shift for a message that holds nothing but names and values.
        """
        return {
            "least_sure": 0.4,
            "least_sure_when_asked": 0.3,
            "shifts_when_asked": {"inform": 1.0, "out_of_scope": -1.0},
            "shifts_of_an_answer": {"inform": 2.0, "out_of_scope": -2.0},
        }

    def __init__(self, config: dict[str, Any]) -> None:
        self.config = config

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> IntentRanking:
        """Return the component with its settings."""
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Set `intent`, `intent_ranking` and, for a topic, `response_selector`."""
        for message in messages:
            likely = message.get(LIKELY)
            if not likely:
                continue
            asked = bool((message.get("metadata") or {}).get("asked"))
            if asked:
                likely = shifted(likely, self.config["shifts_when_asked"])
            if is_only_an_answer(message):
                likely = shifted(likely, self.config["shifts_of_an_answer"])
            ranked = sorted(likely.items(), key=lambda pair: -pair[1])
            write_ranking(message, ranked, self.config["least_sure_when_asked" if asked else "least_sure"])
        return messages


def is_only_an_answer(message: Message) -> bool:
    """Tell whether the message holds names or values and not a word beside them."""
    rest = str(message.get(TEXT))
    for entity in message.get(ENTITIES, []):
        if entity["entity"] in NAMES or entity.get("extractor") == VALUES:
            rest = rest[: entity["start"]] + " " * (entity["end"] - entity["start"]) + rest[entity["end"] :]
    return rest != message.get(TEXT) and not re.search(r"\w", rest)


def shifted(likely: dict[str, float], shifts: dict[str, float]) -> dict[str, float]:
    """Return the probabilities with the log-odds of some labels shifted; they add up to 1 again."""
    weighed = {label: probability * math.exp(shifts.get(label, 0.0)) for label, probability in likely.items()}
    total = sum(weighed.values())
    return {label: weight / total for label, weight in weighed.items()}


def write_ranking(message: Message, ranked: list[tuple[str, float]], least_sure: float) -> None:
    """Write `ranked` (full label, probability; best first) on `message` the way Rasa's own classifiers do."""
    by_intent: dict[str, float] = {}
    for label, probability in ranked:
        intent = label.split("/", 1)[0]
        by_intent[intent] = by_intent.get(intent, 0.0) + probability
    # The best label decides: many topics of one retrieval intent must not outvote one clear task together.
    best = ranked[0][0].split("/", 1)[0]
    order = sorted(by_intent.items(), key=lambda pair: (pair[0] != best, -pair[1]))
    ranking: list[dict[str, Any]] = [{"name": name, "confidence": confidence} for name, confidence in order]
    if order[0][1] < least_sure:
        ranking.insert(0, {"name": UNCLEAR, "confidence": least_sure})
    message.set(INTENT, ranking[0], add_to_output=True)
    message.set(INTENT_RANKING_KEY, ranking[:RANKING_LENGTH], add_to_output=True)
    topics = [(label, probability) for label, probability in ranked if "/" in label]
    if not topics:
        return
    topic, probability = topics[0]
    retrieval_intent = topic.split("/", 1)[0]
    message.set(
        "response_selector",
        {
            "all_retrieval_intents": [retrieval_intent],
            retrieval_intent: {
                "response": {
                    "responses": None,
                    "confidence": probability,
                    "intent_response_key": topic,
                    "utter_action": f"utter_{topic}",
                },
                "ranking": [{"confidence": p, "intent_response_key": t} for t, p in topics[:5]],
            },
        },
        add_to_output=True,
    )
