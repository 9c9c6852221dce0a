"""The base of actions that only answer: no form, nothing recorded. They also answer side questions."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar

from rasa_sdk.events import EventType, FollowupAction
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from bot.actions import waiting
from bot.actions.backend import Backend, Refusal
from bot.actions.draft import Draft
from bot.actions.several import says_same_for
from bot.actions.turn import Turn
from bot.actions.voice import Voice


class Answer(Action, ABC):
    """An action that answers one message. Subclasses give its name and say the answer."""

    action: ClassVar[str]

    def name(self) -> str:
        """Return the name that rules use."""
        return self.action

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer; a missing right is said kindly."""
        turn, draft = Turn.of(tracker), Draft(tracker)
        if turn.pressed and turn.choice is None:
            turn = turn.with_held(draft["held"])  # "Bedoelt u ...?": what it was about still holds the values
        self.forget(draft)
        again = waiting.like_the_last(draft, turn)
        if again and says_same_for(turn) and not draft["requested_slot"]:
            return go_on_with(again, draft, turn)
        voice = Voice(dispatcher, turn.language)
        async with Backend(turn.token) as backend:
            try:
                await self.answer(turn, draft, voice, backend)
            except Refusal as refusal:
                if refusal.code != "missing_right":
                    raise
                participants = refusal.data.get("right") == "see_participants"
                voice.say("utter_missing_right_participants" if participants else "utter_missing_right")
        return draft.events()

    def forget(self, draft: Draft) -> None:
        """Forget what was unclear before: something else is spoken of now."""
        draft.clear("held", "looked_up")
        if not draft["requested_slot"]:
            draft.clear("misses", "options")

    @abstractmethod
    async def answer(self, turn: Turn, draft: Draft, voice: Voice, backend: Backend) -> None:
        """Say the answer; change slots of `draft` where the conversation must remember something."""


def go_on_with(record: waiting.Record, draft: Draft, turn: Turn) -> list[EventType]:
    """Return the events that open the task of `record`, which reads this message itself."""
    waiting.queue(draft, [record])
    draft["taken"] = turn.message_id
    draft.clear("misses")
    return [*draft.events(), FollowupAction(record["form"])]
