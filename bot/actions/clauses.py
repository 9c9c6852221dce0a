"""Which task a part of a sentence is about: "Jan gaat uit dienst en Petra gaat 32 uur werken" are two."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.actions.situation import FORMS
from bot.actions.turn import Turn

PAY = frozenset(("amount", "raise", "percentage", "hours", "days"))  # what only a new salary or job has

_LEAVES = re.compile(
    r"\b(uit (onze |de )?dien?st|weg|vertrek\w*|ontsla\w*|stopt|uitdienst\w*|neemt afscheid|met pensioen"
    r"|contract (loopt af|eindigt|stopt)|leav(es?|ing)|left|resign\w*|quits?|retir\w*|last (working )?day"
    r"|laatste (werk)?dag)\b",
    re.IGNORECASE,
)
# Stricter: in a sentence about pay "weg" or "stopt" is often said of something else.
_GOES = re.compile(
    r"\b(uit (onze |de )?dien?st|uitdienst\w*|ontslag|leav(es|ing) (us|the company|our))\b", re.IGNORECASE
)
_SAME_PERSON = re.compile(r"\b(hij|zij|ze|haar|zijn|he|she|his|her|they|their)\b", re.IGNORECASE)
_BETWEEN_CLAUSES = re.compile(r"\b(en|and|maar|but|daarvoor|daarna)\b|[,;.](?=\s)", re.IGNORECASE)
_ENROLS = re.compile(
    r"\b(aanmeld\w*|aan te melden|aangemeld|meld\b.*\baan|inschrijv\w*|ingeschreven|schrijf\b.*\bin"
    r"|in dienst (gekomen|getreden)|(komt|treedt) (bij ons )?in dienst|enrol\w*|sign up|register|new hire"
    r"|nieuwe (collega|medewerker|medewerkster|werknemer|kracht))\b",
    re.IGNORECASE,
)


def form_of(clause: Turn, form: str) -> str:
    """Return the form that `clause` is about, where the whole sentence opened `form`."""
    leaves = _LEAVES.search(clause.text) is not None
    pays = says_pay(clause)
    if form == FORMS["report_exit"] and pays and not leaves:
        return FORMS["change_salary"]
    if form == FORMS["change_salary"] and leaves and not pays:
        return FORMS["report_exit"]
    return form


def two_tasks(turn: Turn, form: str) -> tuple[Turn, str, Turn] | None:
    """Return what is said for `form`, and the other form with what is said for that, of one person.

    "Esther gaat per 1 maart uit dienst en haar salaris wordt 4.000" is an exit and a new salary.
    """
    forms = [FORMS["report_exit"], FORMS["change_salary"]]
    goes = _GOES.search(turn.text)
    pay = next((entity for entity in turn.entities if entity["entity"] in PAY and entity.get("end")), None)
    if form not in forms or turn.pressed or not goes or not pay or len(turn.all_of("participant")) > 1:
        return None
    first, second = sorted([(goes.end(), goes.start()), (int(pay["end"]), int(pay["start"]))])
    cuts = list(_BETWEEN_CLAUSES.finditer(turn.text, first[0], second[1]))
    if not cuts:
        return None
    left, right = _cut(turn, cuts[-1].start())
    if not _SAME_PERSON.search(right.text):
        return None  # "Ali gaat uit dienst en Joanna krijgt 3.200": somebody else, known or not
    exit_part, salary_part = (left, right) if goes.start() < int(pay["start"]) else (right, left)
    own, other = (exit_part, salary_part) if form == forms[0] else (salary_part, exit_part)
    return own, next(one for one in forms if one != form), other


def _cut(turn: Turn, place: int) -> tuple[Turn, Turn]:
    """Return what stands before and behind `place`; a name is in both, and so is the only date."""
    dates = turn.all_of("date")
    of_both = [*turn.all_of("participant"), *(dates if len(dates) == 1 else [])]
    before = [e for e in turn.entities if e in of_both or int(e.get("end") or 0) <= place]
    behind = [e for e in turn.entities if e in of_both or int(e.get("start") or 0) >= place]
    name = next(iter(turn.all_of("participant")), {"start": 0, "end": 0})
    head = " " * int(name["start"]) + turn.text[name["start"] : name["end"]]  # places stay true
    text = head[:place].ljust(place) + turn.text[place:]
    return replace(turn, text=turn.text[:place], entities=before), replace(turn, text=text, entities=behind)


def says_pay(turn: Turn) -> bool:
    """Tell whether it gives an amount, a raise, hours or the like."""
    return any(turn.all_of(kind) for kind in PAY)


def says_enrol(turn: Turn) -> bool:
    """Tell whether words of enrolling somebody stand in it."""
    return _ENROLS.search(turn.text) is not None
