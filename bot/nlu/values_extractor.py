"""Puts what `bot.values` reads in a message (dates, amounts, part-time ...) among Rasa's entities."""

from __future__ import annotations

from datetime import date
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.clock import today
from bot.nlu.bsn_references import bsn_entities, with_references_replaced
from bot.values import Raise, Reading, Value, find_values

NAME = "ValuesExtractor"


def _plain(value: Reading) -> Any:
    """Return a reading as JSON can hold it: dates in ISO, decimals as text."""
    if isinstance(value, Raise):
        return {"size": str(value.size), "unit": value.unit}
    return value.isoformat() if isinstance(value, date) else str(value)


def to_entity(value: Value) -> dict[str, Any]:
    """Return `value` as a Rasa entity."""
    return {
        "entity": value.kind,
        "value": _plain(value.value),
        "start": value.start,
        "end": value.end,
        "alternatives": [_plain(other) for other in value.alternatives],
        "period": value.period,
        "edge": value.edge,
        "valid": value.valid,
        "extractor": NAME,
    }


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class ValuesExtractor(GraphComponent, EntityExtractorMixin):
    """Reads values by grammar: nothing is learned."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ValuesExtractor:
        """Return the component; it has no settings."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add an entity for each value found; other extractors' entities inside its span are dropped."""
        for message in messages:
            text = message.get(TEXT)
            if not text or text.startswith("/"):
                continue
            bsns = [{**entity, "extractor": NAME} for entity in bsn_entities(message)]
            values = find_values(with_references_replaced(message, "•"), today=today())
            found = [to_entity(value) for value in values]
            kept = [
                entity
                for entity in message.get(ENTITIES, [])
                if not any(entity["start"] >= own["start"] and entity["end"] <= own["end"] for own in found)
                and not any(entity["start"] < bsn["end"] and bsn["start"] < entity["end"] for bsn in bsns)
            ]
            found += bsns
            message.set(
                ENTITIES, sorted(kept + found, key=lambda entity: entity["start"]), add_to_output=True
            )
        return messages
