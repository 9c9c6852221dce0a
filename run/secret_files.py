"""Makes the secrets that the parts share: one file each, 64 hexadecimal characters, for the owner only."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

NAMES = ("backend", "desk", "rasa", "actions", "turn-token", "data-key", "index-key", "gateway-key")


def make_secrets(folder: Path) -> None:
    """Make every secret that is missing; one that exists stays, because data may be encrypted with it."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    for name in NAMES:
        try:
            handle = os.open(folder / name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            continue
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_hex(32))


def read_secret(folder: Path, name: str) -> str:
    """Return one secret."""
    return (folder / name).read_text().strip()
