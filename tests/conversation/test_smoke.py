"""The whole path, once: a sentence, a confirmation, a receipt."""

from collections.abc import Callable

import pytest

from run.stack import Stack
from tests.world import Login, recorded_by

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("stack")]


async def test_one_sentence_and_yes_record_an_exit(assistant: Stack, new_login: Callable[..., Login]) -> None:
    login = new_login("hr", employer="bakery")
    chat = await login.chat(assistant)
    try:
        await chat.say("Jan de Vries gaat per 1 maart uit dienst")
        answer = await chat.press("Ja, geef door")
    finally:
        await chat.close()
    entries = recorded_by(assistant, login)
    assert [(entry.kind, entry.effective_date) for entry in entries] == [("exit", "2027-03-01")]
    assert entries[0].reference in answer[-1]["fallback_text"]
