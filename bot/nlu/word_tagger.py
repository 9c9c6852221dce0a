"""Finds names and other words in a text (people, relations, schemes ...) by a conditional random field.

Rasa's own CRFEntityExtractor keeps its training data in the model and learns again at every start, which
takes longer than all the rest of starting; this one keeps what was learned. Values are not its business:
dates, amounts and the like are read by a grammar.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pycrfsuite
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.learned import Learned
from bot.nlu.name_lists import given_names, ordinary_words
from bot.nlu.noisy_copies import copies
from bot.nlu.word_features import CAPITAL, GIVEN, Token, WordKnowledge, count_words, features_of, tokens_of

NAME = "WordTagger"
FILE, MEANINGS_FILE = "words.crfsuite", "meanings.json"
# Entities with a fixed set of values ("zijn vrouw" is a partner). All others keep the words as written.
FIXED = frozenset({"role", "relation", "document_type", "language"})
OUTSIDE, PARTICIPANT = "O", "participant"
# "Arie Best": that Best is an ordinary word too makes the model hesitate, so less surety is asked for there.
SURELY_OUTSIDE = 0.95


def tags_of(tokens: list[Token], entities: list[dict[str, Any]]) -> list[str]:
    """Return a tag per token: B- begins an entity, I- goes on, O is outside."""
    tags = [OUTSIDE] * len(tokens)
    for entity in entities:
        first = True
        for i, (start, end, _) in enumerate(tokens):
            if start >= entity["start"] and end <= entity["end"]:
                tags[i] = ("B-" if first else "I-") + entity["entity"]
                first = False
    return tags


def entities_of(text: str, tokens: list[Token], tags: list[str]) -> list[dict[str, Any]]:
    """Return the entities that a row of tags stands for."""
    found: list[dict[str, Any]] = []
    for (start, end, _), tag in zip(tokens, tags, strict=True):
        kind = tag[2:]
        goes_on = bool(found) and found[-1]["open"] and "\n" not in text[found[-1]["end"] : start]
        if tag.startswith("I-") and goes_on and found[-1]["entity"] == kind:
            found[-1]["end"] = end
        elif tag != OUTSIDE:
            found.append({"entity": kind, "start": start, "end": end, "open": True})
        if tag == OUTSIDE and found:
            found[-1]["open"] = False
    return [
        {
            "entity": item["entity"],
            "start": item["start"],
            "end": item["end"],
            "value": text[item["start"] : item["end"]],
            "extractor": NAME,
        }
        for item in found
    ]


def meanings_of(training_data: TrainingData) -> dict[str, dict[str, str]]:
    """Return for each entity with fixed values what the examples' words stand for."""
    meanings: dict[str, dict[str, str]] = {kind: {} for kind in sorted(FIXED)}
    for example in training_data.intent_examples:
        for entity in example.get(ENTITIES, []):
            if entity["entity"] in FIXED:
                words = example.get(TEXT)[entity["start"] : entity["end"]].lower()
                meanings[entity["entity"]][words] = entity["value"]
    return meanings


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class WordTagger(Learned, EntityExtractorMixin):
    """A linear-chain CRF (python-crfsuite) over words and their shapes."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the regularisation and the most rounds of learning."""
        return {"c1": 0.02, "c2": 0.1, "max_iterations": 100}

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        super().__init__(config, model_storage, resource)
        self._tagger: Any = None
        # The tagger reads from these bytes and does not keep them itself.
        self._learned = b""
        self._meanings: dict[str, dict[str, str]] = {}
        self._facts: WordKnowledge

    def learn(self, training_data: TrainingData, folder: Path) -> None:
        """Learn from every example, also as people in a hurry would type it."""
        examples = [
            (example.get(TEXT), example.get(ENTITIES, [])) for example in training_data.intent_examples
        ]
        facts = WordKnowledge(given_names(), ordinary_words(), count_words(examples))
        chance = random.Random(1)  # noqa: S311  # the same copies at every training
        trainer = pycrfsuite.Trainer(verbose=False)
        for text, entities in examples:
            for copy, placed in copies(text, entities, chance):
                tokens = tokens_of(copy)
                if tokens:
                    trainer.append(features_of(tokens, facts, learning=True), tags_of(tokens, placed))
        settings = {name: self.config[name] for name in ("c1", "c2", "max_iterations")}
        trainer.set_params({**settings, "feature.minfreq": 2})
        trainer.train(str(folder / FILE))
        facts.save(folder)
        (folder / MEANINGS_FILE).write_text(
            json.dumps(meanings_of(training_data), ensure_ascii=False), "utf-8"
        )

    def read(self, folder: Path) -> None:
        """Open what was learned."""
        self._meanings = json.loads((folder / MEANINGS_FILE).read_text("utf-8"))
        self._facts = WordKnowledge.load(folder)
        self._learned = (folder / FILE).read_bytes()
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(self._learned)

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the words found to each message's entities."""
        for message in messages:
            text = message.get(TEXT)
            tokens = tokens_of(text) if text and not text.startswith("/") else []
            if tokens:
                found = entities_of(text, tokens, self._tags(tokens))
                for entity in found:
                    known = self._meanings.get(entity["entity"], {})
                    entity["value"] = known.get(entity["value"].lower(), entity["value"])
                message.set(ENTITIES, [*message.get(ENTITIES, []), *found], add_to_output=True)
        return messages

    def _tags(self, tokens: list[Token]) -> list[str]:
        """Return the likeliest tags; a given name and a word with a capital need less to be a name."""
        rows = features_of(tokens, self._facts)
        tags = list(self._tagger.tag(rows))
        for place in range(len(tags) - 1):
            both = (place, place + 1)
            named = tokens[place][2][:1].isupper() and GIVEN in rows[place] and CAPITAL in rows[place + 1]
            if (
                named
                and all(tags[one] == OUTSIDE for one in both)
                and all(self._tagger.marginal(OUTSIDE, one) < SURELY_OUTSIDE for one in both)
            ):
                tags[place : place + 2] = [f"B-{PARTICIPANT}", f"I-{PARTICIPANT}"]
        return tags
