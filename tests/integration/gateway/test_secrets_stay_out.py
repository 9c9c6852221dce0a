"""Secrets that are typed reach neither Rasa nor the database; BSNs reach only the vault."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.words import words as page_words
from tests.integration.gateway.client import Chat, open_chat
from tests.integration.gateway.conftest import StartGateway
from tests.integration.gateway.parts import Parts, words

BSN = "999912045"
WRITTEN = "9999.12.045"
PASSWORD = "Zomer2026!"


def everything_in(folder: Path) -> bytes:
    """Return all that the gateway wrote."""
    return b"".join(path.read_bytes() for path in folder.glob("gateway.db*"))


async def test_a_bsn_is_vaulted_and_stands_nowhere_else(gateway: str, parts: Parts, tmp_path: Path) -> None:
    async with open_chat(gateway) as chat:
        await chat.until_said("/greet")
        await chat.say(f"zijn bsn is {WRITTEN}")
        await chat.until_said("Gehoord: zijn bsn")
        assert chat.texts("user") == ["zijn bsn is ••••••045"]
        assert chat.texts("notice") == [page_words("notice.masked_bsn", "nl")]
        assert parts.turns[-1]["text"] == "zijn bsn is bsn:ref1"
        assert parts.vault == [BSN]
        written = everything_in(tmp_path)
    assert BSN.encode() not in written
    assert WRITTEN.encode() not in written


async def test_a_mistyped_bsn_is_hidden_when_one_was_asked(gateway: str, parts: Parts) -> None:
    async with open_chat(gateway) as chat:
        await chat.until_said("/greet")
        parts.script.append([words("Wat is het BSN van de partner?")])
        await chat.say("partner toevoegen")
        await chat.until_said("Wat is het BSN")
        await chat.say("123456789")
        await chat.until_said("bsn:ref1")
    assert "123456789" not in str(chat.frames)


async def with_a_bsn_field(chat: Chat, parts: Parts) -> str:
    """Let the assistant ask for a BSN; return the field's id."""
    await chat.until_said("/greet")
    parts.script.append([{"text": "Vul het nummer in.", "custom": {"part": "bsn", "label": "BSN van Jan"}}])
    await chat.say("Jan aanmelden")
    await chat.until_said("Vul het nummer in.")
    part = chat.messages("assistant")[-1]["parts"][-1]
    assert part == {"kind": "bsn", "id": part["id"], "label": "BSN van Jan"}
    return str(part["id"])


@pytest.mark.parametrize(("typed", "valid"), [(BSN, True), (WRITTEN, True), ("123456789", False)])
async def test_the_masked_field_brings_the_digits_to_the_vault_only(
    gateway: str, parts: Parts, tmp_path: Path, typed: str, valid: bool
) -> None:
    async with open_chat(gateway) as chat:
        field = await with_a_bsn_field(chat, parts)
        await chat.send({"kind": "bsn", "field": field, "digits": typed})
        await chat.until_said("Gehoord: bsn:ref1")
        digits = typed.replace(".", "")
        assert parts.vault == [digits]
        assert chat.texts("user")[-1] == f"••••••{digits[-3:]}"
        assert chat.texts("notice") == []
        assert parts.turns[-1]["text"] == "bsn:ref1"
        known = {"reference": "bsn:ref1", "valid": valid, "masked": digits[-3:]}
        assert parts.turns[-1]["metadata"]["bsns"] == [known]
        for form in (typed, digits):
            assert form.encode() not in everything_in(tmp_path)
            assert form not in str(chat.frames)
        # The field works once.
        await chat.send({"kind": "bsn", "field": field, "digits": typed})
        await chat.until(lambda chat: bool(chat.of("error")))
    assert chat.of("error")[0]["code"] == "choice_used"


@pytest.mark.parametrize("typed", ["1234567", "1234567890", "", "99991204x", "x" * 5000, "٩٩٩٩١٢٠٤٥"])
async def test_what_is_not_eight_or_nine_digits_leaves_the_field_open(
    gateway: str, parts: Parts, typed: str
) -> None:
    async with open_chat(gateway) as chat:
        field = await with_a_bsn_field(chat, parts)
        await chat.send({"kind": "bsn", "field": field, "digits": typed})
        await chat.until(lambda chat: bool(chat.of("error")))
        assert chat.of("error")[0]["code"] == "no_bsn"
        assert chat.of("error")[0]["title"] == page_words("page.problem.no_bsn", "nl")
        await chat.send({"kind": "bsn", "field": field, "digits": BSN})
        await chat.until_said("Gehoord: bsn:ref1")
    assert chat.texts("user") == ["Jan aanmelden", "••••••045"]


