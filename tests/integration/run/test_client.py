"""The client of the chat's protocol against a real gateway whose private parts are stand-ins."""

import asyncio
import uuid
from collections.abc import AsyncIterator

import pytest

from run.chat import Terminal
from run.client import ChatClient, ProtocolError
from tests.integration.gateway.parts import CODE, PASSWORD, Parts, words


@pytest.fixture
async def client(gateway: str) -> AsyncIterator[ChatClient]:
    """Give a client that is signed in and connected."""
    async with ChatClient(gateway) as client:
        await client.sign_in("hr", PASSWORD, lambda _: CODE)
        await client.connect()
        await client.greeting()
        yield client


GREETING = "Gehoord: /greet"


def texts(client: ChatClient, sender: str) -> list[str]:
    """Return what one side said, without the greeting at the beginning."""
    said = [message["fallback_text"] for message in client.messages if message["from"] == sender]
    return [text for text in said if text != GREETING]


def heard(parts: Parts) -> list[str]:
    """Return the texts that reached Rasa, without the greeting."""
    return [turn["text"] for turn in parts.turns if turn["text"] != "/greet"]


async def test_what_is_said_is_answered(client: ChatClient, parts: Parts) -> None:
    parts.script.append([words("Om wie gaat het?"), words("U kunt de naam typen.")])
    answered = await client.say("uit dienst")
    assert [message["fallback_text"] for message in answered] == ["Om wie gaat het?", "U kunt de naam typen."]


async def test_a_wrong_code_is_refused_with_the_problems_code(gateway: str) -> None:
    async with ChatClient(gateway) as client:
        with pytest.raises(ProtocolError) as refused:
            await client.sign_in("hr", PASSWORD, lambda _: "000000")
        assert refused.value.code == "code_refused"
        assert client.session is None


async def test_a_button_is_pressed_by_its_label_and_works_once(client: ChatClient, parts: Parts) -> None:
    button = {"title": "Klopt", "payload": "/affirm", "style": "primary"}
    parts.script.append([{**words("Klopt dit?"), "buttons": [button]}])
    await client.say("Jan de Vries per 1 maart uit dienst")
    pressed = client.buttons[0]
    assert (await client.press("klopt"))[0]["from"] == "assistant"
    assert parts.turns[-1]["text"] == "/affirm"
    assert client.buttons == []
    with pytest.raises(LookupError, match="no button 'Klopt'"):
        await client.press("Klopt")
    with pytest.raises(ProtocolError, match="choice_used"):
        await client._converse({"kind": "choice", "choice": pressed["id"]}, 10)


async def test_after_a_lost_line_nothing_is_missing_and_nothing_is_there_twice(
    client: ChatClient, parts: Parts
) -> None:
    await client.say("een")
    await client.disconnect()
    await client.reconnect()
    await client.say("twee")
    assert texts(client, "user") == ["een", "twee"]
    assert texts(client, "assistant") == ["Gehoord: een", "Gehoord: twee"]
    numbers = [message["seq"] for message in client.messages]
    assert numbers == sorted(set(numbers))


async def test_a_message_sent_again_with_its_id_is_one_message(client: ChatClient, parts: Parts) -> None:
    first = await client.send({"kind": "text", "text": "een"}, str(uuid.uuid4()))
    await client.wait_for(lambda: texts(client, "assistant") == ["Gehoord: een"])
    await client.send({"kind": "text", "text": "een"}, first)
    await client.say("twee")
    assert texts(client, "user") == ["een", "twee"]
    assert heard(parts) == ["een", "twee"]


async def test_a_line_lost_while_the_assistant_works_is_opened_again_for_the_answer(
    client: ChatClient, parts: Parts
) -> None:
    release = asyncio.Event()
    parts.script.append(release)
    asking = asyncio.create_task(client.say("een"))
    await client.wait_for(lambda: texts(client, "user") == ["een"])
    socket = client._socket
    assert socket is not None
    await socket.close()
    release.set()
    assert [message["fallback_text"] for message in await asking] == ["Gehoord: een"]


async def test_a_second_client_sees_the_same_conversation(client: ChatClient, gateway: str) -> None:
    await client.say("een")
    async with ChatClient(gateway) as second:
        await second.sign_in("hr", PASSWORD, lambda _: CODE)
        await second.connect()
        assert second.messages == client.messages


ASKED = {"text": "Wat is het BSN?", "custom": {"part": "bsn", "label": "BSN van Jan"}}
SUMMARY = {
    "text": "Klopt dit?",
    "custom": {"part": "confirm", "digest": "d1"},
    "data": {"facts": [{"label": "Naam", "value": "Jan", "payload": "/correct"}]},
    "buttons": [{"title": "Ja", "payload": "/affirm"}],
}


async def test_a_number_typed_in_the_terminal_goes_to_the_open_bsn_field(
    client: ChatClient, parts: Parts, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = Terminal(client)
    parts.script.extend([[ASKED], [ASKED], [words("Goed.")]])
    await terminal.answer("Jan aanmelden")
    await terminal.answer("waarom?")
    assert terminal.is_bsn("999912045")
    await terminal.answer("999912045")
    assert not terminal.is_bsn("999912045")
    assert parts.vault == ["999912045"]
    assert heard(parts) == ["Jan aanmelden", "waarom?", "bsn:ref1"]
    assert "999912045" not in capsys.readouterr().out


async def test_a_fact_is_changed_by_its_number_in_the_terminal(client: ChatClient, parts: Parts) -> None:
    terminal = Terminal(client)
    parts.script.append([SUMMARY])
    await terminal.answer("Jan aanmelden")
    await terminal.answer("2")
    assert heard(parts)[-1] == "/correct"
    assert texts(client, "user")[-1] == "Wijzig naam"
