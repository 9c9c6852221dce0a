"""Which value of an open task must be different: by its button, or by what the user calls it."""

from __future__ import annotations

import re

from bot.actions.situation import Situation


def corrected_by_button(now: Situation) -> bool:
    """Empty the field whose button was pressed; tell whether it was one."""
    slot = (now.turn.choice or "").removeprefix("field:")
    if slot not in now.by_slot:
        return False
    now.draft.clear(slot, "preview", "options")
    now.draft["correcting"] = slot
    return True


def named_a_field(now: Situation) -> bool:
    """Empty the one field that the message names ("de datum"); tell whether it names one."""
    said = set(re.findall(r"\w+", now.turn.text.lower()))
    named = [field for field in now.task.fields if said & set(field.words)]
    if len(named) != 1:
        return False
    now.draft.clear(named[0].slot, "preview")
    now.draft["correcting"] = named[0].slot
    return True
