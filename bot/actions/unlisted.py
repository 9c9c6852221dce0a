"""Changes of people whom no list of participants holds: an enrolment in checks, refused, or taken back."""

from __future__ import annotations

from bot.actions.backend import Backend, Change
from bot.actions.fields import Reading
from bot.actions.naming import folded
from bot.actions.turn import Turn

MOST_CHANGES = 100
LISTED = "processed"


async def changes_of_unlisted(turn: Turn, person: Reading | None, backend: Backend) -> list[Change]:
    """Return the enrolments of whoever is named, newest first, unless a participant has that name."""
    names = [set(folded(str(entity["value"]))) for entity in turn.all_of("participant")]
    if not names or (person and person.value):
        return []
    found = [one for one in await backend.changes(limit=MOST_CHANGES) if one.kind == "enrolment"]
    waiting = [one for one in found if one.status != LISTED]
    return [one for one in waiting if any(name <= set(folded(one.participant.name)) for name in names)]
