"""What a client of the web chat sees: order, resuming, buttons, nothing twice."""

from __future__ import annotations

import asyncio
import json
import uuid

import jwt
import pytest
from websockets.asyncio.client import connect

from bot.words import words as page_words
from tests.integration.gateway.client import Chat, open_chat, ticket
from tests.integration.gateway.parts import Parts, words

YES_NO = {
    "text": "Klopt dit?",
    "custom": {"part": "confirm", "facts": [{"label": "Wie", "value": "Jan"}], "digest": "d1"},
    "buttons": [
        {"title": "Ja", "payload": '/affirm{"choice":"d1"}', "style": "primary"},
        {"title": "Nee", "payload": "/deny"},
    ],
    "data": {"sensitivity": "personal"},
}


GOODBYE = [words("Tot ziens."), {"custom": {"part": "control", "do": "sign_out"}}]


async def test_the_assistant_speaks_first_and_only_once(gateway: str, parts: Parts) -> None:
    async with open_chat(gateway, lang="en") as chat:
        await chat.until_said("/greet")
    async with open_chat(gateway, after=1) as again:
        await again.say("hallo")
        await again.until_said("Gehoord: hallo")
    assert [turn["text"] for turn in parts.turns] == ["/greet", "hallo"]
    assert [turn["language"] for turn in parts.turns] == ["en", None]
    assert again.texts() == ["hallo", "Gehoord: hallo"]
    assert chat.texts("user") == []


async def test_a_turn_carries_state_what_was_said_and_for_whom_it_is(gateway: str, parts: Parts) -> None:
    async with open_chat(gateway) as chat:
        await chat.until_said("/greet")
        client_id = await chat.say("  /affirm ja ")
        await chat.until_said("Gehoord: affirm ja")
    turn = parts.turns[1]
    assert turn["state"] == {"turns": 1}
    assert turn["message_id"] == client_id
    assert turn["metadata"]["said"] == ["Gehoord: /greet"]
    assert turn["metadata"]["account_name"] == "Sanne Bakker"
    claims = jwt.decode(turn["metadata"]["turn_token"], "4" * 64, algorithms=["HS256"], audience="backend")
    assert claims["exp"] - claims["iat"] == 120
    expected = {"sub": "a1", "employer": "e1", "session": "s1", "channel": "web", "iss": "gateway"}
    assert expected.items() <= claims.items()
    assert claims["conversation"] == turn["conversation"] == chat.of("welcome")[0]["conversation"]


async def test_messages_are_handled_one_at_a_time_in_order(gateway: str, parts: Parts) -> None:
    async with open_chat(gateway) as chat:
        await chat.until_said("/greet")
        release = asyncio.Event()
        parts.script.append(release)
        for text in ("een", "twee", "drie"):
            await chat.say(text)
        await chat.until(lambda chat: len(chat.of("ack")) == 3)
        assert [turn["text"] for turn in parts.turns] in (["/greet"], ["/greet", "een"])
        release.set()
        await chat.until_said("Gehoord: drie")
    assert [turn["text"] for turn in parts.turns[1:]] == ["een", "twee", "drie"]
    assert [turn["state"]["turns"] for turn in parts.turns[1:]] == [1, 2, 3]
    # "twee" and "drie" were typed before the answer to "een" was there.
    assert [turn["metadata"]["unseen"] for turn in parts.turns[1:]] == [False, True, True]
    seqs = [message["seq"] for message in chat.messages()]
    assert seqs == list(range(1, len(seqs) + 1))


async def test_the_same_message_sent_twice_is_one_message(gateway: str, parts: Parts) -> None:
    async with open_chat(gateway) as chat:
        await chat.until_said("/greet")
        client_id = await chat.say("Jan uit dienst")
        await chat.until_said("Gehoord: Jan")
    async with open_chat(gateway, after=0) as again:
        await again.say("Jan uit dienst", client_id)
        await again.until(lambda chat: bool(chat.of("ack")))
        await again.say("klaar")
        await again.until_said("Gehoord: klaar")
    assert again.of("ack")[0] == chat.of("ack")[0]
    assert again.texts("user") == ["Jan uit dienst", "klaar"]
    assert [turn["text"] for turn in parts.turns] == ["/greet", "Jan uit dienst", "klaar"]


async def test_a_second_tab_sees_the_same_and_a_reload_shows_what_was_said(gateway: str) -> None:
    async with open_chat(gateway) as first, open_chat(gateway) as second:
        await first.say("hallo")
        await first.until_said("Gehoord: hallo")
        await second.until_said("Gehoord: hallo")
        assert first.messages() == second.messages()
    async with open_chat(gateway) as reloaded:
        await reloaded.until_said("Gehoord: hallo")
    assert reloaded.messages() == first.messages()


