"""What the messages of the black-box scripts mean: the expectations, what Rasa gets, and what differs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict
from ruamel.yaml import YAML

from benchmarks.understanding.parse import UNCLEAR, Parse, Sent, parses_of
from bot.gateway.secrets import mask
from bot.values.identifiers import passes_eleven_test
from tests.unit.values.tables import normalised, plain_number

FOLDER = Path(__file__).parent / "script_messages"
KNOWN_MISREADS = Path(__file__).parent / "known_misreads.yml"
FILLED = {"{bsn}": "999910000", "{other_bsn}": "999913554", "{reference}": "7K2M-9QXD"}

Words = tuple[str, str, str]


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


def expectations() -> Iterator[tuple[str, Expectation]]:
    """Yield every expectation with the name of its file."""
    for path in sorted(FOLDER.glob("*.yml")):
        for row in YAML(typ="safe").load(path):
            yield path.stem, Expectation.model_validate(row)


def known_misreads() -> dict[str, dict[str, str]]:
    """Return the messages that are known to be misread, each with the reason, for labels and for words."""
    known: dict[str, dict[str, str]] = YAML(typ="safe").load(KNOWN_MISREADS)
    return known


def sent_for(expectation: Expectation) -> Sent:
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


def readings(asked: list[Expectation], business_date: str) -> list[Parse]:
    """Return what the trained model makes of each message, on that day."""
    return parses_of([sent_for(each) for each in asked], business_date=business_date)


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


def label_is_right(wanted: Expectation, got: Parse) -> bool:
    """Tell whether the likeliest label is one of the right ones, or rightly none is sure."""
    return got.first in wanted.intents or (got.asks and UNCLEAR in wanted.intents)


def values_found(got: Parse) -> list[str]:
    """Return the values that Rasa found, as the tables write them."""
    return sorted(_written(each) for each in got.values)


def values_are_right(wanted: Expectation, got: Parse) -> bool:
    """Tell whether exactly the values of the message were found."""
    return values_found(got) == sorted(normalised(value) for value in wanted.values)


def words_of(wanted: Expectation) -> list[Words]:
    """Return the words that must be found, as a reading has them."""
    return [(each.entity, each.text, each.value or each.text) for each in wanted.entities]
