"""`make chat ACCOUNT=hr`: talk with the running assistant in a terminal, or line by line from a pipe.

A number presses the button with that number. Ctrl-D ends.
"""

from __future__ import annotations

import asyncio
import contextlib
import getpass
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx

from run.client import ChatClient, Message, ProtocolError, buttons_of
from run.errors import SetupError
from run.render import render
from run.settings import DEMO_ACCOUNTS, ROOT, backend_environment, var_folder

CODE_PERIOD_SECONDS = 30
SHORTEST_NUMBER = 4
"""So many digits are a button's number, not a try at a BSN."""


def running_address(var: Path) -> str:
    """Return the address in run.json; SetupError when nothing runs."""
    try:
        return str(json.loads((var / "run.json").read_text())["address"])
    except FileNotFoundError:
        raise SetupError("The assistant does not run: start it with make run, then chat beside it.") from None


def demo_code(var: Path, account: str) -> str:
    """Return the current authenticator code of a demo account."""
    environment = backend_environment(var)
    command = [sys.executable, "-m", "backend.code", account]
    answer = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        raise SetupError(f"No code for {account}: {answer.stderr.strip().splitlines()[-1:]}")
    return answer.stdout.split()[-1]


async def sign_in(client: ChatClient, var: Path, account: str) -> None:
    """Sign in: a demo account by itself, another one by asking. A code used already is waited out."""
    demo = account in DEMO_ACCOUNTS
    password = f"demo-{account}" if demo else await asyncio.to_thread(getpass.getpass, "Password: ")

    def code(enrolment: dict[str, Any] | None) -> str:
        if enrolment:
            print(f"For your authenticator app: {enrolment['secret']}")
        return demo_code(var, account) if demo and not enrolment else input("Code: ").strip()

    try:
        await client.sign_in(account, password, code)
    except ProtocolError as error:
        if not (demo and error.code == "code_refused"):
            raise
        print("This code was used already: waiting for the next one (at most 30 s).", file=sys.stderr)
        await asyncio.sleep(CODE_PERIOD_SECONDS)
        await client.sign_in(account, password, code)
    if client.recovery_codes:
        print("Recovery codes, shown once: " + " ".join(client.recovery_codes))


class Terminal:
    """Shows messages as they come and sends what is typed."""

    def __init__(self, client: ChatClient) -> None:
        self.client = client
        self.shown = 0
        self.buttons: list[dict[str, Any]] = []

    def show(self, messages: list[Message], own: bool) -> None:
        """Print what was not shown yet; the user's own words only when they come from history."""
        for message in messages:
            if message["seq"] <= self.shown:
                continue
            self.shown = message["seq"]
            if message["from"] == "user":
                self.buttons = []
                if not own:
                    continue
            print(render(message, len(self.buttons) + 1), flush=True)
            self.buttons += [button for part in message["parts"] for button in buttons_of(part)]

    async def answer(self, line: str) -> None:
        """Send a line, press the button that it numbers, or fill in the BSN; show the answer."""
        try:
            if self.is_bsn(line):
                await self.client.fill_bsn(line)
            elif line.isdigit() and 0 < int(line) <= len(self.buttons):
                await self.client.press(self.buttons[int(line) - 1]["label"])
            else:
                await self.client.say(line)
        except ProtocolError as error:
            print(f"! {error}", flush=True)
        except TimeoutError:
            print("! no answer yet; it will follow", flush=True)
        self.show(self.client.messages, own=False)

    def is_bsn(self, line: str) -> bool:
        """Return whether a line is the number that the masked field waits for."""
        bare = line.translate(str.maketrans("", "", " .-"))
        return self.client.bsn_field is not None and bare.isdigit() and len(bare) > SHORTEST_NUMBER

    def _has_news(self) -> bool:
        return self.client.seq > self.shown and not self.client.typing

    async def watch(self) -> None:
        """Show what comes by itself, as a notice or an answer that took long."""
        while True:
            await self.client.wait_for(self._has_news, timeout=86_400)
            self.show(self.client.messages, own=False)


async def chat(address: str, var: Path, account: str) -> None:
    """Sign in, then read lines until the end of the input."""
    interactive = sys.stdin.isatty()
    async with ChatClient(address, os.environ.get("CHAT_LANGUAGE")) as client:
        await sign_in(client, var, account)
        await client.connect()
        with contextlib.suppress(TimeoutError):
            await client.greeting()
        terminal = Terminal(client)
        if interactive:
            print(f"{client.welcome['account']['name']}, {client.welcome['employer']['name']}. Ctrl-D ends.")
            terminal.show(client.messages, own=True)
        else:
            terminal.shown = client.seq
        watcher = asyncio.create_task(terminal.watch()) if interactive else None
        try:
            while True:
                read = _read_hidden if interactive and client.bsn_field else _read_line
                line = await asyncio.to_thread(read, interactive)
                if line is None:
                    break
                if line.strip():
                    if not interactive:
                        said = f"••••••{line.strip()[-3:]}" if terminal.is_bsn(line) else line.strip()
                        print(f"you: {said}", flush=True)
                    await terminal.answer(line.strip())
        finally:
            if watcher:
                watcher.cancel()


def _read_line(interactive: bool) -> str | None:
    try:
        return input("> ") if interactive else input()
    except EOFError:
        return None


def _read_hidden(_interactive: bool) -> str | None:
    """Read a line that does not show: what is typed where a BSN is asked."""
    try:
        return getpass.getpass("(hidden) > ")
    except EOFError:
        return None


def main() -> int:
    """Chat as the account named (default hr) with what runs in VAR."""
    account = sys.argv[1] if len(sys.argv) > 1 else "hr"
    var = var_folder()
    try:
        asyncio.run(chat(running_address(var), var, account))
    except (SetupError, ProtocolError) as error:
        print(error, file=sys.stderr)
        return 1
    except (httpx.TransportError, OSError) as error:
        print(f"The assistant does not answer ({error}): is make run still running?", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
