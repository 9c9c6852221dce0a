"""What is said of a name that nobody has: who does have that surname is named, to be typed."""

from __future__ import annotations

from bot.actions.backend import Backend
from bot.actions.fields import Say
from bot.actions.phrasebook import in_a_row
from bot.values.person_names import read_name

MOST_NAMED = 4


async def unknown(given: str, backend: Backend, language: str) -> Say:
    """Return what to say of a name that nobody has; a few people with the same surname are named."""
    name = read_name(given)
    surname = f"{name.prefix} {name.surname}".strip() if name and name.complete else ""
    found = await backend.search(surname, "name", MOST_NAMED + 1) if surname else []
    alike = list(dict.fromkeys(one.participant.name for one in found if one.match == "partial"))
    if not 0 < len(alike) <= MOST_NAMED:
        return Say("utter_participant_unknown", {"given": given})
    return Say("utter_participant_unknown_surname", {"given": given, "others": in_a_row(alike, language)})
