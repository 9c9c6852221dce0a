"""A turn counts whole or not at all, and the state that goes in says all that Rasa knows."""

from __future__ import annotations

import json
import uuid
from typing import Any

import httpx
import pytest

from bot.gateway.turn_token import Signer
from run.stack import Stack
from tests.integration.rasa_server.conftest import RasaDoor

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("stack")]

MARK = "kruimelvlaai"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/healthz"),
        ("GET", "/status"),
        ("GET", "/"),
        ("GET", "/nowhere"),
        ("POST", "/model/parse"),
        ("POST", "/webhooks/gateway/turn"),
        ("GET", "/webhooks/gateway/turn"),
        ("POST", "/webhooks/rest/webhook"),
        ("PUT", "/model"),
    ],
)
async def test_without_the_secret_every_address_is_shut(assistant: Stack, method: str, path: str) -> None:
    secret = assistant.secret_of("rasa")
    async with httpx.AsyncClient(base_url=assistant.address_of("rasa"), trust_env=False) as http:
        assert (await http.request(method, path)).status_code == 401
        for shown in ("", "x", secret[:-1], assistant.secret_of("actions"), "\u00e9"):
            headers = {b"Authorization": b"Bearer" + f" {shown}".encode().rstrip()}
            assert (await http.request(method, path, headers=headers)).status_code == 401
        if path not in ("/status", "/model/parse"):
            assert (await http.request(method, path, params={"token": secret})).status_code == 401


async def test_a_tool_made_for_rasa_shows_its_token_in_the_address(assistant: Stack) -> None:
    address, shown = assistant.address_of("rasa"), {"token": assistant.secret_of("rasa")}
    async with httpx.AsyncClient(base_url=address, params=shown, trust_env=False) as http:
        parsed = await http.post("/model/parse", json={"text": "Kim gaat per 1 maart uit dienst"})
    assert parsed.json()["intent"]["name"] == "report_exit"
    assert [entity["value"] for entity in parsed.json()["entities"]] == ["Kim", "2027-03-01"]


async def test_a_turn_whose_session_has_ended_says_so(
    assistant: Stack, rasa: RasaDoor, speaker: dict[str, str]
) -> None:
    signer = Signer(assistant.secret_of("turn-token"))
    gone = signer.sign(**{**speaker, "session": "gone"}, conversation=rasa.conversation, channel="web")
    metadata = {"turn_token": gone, "channel": "web", "account_name": "Toos", "said": []}
    answer = await rasa.send(rasa.turn("Jan uit dienst", None, metadata=metadata))
    assert (answer.status_code, answer.json()) == (401, {"error": "session_ended"})


@pytest.mark.parametrize(
    "changed",
    [
        {"text": ""},
        {"text": None},
        {"text": [MARK]},
        {"conversation": ""},
        {"conversation": {"x": MARK}},
        {"message_id": 7},
        {"language": MARK},
        {"language": ["nl"]},
        {"metadata": MARK},
        {"state": [MARK]},
        {"state": {"slots": MARK}},
        {"state": {"slots": {}, "active_loop": [MARK]}},
    ],
)
async def test_a_malformed_turn_is_refused_and_not_repeated(rasa: RasaDoor, changed: dict[str, Any]) -> None:
    answer = await rasa.send({**rasa.turn(MARK, None), **changed})
    assert (answer.status_code, answer.json()["error"]) == (400, "malformed")
    assert MARK not in answer.text


@pytest.mark.parametrize("body", [b"", b"{", f"{MARK}".encode(), b"[]", b'"x"', b"null", b"\xff"])
@pytest.mark.parametrize("path", ["/webhooks/gateway/turn", "/model/parse"])
async def test_a_body_that_is_no_object_is_refused_and_not_repeated(
    rasa: RasaDoor, path: str, body: bytes
) -> None:
    answer = await rasa.http.post(path, content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
    assert MARK not in answer.text


def without_stamps(answer: dict[str, Any]) -> dict[str, Any]:
    """Return an answer without what Rasa notes at each message: when, and by which model."""
    stamps = ("timestamp", "model_id", "assistant_id")
    messages = [
        {**message, "data": {name: value for name, value in message["data"].items() if name not in stamps}}
        for message in answer["messages"]
    ]
    return {**answer, "messages": messages}


async def test_the_same_state_and_message_give_the_same_question_again(rasa: RasaDoor) -> None:
    first = await rasa.say("ik wil iemand afmelden")
    again = [await rasa.say("Wil Jansen", first["state"]) for _ in range(3)]
    assert without_stamps(again[0]) == without_stamps(again[1]) == without_stamps(again[2])
    asked = again[0]["state"]["slots"]
    assert asked["exit__participant"]["name"] == "Wil Jansen"
    assert asked["requested_slot"] == "exit__end_date"
    assert again[0]["state"]["active_loop"] == "exit_form"


async def test_the_state_holds_when_it_has_been_through_json_and_with_unknown_things_in_it(
    rasa: RasaDoor,
) -> None:
    state = json.loads(json.dumps((await rasa.say("ik wil iemand afmelden"))["state"]))
    plain = await rasa.say("Wil Jansen", state)
    state["slots"]["of_an_older_version"] = 1
    assert without_stamps(await rasa.say("Wil Jansen", {**state, "more": MARK})) == without_stamps(plain)
    unknown_form = {"slots": state["slots"], "active_loop": "no_form"}
    assert (await rasa.say("hallo", unknown_form))["state"]["active_loop"] is None


async def test_rasa_keeps_nothing_of_a_conversation_itself(rasa: RasaDoor) -> None:
    begun = await rasa.say("ik wil Wil Jansen afmelden")
    assert begun["state"]["active_loop"] == "exit_form"
    assert (await rasa.say("hallo"))["state"]["active_loop"] is None
    other = RasaDoor(rasa.http, rasa.token, uuid.uuid4().hex)
    taken_over = await other.say("hallo", begun["state"])
    assert taken_over["state"]["slots"]["exit__participant"] == begun["state"]["slots"]["exit__participant"]


async def test_a_repeated_yes_gives_the_same_reference(rasa: RasaDoor) -> None:
    shown = await rasa.say("Lisa Hendriks gaat per 1 maart uit dienst")
    assert shown["state"]["slots"]["requested_slot"] == "confirm", shown
    given = [await rasa.say("ja", shown["state"], message_id="the-yes") for _ in range(2)]
    references = {answer["state"]["slots"]["last_change"]["reference"] for answer in given}
    assert len(references) == 1


@pytest.mark.parametrize("part", ["actions", "backend"])
async def test_a_turn_behind_which_a_part_is_down_does_not_count(
    assistant: Stack, rasa: RasaDoor, part: str
) -> None:
    state = (await rasa.say("ik wil iemand afmelden"))["state"]
    assistant.hold_down(part)
    try:
        answer = await rasa.send(rasa.turn("Wil Jansen", state))
        assert (answer.status_code, answer.json()) == (503, {"error": "actions"})
    finally:
        assistant.let_up(part)
    counted = await rasa.say("Wil Jansen", state)
    assert counted["state"]["slots"]["exit__participant"]["name"] == "Wil Jansen"


@pytest.mark.parametrize("text", ["/session_start", "/restart", "/back"])
async def test_a_turn_without_any_answer_does_not_count(rasa: RasaDoor, text: str) -> None:
    answer = await rasa.send(rasa.turn(text, None))
    assert (answer.status_code, answer.json()) == (503, {"error": "actions"})
