"""Which task a part of a sentence is about: "Jan gaat uit dienst en Petra gaat 32 uur werken" are two."""

from __future__ import annotations

import re

from bot.actions.situation import FORMS
from bot.actions.turn import Turn

PAY = frozenset(("amount", "raise", "percentage", "hours", "days"))  # what only a new salary or job has

_LEAVES = re.compile(
    r"\b(uit (onze |de )?dien?st|weg|vertrek\w*|ontsla\w*|stopt|uitdienst\w*|neemt afscheid|met pensioen"
    r"|contract (loopt af|eindigt|stopt)|leav(es?|ing)|left|resign\w*|quits?|retir\w*|last (working )?day"
    r"|laatste (werk)?dag)\b",
    re.IGNORECASE,
)
_ENROLS = re.compile(
    r"\b(aanmeld\w*|aan te melden|aangemeld|meld\b.*\baan|inschrijv\w*|ingeschreven|schrijf\b.*\bin"
    r"|in dienst (gekomen|getreden)|(komt|treedt) (bij ons )?in dienst|enrol\w*|sign up|register|new hire"
    r"|nieuwe (collega|medewerker|medewerkster|werknemer|kracht))\b",
    re.IGNORECASE,
)


def form_of(clause: Turn, form: str) -> str:
    """Return the form that `clause` is about, where the whole sentence opened `form`."""
    leaves = _LEAVES.search(clause.text) is not None
    pays = any(entity["entity"] in PAY for entity in clause.entities)
    if form == FORMS["report_exit"] and pays and not leaves:
        return FORMS["change_salary"]
    if form == FORMS["change_salary"] and leaves and not pays:
        return FORMS["report_exit"]
    return form


def says_pay(turn: Turn) -> bool:
    """Tell whether it gives an amount, a raise, hours or the like."""
    return any(turn.all_of(kind) for kind in PAY)


def says_enrol(turn: Turn) -> bool:
    """Tell whether words of enrolling somebody stand in it."""
    return _ENROLS.search(turn.text) is not None
