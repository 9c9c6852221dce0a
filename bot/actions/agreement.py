"""Whether typed words plainly agree. A change is recorded on them, so a doubt or a condition is no yes."""

from __future__ import annotations

import re

from bot.actions.turn import Turn

# fmt: off
_AGREEING = frozenset((
    "ja", "jaa", "awel", "allez", "voila", "kunt", "kan", "can", "mag", "jawel", "jazeker", "jep",
    "jup", "yep", "yup", "yes", "yess", "yeah", "ok", "oke", "oké", "okay", "okee", "okidoki", "prima",
    "goed", "klopt", "kloppen", "akkoord", "accoord", "eens", "mee", "ermee", "doe", "hoor", "graag",
    "dat", "dit", "deze", "die", "het", "t", "is", "zo", "helemaal", "volledig", "correct", "juist",
    "precies", "inderdaad", "zeker", "uiteraard", "natuurlijk", "top", "perfect", "perfekt", "mooi",
    "uitstekend", "fijn", "geef", "door", "verstuur", "versturen", "verzend", "stuur", "in", "dien",
    "doorgeven", "bevestig", "bevestigd", "bevestigen", "ga", "gaan", "gang", "uw", "je", "allemaal",
    "alles", "orde", "tof", "super", "wel", "meteen", "gerust", "dank", "bedankt", "dankje",
    "dankjewel", "u", "alvast", "aub", "svp", "alstublieft", "alsjeblieft", "ik", "ben", "de",
    "gegevens", "voor", "trek", "intrekken", "weg", "vooruit", "komt", "van", "zijn", "as", "please",
    "go", "ahead", "do", "it", "that", "that's", "thats", "this", "it's", "right", "all", "sounds",
    "looks", "good", "great", "fine", "confirm", "confirmed", "submit", "send", "sure", "agreed",
    "agree", "thanks", "thank", "you", "exactly", "absolutely", "approved", "report", "the", "i",
    "withdraw", "for", "of", "course", "and", "en", "lets", "let's", "affirmative", "definitely",
    "certainly", "details",
))
_BEFORE_MAAR = frozenset((
    "doe", "geef", "stuur", "verstuur", "ga", "toe", "bevestig", "dien", "meld", "trek", "zeg",
    "vooruit", "kom",
))
# fmt: on
_WORD = re.compile(r"[^\W\d_][\w'’]*")


def plainly_agrees(turn: Turn) -> bool:
    """Tell whether `turn` was taken for a yes and holds nothing but agreement, values and names."""
    if turn.intent != "affirm" or "?" in turn.text:
        return False
    text = turn.text
    for entity in sorted(turn.entities, key=lambda e: -int(e.get("start") or 0)):
        if entity.get("end"):
            text = text[: entity["start"]] + " " + text[entity["end"] :]
    words = _WORD.findall(text.lower())
    for before, word in zip(["", *words], words, strict=False):
        if word == "maar" and before in _BEFORE_MAAR:
            continue
        if word not in _AGREEING:
            return False
    return True
