"""Encryption at rest: the key's id stands beside the text, and a text belongs to one record."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest

from backend.encryption import Cipher, DecryptionError, key_id
from backend.settings import SecretMissingError, Secrets

OLD, NEW, INDEX = b"o" * 32, b"n" * 32, b"i" * 32


def test_what_is_encrypted_can_be_read_again_and_is_never_the_same_twice() -> None:
    cipher = Cipher([NEW], INDEX)
    first, second = cipher.encrypt("999900006", "a"), cipher.encrypt("999900006", "a")
    assert first != second
    assert "999900006" not in first
    assert cipher.decrypt(first, "a") == cipher.decrypt(second, "a") == "999900006"


def test_a_new_key_encrypts_and_the_old_one_still_decrypts() -> None:
    stored = Cipher([OLD], INDEX).encrypt("text", "a")
    both = Cipher([NEW, OLD], INDEX)
    assert stored.startswith(key_id(OLD))
    assert both.decrypt(stored, "a") == "text"
    assert both.encrypt("text", "a").startswith(key_id(NEW))


def test_a_text_that_was_moved_altered_or_of_an_unknown_key_is_refused() -> None:
    cipher = Cipher([NEW], INDEX)
    stored = cipher.encrypt("text", "a")
    name, body = stored.split(":")
    altered = f"{name}:{'A' if body[-5] != 'A' else 'B'}{body[1:]}"
    for text, context in [(stored, "b"), (altered, "a"), (Cipher([OLD], INDEX).encrypt("text", "a"), "a")]:
        with pytest.raises(DecryptionError):
            cipher.decrypt(text, context)


def test_an_index_depends_on_key_value_and_purpose() -> None:
    cipher = Cipher([NEW], INDEX)
    assert cipher.index("1", "bsn") == Cipher([OLD], INDEX).index("1", "bsn")
    others = {cipher.index("2", "bsn"), cipher.index("1", "name"), Cipher([NEW], OLD).index("1", "bsn")}
    assert cipher.index("1", "bsn") not in others
    assert len(others) == 3


@pytest.mark.parametrize("content", [None, "", "abc", "z" * 64, "ab" * 31])
def test_a_missing_or_malformed_secret_is_named_without_its_content(
    tmp_path: Path, content: str | None
) -> None:
    if content is not None:
        (tmp_path / "backend").write_text(content)
    with pytest.raises(SecretMissingError) as raised:
        _ = Secrets(tmp_path).caller
    assert str(tmp_path / "backend") in str(raised.value)
    assert not content or content not in str(raised.value).replace(str(tmp_path), "")


def test_keys_of_earlier_days_come_after_the_current_one(tmp_path: Path) -> None:
    keys = [secrets.token_hex(32) for _ in range(2)]
    (tmp_path / "data-key").write_text(keys[0] + "\n")
    (tmp_path / "data-key.2025").write_text(keys[1])
    assert [key.hex() for key in Secrets(tmp_path).data_keys] == keys
