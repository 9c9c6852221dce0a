"""Several people in one message: the first is taken now, the others wait for their turn."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.actions import waiting
from bot.actions.clauses import form_of
from bot.actions.fields import Field, Reading
from bot.actions.phrasebook import in_a_row
from bot.actions.several import adds_somebody, apart, clauses, says_only_also, says_same_for
from bot.actions.situation import FORMS, Ended, Situation
from bot.actions.turn import Turn


class People:
    """Whom one message names beside the person whom the task is about."""

    def __init__(self, now: Situation) -> None:
        self.now = now
        self._records: list[waiting.Record] = []
        self._divided = self._together = False
        self.place: int | None = None  # where the first of the others is named

    def turn_for(self, field: Field, turn: Turn) -> Turn:
        """Return the message with whether it names somebody besides the person known or asked for."""
        if field.shared or self.known(field) is None:
            return turn
        begins = FORMS.get(turn.intent) == self.now.task.form and not turn.start
        return replace(turn, adds=adds_somebody(turn, begins))

    def known(self, field: Field) -> Any:
        """Return the value of `field`, or who can be meant while that is asked."""
        value, options = self.now.draft[field.slot], self.now.draft["options"]
        if value is None and options and options["slot"] == field.slot:
            offered = [option["value"] for option in options["options"]]
            if all(isinstance(one, dict) and "id" in one for one in offered):
                return {"id": None, "ids": [one["id"] for one in offered], "name": offered[0]["name"]}
        return value

    def take(self, field: Field, reading: Reading, turn: Turn) -> Turn:
        """Let the others of `reading` wait; return the message as it is about the person of this task."""
        others = [o for o in reading.others if self._is_new(o) and not _is_part_of_a_name(o, reading)]
        if not others:
            return turn
        self.place = min(other.place for other in others)
        # Whether what is said holds for the person of this task too.
        about_this_one = [reading.place] if reading.value or reading.options or reading.place >= 0 else []
        self._together = bool(about_this_one)
        places = [*about_this_one, *(other.place for other in others)]
        parts, self._divided, unclear = apart(turn, places, field.words_apart)
        forms = [form_of(clause, self.now.task.form) for clause in clauses(turn, places)]
        if not about_this_one:
            parts, forms = [replace(turn, text="", entities=[]), *parts], [self.now.task.form, *forms]
        for other, part, form in zip(others, parts[1:], forms[1:], strict=True):
            self._records.append(self._record(field, other, part, form))
        if turn.start and forms[0] != self.now.task.form:
            self._begin_with_another_task(field, reading, parts[0], forms[0])
        names = in_a_row([str(record["about"]) for record in self._records], turn.language)
        if reading.value or reading.options:
            first = reading.value["name"] if reading.value else reading.given
            self.now.voice.say("utter_people_in_turn", name=first, others=names)
        else:
            self.now.voice.say("utter_people_afterwards", others=names)
        if unclear:
            self.now.voice.say("utter_values_per_person")
        return parts[0]

    def queue(self, heard: set[str], turn: Turn) -> None:
        """Put the others in line: with their own values, with the same as this one, or with none yet."""
        shared = [field.slot for field in self.now.task.fields if field.shared]
        given: waiting.Record = {"same": []}
        if says_same_for(turn) or says_only_also(turn):
            given = {"same": shared}
        elif self._together and not self._divided:
            # As it will stand when this one is done: a value corrected until then holds for them too.
            given = {"same": [slot for slot in shared if slot in heard], "held": {"text": "", "entities": []}}
        form = self.now.task.form
        records = [{**record, **given} if record["form"] == form else record for record in self._records]
        waiting.queue(self.now.draft, records)

    def _begin_with_another_task(self, field: Field, reading: Reading, part: Turn, form: str) -> None:
        """Let the first person wait too, before the others. Raises `Ended`: their own task comes up."""
        waiting.queue(self.now.draft, [self._record(field, reading, part, form), *self._records])
        raise Ended

    def queue_as_said(self) -> None:
        """Let whoever is named in this message wait for their turn; what was said is read then."""
        turn, task = self.now.turn, self.now.task
        names = in_a_row([str(entity["value"]) for entity in turn.all_of("participant")], turn.language)
        same = [field.slot for field in task.fields if field.shared]
        record = waiting.to_come(task.form, turn, about=names or None, same=same)
        waiting.queue(self.now.draft, [record])
        self.now.voice.say("utter_same_afterwards")

    def _record(self, field: Field, other: Reading, part: Turn, form: str) -> waiting.Record:
        slots: dict[str, Any] = {}
        slot = field.slot.replace(self.now.task.task, form.removesuffix("_form"), 1)
        if other.value:
            slots[slot] = other.value
            field.mention(self.now.draft, self.now.turn, other.value, None)
        elif other.options:
            slots["options"] = {**field.asked_options(other), "slot": slot}
        name = other.value["name"] if other.value else other.given
        return waiting.to_come(form, part, about=name, slots=slots)

    def _is_new(self, other: Reading) -> bool:
        """Tell whether nobody of this reading waits already."""
        values = [other.value] if other.value else [option.value for option in other.options]
        named = {_key(value) for value in values}
        waiting_now = waiting.in_turn(self.now.draft)
        return not any(_key(value) in named for record in waiting_now for value in record["slots"].values())


def _is_part_of_a_name(other: Reading, reading: Reading) -> bool:
    """Tell whether a name that fits several only says again who stands in the message in full."""
    said = set(other.given.lower().split())
    full = [one.value["name"] for one in (reading, *reading.others) if one.value]
    return bool(other.options and said) and any(said <= set(name.lower().split()) for name in full)


def _key(value: Any) -> Any:
    """Return what tells people, or changes, apart."""
    if not isinstance(value, dict):
        return None
    return value.get("id") or value.get("reference") or value.get("name")
