"""What the insurer decided is told in its conversation: once, in order, and not in the middle of a turn."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from bot.gateway.announcements import Announcements
from bot.gateway.database import open_database
from tests.integration.gateway.client import Chat, open_chat
from tests.integration.gateway.conftest import StartGateway
from tests.integration.gateway.parts import Parts

APPROVED = (
    "De aanmelding van Fatma Yılmaz per 1 maart 2027 (referentie K7M4-2QXP) is goedgekeurd en verwerkt."
)


def decided(number: int, account: str = "a1", employer: str = "e1", **data: Any) -> dict[str, Any]:
    """Return an item of the backend's outbox."""
    told = {
        "reference": "K7M4-2QXP",
        "change_kind": "enrolment",
        "name": "Fatma Yılmaz",
        "effective_date": "2027-03-01",
        "status": "processed",
        "reason": None,
    }
    return {
        "id": number,
        "employer_id": employer,
        "account_id": account,
        "kind": "change_decided",
        "data": {**told, **data},
        "created_at": "2026-11-22T10:00:00+01:00",
    }


async def asked_after(parts: Parts, number: int, times: int = 1) -> None:
    """Wait until the gateway has asked so often what comes after this item: it has taken it in."""
    async with asyncio.timeout(10), parts.asked:
        await parts.asked.wait_for(lambda: parts.outbox_asked.count(number) >= times)


async def everything(chat: Chat) -> list[str]:
    """Return what the notices say, once something said now has been answered."""
    await chat.say("klaar")
    await chat.until_said("Gehoord: klaar")
    return chat.texts("notice")


async def test_an_open_window_is_told_at_once(gateway: str, parts: Parts) -> None:
    async with open_chat(gateway) as chat:
        await chat.until_said("/greet")
        parts.outbox.append(decided(7))
        await chat.until_said(APPROVED)
        message = chat.messages("notice")[0]
        assert (message["sensitivity"], message["parts"][0]["kind"]) == ("personal", "text")


async def test_a_refusal_gives_the_reason_and_what_is_possible(gateway: str, parts: Parts) -> None:
    parts.outbox.append(decided(1, status="refused", reason="Het adres klopt niet."))
    async with open_chat(gateway) as chat:
        await chat.until_said(
            "is afgewezen. De reden van de verzekeraar: Het adres klopt niet. U kunt Fatma Yılmaz opnieuw"
        )


async def test_it_is_told_in_the_language_of_the_conversation(gateway: str, parts: Parts) -> None:
    async with open_chat(gateway) as chat:
        await chat.until_said("/greet")
        parts.script.append([{"custom": {"part": "control", "do": "language", "value": "en"}}])
        await chat.say("english please")
        await chat.say("thanks")
        await chat.until_said("Gehoord: thanks")
        parts.outbox.append(decided(1))
        await chat.until_said("The enrolment of Fatma Yılmaz as of 1 March 2027 (reference K7M4-2QXP)")


async def test_each_is_told_once_also_over_restarts(start_gateway: StartGateway, parts: Parts) -> None:
    parts.outbox += [decided(1, name="Een"), decided(2, name="Twee")]
    async with start_gateway() as gateway, open_chat(gateway) as chat:
        await chat.until_said("van Twee")
    parts.outbox.append(decided(3, name="Drie"))
    parts.outbox_asked.clear()
    async with start_gateway() as gateway, open_chat(gateway) as chat:
        await chat.until_said("van Drie")
        told = await everything(chat)
    assert [text.split()[3] for text in told] == ["Een", "Twee", "Drie"]
    assert parts.outbox_asked[0] == 2


async def test_more_than_one_page_is_read(gateway: str, parts: Parts) -> None:
    parts.outbox += [decided(number, name=f"Nummer{number}") for number in range(1, 103)]
    async with open_chat(gateway) as chat:
        await chat.until_said("van Nummer102 ")
        told = await everything(chat)
    assert [text.split()[3] for text in told] == [f"Nummer{number}" for number in range(1, 103)]


