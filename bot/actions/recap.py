"""What is known of the open task, what is still needed, and what waits: "wat had ik ook alweer ingevuld"."""

from __future__ import annotations

from bot.actions import waiting
from bot.actions.phrasebook import in_a_row, phrase, phrases
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
    if open_question and open_question not in (CONFIRM, OPTIONS, CORRECTION):
        needed = in_a_row(_needed(now, open_question), language)
        lines += [phrase("recap_needed", language).format(needed=needed)] if needed else []
    after = waiting.threads_in_words(now.draft, language)
    if after:
        lines.append(phrase("recap_after", language).format(after=after))
    about = task.about({field.slot: now.draft[field.slot] for field in task.fields})
    if now.turn.choice == RETURN:
        now.voice.say("utter_welcome_back")
    now.voice.say("utter_recap", thread=waiting.thread(task.form, about, language), lines="\n".join(lines))


def _needed(now: Situation, open_question: str) -> list[str]:
    """Return what the open question is for: its own name, or those of the values that a group still lacks."""
    asked = [field for field in now.task.fields if field.is_asked(open_question)]
    lacking = [field for field in asked if now.draft[field.slot] is None] or asked
    labels = [f"field_{field.slot}" for field in lacking]
    return list(phrases([f"field_{open_question}"], now.turn.language) or phrases(labels, now.turn.language))
