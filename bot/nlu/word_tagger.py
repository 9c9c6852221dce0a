"""Finds names and other words in a text (people, relations, schemes ...) by a conditional random field.

Rasa's own CRFEntityExtractor keeps its training data in the model and learns again at every start, which
takes longer than all the rest of starting; this one keeps what was learned. Values are not its business:
dates, amounts and the like are read by a grammar.
"""

from __future__ import annotations

import json
import re
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

NAME = "WordTagger"
FILE, MEANINGS_FILE = "words.crfsuite", "meanings.json"
# Entities with a fixed set of values ("zijn vrouw" is a partner). All others keep the words as written.
FIXED = frozenset({"role", "relation", "document_type", "language"})
OUTSIDE = "O"
_TOKEN = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?|\d+|\S")

Token = tuple[int, int, str]


def tokens_of(text: str) -> list[Token]:
    """Return the words, numbers and signs of `text` with their places."""
    return [(match.start(), match.end(), match.group()) for match in _TOKEN.finditer(text)]


def _shape(word: str) -> str:
    kinds = ["X" if c.isupper() else "x" if c.islower() else "0" if c.isdigit() else c for c in word]
    return re.sub(r"(.)\1+", r"\1", "".join(kinds))


def features_of(tokens: list[Token]) -> list[list[str]]:
    """Return what the model sees of each token: itself, its form, and two neighbours on either side."""
    words = [word for _, _, word in tokens]
    all_lower = not any(word[:1].isupper() for word in words)
    rows = []
    for i, word in enumerate(words):
        low = word.lower()
        row = [
            "bias",
            f"w={low}",
            f"shape={_shape(word)}",
            f"end3={low[-3:]}",
            f"end2={low[-2:]}",
            f"start3={low[:3]}",
            f"long={min(len(word), 9)}",
            f"lower={all_lower}",
        ]
        for step in (-2, -1, 1, 2):
            j = i + step
            if not 0 <= j < len(words):
                row.append(f"{step}:edge")
                continue
            row += [f"{step}:w={words[j].lower()}", f"{step}:shape={_shape(words[j])}"]
        if i > 0:
            row.append(f"pair={words[i - 1].lower()}|{low}")
        if i + 1 < len(words):
            row.append(f"next={low}|{words[i + 1].lower()}")
        rows.append(row)
    return rows


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
        if tag.startswith("I-") and found and found[-1]["entity"] == kind and found[-1]["open"]:
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
        return {"c1": 0.02, "c2": 0.1, "max_iterations": 80}

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        super().__init__(config, model_storage, resource)
        self._tagger: Any = None
        # The tagger reads from these bytes and does not keep them itself.
        self._learned = b""
        self._meanings: dict[str, dict[str, str]] = {}

    def learn(self, training_data: TrainingData, folder: Path) -> None:
        """Learn from every example, as it is and in lower case: people in a hurry write no capitals."""
        trainer = pycrfsuite.Trainer(verbose=False)
        for example in training_data.intent_examples:
            for text in {example.get(TEXT), example.get(TEXT).lower()}:
                tokens = tokens_of(text)
                if tokens:
                    trainer.append(features_of(tokens), tags_of(tokens, example.get(ENTITIES, [])))
        settings = {name: self.config[name] for name in ("c1", "c2", "max_iterations")}
        trainer.set_params({**settings, "feature.minfreq": 2})
        trainer.train(str(folder / FILE))
        (folder / MEANINGS_FILE).write_text(
            json.dumps(meanings_of(training_data), ensure_ascii=False), "utf-8"
        )

    def read(self, folder: Path) -> None:
        """Open what was learned."""
        self._meanings = json.loads((folder / MEANINGS_FILE).read_text("utf-8"))
        self._learned = (folder / FILE).read_bytes()
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(self._learned)

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the words found to each message's entities."""
        for message in messages:
            text = message.get(TEXT)
            tokens = tokens_of(text) if text and not text.startswith("/") else []
            if tokens:
                found = entities_of(text, tokens, self._tagger.tag(features_of(tokens)))
                for entity in found:
                    known = self._meanings.get(entity["entity"], {})
                    entity["value"] = known.get(entity["value"].lower(), entity["value"])
                message.set(ENTITIES, [*message.get(ENTITIES, []), *found], add_to_output=True)
        return messages