async def test_a_client_that_resumes_gets_only_what_it_has_not_seen(gateway: str) -> None:
    async with open_chat(gateway) as chat:
        await chat.until_said("/greet")
        await chat.say("een")
        await chat.until_said("Gehoord: een")
    async with open_chat(gateway, after=2) as again:
        await again.until_said("Gehoord: een")
        assert [message["seq"] for message in again.messages()] == [3]


async def test_typing_begins_before_the_answer_and_ends_after_it(gateway: str) -> None:
    async with open_chat(gateway) as chat:
        await chat.until(lambda chat: [frame["on"] for frame in chat.of("typing")] == [True, False])
        start = len(chat.frames)
        await chat.say("hallo")
        await chat.until(lambda chat: [frame["on"] for frame in chat.of("typing")] == [True, False] * 2)
    told = [frame for frame in chat.frames[start:] if frame["type"] != "ack"]
    kinds = [(frame["type"], frame.get("on", frame.get("message", {}).get("from"))) for frame in told]
    order = [kind for kind in kinds if kind != ("message", "user")]
    assert order == [("typing", True), ("message", "assistant"), ("typing", False)]


async def test_while_a_part_is_down_nobody_seems_to_type(gateway: str, parts: Parts) -> None:
    async with open_chat(gateway) as chat:
        await chat.until_said("/greet")
        parts.down.add("rasa")
        await chat.say("hallo")
        await chat.until_said(page_words("notice.part_down", "nl"))
        await chat.until(lambda chat: chat.frames[-1] == {"type": "typing", "on": False})


async def with_a_question(chat: Chat, parts: Parts) -> None:
    await chat.until_said("/greet")
    parts.script.append([YES_NO])
    await chat.say("Jan uit dienst")
    await chat.until_said("Klopt dit?")


async def test_a_pressed_button_says_its_label_and_means_its_payload(gateway: str, parts: Parts) -> None:
    async with open_chat(gateway) as chat:
        await with_a_question(chat, parts)
        question = chat.messages("assistant")[-1]
        assert "affirm" not in str(question)
        assert question["sensitivity"] == "personal"
        await chat.send({"kind": "choice", "choice": chat.button("Ja")})
        await chat.until_said("Gehoord: /affirm")
    assert chat.texts("user")[-1] == "Ja"
    assert parts.turns[-1]["text"] == '/affirm{"choice":"d1"}'


async def test_a_button_works_once_and_ends_its_neighbours(gateway: str, parts: Parts) -> None:
    async with open_chat(gateway) as chat:
        await with_a_question(chat, parts)
        yes, no = chat.button("Ja"), chat.button("Nee")
        pressed = await chat.send({"kind": "choice", "choice": yes})
        await chat.send({"kind": "choice", "choice": yes})
        await chat.send({"kind": "choice", "choice": no})
        await chat.send({"kind": "choice", "choice": "made-up"})
        await chat.until(lambda chat: len(chat.of("error")) == 3)
        # The very same press, sent again after a lost connection, is no second press.
        await chat.send({"kind": "choice", "choice": yes}, pressed)
        await chat.until(lambda chat: [ack["id"] for ack in chat.of("ack")].count(pressed) == 2)
    assert [error["code"] for error in chat.of("error")] == ["choice_used", "choice_used", "choice_unknown"]
    assert sum(turn["text"].startswith("/affirm") for turn in parts.turns) <= 1


async def test_a_fact_is_changed_by_the_button_beside_it(gateway: str, parts: Parts) -> None:
    fact = {"label": "Ingangsdatum", "value": "1 maart 2027", "payload": '/correct{"choice":"field:x"}'}
    asked = {**YES_NO, "data": {"facts": [fact]}}
    async with open_chat(gateway) as chat:
        await chat.until_said("/greet")
        parts.script.append([asked])
        await chat.say("Jan uit dienst")
        await chat.until_said("Klopt dit?")
        change = chat.messages("assistant")[-1]["parts"][-1]["facts"][0]["change"]
        await chat.send({"kind": "choice", "choice": change["id"]})
        await chat.until_said("Gehoord: /correct")
        await chat.send({"kind": "choice", "choice": chat.button("Ja")})
        await chat.until(lambda chat: bool(chat.of("error")))
    assert chat.of("error")[0]["code"] == "choice_used"
    assert chat.texts("user")[-1] == change["label"] == "Wijzig ingangsdatum"
    assert parts.turns[-1]["text"] == '/correct{"choice":"field:x"}'


async def test_typing_past_buttons_ends_them(gateway: str, parts: Parts) -> None:
    async with open_chat(gateway) as chat:
        await with_a_question(chat, parts)
        await chat.say("wacht even")
        await chat.until_said("Gehoord: wacht")
        about = await chat.send({"kind": "choice", "choice": chat.button("Ja")})
        await chat.until(lambda chat: bool(chat.of("error")))
    assert (chat.of("error")[0]["code"], chat.of("error")[0]["id"]) == ("choice_used", about)


