"""What the model made of a message, and how to ask it for many at once from the other environment."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.understanding.cases import ROOT, TODAY
from bot.values import find_values
from run.environments import RASA_FOLDER, python_of
from run.settings import machine_environment

# The names of Rasa's answer; its own modules are not here to be asked.
UNCLEAR = "nlu_fallback"
TAGGER, VALUES = "WordTagger", "ValuesExtractor"
Sent = tuple[str, dict[str, Any]]
"""A message as Rasa gets it: the text, BSNs taken out, and the metadata that tell of them."""


@dataclass(frozen=True)
class Parse:
    """What the model made of a message.

    `ranking`: full labels with their probabilities, best first; `asks`: it is too unsure to act on the
    first; `words`: kind, words as typed and what they stand for; `values`: the entities of `bot.values`.
    """

    ranking: tuple[tuple[str, float], ...]
    asks: bool
    words: tuple[tuple[str, str, str], ...]
    milliseconds: float = 0.0
    values: tuple[dict[str, Any], ...] = ()

    @property
    def first(self) -> str:
        """The likeliest label."""
        return self.ranking[0][0]

    @property
    def sureness(self) -> float:
        """The probability of the likeliest label."""
        return self.ranking[0][1]


def with_references(text: str) -> Sent:
    """Return the text and the metadata that Rasa gets: the gateway takes a BSN out before."""
    bsns: list[dict[str, Any]] = []
    for value in reversed([value for value in find_values(text, today=TODAY) if value.kind == "bsn"]):
        reference = f"bsn:0000{len(bsns)}"
        text = text[: value.start] + reference + text[value.end :]
        bsns.append({"reference": reference, "valid": value.valid, "masked": "•"})
    return text, {"bsns": bsns}


def parse_of(answer: dict[str, Any], milliseconds: float, extractor: str | None = TAGGER) -> Parse:
    """Return Rasa's `answer`, topics among the labels, with the words of `extractor` (None: of any)."""
    ranking = [(each["name"], each["confidence"]) for each in answer["intent_ranking"]]
    topics = answer.get("response_selector", {}).get("faq", {}).get("ranking", [])
    labels = [pair for pair in ranking if pair[0] not in (UNCLEAR, "faq")]
    labels += [(topic["intent_response_key"], topic["confidence"]) for topic in topics]
    words = [
        (each["entity"], answer["text"][each["start"] : each["end"]], str(each["value"]))
        for each in answer["entities"]
        if extractor in (None, each.get("extractor"))
    ]
    # DIET has no label at all for a text of which it knows no piece.
    order = tuple(sorted(labels, key=lambda pair: -pair[1])) or ((UNCLEAR, 0.0),)
    values = tuple(each for each in answer["entities"] if each.get("extractor") == VALUES)
    return Parse(order, answer["intent"]["name"] == UNCLEAR, tuple(words), milliseconds, values)


def parses_of(
    messages: Iterable[str | Sent], model: Path | None = None, business_date: str | None = None
) -> list[Parse]:
    """Return what `model` (the newest when left out) makes of each message, as the running assistant would.

    A text alone gets the references that the gateway puts for BSNs. `business_date` is "today" (ISO).

    Raises:
        subprocess.CalledProcessError: the model could not be read; its own words are on the error output.
    """
    with TemporaryDirectory() as folder:
        asked, answered = Path(folder, "texts.json"), Path(folder, "parses.json")
        sent = [with_references(each) if isinstance(each, str) else each for each in messages]
        asked.write_text(json.dumps(sent), encoding="utf-8")
        module = "benchmarks.understanding.parse_all"
        command: list[str | Path] = [python_of(RASA_FOLDER), "-m", module, asked, answered]
        environment = {**machine_environment(), "PYTHONPATH": str(ROOT)}
        environment |= {"BUSINESS_DATE": business_date} if business_date else {}
        subprocess.run([*command, *([model] if model else [])], cwd=ROOT, env=environment, check=True)
        return [_parse(each) for each in json.loads(answered.read_text(encoding="utf-8"))]


def _parse(row: dict[str, Any]) -> Parse:
    ranking = tuple((label, probability) for label, probability in row["ranking"])
    words = tuple(tuple(each) for each in row["words"])
    return Parse(ranking, row["asks"], words, row["milliseconds"], tuple(row["values"]))
