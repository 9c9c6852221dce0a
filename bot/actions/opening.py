"""The opening: who speaks (a program), for whom, what this role can do, and what needs attention."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from bot.actions.answer import Answer
from bot.actions.backend import Backend, Change, Context
from bot.actions.draft import Draft
from bot.actions.phrasebook import phrase
from bot.actions.settings import settings
from bot.actions.turn import Turn
from bot.actions.voice import Voice
from bot.actions.words import listed
from bot.clock import today

LOOKED_AT = 50
MOST_NAMED = 3
REFUSED_FOR_DAYS = 30
"""A refusal needs attention no longer than this; it stays among the submitted changes."""


class Greet(Answer):
    """Says who it is, for which employer, what this account can do and what waits for it."""

    action = "action_greet"

    async def answer(self, turn: Turn, draft: Draft, voice: Voice, backend: Backend) -> None:
        """Greet by name."""
        context = await backend.context()
        response = by_rights("utter_greet", context)
        values: dict[str, Any] = {}
        if "submit_changes" in context.rights:
            changes = await backend.changes(limit=LOOKED_AT)
            for state, names in (("waiting", waiting(changes)), ("refused", refused(changes, today()))):
                if names:
                    response += f"_{state}"
                    values[state] = in_a_sentence(names, turn.language)
        voice.say(
            response,
            account=turn.metadata.get("account_name") or "",
            assistant=settings().assistant_name,
            employer=context.employer.name,
            **values,
        )


def by_rights(response: str, context: Context) -> str:
    """Return the form of `response` for what this account may do."""
    if "submit_changes" in context.rights:
        return response
    return f"{response}_{'finance' if 'see_financial_documents' in context.rights else 'accounts'}"


def waiting(changes: Iterable[Change]) -> list[str]:
    """Return whose changes the insurer has not decided about, the newest first."""
    return _names(change for change in changes if change.status == "in_checks")


def refused(changes: Iterable[Change], day: date) -> list[str]:
    """Return whose changes the insurer has refused of late, unless something was reported again since."""
    first = day - timedelta(days=REFUSED_FOR_DAYS)
    open_: list[Change] = []
    done: set[tuple[str, date]] = set()
    for change in changes:  # the newest first
        person = (change.participant.name, change.participant.birth_date)
        if change.status == "refused" and person not in done and day_of(change) >= first:
            open_.append(change)
        if change.status != "withdrawn":
            done.add(person)
    return _names(open_)


def day_of(change: Change) -> date:
    """Return the day on which a change was reported."""
    return date.fromisoformat(change.recorded_at[:10])


def in_a_sentence(names: list[str], language: str) -> str:
    """Return the names as in "A, B en C"; of more than a few only how many more there are."""
    shown = names[:MOST_NAMED]
    if more := len(names) - len(shown):
        shown.append(phrase("and_more", language).format(count=more))
    return listed(shown, language)


def _names(changes: Iterable[Change]) -> list[str]:
    return list(dict.fromkeys(change.participant.name for change in changes))
