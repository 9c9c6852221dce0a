"""An employee's death, said in whatever words: no task goes on with it."""

from __future__ import annotations

import re

from bot.actions.turn import Turn

SURE_OF_A_DEATH = 0.75

# "Weggevallen" alone can be a post that was cut.
_DEATH = re.compile(
    r"\b(overle(den|ed)|overlijden|gestorven|sterf(t|geval|dag)?|heengegaan|ontslapen|ingeslapen|doodgegaan|dood|"
    r"plots(eling)? weggevallen|ontvallen|verongelukt|omgekomen|euthanasie|zelfmoord|zelfdoding|suïcide|"
    r"hartstilstand|begrafenis|begraven|uitvaart|crematie|gecremeerd|rouwkaart|nabestaanden|"
    r"passed (away|on)|died|dead|death|deceased|killed|funeral|cremation|suicide|next of kin)\b",
    re.IGNORECASE,
)


def tells_of_a_death(turn: Turn) -> bool:
    """Tell whether the message says, in its words or as it was understood, that somebody has died."""
    understood = turn.topic == "faq/death" and turn.confidence >= SURE_OF_A_DEATH
    return understood or bool(_DEATH.search(turn.text))
