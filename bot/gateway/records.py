"""What the gateway keeps of a conversation, as values: what came in, what waits, what a turn brought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.channels.message import ButtonKind, Draft, Language


class ChoiceUnknownError(Exception):
    """No such button in this conversation."""


class ChoiceUsedError(Exception):
    """The button was pressed, or the conversation has gone on since."""


class TooManyWaitingError(Exception):
    """More messages wait to be handled than anyone types."""


@dataclass(frozen=True)
class Conversation:
    """One account's talk for one employer, over all channels."""

    id: str
    account: str
    employer: str
    language: Language | None
    chosen_language: Language | None
    state: dict[str, Any] | None
    seq: int

    @property
    def lang(self) -> Language:
        """Return the language to speak when nothing newer says otherwise."""
        return self.chosen_language or self.language or "nl"

    @property
    def has_open_task(self) -> bool:
        """Return whether the dialogue is in the middle of something; of its state only this is read here."""
        return bool((self.state or {}).get("active_loop"))


@dataclass(frozen=True)
class Incoming:
    """What came in, its secrets taken out: `shown` to people, `text` to Rasa, `sealed` the BSNs in it."""

    client_id: str
    session_id: str
    account_name: str
    channel: str
    lang: Language
    text: str = ""
    shown: str = ""
    sealed: bytes | None = None
    button: str | None = None
    button_kind: ButtonKind = "choice"
    notices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Receipt:
    """Where an incoming message stands; `new` is false when it had come in before."""

    seq: int
    new: bool


@dataclass(frozen=True)
class Waiting:
    """A message that is still to be handled."""

    id: int
    conversation: str
    client_id: str
    seq: int | None
    text: str
    sealed: bytes | None
    bsns: list[dict[str, Any]] | None
    session_id: str
    account_name: str
    channel: str
    language: Language
    told: bool
    received_at: float


@dataclass(frozen=True)
class Outcome:
    """What a turn brought. The state and languages replace the old ones only when `status` is `done`."""

    status: str
    drafts: Sequence[Draft]
    state: dict[str, Any] | None = None
    language: Language | None = None
    chosen_language: Language | None = None
