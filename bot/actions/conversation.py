"""Help, repeating, and what to say when it is not clear what is meant."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from rasa_sdk.events import EventType, FollowupAction
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker
from rasa_sdk.types import DomainDict

from bot.actions import waiting
from bot.actions.answer import Answer, go_on_with
from bot.actions.backend import Backend
from bot.actions.clauses import says_enrol, says_pay, two_tasks
from bot.actions.contact import MISSES_TO_A_PERSON, say_contact
from bot.actions.draft import Draft
from bot.actions.opening import by_rights
from bot.actions.participants import NOBODY, chosen_in_words, show
from bot.actions.people import ParticipantField
from bot.actions.phrasebook import phrase
from bot.actions.several import says_only_also
from bot.actions.situation import FORMS
from bot.actions.steering import wants_recap, wants_restart
from bot.actions.task_asking import explanation_of
from bot.actions.turn import FALLBACK, Turn
from bot.actions.voice import Voice, button

# What can be offered as a button when a message is unclear: it must be built.
OFFERED = (
    "report_exit",
    "change_salary",
    "enrol_participant",
    "withdraw_change",
    "check_status",
    "view_participant",
    "list_participants",
    "contact_service",
    "ask_capabilities",
)
CONTACT = "contact"  # what "ja" means after a person was offered
OFFERED_TO_ALL = ("contact_service", "ask_capabilities")
MOST_OFFERED = 4
LEAST_LIKELY_OFFERED = 0.08


class Capabilities(Answer):
    """Says what it can do for this account, and that it is a program."""

    action = "action_capabilities"

    async def answer(self, turn: Turn, draft: Draft, voice: Voice, backend: Backend) -> None:
        """Say it."""
        voice.say(by_rights("utter_capabilities", await backend.context()))


class Explain(Answer):
    """Explains the question that is open, or how it works in general."""

    action = "action_explain"

    async def answer(self, turn: Turn, draft: Draft, voice: Voice, backend: Backend) -> None:
        """Explain."""
        asked = draft["requested_slot"]
        voice.say(explanation_of(asked))


class Repeat(Answer):
    """Says the last answer again."""

    action = "action_repeat"

    async def answer(self, turn: Turn, draft: Draft, voice: Voice, backend: Backend) -> None:
        """Repeat; inside a task the form asks its question again by itself, with its buttons."""
        if wants_recap(turn):
            voice.say("utter_nothing_open")
            return
        said = [text for text in turn.metadata.get("said") or [] if text]
        if draft["requested_slot"] and said:
            said = said[:-1]
        elif not said:
            voice.say("utter_nothing_said")
        for text in said:
            voice.say_again(text)


class Contact(Answer):
    """Gives the insurer's contact data (settings). Manual chapter 8."""

    action = "action_contact"

    async def answer(self, turn: Turn, draft: Draft, voice: Voice, backend: Backend) -> None:
        """Say how to reach a person, and when."""
        say_contact(voice)


class OutOfScope(Answer):
    """Says that it cannot help with that; explains after two misses, offers a person after three."""

    action = "action_out_of_scope"

    def forget(self, draft: Draft) -> None:
        """Keep the misses: what it cannot help with may be what it does not understand."""

    async def answer(self, turn: Turn, draft: Draft, voice: Voice, backend: Backend) -> None:
        """Say what it does help with."""
        draft["misses"] = misses = int(draft["misses"] or 0) + 1
        asked = draft["requested_slot"]
        if misses < MISSES_TO_A_PERSON:
            explains = asked and misses == MISSES_TO_A_PERSON - 1
            voice.say(explanation_of(asked) if explains else "utter_out_of_scope")
        else:
            voice.say("utter_offer_person")
            if not asked:
                draft["held"] = {**_kept(turn), "offer": CONTACT}


def with_held(turn: Turn, draft: Draft) -> Turn:
    """Return the message behind the unclear one before it, when it adds only values to that."""
    held = draft["held"] or {}
    if not held or held.get("offer") or turn.pressed or not turn.entities or turn.rest():
        return turn
    moved = len(held["text"]) + 2
    own = [{**e, "start": e["start"] + moved, "end": e["end"] + moved} for e in turn.entities if e.get("end")]
    text, entities = f"{held['text']}. {turn.text}", [*held["entities"], *own]
    return replace(turn, text=text, entities=entities, ranking=())  # neither ranking is of the two together


def _kept(turn: Turn) -> dict[str, Any]:
    """Return what is kept of a message for the task that it turns out to be meant for."""
    return {"text": turn.text, "entities": json.loads(json.dumps(turn.entities))}


def is_new_pay(turn: Turn) -> bool:
    """Tell whether pay or hours in an unclear message can only be somebody's new ones."""
    likeness = dict(turn.ranking)
    other = max(likeness.get(name, 0.0) for name in ("report_exit", "enrol_participant", "withdraw_change"))
    asks = "?" in turn.text or turn.all_of("birth_date")
    return says_pay(turn) and not asks and likeness.get("change_salary", 0.0) >= other


