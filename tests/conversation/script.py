"""Black-box scripts: what a user types and presses, and what must be shown and recorded ."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator
from ruamel.yaml import YAML

from backend.demo.numbers import demo_bsns
from run.client import ChatClient, ProtocolError
from run.stack import Stack
from tests.world import Entry, Login, recorded_by

FOLDER = Path(__file__).parent
ASIDE = "Er is dit jaar verbouwd en verhuisd, en de koffie is nog steeds niet te drinken. "
# The demo's people have the first ones of its order, a new bakery's those of another.
TAKEN_BSNS = set(islice(demo_bsns(seed=1), 100))
FREE_BSNS = (
    bsn for bsn in reversed(list(demo_bsns(seed=9999))) if bsn >= "999950000" and bsn not in TAKEN_BSNS
)
REFERENCE = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b")


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class UserTurn(_Part):
    """One thing that the user does, and what the answers together must show.

    `press_twice` presses a button again before the answer; `press_old` the first button with that label;
    `bsn` fills in the masked field; `desk` is what the insurer does ("approve {reference}"), and waits for
    the notice. {reference} stands for the last reference that was shown, {bsn} and {other_bsn} for numbers
    that nobody has. `padded_to` puts asides before what is said.
    """

    say: str | None = None
    press: str | None = None
    pick: str | None = None
    press_twice: str | None = None
    press_old: str | None = None
    bsn: str | None = None
    desk: str | None = None
    shows: list[str] = []
    shows_not: list[str] = []
    buttons: list[str] = []
    language: str | None = None
    refused: str | None = None
    padded_to: int = 0


class Script(_Part):
    """A conversation of an account of its own. `receipt_after` is the number of user turns to the receipt.

    A line of `recorded` is kind and date, where wanted with the payload: "salary 2027-01-01 salary=42000.00";
    of an enrolment only the values that the line names. The employer "new bakery" is the script's own.
    """

    name: str
    roles: list[str] = ["hr"]
    employer: str = "care group"
    language: str | None = None
    greeting: list[str] = []
    greeting_not: list[str] = []
    turns: list[UserTurn]
    receipt_after: int | None = None
    recorded: list[str] = []

    @model_validator(mode="after")
    def _receipt_in_sight(self) -> Script:
        if self.receipt_after and self.receipt_after > len(self.turns):
            raise ValueError(f"{self.name}: the receipt comes after the last turn")
        return self


def scripts() -> Iterator[tuple[str, Script]]:
    """Return every script with the name of its file."""
    for path in sorted(FOLDER.glob("*.yml")):
        for item in YAML(typ="safe").load(path):
            yield path.stem, Script.model_validate(item)


async def run_script(stack: Stack, login: Login, script: Script) -> list[str]:
    """Play the script; return what was not as it says, after a transcript for whoever reads the failure."""
    player = _Player(stack, await login.chat(stack, script.language))
    try:
        player.check_greeting(script)
        for number, turn in enumerate(script.turns, 1):
            await player.play(number, turn, receipt=number == script.receipt_after)
    finally:
        await player.chat.close()
    recorded = list(_written(recorded_by(stack, login), script.recorded))
    if recorded != script.recorded:
        player.faults.append(f"recorded is {recorded}, not {script.recorded}")
    return [*player.transcript, "", *player.faults] if player.faults else []


def _written(entries: list[Entry], wanted: list[str]) -> Iterator[str]:
    """Give each entry as scripts write it, with its payload where the script tells one."""
    for entry, line in zip_longest(entries, wanted[: len(entries)], fillvalue=""):
        assert isinstance(entry, Entry)
        values = {**entry.payload, **entry.payload.get("address", {})}
        said = [f"{name}={value}" for name, value in sorted(values.items()) if value is not None]
        named = re.findall(r"(\w+)=", str(line)) if entry.kind == "enrolment" else values
        payload = [pair for pair in said if pair.split("=")[0] in {*named} - {"effective_date"}]
        yield " ".join([entry.kind, entry.effective_date, *(payload if "=" in str(line) else [])])


class _Player:
    def __init__(self, stack: Stack, chat: ChatClient) -> None:
        self.stack = stack
        self.chat = chat
        self.bsns = {"{bsn}": next(FREE_BSNS), "{other_bsn}": next(FREE_BSNS)}
        self.transcript: list[str] = []
        self.faults: list[str] = []
        self.reference = ""
        self.newest_buttons: dict[str, str] = {}
        self.oldest_buttons: dict[str, str] = {}

    def check_greeting(self, script: Script) -> None:
        said = "\n".join(message["fallback_text"] for message in self.chat.messages)
        self._compare("greeting", said, script.greeting, script.greeting_not)
        self._remember()

    def _remember(self) -> None:
        for button in self.chat.buttons:
            label = button["label"].casefold()
            self.newest_buttons[label] = button["id"]
            self.oldest_buttons.setdefault(label, button["id"])

    async def play(self, number: int, turn: UserTurn, *, receipt: bool) -> None:
        """Do what the user does, and compare what comes back."""
        where = f"turn {number}"
        did = (
            turn.say or turn.press or turn.pick or turn.press_twice or turn.press_old or turn.bsn or turn.desk
        )
        did = did or ""
        self.transcript.append(f"> {did[:200]}")
        try:
            answers = await self._act(turn)
        except (ProtocolError, LookupError) as error:
            code = getattr(error, "code", str(error))
            if code != turn.refused:
                self.faults.append(f"{where}: {error}")
            return
        if turn.refused:
            self.faults.append(f"{where}: was not refused with {turn.refused}")
        said = "\n".join(message["fallback_text"] for message in answers)
        self.transcript += [f"    {line}" for line in said.splitlines()]
        references = REFERENCE.findall(said)
        self.reference = references[0] if references else self.reference
        self._compare(where, said, turn.shows, turn.shows_not)
        labels = [button["label"].casefold() for button in self.chat.buttons]
        self.faults += [
            f"{where}: no button {b!r} in {labels}" for b in turn.buttons if b.casefold() not in labels
        ]
        languages = {message["lang"] for message in answers if message["from"] == "assistant"}
        if turn.language and languages != {turn.language}:
            self.faults.append(f"{where}: answered in {languages}, not {turn.language}")
        if receipt and not references:
            self.faults.append(f"{where}: there is no receipt yet")
        self._remember()

    def _filled(self, text: str) -> str:
        for name, value in {**self.bsns, "{reference}": self.reference}.items():
            text = text.replace(name, value)
        return text

    async def _decide(self, decision: str) -> list[dict[str, Any]]:
        """Let the insurer decide, and wait until the chat tells it."""
        before = self.chat.seq
        verb, reference, *reason = self._filled(decision).split(" ", 2)
        await asyncio.to_thread(self.stack.command, "backend.desk", verb, reference, *reason)
        await self.chat.wait_for(lambda: bool(self.chat.answers(before)))
        return self.chat.answers(before)

    async def _act(self, turn: UserTurn) -> list[dict[str, Any]]:
        if turn.bsn:
            return await self.chat.fill_bsn(self._filled(turn.bsn))
        if turn.desk:
            return await self._decide(turn.desk)
        if turn.press:
            return await self.chat.press(turn.press)
        if turn.pick:
            return await self.chat.pick_date(turn.pick)
        if turn.press_twice:
            button = self.newest_buttons[turn.press_twice.casefold()]
            before = self.chat.seq
            await self.chat.send({"kind": "choice", "choice": button})
            await self.chat.send({"kind": "choice", "choice": button})
            await self.chat.wait_for(lambda: bool(self.chat.errors))
            await self.chat.wait_for(lambda: bool(self.chat.answers(before)) and not self.chat.typing)
            return self.chat.answers(before)
        if turn.press_old:
            before = len(self.chat.errors)
            button = self.oldest_buttons[turn.press_old.casefold()]
            await self.chat.send({"kind": "choice", "choice": button})
            await self.chat.wait_for(lambda: len(self.chat.errors) > before)
            error = self.chat.errors[-1]
            raise ProtocolError(error["code"], error.get("title", ""))
        said = self._filled(turn.say or "")
        return await self.chat.say(
            (ASIDE * (turn.padded_to // len(ASIDE)))[: turn.padded_to - len(said)] + said
        )

    def _compare(self, where: str, said: str, shows: list[str], shows_not: list[str]) -> None:
        shown = " ".join(said.casefold().split())
        for wanted in shows:
            if wanted.replace("{reference}", self.reference).casefold() not in shown:
                self.faults.append(f"{where}: {wanted!r} is not shown")
        for unwanted in shows_not:
            if unwanted.casefold() in shown:
                self.faults.append(f"{where}: {unwanted!r} is shown")
