"""What an open task does with words about the conversation itself: a recap, beginning again, stopping all."""

from __future__ import annotations

from bot.actions import waiting
from bot.actions.participants import SLOT as LOOKED_UP
from bot.actions.participants import chosen_in_words, show
from bot.actions.recap import say_recap
from bot.actions.several import says_same_for
from bot.actions.situation import Ended, Situation
from bot.actions.steering import (
    asks_whether_it_can_be_undone,
    wants_all_stopped,
    wants_recap,
    wants_restart,
)
from bot.actions.task_people import People


async def steered(now: Situation) -> bool:
    """Answer what is said about the conversation itself, or about somebody looked up just before.

    Tells whether it was that. Raises `Ended` when everything is stopped.
    """
    turn, draft, voice = now.turn, now.draft, now.voice
    if wants_all_stopped(turn):
        more = bool(waiting.records(draft))
        draft.clear("parked")
        voice.say("utter_all_cancelled" if more else f"utter_{now.task.task}_cancelled")
        raise Ended
    if wants_restart(turn):
        draft.clear("preview", "options", "correcting", *now.by_slot)
        voice.say("utter_restarted")
        return True
    if wants_recap(turn):
        say_recap(now)
        return True
    if now.task.intent != "withdraw_change" and asks_whether_it_can_be_undone(turn):
        voice.say("utter_can_be_undone")
        return True
    if says_same_for(turn) and not any(field.names_others for field in now.task.fields):
        People(now).queue_as_said()
        return True
    return await _chose_whose_data(now)


async def _chose_whose_data(now: Situation) -> bool:
    offered = None if now.draft["options"] else chosen_in_words(now.turn, now.draft)
    now.draft.clear(LOOKED_UP)
    if offered:
        await show(offered, now.draft, now.turn, now.voice, now.backend)
    return offered is not None