@pytest.mark.parametrize(("typed", "stands_as"), [("123456789", "bsn:ref1"), ("1234567", "••••••567")])
async def test_a_number_typed_while_the_masked_field_is_open_is_hidden(
    gateway: str, parts: Parts, tmp_path: Path, typed: str, stands_as: str
) -> None:
    async with open_chat(gateway) as chat:
        await with_a_bsn_field(chat, parts)
        await chat.say(f"het is {typed}")
        await chat.until_said(f"Gehoord: het is {stands_as}")
        assert typed not in str(chat.frames)
        assert typed.encode() not in everything_in(tmp_path)
    (known,) = parts.turns[-1]["metadata"]["bsns"]
    assert (known["reference"], known["valid"]) == (stands_as, False)


async def test_a_field_of_another_kind_takes_no_bsn(gateway: str, parts: Parts) -> None:
    async with open_chat(gateway) as chat:
        field = await with_a_bsn_field(chat, parts)
        await chat.send({"kind": "date", "field": field, "value": "2027-03-01"})
        await chat.send({"kind": "choice", "choice": field})
        await chat.send({"kind": "bsn", "field": "made-up", "digits": BSN})
        await chat.until(lambda chat: len(chat.of("error")) == 3)
    assert [error["code"] for error in chat.of("error")] == ["choice_unknown"] * 3
    assert parts.vault == []


async def test_what_the_vault_said_of_a_bsn_is_kept_while_the_answer_waits(
    start_gateway: StartGateway, parts: Parts
) -> None:
    async with start_gateway() as gateway, open_chat(gateway) as chat:
        field = await with_a_bsn_field(chat, parts)
        parts.down.add("rasa")
        await chat.send({"kind": "bsn", "field": field, "digits": "123456789"})
        await chat.until_said(page_words("notice.part_down", "nl"))
    parts.down.clear()
    async with start_gateway() as gateway, open_chat(gateway) as chat:
        await chat.until_said("Gehoord: bsn:ref1")
    assert parts.vault == ["123456789"]
    assert [known["valid"] for known in parts.turns[-1]["metadata"]["bsns"]] == [False]


async def test_a_bsn_waits_encrypted_while_the_vault_is_away(
    start_gateway: StartGateway, parts: Parts, tmp_path: Path
) -> None:
    async with start_gateway() as gateway, open_chat(gateway) as chat:
        await chat.until_said("/greet")
        parts.down.add("backend")
        await chat.say(f"zijn bsn is {BSN}")
        await chat.until_said(page_words("notice.part_down", "nl"))
        assert BSN.encode() not in everything_in(tmp_path)
    parts.down.clear()
    async with start_gateway() as gateway, open_chat(gateway) as chat:
        await chat.until_said("bsn:ref1")
    assert parts.vault == [BSN]
    assert len(parts.turns) == 2


async def test_a_retried_message_brings_its_bsn_to_the_vault_once(gateway: str, parts: Parts) -> None:
    async with open_chat(gateway) as chat:
        await chat.until_said("/greet")
        parts.script.extend([503, 503])
        await chat.say(f"zijn bsn is {BSN}")
        await chat.until_said("bsn:ref1")
    assert parts.vault == [BSN]


async def test_a_password_is_gone_and_the_user_is_told(gateway: str, parts: Parts, tmp_path: Path) -> None:
    async with open_chat(gateway) as chat:
        await chat.until_said("/greet")
        await chat.say(f"mijn wachtwoord is {PASSWORD}")
        await chat.until_said("Gehoord: mijn wachtwoord")
        assert chat.texts("notice") == [page_words("notice.masked_password", "nl")]
        assert PASSWORD not in str(parts.turns)
        assert PASSWORD.encode() not in everything_in(tmp_path)
        assert chat.texts("user") == ["mijn wachtwoord is ••••••"]
