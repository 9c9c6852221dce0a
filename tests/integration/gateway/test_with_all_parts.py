"""Coming back, decisions, the BSN field: with every real part. Time is moved in the databases, not slept."""

from __future__ import annotations

import random
import re
import sqlite3
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update
from stdnum.nl import bsn

from backend.accounts.models import Account, AccountSession
from backend.database import Database
from bot.words import words as page_words
from run.client import ChatClient
from run.stack import Stack
from tests.world import Login, make_bakery, make_login, recorded_by

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("stack")]


REFERENCE = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b")


def a_bsn(*, valid: bool) -> str:
    """Return nine digits of the range that nobody has, that pass the eleven-test or do not."""
    dice = random.SystemRandom()
    while True:
        number = f"99991{dice.randrange(1_000, 9_999)}"
        if bsn.is_valid(number) == valid:
            return number


def said(chat: ChatClient, after: int) -> str:
    """Return all that was said to the user after a message."""
    return "\n".join(message["fallback_text"] for message in chat.answers(after))


def time_passes(stack: Stack, login: Login, by: timedelta) -> None:
    """Put everything that this account did that much earlier."""
    database = Database(stack.databases.backend)
    try:
        with database.write() as session:
            account = session.scalars(select(Account).where(Account.user_name == login.user_name)).one()
            account.last_timecode = None
            mine = AccountSession.account_id == account.id
            earlier = {
                "used_at": datetime.now(UTC) - by,
                "created_at": datetime.now(UTC) - by,
                "expires_at": datetime.now(UTC) - by + timedelta(hours=12),
            }
            session.execute(update(AccountSession).where(mine).values(earlier))
            account_id = account.id
    finally:
        database.close()
    gateway = sqlite3.connect(stack.var / "gateway.db", timeout=10)
    with gateway:
        gateway.execute(
            "UPDATE messages SET stored_at = stored_at - ? WHERE conversation IN "
            "(SELECT id FROM conversations WHERE account = ?)",
            (by.total_seconds(), account_id),
        )
    gateway.close()


@pytest.fixture
def baker(assistant: Stack) -> Login:
    """Give an account with the HR role at a bakery of the test's own."""
    return make_login(assistant, ("hr",), make_bakery(assistant))


async def test_an_open_task_survives_the_end_of_the_session(assistant: Stack, baker: Login) -> None:
    chat = await baker.chat(assistant)
    try:
        await chat.say("Jan de Vries gaat uit dienst")
        time_passes(assistant, baker, timedelta(minutes=31))
        refused = await chat.say("per 1 maart")
        assert [message["fallback_text"] for message in refused] == [page_words("notice.session_ended", "nl")]
        assert recorded_by(assistant, baker) == []

        before = chat.seq
        await chat.sign_in(baker.user_name, baker.password, baker.code)
        await chat.connect()
        await chat.wait_for(lambda: bool(chat.answers(before)) and not chat.typing)
        assert "Jan de Vries" in said(chat, before)
        assert "eerste dag" in said(chat, before)

        # A reload, and a second window, say nothing again.
        seen = chat.seq
        await chat.reconnect()
        await chat.say("per 1 maart")
        assert [message["from"] for message in chat.messages if message["seq"] == seen + 1] == ["user"]
        assert "1 maart 2027" in said(chat, seen)
        await chat.press("Ja, geef door")
    finally:
        await chat.close()
    entries = recorded_by(assistant, baker)
    assert [(entry.kind, entry.effective_date) for entry in entries] == [("exit", "2027-03-01")]


async def test_a_summary_that_was_open_overnight_is_shown_again_before_it_is_submitted(
    assistant: Stack, baker: Login
) -> None:
    chat = await baker.chat(assistant)
    try:
        await chat.say("Jan de Vries gaat per 1 maart uit dienst")
        time_passes(assistant, baker, timedelta(hours=15))
        await chat.disconnect()
        before = chat.seq
        await chat.sign_in(baker.user_name, baker.password, baker.code)
        await chat.connect()
        await chat.wait_for(lambda: bool(chat.answers(before)) and not chat.typing)
        assert "1 maart 2027" in said(chat, before)
        await chat.press("Ja, geef door")
    finally:
        await chat.close()
    assert len(recorded_by(assistant, baker)) == 1


async def test_coming_back_with_nothing_open_says_nothing(assistant: Stack, baker: Login) -> None:
    chat = await baker.chat(assistant)
    try:
        await chat.say("Jan de Vries gaat per 1 maart uit dienst")
        await chat.press("Ja, geef door")
        time_passes(assistant, baker, timedelta(hours=15))
        await chat.disconnect()
        before = chat.seq
        await chat.sign_in(baker.user_name, baker.password, baker.code)
        await chat.connect()
        await chat.say("bedankt")
        assert chat.messages[before]["from"] == "user"
    finally:
        await chat.close()


ENROLMENT = (
    "Fatma Yılmaz komt per 1 maart in dienst, vrouw, geboren 3 april 1990, "
    "salaris 11000 euro per maand fulltime, Dorpsstraat 1, 1012AB Ede"
)


@pytest.mark.parametrize(
    ("decision", "told"),
    [
        (("approve",), "is goedgekeurd en verwerkt"),
        (
            ("refuse", "Het adres klopt niet"),
            "is afgewezen. De reden van de verzekeraar: Het adres klopt niet.",
        ),
    ],
)
async def test_an_enrolment_with_its_bsn_from_the_field_is_decided_and_told(
    assistant: Stack, baker: Login, decision: tuple[str, ...], told: str
) -> None:
    chat = await baker.chat(assistant)
    try:
        await chat.say(ENROLMENT)
        wrong, right = a_bsn(valid=False), a_bsn(valid=True)
        refused = await chat.fill_bsn(wrong)
        assert "klopt iets niet" in refused[0]["fallback_text"]
        await chat.fill_bsn(right)
        receipt = await chat.press("Ja, geef door")
        reference = REFERENCE.findall(receipt[-1]["fallback_text"])[0]
        before = chat.seq
        assistant.command("backend.desk", decision[0], reference, *decision[1:])
        await chat.wait_for(lambda: bool(chat.answers(before)))
        (notice,) = chat.answers(before)
        assert notice["from"] == "notice"
        assert told in notice["fallback_text"]
        assert f"Fatma Yılmaz per 1 maart 2027 (referentie {reference})" in notice["fallback_text"]
        shown = str(chat.messages)
        assert (wrong in shown, right in shown) == (False, False)
    finally:
        await chat.close()
