"""What a channel says about itself: what it can show, and how private it is."""

from __future__ import annotations

from dataclasses import dataclass

from bot.channels.message import Sensitivity


@dataclass(frozen=True)
class Channel:
    """The declaration of one channel; its renderer keeps to it."""

    name: str
    longest_text: int
    """Characters that a user may send in one message."""
    parts: frozenset[str]
    """Kinds of parts that it can show; the others reach the user as plain words."""
    sensitivity: Sensitivity
    """The most private message that may be shown whole."""