async def test_a_picked_date_is_shown_in_words_and_sent_as_a_value(gateway: str, parts: Parts) -> None:
    async with open_chat(gateway) as chat:
        await chat.until_said("/greet")
        custom = {"part": "date_choice", "label": "Eerste dag uit dienst", "max": "2027-02-22"}
        parts.script.append([{"text": "Per wanneer?", "custom": custom}])
        await chat.say("Jan uit dienst")
        await chat.until_said("Per wanneer?")
        part = chat.messages("assistant")[-1]["parts"][-1]
        assert (part["kind"], part["max"], "min" in part) == ("date_choice", "2027-02-22", False)
        await chat.send({"kind": "date", "field": part["id"], "value": "2027-02-01"})
        await chat.until_said("Gehoord: /inform")
        await chat.send({"kind": "date", "field": part["id"], "value": "2027-02-01"})
        await chat.until(lambda chat: bool(chat.of("error")))
    assert chat.texts("user")[-1] == "1 februari 2027"
    assert parts.turns[-1]["text"] == '/inform{"date":"2027-02-01"}'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ({"kind": "text", "text": ""}, "not_understood"),
        ({"kind": "text", "text": " / "}, "not_understood"),
        ({"kind": "text", "text": "x" * 4001}, "too_long"),
        ({"kind": "song", "text": "la"}, "not_understood"),
        ({"kind": "date", "field": "x", "value": "2027-02-30"}, "not_understood"),
    ],
)
async def test_what_cannot_be_taken_in_is_refused_and_not_stored(
    gateway: str, parts: Parts, content: dict[str, str], code: str
) -> None:
    async with open_chat(gateway) as chat:
        about = await chat.send(content)
        await chat.until(lambda chat: bool(chat.of("error")))
        assert (chat.of("error")[0]["code"], chat.of("error")[0]["id"]) == (code, about)
        await chat.say("nog hier")
        await chat.until_said("Gehoord: nog hier")
    assert chat.texts("user") == ["nog hier"]


async def test_frames_that_are_no_frames_do_not_break_the_line(gateway: str) -> None:
    async with open_chat(gateway) as chat:
        for frame in ("{", "[]", '"x"', b"\x00", "[" * 5000):
            await chat.line.send(frame)
        await chat.until(lambda chat: len(chat.of("error")) == 5)
        await chat.say("nog hier")
        await chat.until_said("Gehoord: nog hier")


async def test_who_sends_too_fast_is_told_how_long_to_wait(start_gateway) -> None:  # type: ignore[no-untyped-def]  # a fixture
    async with (
        start_gateway(message_burst=2, messages_per_second=0.01) as gateway,
        open_chat(gateway) as chat,
    ):
        for number in range(3):
            await chat.say(f"bericht {number}")
        await chat.until(lambda chat: bool(chat.of("error")))
    assert chat.of("error")[0]["code"] == "too_fast"
    assert 0 < chat.of("error")[0]["data"]["retry_after"] <= 100


async def test_rasa_can_switch_the_language_for_good(gateway: str, parts: Parts) -> None:
    async with open_chat(gateway) as chat:
        await chat.until_said("/greet")
        switch = {"custom": {"part": "control", "do": "language", "value": "en"}}
        parts.script.append([switch, words("English it is.")])
        await chat.say("english please")
        await chat.until_said("English it is.")
        await chat.say("thanks")
        await chat.until_said("Gehoord: thanks")
    assert parts.turns[-1]["language"] == "en"
    assert parts.languages == ["en"]


async def test_rasa_can_sign_out(gateway: str, parts: Parts) -> None:
    async with open_chat(gateway) as chat:
        await chat.until_said("/greet")
        left_over = await ticket(gateway)
        parts.script.append(GOODBYE)
        await chat.say("log mij uit")
        await chat.until_said("Tot ziens.")
        assert await chat.closed() == 4401
    assert not parts.session_alive
    async with connect(gateway.replace("http", "ws") + "/api/chat", proxy=None) as line:
        await line.send(json.dumps({"type": "hello", "ticket": left_over, "after": 0}))
        await line.wait_closed()
        assert line.close_code == 4401


async def test_message_ids_that_are_no_uuid_are_refused(gateway: str) -> None:
    async with open_chat(gateway) as chat:
        await chat.say("hallo", "999912045")
        await chat.until(lambda chat: bool(chat.of("error")))
        assert "id" not in chat.of("error")[0]
        await chat.say("hallo", str(uuid.uuid4()))
        await chat.until(lambda chat: bool(chat.of("ack")))
