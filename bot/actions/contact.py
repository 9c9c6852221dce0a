"""How to reach a person at the insurer: settings, said in words. Manual chapter 8."""

from __future__ import annotations

from bot.actions.settings import settings
from bot.actions.voice import Voice

MISSES_TO_A_PERSON = 3  # so often in a row something may be unclear before a person is offered


def say_contact(voice: Voice) -> None:
    """Say it."""
    known = settings()
    hours = known.contact_hours_en if voice.language == "en" else known.contact_hours_nl
    voice.say("utter_contact", phone=known.contact_phone, email=known.contact_email, hours=hours)
