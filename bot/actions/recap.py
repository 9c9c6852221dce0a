"""What is known of the open task, what is still needed, and what waits: "wat had ik ook alweer ingevuld"."""

from __future__ import annotations

from bot.actions import waiting
from bot.actions.phrasebook import phrase, phrases
from bot.actions.situation import CONFIRM, CORRECTION, OPTIONS, Situation
from bot.actions.steering import RETURN


def say_recap(now: Situation) -> None:
    """Say it; the open question is asked again after it."""
    language, task = now.turn.language, now.task
    lines = []
    for field in task.fields:
        value = now.draft[field.slot]
        if value is not None:
            (label,) = phrases([f"field_{field.slot}"], language) or ("",)
            lines.append(
                f"{label}: {field.shown(value, language)}" if label else field.shown(value, language)
            )
    if not lines:
        lines.append(phrase("recap_empty", language))
    open_question = now.draft["requested_slot"]
    asks_a_value = open_question and open_question not in (CONFIRM, OPTIONS, CORRECTION)
    needed = phrases([f"field_{open_question}"], language) if asks_a_value else ()
    lines += [phrase("recap_needed", language).format(needed=label) for label in needed]
    after = waiting.threads_in_words(now.draft, language)
    if after:
        lines.append(phrase("recap_after", language).format(after=after))
    about = task.about({field.slot: now.draft[field.slot] for field in task.fields})
    if now.turn.choice == RETURN:
        now.voice.say("utter_welcome_back")
    now.voice.say("utter_recap", thread=waiting.thread(task.form, about, language), lines="\n".join(lines))
