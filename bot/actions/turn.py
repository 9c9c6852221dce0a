"""One turn as an action sees it: what was typed or pressed, how it was understood, who is speaking."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from rasa_sdk.interfaces import Tracker

FALLBACK = "nlu_fallback"

# Words that say nothing beside a value: "per 1 april graag" is only a date.
# fmt: off
FILLERS = frozenset((
    "per", "vanaf", "met", "ingang", "van", "op", "tot", "en", "t/m", "dat", "is", "het", "de",
    "een", "ja", "nee", "niet", "graag", "aub", "alsjeblieft", "alstublieft", "dank", "dan", "om",
    "gaat", "voor", "namelijk", "bedoel", "bedoelde", "ik", "moet", "zijn", "wordt", "maar",
    "toch", "sorry", "gewoon", "mevrouw", "meneer", "dhr", "mw", "mevr", "heer", "onze", "collega",
    "medewerker", "werknemer", "from", "as", "of", "on", "the", "it", "is", "a", "an", "yes", "no",
    "please", "for", "i", "mean", "meant", "should", "be", "not", "but", "just", "to", "mr", "mrs",
    "ms", "our", "employee", "colleague", "it's", "that's",
))
# fmt: on
# What was typed as a command once had a slash in front: "/affirm". Nobody agrees in that word.
_COMMAND = re.compile(r"(affirm|deny)\b|\w+\s*\{", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(frozen=True)
class Turn:
    """What the user did, and what it was taken for. `start` tells that this form was opened by it."""

    conversation: str
    message_id: str
    text: str
    intent: str
    confidence: float
    entities: list[dict[str, Any]]
    language: str
    token: str
    start: bool = False
    asked: str | None = None  # what was open before this message
    question: str | None = None
    ranking: tuple[tuple[str, float], ...] = ()
    metadata: dict[str, Any] = field(default_factory=dict)
    # Who and what was spoken of before this message (bot/actions/mentioned.py).
    mentioned: dict[str, Any] = field(default_factory=dict)
    # Whether whoever it names comes beside the one spoken of, and not in their place.
    adds: bool = False

    @classmethod
    def of(cls, tracker: Tracker, form: str | None = None) -> Turn:
        """Read the last user message of `tracker`, and whether `form` was opened after it."""
        events = tracker.events
        position = max((i for i, event in enumerate(events) if event.get("event") == "user"), default=-1)
        user = events[position] if position >= 0 else {}
        parse = user.get("parse_data") or {}
        intent = parse.get("intent") or {}
        metadata = user.get("metadata") or {}
        text = user.get("text") or ""
        opened = any(
            event.get("event") == "active_loop" and event.get("name") == form for event in events[position:]
        )
        return cls(
            conversation=str(tracker.sender_id),
            message_id=str(user.get("message_id")),
            text=text,
            intent=FALLBACK if _COMMAND.match(text) else intent.get("name") or FALLBACK,
            confidence=float(intent.get("confidence") or 0.0),
            entities=list(parse.get("entities") or []),
            language=tracker.get_slot("language") or "nl",
            token=metadata.get("turn_token") or "",
            start=bool(form) and opened,
            asked=None if opened else tracker.get_slot("requested_slot"),
            question=(parse.get("response_selector") or {})
            .get("faq", {})
            .get("response", {})
            .get("intent_response_key"),
            ranking=tuple((item["name"], item["confidence"]) for item in parse.get("intent_ranking") or []),
            metadata=metadata,
            mentioned=tracker.get_slot("mentioned") or {},
        )

    @property
    def pressed(self) -> bool:
        """Tell whether a button was pressed, not something typed."""
        return self.text.startswith("/")

    def without(self, value: object) -> Turn:
        """Return the same message without the entities that have this value."""
        return self.only([entity for entity in self.entities if entity["value"] != value])

    def only(self, entities: list[dict[str, Any]]) -> Turn:
        """Return the same message with these entities."""
        return replace(self, entities=entities)

    @property
    def unseen(self) -> bool:
        """Tell whether it was typed before the last answer was there, so that it cannot be about it."""
        return not self.pressed and bool(self.metadata.get("unseen"))

    @property
    def choice(self) -> str | None:
        """Return what the pressed button stands for, such as `option:1`, a digest, or None."""
        return next((str(e["value"]) for e in self.entities if e["entity"] == "choice"), None)

    @property
    def topic(self) -> str | None:
        """Return the topic of a question about how things work, such as `faq/death`; None for all else."""
        return self.question if self.intent == "faq" else None

    def all_of(self, kind: str) -> list[dict[str, Any]]:
        """Return the entities of one kind, in the order of the text."""
        return [entity for entity in self.entities if entity["entity"] == kind]

    def with_held(self, held: dict[str, Any] | None) -> Turn:
        """Return this turn as if it had said the unclear message that was kept, for reading its values."""
        return replace(self, text=held["text"], entities=held["entities"]) if held else self

    def rest(self) -> list[str]:
        """Return the words that are neither a value, a name nor a filler: what else was said."""
        text = self.text
        for entity in sorted(self.entities, key=lambda e: -int(e.get("start") or 0)):
            if entity.get("end"):
                text = text[: entity["start"]] + " " + text[entity["end"] :]
        return [word for word in _WORD.findall(text.lower()) if word not in FILLERS]
