"""The slots of an open task while a turn is handled: read once, changed here, written back as events."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.interfaces import Tracker


class Draft:
    """A working copy of the slots. `events` tells Rasa what changed, and nothing else."""

    def __init__(self, tracker: Tracker) -> None:
        self._before = dict(tracker.slots)
        self._now = dict(tracker.slots)

    def __getitem__(self, slot: str) -> Any:
        return self._now.get(slot)

    def __setitem__(self, slot: str, value: Any) -> None:
        self._now[slot] = value

    def clear(self, *slots: str) -> None:
        """Empty the slots named."""
        for slot in slots:
            self._now[slot] = None

    def events(self) -> list[EventType]:
        """Return a SlotSet for each slot whose value changed; the requested slot is the form's own affair."""
        return [
            SlotSet(slot, value)
            for slot, value in self._now.items()
            if value != self._before.get(slot) and slot != "requested_slot"
        ]
