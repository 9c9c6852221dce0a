"""What a task says next: the open question, a choice, the read-back; and submitting what was agreed to."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from bot.actions import waiting as in_line
from bot.actions.backend import Refusal
from bot.actions.naming import ONE_OF_SEVERAL
from bot.actions.phrasebook import phrase
from bot.actions.situation import CONFIRM, CORRECTION, OPTIONS, Ended, Situation
from bot.actions.turn import Turn
from bot.actions.voice import button, option_payload


class Asking:
    """Asks the one question that is open now."""

    def __init__(self, now: Situation) -> None:
        self.now, self.draft, self.voice = now, now.draft, now.voice

    async def ask(self) -> str | None:
        """Ask, and return the slot that is asked for; Rasa itself says the question of a value."""
        correcting = self.draft["correcting"]
        if correcting is True:
            self.draft.clear("correcting")
            self.voice.say(f"utter_{self.now.task.task}_ask_correction")
            return CORRECTION
        if self.draft["options"]:
            self._ask_options()
            return OPTIONS
        if correcting and self.draft[correcting] is None:
            return str(correcting)  # also a value that the task could do without
        self.draft.clear("correcting")
        try:
            missing = await self.now.task.missing(self.draft, self.now.backend)
            if missing == OPTIONS:
                self._ask_options()
            return missing or await self._read_back()
        except Refusal as refusal:
            return refused(self.now, refusal)

    def _ask_options(self) -> None:
        waiting = self.draft["options"]
        buttons = [button(o["label"], option_payload(n)) for n, o in enumerate(waiting["options"])]
        if len(buttons) == 1:
            buttons = []  # the response has its own yes and no
        elif waiting["say"] in ONE_OF_SEVERAL:
            label = phrase("somebody_else", self.voice.language)
            buttons.append(button(label, '/inform{"choice": "option:none"}'))
        self.voice.say(waiting["say"], buttons=buttons, **with_dates(waiting["values"]))

    async def _read_back(self) -> str:
        shown = await self.now.task.show(self.draft, self.voice, self.now.backend)
        known = self.draft["preview"] or {}
        if known.get("digest") != shown.digest:
            known = {"digest": shown.digest, "key": key_of(self.now.turn, shown.digest)}
            self.draft["preview"] = known
            if shown.notes:
                self.voice.say("utter_good_to_know", lines="\n".join(shown.notes))
        self.voice.say(shown.response, digest=shown.digest, **shown.values)
        return CONFIRM


async def submit(now: Situation) -> None:
    """Submit what was read back. Raises `Ended` when it is done; else the caller asks again."""
    preview, turn = now.draft["preview"], now.turn
    if not preview or (turn.pressed and turn.choice not in (None, preview["digest"])):
        now.voice.say("utter_outdated")
        return
    try:
        await now.task.submit(now.draft, now.voice, now.backend, preview["key"])
    except Refusal as refusal:
        if refusal.code == "preview_outdated":
            now.voice.say("utter_outdated")
            return
        refused(now, refusal)
        return
    values = {field.slot: now.draft[field.slot] for field in now.task.fields if field.shared}
    said = {slot: value for slot, value in values.items() if value is not None}
    now.draft["last_change"] = {**(now.draft["last_change"] or {}), "form": now.task.form, "slots": said}
    raise Ended


def refused(now: Situation, refusal: Refusal) -> str:
    """Say why not and what can be; return the slot to ask again. Raises `Ended` when nothing can."""
    task = now.task
    if refusal.code == "missing_right":
        now.voice.say("utter_missing_right")
        raise Ended
    if refusal.code not in task.refusals:
        raise refusal
    response, known = task.refusal(refusal, now.draft)
    now.voice.say(response, **known, **with_dates(refusal.data))
    slot = task.refusals[refusal.code]
    if slot is None:
        raise Ended
    who = any(field.names_others and field.is_asked(slot) for field in task.fields)
    if who and in_line.in_turn(now.draft):
        raise Ended  # it cannot be done for this one: the next is not kept waiting
    now.draft.clear("preview", *(field.slot for field in task.fields if field.is_asked(slot)))
    return slot


def key_of(turn: Turn, digest: str) -> str:
    """Return the idempotency key of a read-back: the same when the same turn is handled again."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{turn.conversation}:{turn.message_id}:{digest}"))


def with_dates(data: dict[str, Any]) -> dict[str, Any]:
    """Return `data` with its ISO dates as dates, so that they are said in words."""
    read: dict[str, Any] = {}
    for name, value in data.items():
        try:
            read[name] = date.fromisoformat(value)
        except (TypeError, ValueError):
            read[name] = value
    return read


def explanation_of(asked: str | None) -> str:
    """Return the response that explains the question that is open, or how it works in general."""
    return f"utter_explain_{asked}" if asked else "utter_explain"
