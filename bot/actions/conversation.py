"""Greeting, help, repeating, language, and what to say when it is not clear what is meant."""

from __future__ import annotations

import json

from bot.actions.answer import Answer
from bot.actions.backend import Backend
from bot.actions.draft import Draft
from bot.actions.phrasebook import phrase
from bot.actions.settings import settings
from bot.actions.task import explanation_of
from bot.actions.turn import Turn
from bot.actions.voice import Voice, button

# What can be offered as a button when a message is unclear: it must be built.
OFFERED = (
    "report_exit",
    "withdraw_change",
    "check_status",
    "view_participant",
    "list_participants",
    "contact_service",
    "ask_capabilities",
)
MOST_OFFERED = 3
LEAST_LIKELY_OFFERED = 0.08


class Greet(Answer):
    """Says who it is (a program), for which employer, and what this account can do."""

    action = "action_greet"

    async def answer(self, turn: Turn, draft: Draft, voice: Voice, backend: Backend) -> None:
        """Greet by name."""
        context = await backend.context()
        voice.say(
            "utter_greet" if "submit_changes" in context.rights else "utter_greet_without_changes",
            account=turn.metadata.get("account_name") or "",
            assistant=settings().assistant_name,
            employer=context.employer.name,
        )


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
        known = settings()
        hours = known.contact_hours_en if turn.language == "en" else known.contact_hours_nl
        voice.say("utter_contact", phone=known.contact_phone, email=known.contact_email, hours=hours)


class ChangeLanguage(Answer):
    """Takes the language that was asked for; the rule then says so in it. Manual 3.1."""

    action = "action_change_language"

    async def answer(self, turn: Turn, draft: Draft, voice: Voice, backend: Backend) -> None:
        """Switch to the language named, else to the other one."""
        named = [str(e["value"]) for e in turn.all_of("language") if e["value"] in ("nl", "en")]
        language = named[-1] if named else ("nl" if turn.language == "en" else "en")
        draft["language"] = language


class Unclear(Answer):
    """Asks what is meant when no task is open; explains after two misses, offers a person after three."""

    action = "action_unclear"

    async def answer(self, turn: Turn, draft: Draft, voice: Voice, backend: Backend) -> None:
        """Offer the likeliest tasks as buttons, keeping the sentence for the one that is pressed."""
        last = draft["last_change"]
        if turn.intent == "correct" and last:
            voice.say("utter_correct_after_submit", reference=last["reference"])
            return
        if turn.intent in ("affirm", "deny", "cancel"):
            voice.say("utter_nothing_open")
            return
        misses = int(draft["misses"] or 0) + 1
        draft["misses"] = misses
        if not turn.pressed:
            draft["held"] = {"text": turn.text, "entities": json.loads(json.dumps(turn.entities))}
        likely = [
            name
            for name, confidence in turn.ranking
            if name in OFFERED and confidence >= LEAST_LIKELY_OFFERED
        ]
        if turn.intent == "inform" and turn.all_of("participant"):
            likely = ["report_exit", "view_participant", "check_status"]
        offers = [button(phrase(f"task_{name}", turn.language), f"/{name}") for name in likely[:MOST_OFFERED]]
        if misses >= 3:
            voice.say("utter_offer_person")
        elif offers:
            voice.say("utter_unclear_which", buttons=offers)
        elif misses == 2:
            voice.say("utter_unclear_help")
        else:
            more = ("report_exit", "check_status", "ask_capabilities")
            voice.say(
                "utter_unclear", buttons=[button(phrase(f"task_{n}", turn.language), f"/{n}") for n in more]
            )
