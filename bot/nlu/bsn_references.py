"""BSNs in a message: the gateway put references in their places and tells in the metadata what they are.

Only what the metadata names counts, so nobody can name a reference by typing one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

ENTITY = "bsn"


def _known(message: Message) -> list[dict[str, Any]]:
    """Return what the vault said of each BSN: `reference`, `valid` (the eleven-test), `masked`."""
    return list((message.get("metadata") or {}).get("bsns") or [])


def bsn_entities(message: Message) -> Iterator[dict[str, Any]]:
    """Yield an entity for each reference in the text, in the order of the text."""
    found = [
        {
            "entity": ENTITY,
            "value": bsn["reference"],
            "start": match.start(),
            "end": match.end(),
            "valid": bool(bsn["valid"]),
            "masked": bsn["masked"],
        }
        for bsn in {bsn["reference"]: bsn for bsn in _known(message)}.values()
        for match in re.finditer(re.escape(bsn["reference"]), message.get(TEXT) or "")
    ]
    yield from sorted(found, key=lambda entity: entity["start"])


def with_references_replaced(message: Message, by: str) -> str:
    """Return the text with every character of a reference (one character) or each reference as `by`."""
    text = str(message.get(TEXT) or "")
    for entity in reversed(list(bsn_entities(message))):
        put = by * (entity["end"] - entity["start"]) if len(by) == 1 else by
        text = text[: entity["start"]] + put + text[entity["end"] :]
    return text
