"""The language that is asked for in words: "in het Engels graag", "I do not speak Dutch". Manual 3.1."""

from __future__ import annotations

import re
from typing import Literal

from bot.actions.answer import Answer
from bot.actions.backend import Backend
from bot.actions.draft import Draft
from bot.actions.turn import Turn
from bot.actions.voice import Voice

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, Language] = ("nl", "en")
_NOT_THIS = re.compile(
    r"\b(?:geen|niet(?! alleen)|no|not|don['’]?t|doesn['’]?t|can['’]?t|cannot|never|instead of|in plaats van"
    r"|ipv|slecht|poor|bad|waarom|why)\b(?:(?!\b(?:maar|but)\b)[^.,;!?])*$|\b(?:van|from) (?:het )?$",
    re.IGNORECASE,
)
# "Kan dit niet in het Engels?" asks for it.
_ASKED = re.compile(
    r"\W*(?:kan|kun|kunt|kunnen|mag|can|can['’]t|could|couldn['’]t|waarom niet|why not)\b", re.IGNORECASE
)
_BADLY_SPOKEN = re.compile(
    r"^\s*(?:is|was)\s+(?:echt |erg |heel )?(?:niet|slecht|matig|roestig|not|poor|bad|terrible|rusty)\b"
    r"|^\s*(?:niet|not)\b",
    re.IGNORECASE,
)


class ChangeLanguage(Answer):
    """Takes the language that was asked for; the rule then says so in it."""

    action = "action_change_language"

    async def answer(self, turn: Turn, draft: Draft, voice: Voice, backend: Backend) -> None:
        """Switch to the language that is wanted."""
        draft["language"] = language_wanted(turn)


def language_wanted(turn: Turn) -> Language:
    """Return the language named last that is not refused, else the other than refused or spoken until now."""
    wanted: list[Language] = []
    refused: list[Language] = []
    for entity in turn.all_of("language"):
        for language in LANGUAGES:
            if entity["value"] == language:
                (refused if _is_refused(turn.text, entity["start"], entity["end"]) else wanted).append(
                    language
                )
    if wanted:
        return wanted[-1]
    # The message itself may have changed the language already: what counts is the one before it.
    leave = refused[-1] if refused else turn.metadata.get("language") or turn.language
    return "nl" if leave == "en" else "en"


def _is_refused(text: str, start: int, end: int) -> bool:
    if _ASKED.match(text):
        return False
    return bool(_NOT_THIS.search(text[:start]) or _BADLY_SPOKEN.search(text[end:]))
