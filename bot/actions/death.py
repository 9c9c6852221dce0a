"""An employee's death, said in whatever words: no task goes on with it."""

from __future__ import annotations

import re

from bot.actions.turn import Turn

SURE_OF_A_DEATH = 0.65

# "Weggevallen" alone can be a post that was cut.
_DEATH = re.compile(
    r"\b(overle(den|ed)|overlijden|gestorven|sterf(t|geval|dag)?|heengegaan|ontslapen|ingeslapen|doodgegaan|dood|"
    r"plots(eling)? weggevallen|ontvallen|verongelukt|omgekomen|euthanasie|zelfmoord|zelfdoding|suïcide|"
    r"hartstilstand|begrafenis|begraven|uitvaart|crematie|gecremeerd|rouwkaart|nabestaanden|"
    r"passed (away|on)|died|dead|death|deceased|killed|funeral|cremation|suicide|next of kin)\b",
    re.IGNORECASE,
)


# "Haar man is overleden": not the employee. "Zijn vrouw meldt dat hij is overleden" is.
_OF_A_RELATIVE = re.compile(
    r"\b(haar|zijn|hun|d'r|her|his|their)\s+(man|vrouw|partner|echtgeno(ot|te)|vriend(in)?|vader|moeder|ouders?|kind|"
    r"zoon|dochter|husband|wife|father|mother|parents?|child|son|daughter)\b"
    r"(?:(?!\b(hij|zij|ze|he|she)\b)[^.,;!?]){0,30}$",
    re.IGNORECASE,
)


def tells_of_a_death(turn: Turn) -> bool:
    """Tell whether the message says, in its words or as it was understood, that an employee has died."""
    said = _DEATH.search(turn.text)
    if said and _OF_A_RELATIVE.search(turn.text[: said.start()]):
        return False
    return bool(said) or (turn.topic == "faq/death" and turn.confidence >= SURE_OF_A_DEATH)
