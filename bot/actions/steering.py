"""What is said about the conversation itself: where were we, begin again, stop all, can it be undone."""

from __future__ import annotations

import re

from bot.actions.turn import Turn

RETURN = "return"  # the choice that the gateway sends when somebody comes back after a silence

MOST_WORDS_OF_STOPPING = 7

_RECAP = re.compile(
    r"\b(ingevuld|opgegeven|doorgegeven tot|gebleven|samenvatting|overzichtje|tot nu toe|so far|summary|recap"
    r"|fill(ed)? in|left off|entered)\b|\bwaar (waren|was|zaten|zat) (we|wij|ik)\b"
    r"|\bwhere (were|was) (we|i)\b"
    r"|\bwat (had|heb) (ik|je|u|jij) (al|allemaal|ook|tot)\b"
    r"|\bwhat (did|have) (i|you) (give|given|have|got|said|say)\b",
    re.IGNORECASE,
)
_RESTART = re.compile(
    r"\W*((ik wil|laten we|laat me|kunnen we|kan ik|ok|oke|nee|stop|let'?s|can (we|i)|i want to|please)\W+)*"
    r"((weer |helemaal |nog eens )*(begin|start|beginnen|starten|doe)( we| ik| het| dit| maar| even)*"
    r"( weer| helemaal| maar| even)*"
    r" (opnieuw|overnieuw|van voren af aan|bij het begin)( beginnen| starten)?"
    r"|(alles |helemaal |weer )*(opnieuw|overnieuw)( graag| aub| beginnen| starten)?|reset"
    r"|start(ing)? (all )?over( again)?|start again|begin again|restart|from the (start|beginning|top)"
    r"|van voren af aan"
    r"|terug naar het begin)\W*(graag|please|aub|alsjeblieft|alstublieft)?\W*",
    re.IGNORECASE,
)
_STOP_ALL = re.compile(
    r"\b(stop\w*|annuleer|annuleren|cancel|vergeet|quit|abort)\b[^.!?]{0,20}\b(alles|allemaal|everything|all)\b"
    r"|\b(alles|everything)\s+(stoppen|annuleren|afbreken|cancel|stop)\b",
    re.IGNORECASE,
)
_CAN_IT_BE_UNDONE = re.compile(
    r"\b(kan|kun|kunnen|mag|zou|mogelijk|can|could|may|possible)\b[^.!]*\b(terug\s?(te )?draai\w*"
    r"|in\s?(te )?trek\w*"
    r"|terugneem|terugnemen|ongedaan|herroep\w*|herstel\w*|undo\w*|undone|withdraw\w*|revers\w*|revert\w*"
    r"|take (it|this|that) back|taken back)\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(later|achteraf|straks|daarna|naderhand|nadien|afterwards|after|(dit|het|this|it)\b.*\b(nog|still))\b",
    re.IGNORECASE,
)


def wants_recap(turn: Turn) -> bool:
    """Tell whether it asks what was filled in so far, or where the conversation stood."""
    return turn.choice == RETURN or (turn.intent == "repeat" and _RECAP.search(turn.text) is not None)


def wants_restart(turn: Turn) -> bool:
    """Tell whether it asks to begin this task again."""
    return not turn.pressed and _RESTART.fullmatch(turn.text) is not None


def wants_all_stopped(turn: Turn) -> bool:
    """Tell whether it stops everything, also what waits."""
    values = turn.all_of("participant") or turn.all_of("date")
    short = len(turn.text.split()) <= MOST_WORDS_OF_STOPPING
    return not turn.pressed and not values and short and _STOP_ALL.search(turn.text) is not None


def asks_whether_it_can_be_undone(turn: Turn) -> bool:
    """Tell whether it asks if a change could be taken back later on, without taking one back."""
    return (
        not turn.pressed
        and not turn.all_of("participant")
        and _CAN_IT_BE_UNDONE.search(turn.text) is not None
        and _LATER.search(turn.text) is not None
    )
