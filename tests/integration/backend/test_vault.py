"""Typed BSNs: kept encrypted, for one conversation, for an hour; told apart by the eleven-test."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from fastapi.testclient import TestClient
from sqlalchemy import select

from backend.database import Database
from backend.employers.models import Employer
from backend.encryption import Cipher, DecryptionError
from backend.rights import Role
from backend.vault.models import VaultEntry
from backend.vault.service import BSN_INDEX, entry_context
from tests.integration.backend.conftest import MakesAccount, Speaking

BSN = "999900006"
MISTYPED = "999900007"


@pytest.fixture
def turn(speaking: Speaking, make_account: MakesAccount, employer: Employer) -> dict[str, str]:
    """The headers of a turn in conversation c1."""
    return speaking.headers(make_account("finance", employer, Role.FINANCE), employer, "c1")


@pytest.mark.parametrize(("digits", "valid"), [(BSN, True), (MISTYPED, False)])
def test_a_bsn_is_kept_encrypted_and_only_a_reference_and_three_digits_come_back(
    client: TestClient, database: Database, cipher: Cipher, turn: dict[str, str], digits: str, valid: bool
) -> None:
    answer = client.post("/v1/vault/bsn", json={"conversation": "c1", "digits": digits}, headers=turn)
    assert answer.status_code == 201, answer.text
    body = answer.json()
    with database.read() as session:
        entry = session.scalars(select(VaultEntry)).one()
    assert body == {"reference": f"bsn:{entry.id}", "valid": valid, "masked": f"••••••{digits[-3:]}"}
    assert digits not in str(vars(entry))
    assert entry.digits_index == cipher.index(digits, BSN_INDEX)
    assert cipher.decrypt(entry.digits, entry_context(entry.id, "c1")) == digits
    with pytest.raises(DecryptionError):
        cipher.decrypt(entry.digits, entry_context(entry.id, "c2"))


def test_an_expired_entry_is_removed_with_the_next_one(
    client: TestClient, database: Database, speaking: Speaking, make_account: MakesAccount, employer: Employer
) -> None:
    account = make_account("hr", employer, Role.HR)
    with time_machine.travel(datetime(2026, 11, 22, 10, tzinfo=UTC), tick=False) as clock:
        for shift in (0, 59, 1):
            clock.shift(timedelta(minutes=shift))
            turn = speaking.headers(account, employer, "c1")
            answer = client.post("/v1/vault/bsn", json={"conversation": "c1", "digits": BSN}, headers=turn)
            assert answer.status_code == 201
    with database.read() as session:
        assert len(session.scalars(select(VaultEntry)).all()) == 2


@pytest.mark.parametrize("digits", ["12", "1234567", "9999000060", "99990000a", "9999 0000", "٩٩٩٩٠٠٠٠٦", ""])
def test_anything_but_eight_or_nine_digits_is_refused_and_not_repeated(
    client: TestClient, turn: dict[str, str], digits: str
) -> None:
    answer = client.post("/v1/vault/bsn", json={"conversation": "c1", "digits": digits}, headers=turn)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")
    assert not digits or digits not in answer.text


def test_only_who_speaks_in_the_conversation_keeps_a_bsn_there(
    client: TestClient, database: Database, turn: dict[str, str]
) -> None:
    nobody = client.post("/v1/vault/bsn", json={"conversation": "c1", "digits": BSN})
    assert (nobody.status_code, nobody.json()["code"]) == (401, "turn_token_refused")
    elsewhere = client.post("/v1/vault/bsn", json={"conversation": "c2", "digits": BSN}, headers=turn)
    assert (elsewhere.status_code, elsewhere.json()["code"]) == (403, "other_conversation")
    with database.read() as session:
        assert session.scalars(select(VaultEntry)).all() == []
