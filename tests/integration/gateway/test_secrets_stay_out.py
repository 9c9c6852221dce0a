"""Secrets that are typed reach neither Rasa nor the database; BSNs reach only the vault."""

from __future__ import annotations

from pathlib import Path

from bot.words import words as page_words
from tests.integration.gateway.client import open_chat
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
