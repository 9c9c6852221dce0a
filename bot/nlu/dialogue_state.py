"""The dialogue state between two turns, as plain data that the gateway keeps with the conversation.

Rasa keeps nothing between turns: each turn starts from this state and answers the next one. So a turn
costs the same however long the conversation is, a turn that failed can be repeated from the same state,
and nothing is lost when Rasa dies.
"""

from __future__ import annotations

from typing import Any

from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SessionStarted, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

DialogueState = dict[str, Any]


def tracker_from_state(
    conversation: str, state: DialogueState | None, domain: Domain
) -> DialogueStateTracker:
    """Return a tracker that stands where `state` says: its slots, its open form, waiting for the user."""
    known_slots = {slot.name for slot in domain.slots}
    slots = {name: value for name, value in (state or {}).get("slots", {}).items() if name in known_slots}
    form = (state or {}).get("active_loop")
    events: list[Event] = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted()]
    if form in domain.form_names:
        events += [ActionExecuted(form), ActiveLoop(form)]
    events += [SlotSet(name, value) for name, value in slots.items()]
    events.append(ActionExecuted(ACTION_LISTEN_NAME))
    return DialogueStateTracker.from_events(conversation, events, slots=domain.slots, domain=domain)


def state_from_tracker(tracker: DialogueStateTracker) -> DialogueState:
    """Return what must be kept: the slots that have a value, and the open form's name or None."""
    return {
        "slots": {
            slot.name: slot.value for slot in tracker.slots.values() if slot.value != slot.initial_value
        },
        "active_loop": tracker.active_loop_name,
    }
