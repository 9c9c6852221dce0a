"""Finds names and other words in a text (people, relations, schemes ...) by a conditional random field.

Rasa's own CRFEntityExtractor keeps its training data in the model and learns again at every start, which
takes longer than all the rest of starting; this one keeps what was learned. Values are not its business:
dates, amounts and the like are read by a grammar.
"""

from __future__ import annotations

import json
import random
from collections import Counter
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

from bot.nlu.intent_classifier import LIKELY
from bot.nlu.learned import Learned
from bot.nlu.name_lists import given_names, ordinary_words, surnames
from bot.nlu.noisy_copies import copies
from bot.nlu.word_features import CAPITAL, GIVEN, features_of
from bot.nlu.word_knowledge import WordKnowledge, count_words
from bot.nlu.word_spans import FIRST, FURTHER, OUTSIDE, PARTICIPANT, entities_of, tags_of, whole_names
from bot.nlu.word_tokens import Token, tokens_of

NAME = "WordTagger"
FILE, MEANINGS_FILE, NAMELESS_FILE = "words.crfsuite", "meanings.json", "nameless.json"
# Entities with a fixed set of values ("zijn vrouw" is a partner). All others keep the words as written.
FIXED = frozenset({"role", "relation", "document_type", "language"})
# "Arie Best": that Best is an ordinary word too makes the model hesitate, so less surety is asked for there.
SURELY_OUTSIDE = 0.95


# Labels under which hardly ever a participant is named ("create_account": a colleague), once sure of them;
# never an answer, which may correct who is meant: "nee, niet Jan, Piet".
MOST_NAMED, FEWEST_EXAMPLES, SURE = 0.01, 50, 0.65
ANSWERS = frozenset({"affirm", "deny", "correct", "inform"})
SHARE_UNLABELLED = 0.2  # of what is learned: the label told while reading can be wrong


def meanings_of(training_data: TrainingData) -> dict[str, dict[str, str]]:
    """Return for each entity with fixed values what the examples' words stand for."""
    meanings: dict[str, dict[str, str]] = {kind: {} for kind in sorted(FIXED)}
    for example in training_data.intent_examples:
        for entity in example.get(ENTITIES, []):
            if entity["entity"] in FIXED:
                words = example.get(TEXT)[entity["start"] : entity["end"]].lower()
                meanings[entity["entity"]][words] = entity["value"]
    return meanings


def nameless_labels(training_data: TrainingData) -> list[str]:
    """Return the labels with enough examples of which hardly any names a participant."""
    examples, named = Counter[str](), Counter[str]()
    for example in training_data.intent_examples:
        label = example.get_full_intent()
        examples[label] += 1
        named[label] += any(entity["entity"] == PARTICIPANT for entity in example.get(ENTITIES, []))
    return sorted(
        label
        for label, count in examples.items()
        if label not in ANSWERS and count >= FEWEST_EXAMPLES and named[label] < MOST_NAMED * count
    )


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
        self._nameless: frozenset[str] = frozenset()
        self._facts: WordKnowledge

    def learn(self, training_data: TrainingData, folder: Path) -> None:
        """Learn from every example, also as people in a hurry would type it."""
        examples = [
            (example.get(TEXT), example.get(ENTITIES, []), example.get_full_intent())
            for example in training_data.intent_examples
        ]
        counts = count_words((text, entities) for text, entities, _ in examples)
        facts = WordKnowledge(given_names(), surnames(), ordinary_words(), counts)
        chance = random.Random(1)  # noqa: S311  # the same copies at every training
        trainer = pycrfsuite.Trainer(verbose=False)
        for text, entities, label in examples:
            for copy, placed in copies(text, entities, chance):
                tokens = tokens_of(copy)
                if tokens:
                    told = None if chance.random() < SHARE_UNLABELLED else label
                    rows = features_of(tokens, facts, told, learning=True)
                    trainer.append(rows, tags_of(tokens, placed))
        settings = {name: self.config[name] for name in ("c1", "c2", "max_iterations")}
        trainer.set_params({**settings, "feature.minfreq": 2})
        trainer.train(str(folder / FILE))
        facts.save(folder)
        meanings, nameless = meanings_of(training_data), nameless_labels(training_data)
        (folder / MEANINGS_FILE).write_text(json.dumps(meanings, ensure_ascii=False), "utf-8")
        (folder / NAMELESS_FILE).write_text(json.dumps(nameless), "utf-8")

    def read(self, folder: Path) -> None:
        """Open what was learned."""
        self._meanings = json.loads((folder / MEANINGS_FILE).read_text("utf-8"))
        self._nameless = frozenset(json.loads((folder / NAMELESS_FILE).read_text("utf-8")))
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
                likely = message.get(LIKELY) or {}
                label = max(likely, key=likely.__getitem__, default=None)
                found = entities_of(text, tokens, whole_names(tokens, self._tags(tokens, label)))
                if label in self._nameless and likely[label] >= SURE:
                    found = [entity for entity in found if entity["entity"] != PARTICIPANT]
                for entity in found:
                    known = self._meanings.get(entity["entity"], {})
                    entity["value"] = known.get(entity["value"].lower(), entity["value"])
                    entity["extractor"] = NAME
                message.set(ENTITIES, [*message.get(ENTITIES, []), *found], add_to_output=True)
        return messages

    def _tags(self, tokens: list[Token], label: str | None) -> list[str]:
        """Return the likeliest tags; a given name and a word with a capital need less to be a name."""
        rows = features_of(tokens, self._facts, label)
        tags = list(self._tagger.tag(rows))
        for place in range(len(tags) - 1):
            both = (place, place + 1)
            named = tokens[place][2][:1].isupper() and GIVEN in rows[place] and CAPITAL in rows[place + 1]
            if (
                named
                and all(tags[one] == OUTSIDE for one in both)
                and all(self._tagger.marginal(OUTSIDE, one) < SURELY_OUTSIDE for one in both)
            ):
                tags[place : place + 2] = [FIRST, FURTHER]
        return tags
