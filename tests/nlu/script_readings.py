"""What the messages of the black-box scripts mean: the expectations, what Rasa gets, and what differs."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict
from ruamel.yaml import YAML

from bot.gateway.secrets import mask
from bot.values.identifiers import passes_eleven_test
from run.environments import RASA_FOLDER, python_of
from run.settings import ROOT, machine_environment
from tests.unit.values.tables import normalised, plain_number

FOLDER = Path(__file__).parent / "script_messages"
KNOWN_MISREADS = Path(__file__).parent / "known_misreads.yml"
FILLED = {"{bsn}": "999910000", "{other_bsn}": "999913554", "{reference}": "7K2M-9QXD"}
UNCLEAR = "nlu_fallback"
# Threads that wait must not spin: on a busy machine that makes the embedding many times slower.
QUIET_THREADS = {"OMP_WAIT_POLICY": "PASSIVE", "OMP_NUM_THREADS": "2"}
# Runs in Rasa's own environment: [text, metadata] pairs in, Rasa's parses out.
PARSING = """
import asyncio, json, sys, warnings
warnings.simplefilter("ignore")
from pathlib import Path
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
import structlog

structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
agent = Agent.load(max(Path("models").glob("*.tar.gz"), key=lambda model: model.stat().st_mtime))

async def parses():
    return [
        dict(await agent.processor.parse_message(UserMessage(text, metadata=metadata)))
        for text, metadata in json.load(sys.stdin)
    ]

print(json.dumps(asyncio.run(parses()), default=float))
"""

Words = tuple[str, str, str | None]


class Entity(BaseModel):
    """Words that must be found, and what they stand for where there is a fixed list."""

    model_config = ConfigDict(extra="forbid")

    entity: str
    text: str
    value: str | None = None


class Expectation(BaseModel):
    """What a careful reader says of one message. Every label of `intents` is right.

    There are several where the place in the talk decides: "nee, 1 april" corrects, denies and informs.
    `asked` is what the question before it was about, where the gateway looks at that. `values` are
    written as in the tables of `tests/unit/values`; a BSN is "{bsn}".
    """

    model_config = ConfigDict(extra="forbid")

    text: str
    language: Literal["nl", "en"]
    intents: list[str]
    asked: Literal["bsn"] | None = None
    entities: list[Entity] = []
    values: list[str] = []


@dataclass(frozen=True)
class Reading:
    """What the model made of a message. `label` is the likeliest one; `asks`: too unsure to act on it."""

    label: str
    probability: float
    asks: bool
    words: tuple[Words, ...]
    values: tuple[str, ...]


def expectations() -> Iterator[tuple[str, Expectation]]:
    """Yield every expectation with the name of its file."""
    for path in sorted(FOLDER.glob("*.yml")):
        for row in YAML(typ="safe").load(path):
            yield path.stem, Expectation.model_validate(row)


def known_misreads() -> dict[str, dict[str, str]]:
    """Return the messages that are known to be misread, each with the reason, for labels and for words."""
    known: dict[str, dict[str, str]] = YAML(typ="safe").load(KNOWN_MISREADS)
    return known


def sent_for(expectation: Expectation) -> tuple[str, dict[str, Any]]:
    """Return the text and the metadata that the gateway sends Rasa for a message that is typed."""
    text = expectation.text
    for name, value in FILLED.items():
        text = text.replace(name, value)
    masked = mask(text, bsn_asked=expectation.asked == "bsn")
    references = [f"bsn:{number:032x}" for number, _ in enumerate(masked.digits)]
    bsns = [
        {"reference": reference, "valid": passes_eleven_test(digits), "masked": f"••••••{digits[-3:]}"}
        for reference, digits in zip(references, masked.digits, strict=True)
    ]
    return re.sub(r"^[\s/]+", "", masked.with_bsns(references)), {"bsns": bsns}


def readings(asked: list[Expectation], business_date: str) -> list[Reading]:
    """Return what the trained model makes of each message, on that day."""
    done = subprocess.run(
        [str(python_of(RASA_FOLDER)), "-c", PARSING],
        cwd=ROOT,
        env=machine_environment() | QUIET_THREADS | {"BUSINESS_DATE": business_date, "PYTHONPATH": str(ROOT)},
        input=json.dumps([sent_for(each) for each in asked]),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return [_reading(answer) for answer in json.loads(done.stdout.splitlines()[-1])]


def _reading(answer: dict[str, Any]) -> Reading:
    topics = answer.get("response_selector", {}).get("faq", {}).get("ranking", [])
    ranked = [(each["intent_response_key"], each["confidence"]) for each in topics]
    ranked += [(each["name"], each["confidence"]) for each in answer["intent_ranking"]]
    label, probability = max(
        (pair for pair in ranked if pair[0] not in ("faq", UNCLEAR)), key=lambda pair: float(pair[1])
    )
    found = answer["entities"]
    return Reading(
        label,
        probability,
        answer["intent"]["name"] == UNCLEAR,
        tuple(_words(each, answer["text"]) for each in found if each["extractor"] == "WordTagger"),
        tuple(_written(each) for each in found if each["extractor"] == "ValuesExtractor"),
    )


def _words(entity: dict[str, Any], text: str) -> Words:
    said = text[entity["start"] : entity["end"]]
    return entity["entity"], said, entity["value"] if entity["value"] != said else None


def _written(entity: dict[str, Any]) -> str:
    """Return a value that Rasa found the way the tables of `tests/unit/values` write it."""
    kind, value = entity["entity"], entity["value"]
    words = [kind] if entity["valid"] else ["invalid", kind]
    if kind == "bsn":
        words.append("{bsn}")
    elif isinstance(value, dict):
        words += [plain_number(value["size"]), value["unit"]]
    elif kind in ("date", "birth_date"):
        words.append(" or ".join([value, *entity["alternatives"]]))
    else:
        words.append(
            f'"{value}"' if kind in ("postcode", "house_number", "email", "phone") else plain_number(value)
        )
    return normalised(" ".join([*words, entity["period"]] if entity.get("period") else words))


def label_is_right(wanted: Expectation, got: Reading) -> bool:
    """Tell whether the likeliest label is one of the right ones, or rightly none is sure."""
    return got.label in wanted.intents or (got.asks and UNCLEAR in wanted.intents)


def values_are_right(wanted: Expectation, got: Reading) -> bool:
    """Tell whether exactly the values of the message were found."""
    return sorted(got.values) == sorted(normalised(value) for value in wanted.values)


def words_of(wanted: Expectation) -> list[Words]:
    """Return the words that must be found, as a reading has them."""
    return [(each.entity, each.text, each.value) for each in wanted.entities]
