"""One turn of one task: opening, stepping aside for another task, parking, closing."""

from __future__ import annotations

from rasa_sdk.events import ActionExecutionRejected, EventType, FollowupAction, SlotSet

from bot.actions import waiting
from bot.actions.clauses import two_tasks
from bot.actions.several import comes_first, says_only_also, says_same_for
from bot.actions.situation import CONFIRM, CORRECTION, FORMS, OPTIONS, Ended, Situation
from bot.actions.steering import asks_whether_it_can_be_undone
from bot.actions.task_asking import Asking
from bot.actions.task_reading import Listening
from bot.actions.turn import Turn

SURE_OF_SWITCH = 0.45
VERY_SURE_OF_SWITCH = 0.7
WORDS_OF_A_BARE_VALUE = 2


class TaskTurn:
    """What is done with one message while a task is open. `run` handles it, `close` ends the task."""

    def __init__(self, now: Situation) -> None:
        self.now = now
        self.heard: set[str] = set()  # the slots that the message said something about

    async def run(self) -> list[EventType]:
        """Handle the turn. Raises `Ended` when the task is over."""
        now = self.now
        fresh = now.draft["taken"] != now.turn.message_id
        # A start on a message that was handled already goes on with what waited: `close` followed it up.
        if now.turn.start and (fresh or not await self._resumed()):
            await self._open()
        if fresh:
            if not now.turn.start and not self._names_somebody_else():
                await now.task.guard(now.turn, now.voice)
            if not now.turn.start and self._is_other_task():
                return self._park()
            if not now.turn.start and await self._is_this_task_for_somebody_first():
                return self._set_aside()
            now.draft["taken"] = now.turn.message_id
            if await self._take() == "aside":
                return [*now.draft.events(), ActionExecutionRejected(now.task.form)]
        before = now.asked
        asked = await Asking(now).ask()
        if asked == before and self._took_something_else(asked):
            now.voice.say("utter_noted")
        return [*now.draft.events(), SlotSet("requested_slot", asked)]

    def _took_something_else(self, asked: str | None) -> bool:
        """Tell whether the message gave values, but not the one that is asked: its question comes again."""
        if asked in (CONFIRM, OPTIONS, CORRECTION):
            return False
        return any(self.now.draft[slot] is not None for slot in self.heard if slot != asked)

    async def _open(self) -> None:
        """Begin the task with nothing known."""
        self._empty()
        self.now.draft.clear("looked_up")
        self._hand_over()
        context = await self.now.backend.context()
        if self.now.task.right not in context.rights:
            self.now.voice.say("utter_missing_right")
            raise Ended

    def _hand_over(self) -> None:
        """Give "hetzelfde voor Piet" to the task done last. Raises `Ended` when that is another one."""
        turn, draft = self.now.turn, self.now.draft
        record = waiting.like_the_last(draft, turn)
        if record and says_same_for(turn) and record["form"] != self.now.task.form:
            waiting.queue(draft, [record])
            raise Ended

    async def _resumed(self) -> bool:
        """Go on with the task or the person on top of what waits, when it is one of this form."""
        now = self.now
        record = waiting.take(now.draft, now.task.form)
        if record is None:
            return False
        self._empty()
        for slot, value in record["slots"].items():
            now.draft[slot] = value
        if record["next"]:
            if record["about"]:
                now.voice.say("utter_next_person", name=record["about"])
            earlier = Listening(now.hearing(now.turn.with_held(record["held"])))
            await earlier.read_fields(but_not=self._known_of(record))
        else:
            thread = waiting.thread(now.task.form, record["about"], now.turn.language)
            now.voice.say("utter_resumed", thread=thread)
        return True

    @staticmethod
    def _known_of(record: waiting.Record) -> set[str]:
        """Return the slots that need no reading: what was said of them is known, or will be asked."""
        asked = record["slots"].get("options")
        known = {slot for slot in record["slots"] if slot not in record["same"]}
        return known | ({asked["slot"]} if asked else set())

    def _empty(self) -> None:
        self.now.draft.clear("preview", "options", "misses", "correcting", *self.now.by_slot)

    async def _take(self) -> str:
        """Read the message, and at the start also the unclear one that led here ("Bedoelt u ...?")."""
        held = self.now.draft["held"] if self.now.turn.start else None
        heard: set[str] = set()
        self.now.draft.clear("held")
        await self.now.task.guard(self.now.turn, self.now.voice)
        if held:
            earlier = self.now.turn.with_held(held)
            await self.now.task.guard(earlier, self.now.voice)
            before = Listening(self.now.hearing(earlier))
            await before.read_fields()
            heard = before.heard
        two = two_tasks(self.now.turn, self.now.task.form) if self.now.turn.start else None
        if two and not held and len(two[2].text) < len(two[0].text):  # the clause in front ends earlier
            self._let_go_first(*two)
        listening = Listening(self.now.hearing(two[0]) if two else self.now)
        outcome = await listening.take()
        self.heard = listening.heard
        if two:
            self._wait_with(two[1], two[2])
        if self.now.turn.start:
            self._same_as_the_last()
            await self.now.task.opened(
                self.now.draft, self.now.turn, heard | listening.heard, self.now.backend
            )
        return outcome

    def _let_go_first(self, own: Turn, form: str, other: Turn) -> None:
        """Do two tasks of one person in the order they were said. Raises `Ended`: the other is first."""
        named = next((entity["value"] for entity in own.all_of("participant")), None)
        first = waiting.to_come(form, other, about=None)
        waiting.queue(self.now.draft, [first, waiting.to_come(self.now.task.form, own, about=named)])
        thread = waiting.thread(self.now.task.form, named, own.language)
        self.now.voice.say("utter_people_afterwards", others=thread)
        raise Ended

    def _wait_with(self, form: str, said: Turn) -> None:
        """Let another task for the same person wait until this one is done."""
        person = self.now.draft[f"{self.now.task.task}__participant"]
        slots = {f"{form.removesuffix('_form')}__participant": person} if person else {}
        name = person["name"] if person else None
        waiting.queue(self.now.draft, [waiting.to_come(form, said, about=name, slots=slots)])
        self.now.voice.say("utter_people_afterwards", others=waiting.thread(form, name, said.language))

    def _same_as_the_last(self) -> None:
        """Take over what holds for somebody else too: "hetzelfde voor Piet"."""
        draft = self.now.draft
        record = waiting.like_the_last(draft, self.now.turn)
        if record and record["form"] == self.now.task.form and says_same_for(self.now.turn):
            for slot, value in record["slots"].items():
                if draft[slot] is None and not (draft["options"] and draft["options"]["slot"] == slot):
                    draft[slot] = value

    def _is_other_task(self) -> bool:
        """Tell whether the user clearly begins another task, not just gives a value that sounds like it."""
        turn = self.now.turn
        form = FORMS.get(turn.intent)
        if says_same_for(turn) or says_only_also(turn):
            return False
        if not turn.pressed and asks_whether_it_can_be_undone(turn):
            return False
        if form is None or form == self.now.task.form or self.now.task.keeps(turn, self.now.draft):
            return False
        spoken = len(turn.rest()) > WORDS_OF_A_BARE_VALUE and turn.confidence >= SURE_OF_SWITCH
        very_sure = turn.confidence >= VERY_SURE_OF_SWITCH
        named = not turn.entities and very_sure
        beside_a_name = WORDS_OF_A_BARE_VALUE if self._asks_who() else 0
        # Who is new in this task has a name that anything can be said of: only people on record count.
        known_people = any(f.names_others and not f.words_apart for f in self.now.task.fields)
        of_somebody = known_people and turn.all_of("participant") and very_sure
        of_somebody = of_somebody and len(turn.rest()) >= beside_a_name
        of_somebody = of_somebody or (not known_people and self._is_of_another())
        return bool(turn.pressed or spoken or named or of_somebody)

    def _is_of_another(self) -> bool:
        """Tell whether a sentence names somebody else than the new person, where no name is asked."""
        turn, about = self.now.turn, self._about()
        names = [str(entity["value"]) for entity in turn.all_of("participant")]
        spoken = len(turn.rest()) >= WORDS_OF_A_BARE_VALUE and turn.confidence >= SURE_OF_SWITCH
        said = spoken or turn.confidence >= VERY_SURE_OF_SWITCH
        return bool(said and about and names and not self._asks_who() and not any(n in about for n in names))

    async def _is_this_task_for_somebody_first(self) -> bool:
        """Tell whether this task waits for the same one about somebody else: "eerst gaat Arie Best weg"."""
        turn, about = self.now.turn, self._about()
        begins = FORMS.get(turn.intent) == self.now.task.form and turn.confidence >= SURE_OF_SWITCH
        if not (begins and about and comes_first(turn)):
            return False
        found = await self.now.backend.search(turn.text, "sentence")
        return bool(found) and all(one.participant.name != about for one in found)

    def _asks_who(self) -> bool:
        """Tell whether a name is what is asked for now."""
        options = self.now.draft["options"]
        asked = options["slot"] if options else self.now.asked
        return any(field.names_others and field.is_asked(asked) for field in self.now.task.fields)

    def _names_somebody_else(self) -> bool:
        """Tell whether the message names people, and not the one whom the task is about."""
        named = {str(entity["value"]) for entity in self.now.turn.all_of("participant")}
        words = set((self._about() or "").lower().split())
        return bool(named) and not any(words & set(name.lower().split()) for name in named)

    def _about(self) -> str | None:
        return self.now.task.about({slot: self.now.draft[slot] for slot in self.now.by_slot})

    def _wait(self) -> None:
        now = self.now
        values = {slot: now.draft[slot] for slot in (*now.by_slot, "options")}
        waiting.park(now.draft, now.task.form, values, self._about())
        self._empty()

    def _park(self) -> list[EventType]:
        """Keep this task for later: the other one's start rule reads the same message."""
        self._wait()
        return [
            *self.now.draft.events(),
            SlotSet("requested_slot", None),
            ActionExecutionRejected(self.now.task.form),
        ]

    def _set_aside(self) -> list[EventType]:
        """Keep this task for later and open it anew for the same message."""
        draft, form = self.now.draft, self.now.task.form
        self._wait()
        waiting.queue(draft, [waiting.to_come(form, self.now.turn, about=None)])
        draft["taken"] = self.now.turn.message_id
        return [*draft.events(), SlotSet("requested_slot", None), FollowupAction(form)]

    def close(self) -> list[EventType]:
        """Empty the task's slots, and go on with what waits, if anything does."""
        draft = self.now.draft
        shared = {field.slot: draft[field.slot] for field in self.now.task.fields if field.shared}
        waiting.share(draft, self.now.task.form, shared)
        self._empty()
        draft["taken"] = self.now.turn.message_id
        left = waiting.records(draft)
        following = left[-1]["form"] if left else "action_listen"
        return [*draft.events(), SlotSet("requested_slot", None), FollowupAction(following)]
