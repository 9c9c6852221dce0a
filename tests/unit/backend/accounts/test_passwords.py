"""Passwords: argon2id, and the same work for nobody as for somebody."""

from __future__ import annotations

import time

from backend.accounts import passwords


def _parameters(password_hash: str) -> list[str]:
    return password_hash.split("$")[:4]


def test_only_the_right_password_is_right_however_its_accents_are_composed() -> None:
    kept = passwords.hash_password("caf\u00e9")
    assert kept.startswith("$argon2id$")
    assert passwords.is_password(kept, "cafe\u0301")
    assert not passwords.is_password(kept, "cafe")
    assert passwords.hash_password("caf\u00e9") != kept


def test_a_password_for_nobody_is_wrong_after_the_same_work() -> None:
    assert _parameters(passwords._NOBODY) == _parameters(passwords.hash_password("x"))
    began = time.process_time()
    assert not passwords.is_password(None, "x")
    spent = time.process_time() - began
    # Hashing takes tens of milliseconds of processor time; an answer without it takes microseconds.
    assert spent > 0.005
