"""Plays a random conversation on the whole assistant; after each step compares what was shown and kept."""

from __future__ import annotations

import json
import uuid
from datetime import date
from typing import Any

from sqlalchemy import create_engine, text

from backend.database import Database
from backend.participants.service import summary_of
from bot.actions.words import in_words, money, percent
from bot.words import words
from run.client import ChatClient, Message, ProtocolError
from run.stack import Stack
from tests.random_conversations.steps import BSNS, FITTING, YES, GoOn, Press, Reload, Say, Step
from tests.world import Entry, Login, recorded_by

TODAY = date(2026, 12, 15)
# What the gateway may refuse: a button that has ended, or a message that holds nothing.
EXPECTED_ERRORS = {"choice_used", "choice_unknown", "not_understood"}
QUESTION_PARTS = {"choices", "confirm", "date_choice", "bsn"}
FAILURES = {
    words(f"notice.{name}", language)
    for name in ("part_down", "not_ready", "session_ended", "given_up")
    for language in ("nl", "en")
}
AGREES = {word.casefold() for word in YES}


class Player:
    """One user. `faults` tells what was not as it must always be."""

    def __init__(self, stack: Stack, login: Login, chat: ChatClient) -> None:
        self.stack, self.login, self.chat = stack, login, chat
        self.faults: list[str] = []
        self.ledger: list[Entry] = []

    # Doing

    async def play(self, step: Step) -> None:
        """Do one step, and check what must hold after every one."""
        before, errors = self.chat.seq, len(self.chat.errors)
        shown = self._last_read_back()
        try:
            agreed = await self._do(step)
        except ProtocolError as error:
            if error.code not in EXPECTED_ERRORS:
                self.faults.append(f"{step}: {error}")
            return
        for refused in self.chat.errors[errors:]:
            if refused["code"] not in EXPECTED_ERRORS:
                self.faults.append(f"{step}: {refused['code']}")
        if isinstance(step, Reload):
            return
        answers = self.chat.answers(before)
        if not answers and len(self.chat.errors) > errors:
            return
        if not answers:
            self.faults.append(f"{step}: no answer")
        self.faults += [
            f"{step}: {m['fallback_text']}" for m in answers if m["from"] == "notice" and _is_failure(m)
        ]
        self._check_ledger(step, shown, answers, agreed=agreed)
        self._check_open(step, answers)

    async def _do(self, step: Step) -> bool:
        """Do it; return whether it can stand for a yes to the last read-back."""
        match step:
            case Reload():
                await self.chat.reconnect()
                return False
            case Say(said, twice):
                if twice:
                    await self._send({"kind": "text", "text": said}, times=2)
                else:
                    await self.chat.say(said)
                return _may_agree(said)
            case Press(number, times, old):
                return await self._press(number, times, old)
            case GoOn(number):
                return await self._go_on(number)

    async def _press(self, number: int, times: int, old: bool) -> bool:
        shown = self.chat.buttons
        if old:
            shown = [c for m in self.chat.messages for p in m["parts"] for c in p.get("choices", [])]
        if not shown:
            await self.chat.say("ja")
            return True
        button = shown[number % len(shown)]
        await self._send({"kind": "choice", "choice": button["id"]}, times)
        return bool(button.get("style") == "primary" or "ja" in button["label"].casefold())

    async def _go_on(self, number: int) -> bool:
        field = self.chat.bsn_field
        if field:
            digits = BSNS[(number * 97 + len(self.chat.messages)) % len(BSNS)]
            await self._send({"kind": "bsn", "field": field["id"], "digits": digits}, 1)
            return False
        primary = [button for button in self.chat.buttons if button.get("style") == "primary"]
        if primary or self.chat.buttons:
            button = (primary or self.chat.buttons)[0]
            await self._send({"kind": "choice", "choice": button["id"]}, 1)
            return True
        fitting = FITTING.get(str(self.state()["slots"].get("requested_slot")), ("ja",))
        said = fitting[number % len(fitting)]
        await self.chat.say(said)
        return _may_agree(said)

    async def _send(self, content: dict[str, Any], times: int) -> None:
        """Send once or twice without waiting in between; a text is then the same message, a press another."""
        before, errors = self.chat.seq, len(self.chat.errors)
        identity = str(uuid.uuid4())
        for time in range(times):
            await self.chat.send(content, identity if content["kind"] == "text" or time == 0 else None)
        refused = times if content["kind"] == "choice" else 1

        def settled() -> bool:
            said = {message["from"] for message in self.chat.answers(before)}
            answered = "assistant" in said and not self.chat.typing
            return answered or len(self.chat.errors) - errors >= refused

        await self.chat.wait_for(settled, 60)

    # Checking

    def state(self) -> dict[str, Any]:
        """Return the dialogue state that the gateway keeps of this account."""
        engine = create_engine(self.stack.databases.gateway)
        query = text("SELECT state FROM conversations WHERE account = :account")
        with engine.connect() as connection:
            found = connection.execute(query, {"account": self.chat.account["id"]}).scalar()
        engine.dispose()
        state = json.loads(found) if isinstance(found, str) else found
        return state or {"slots": {}, "active_loop": None}

    def _last_read_back(self) -> Message | None:
        """Return the newest message that shows what would be recorded."""
        shown = [m for m in self.chat.messages if any(p["kind"] == "confirm" for p in m["parts"])]
        return shown[-1] if shown else None

    def _check_ledger(
        self, step: Step, shown: Message | None, answers: list[Message], *, agreed: bool
    ) -> None:
        known = {entry.reference for entry in self.ledger}
        self.ledger = recorded_by(self.stack, self.login)
        new = [entry for entry in self.ledger if entry.reference not in known]
        if not new:
            return
        said = "\n".join(m["fallback_text"] for m in answers)
        if len(new) > 1:
            self.faults.append(f"{step}: {len(new)} changes at once")
        if not agreed:
            self.faults.append(f"{step}: recorded without a yes")
        for entry in new:
            if entry.reference not in said:
                self.faults.append(f"{step}: no receipt for {entry}")
            facts = _facts(shown) if shown else ""
            missing = [
                word for word in self._words(entry, shown["lang"] if shown else "nl") if word not in facts
            ]
            if missing:
                self.faults.append(f"{step}: {missing} recorded, but the read-back showed {facts}")

    def _words(self, entry: Entry, language: str) -> list[str]:
        """Return what a read-back of this entry must have shown, in words."""
        database = Database(self.stack.databases.backend)
        try:
            with database.read() as session:
                listed = summary_of(session, entry.employer_id, entry.participant_id, TODAY)
        finally:
            database.close()
        # Who waits for additional checks is not listed.
        person = listed.name if listed else entry.facts["name"]
        shown = [person, in_words(entry.effective_date, language)]
        if entry.reverses:
            return [*shown, entry.reverses]
        for aspect, in_its_words in (("salary", money), ("part_time_percentage", percent)):
            value = entry.facts.get(aspect)
            if value:
                new = value["new"] if isinstance(value, dict) else value
                shown.append(in_its_words(new, language))
        if entry.kind == "enrolment":
            facts, address = entry.facts, entry.facts["address"]
            shown[0] = facts["surname"]
            shown += [
                facts["calling_name"],
                facts["prefix"],
                facts["initials"],
            ]
            shown += [in_words(facts["birth_date"], language), facts["bsn"]]
            shown += [address[name] for name in ("street", "house_number", "postcode", "city")]
        return shown

    def _check_open(self, step: Step, answers: list[Message]) -> None:
        """A question is open, or nothing is: no task hangs without a question, none is forgotten."""
        state = self.state()
        slots = state["slots"]
        if state["active_loop"] is None:
            if slots.get("parked"):
                self.faults.append(f"{step}: tasks were forgotten: {slots['parked']}")
            return
        if not slots.get("requested_slot"):
            self.faults.append(f"{step}: a task is open and nothing is asked")
        last = answers[-1] if answers else None
        if last and "?" not in last["fallback_text"] and not _asks(last):
            self.faults.append(f"{step}: a task is open, and the last words are {last['fallback_text']!r}")


def _may_agree(said: str) -> bool:
    return said.strip().casefold() in AGREES


def _asks(message: Message) -> bool:
    return any(part["kind"] in QUESTION_PARTS for part in message["parts"])


def _is_failure(message: Message) -> bool:
    return message["fallback_text"] in FAILURES


def _facts(message: Message) -> str:
    parts = [part for part in message["parts"] if part["kind"] == "confirm"]
    return " | ".join(fact["value"] for part in parts for fact in part["facts"])
