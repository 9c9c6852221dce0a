"""The one door into Rasa: a turn of a conversation in, its answers and the new dialogue state out.

See docs/architecture.md. The gateway is the only caller; it shows its secret on every call.
"""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import InputChannel, UserMessage
from rasa.core.tracker_store import InMemoryTrackerStore
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.nlu.actions_endpoint import CollectedMessages, TurnReport, current_turn
from bot.nlu.dialogue_state import state_from_tracker, tracker_from_state

logger = logging.getLogger(__name__)
LANGUAGES = ("nl", "en")
SESSION_ENDED = {"error": "session_ended"}


def _malformed(turn: Any) -> str | None:
    if not isinstance(turn, dict):
        return "the body must be a JSON object"
    for field in ("conversation", "message_id", "text"):
        if not isinstance(turn.get(field), str) or not turn[field]:
            return f"'{field}' must be a text that is not empty"
    if turn.get("language") not in (None, *LANGUAGES):
        return "'language' must be nl, en or null"
    state = turn.get("state") or {}
    if not isinstance(turn.get("metadata") or {}, dict) or not isinstance(state, dict):
        return "'metadata' and 'state' must be objects or null"
    if not isinstance(state.get("slots", {}), dict):
        return "'slots' in the state must be an object"
    if not isinstance(state.get("active_loop"), str | None):
        return "'active_loop' in the state must be a text or null"
    return None


class GatewayInput(InputChannel):
    """Serves `POST /webhooks/gateway/turn`."""

    @classmethod
    def name(cls) -> str:
        """Return the channel's name, which is also its part of the address."""
        return "gateway"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Return the routes of this channel."""
        routes = Blueprint("gateway_turns")

        @routes.post("/turn")
        async def turn(request: Request) -> HTTPResponse:
            body = request.json
            fault = _malformed(body)
            if fault:
                return json({"error": "malformed", "detail": fault}, status=400)
            context = Sanic.get_app("werkgeversassistent").ctx
            answer = await handle_turn(context.agent, context.trackers, body)
            if answer is None:
                return json({"error": "actions"}, status=503)
            return json(answer, status=401 if answer == SESSION_ENDED else 200)

        return routes


async def handle_turn(
    agent: Agent, trackers: InMemoryTrackerStore, turn: dict[str, Any]
) -> dict[str, Any] | None:
    """Return the turn's messages, the new state and the language, or None when a part behind Rasa failed.
    `SESSION_ENDED` when the session of the turn turned out to have ended.

    The tracker lives in memory for as long as the turn takes: the state comes in with the turn.
    """
    conversation = turn["conversation"]
    state = turn.get("state") or {}
    slots = dict(state.get("slots", {}))
    metadata = dict(turn.get("metadata") or {})
    if turn.get("language"):
        slots["language"] = turn["language"]
    metadata["language_is_chosen"] = bool(turn.get("language"))
    metadata["language"] = slots.get("language") or "nl"
    metadata["spoken_language"] = slots.get("spoken_language")
    metadata["asked"] = slots.get("requested_slot")

    report = TurnReport()
    current_turn.set(report)
    answers = CollectedMessages()
    message = UserMessage(
        turn["text"],
        answers,
        conversation,
        input_channel=GatewayInput.name(),
        message_id=turn["message_id"],
        metadata=metadata,
    )
    async with agent.lock_store.lock(conversation):
        await trackers.save(tracker_from_state(conversation, {**state, "slots": slots}, agent.domain))
        try:
            await agent.processor.handle_message(message)
            tracker = await trackers.retrieve(conversation)
        except asyncio.CancelledError:
            raise
        except Exception as error:
            # The text of an exception can hold what the user typed: the log gets its class and its place.
            cause = error.__cause__ or error
            place = traceback.extract_tb(cause.__traceback__)[-1]
            logger.error("a turn failed: %s at %s:%s", type(cause).__name__, place.filename, place.lineno)
            return None
        finally:
            trackers.store.pop(conversation, None)
    if report.session_ended:
        return dict(SESSION_ENDED)
    if report.failed_calls or not answers.messages or tracker is None:
        return None
    new_state = state_from_tracker(tracker)
    return {
        "messages": answers.messages,
        "state": new_state,
        "language": tracker.get_slot("language") or "nl",
    }