async def test_nothing_is_told_in_the_middle_of_a_turn(gateway: str, parts: Parts) -> None:
    async with open_chat(gateway) as chat:
        await chat.until_said("/greet")
        release = asyncio.Event()
        parts.script.append(release)
        await chat.say("een")
        await chat.until(lambda chat: bool(chat.of("ack")))
        parts.outbox.append(decided(1))
        await asked_after(parts, 1, times=3)  # so that saying it was tried
        release.set()
        await chat.until_said(APPROVED)
    assert chat.texts() == ["Gehoord: /greet", "een", "Gehoord: een", APPROVED]


async def test_a_busy_conversation_keeps_nobody_else_waiting(gateway: str, parts: Parts) -> None:
    async with open_chat(gateway) as chat:
        await chat.until_said("/greet")
        release = asyncio.Event()
        parts.script.append(release)
        await chat.say("een")
        await chat.until(lambda chat: bool(chat.of("ack")))
        parts.outbox += [decided(1), decided(2, account="a2")]
        parts.account_id = "a2"
        async with open_chat(gateway) as other:
            await other.until_said(APPROVED)
        release.set()
        await chat.until_said(APPROVED)


async def test_it_does_not_end_the_buttons_of_the_open_question(gateway: str, parts: Parts) -> None:
    async with open_chat(gateway) as chat:
        await chat.until_said("/greet")
        parts.script.append([{"text": "Klopt dit?", "buttons": [{"title": "Ja", "payload": "/affirm"}]}])
        await chat.say("Jan uit dienst")
        await chat.until_said("Klopt dit?")
        parts.outbox.append(decided(1))
        await chat.until_said(APPROVED)
        await chat.send({"kind": "choice", "choice": chat.button("Ja")})
        await chat.until_said("Gehoord: /affirm")
    # What is said next is still about the question.
    assert parts.turns[-1]["metadata"]["said"] == ["Klopt dit?\n[Ja]"]
    assert parts.turns[-1]["metadata"]["unseen"] is False


async def test_who_was_never_here_is_greeted_too(gateway: str, parts: Parts) -> None:
    parts.outbox.append(decided(1))
    await asked_after(parts, 1)
    async with open_chat(gateway) as chat:
        await chat.until_said(APPROVED)
        await chat.until_said("/greet")


async def test_the_news_of_another_account_or_employer_is_not_told_here(gateway: str, parts: Parts) -> None:
    parts.outbox += [decided(1, account="a2"), decided(2, employer="e2"), decided(3, name="Eigen")]
    async with open_chat(gateway) as chat:
        await chat.until_said("van Eigen")
        assert len(await everything(chat)) == 1


@pytest.mark.parametrize(
    "strange",
    [
        {"kind": "song"},
        {"data": {}},
        {"data": {**decided(1)["data"], "effective_date": "soon"}},
        {"data": {**decided(1)["data"], "status": "in_checks"}},
    ],
)
async def test_news_without_words_holds_nothing_up(
    gateway: str, parts: Parts, strange: dict[str, Any]
) -> None:
    parts.outbox += [{**decided(1), **strange}, decided(2, name="Daarna")]
    async with open_chat(gateway) as chat:
        await chat.until_said("van Daarna")
        assert len(await everything(chat)) == 1


async def test_a_kind_of_change_without_words_of_its_own_gets_general_ones(
    gateway: str, parts: Parts
) -> None:
    parts.outbox.append(decided(1, change_kind="something_new"))
    async with open_chat(gateway) as chat:
        await chat.until_said("De wijziging voor Fatma Yılmaz per 1 maart 2027")


async def test_while_the_backend_is_down_the_chat_goes_on_and_the_news_comes_later(
    gateway: str, parts: Parts
) -> None:
    async with open_chat(gateway) as chat:
        await chat.until_said("/greet")
        parts.down.add("backend")
        parts.outbox.append(decided(1))
        await chat.say("nog hier")
        await chat.until_said("Gehoord: nog hier")
        assert chat.texts("notice") == []
        parts.down.clear()
        await chat.until_said(APPROVED)


async def test_what_was_told_is_kept_nowhere_but_in_the_conversation(
    gateway: str, parts: Parts, tmp_path: Path
) -> None:
    async with open_chat(gateway) as chat:
        parts.outbox.append(decided(1))
        await chat.until_said(APPROVED)
    engine = open_database(f"sqlite:///{tmp_path / 'gateway.db'}")
    announcements = Announcements(engine)
    assert (announcements.waiting(), announcements.position()) == ([], 1)
    engine.dispose()