class Unclear(Answer):
    """Asks what is meant when no task is open; explains after two misses, offers a person after three."""

    action = "action_unclear"

    def forget(self, draft: Draft) -> None:
        """Keep the misses, and who was offered: they count here."""

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Open the task that was offered and agreed to, or that leaves no doubt; else answer."""
        turn, draft = Turn.of(tracker), Draft(tracker)
        held = draft["held"] or {}
        offered = str(held.get("offer") or held.get("only"))
        if offered in FORMS.values() and turn.intent == "affirm" and not draft["requested_slot"]:
            return [*draft.events(), FollowupAction(offered)]
        if draft["requested_slot"] or turn.intent not in ("inform", "correct", FALLBACK):
            return await super().run(dispatcher, tracker, domain)
        again = waiting.like_the_last(draft, turn)
        async with Backend(turn.token) as backend:
            if again and says_only_also(turn) and await self._means_somebody(turn, backend):
                return go_on_with(again, draft, turn)
            whole = with_held(turn, draft)
            form = await self._plainly_meant(whole, backend)
        if form:
            draft["held"] = _kept(whole)
            draft.clear("misses", "looked_up")
            return [*draft.events(), FollowupAction(form)]
        return await super().run(dispatcher, tracker, domain)

    async def _plainly_meant(self, turn: Turn, backend: Backend) -> str | None:
        """Return the form of the task that the values leave no doubt of; all of it is read back anyway."""
        if "submit_changes" not in (await backend.context()).rights:
            return None
        if says_enrol(turn) and any(turn.all_of(kind) for kind in ("participant", "birth_date", "bsn")):
            return FORMS["enrol_participant"]
        two = two_tasks(turn, FORMS["report_exit"])
        if two and await self._means_somebody(turn, backend):
            return FORMS["report_exit"]  # it lets the other go first where that was said first
        if is_new_pay(turn) and await self._means_somebody(turn, backend):
            return FORMS["change_salary"]
        return None

    @staticmethod
    async def _means_somebody(turn: Turn, backend: Backend) -> bool:
        reading = await ParticipantField("looked_up").read(turn, True, None, backend)
        return reading is not None and bool(reading.value or reading.options)

    async def answer(self, turn: Turn, draft: Draft, voice: Voice, backend: Backend) -> None:
        """Offer the likeliest tasks as buttons, keeping the sentence for the one that is chosen."""
        offered = chosen_in_words(turn, draft)
        draft.clear("looked_up")
        if offered == NOBODY:
            voice.say("utter_ask_whose_data")
            return
        if offered:
            draft.clear("misses")
            await show(offered, draft, turn, voice, backend)
            return
        last = draft["last_change"]
        if turn.intent == "correct" and last and not turn.all_of("participant"):
            voice.say("utter_correct_after_submit", reference=last["reference"])
            draft["held"] = {**_kept(turn), "offer": FORMS["withdraw_change"]}
            return
        if turn.intent == "affirm" and (draft["held"] or {}).get("offer") == CONTACT:
            draft.clear("held", "misses")
            say_contact(voice)
            return
        answers = turn.intent in ("affirm", "deny", "cancel") and not turn.all_of("participant")
        if answers or wants_restart(turn):
            draft.clear("held")
            voice.say("utter_nothing_open")
            return
        misses = int(draft["misses"] or 0) + 1
        turn = with_held(turn, draft)
        likely = await self._likely(turn, backend)
        if not turn.pressed:
            draft["held"] = _kept(turn)
        draft["misses"] = misses
        offers = [button(phrase(f"task_{name}", turn.language), f"/{name}") for name in likely]
        if misses >= MISSES_TO_A_PERSON:
            voice.say("utter_offer_person")
            draft["held"] = {**_kept(turn), "offer": CONTACT}
        elif misses == MISSES_TO_A_PERSON - 1 and not turn.entities:
            voice.say("utter_unclear_help")
        elif len(likely) == 1 and likely[0] in FORMS:
            voice.say("utter_unclear_which", buttons=offers)
            draft["held"] = {**_kept(turn), "only": FORMS[likely[0]]}  # a yes can only mean that one
        else:
            voice.say("utter_unclear_which" if offers else "utter_unclear", buttons=offers)

    @staticmethod
    async def _likely(turn: Turn, backend: Backend) -> list[str]:
        """Return the tasks that can be meant: those that a named person or a date fits, else by likeness."""
        may_change = "submit_changes" in (await backend.context()).rights
        likely = [name for name, likeness in turn.ranking if likeness >= LEAST_LIKELY_OFFERED]
        if may_change and turn.intent in ("inform", "correct", "cancel", FALLBACK):
            if says_enrol(turn):
                likely = ["enrol_participant", *(name for name in likely if name != "enrol_participant")]
            elif says_pay(turn):
                likely = ["change_salary", "view_participant"]
            elif turn.all_of("participant") or await backend.search(turn.text, "sentence", 1):
                likely = ["report_exit", "change_salary", "view_participant", "check_status"]
            elif turn.all_of("date"):
                likely = ["report_exit", "change_salary", "check_status"]
        offered = OFFERED if may_change else OFFERED_TO_ALL
        return [name for name in likely if name in offered][:MOST_OFFERED]
