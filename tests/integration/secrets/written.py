"""Everything that a running assistant has written, and where a text stands in it, however it is written."""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

SHORT = 8
"""A shorter text is looked for as a word of its own: by chance it stands in longer numbers."""

TOKEN = len(secrets.token_urlsafe(32))


@dataclass(frozen=True)
class Written:
    """All files of a VAR folder but the secrets themselves, and all rows of its databases."""

    raw: dict[str, bytes]
    """The bytes of each file in lower case, write-ahead logs too."""
    words: dict[str, str]
    """What can be read: each log, and each table with a row a line."""

    @classmethod
    def by(cls, var: Path) -> Written:
        """Read it now."""
        files = [path for path in var.rglob("*") if path.is_file() and path.parent != var / "secrets"]
        raw = {str(path.relative_to(var)): path.read_bytes().lower() for path in files}
        words = {
            name: content.decode(errors="replace")
            for name, content in raw.items()
            if name.endswith((".log", ".json"))
        }
        for path in files:
            if path.suffix == ".db":
                words.update({f"{path.name}: {table}": rows for table, rows in _tables(path)})
        return cls(raw, words)

    def places_of(self, text: str) -> list[str]:
        """Return where the text stands, as it is or in a form that anybody can turn back or try out."""
        found: set[str] = set()
        for form in {form.lower() for form in written_as(text) if len(form) >= SHORT}:
            as_bytes = form.encode()
            found |= {name for name, content in self.raw.items() if as_bytes in content}
        for form in {form.lower() for form in written_as(text) | disguised(text)}:
            if len(form) >= SHORT:
                found |= {name for name, content in self.words.items() if form in content}
            else:
                alone = re.compile(rf"(?<![\w.]){re.escape(form)}(?!\w)")
                found |= {name for name, content in self.words.items() if alone.search(content)}
        return sorted(found)


def written_as(text: str) -> set[str]:
    """Return the ways in which people write a text: numbers and keys in groups too."""
    ways = {text}
    digits = re.sub(r"[ .-]", "", text)
    if len(digits) == 9 and digits.isdigit():
        ways.add(digits)
        for cut in ((3, 6), (4, 6), (2, 5), (3, 5)):
            groups = [digits[: cut[0]], digits[cut[0] : cut[1]], digits[cut[1] :]]
            ways |= {separator.join(groups) for separator in (" ", ".", "-")}
    if len(text) == 32:
        ways.add(" ".join(text[start : start + 4] for start in range(0, 32, 4)))
    return ways


def disguised(text: str) -> set[str]:
    """Return the text as programs write it: encoded, and hashed without a key.

    A token of 256 random bits may stand as a hash: nobody can try them all, as one can with what people make.
    """
    as_bytes = text.encode()
    ways = {quote(text), quote(text, safe=""), as_bytes.hex()}
    ways |= {coded(as_bytes).decode().rstrip("=") for coded in (base64.b64encode, base64.urlsafe_b64encode)}
    if len(text) < TOKEN:
        ways |= {hashlib.new(name, as_bytes).hexdigest() for name in ("md5", "sha1", "sha256", "sha512")}
    return ways


def _tables(path: Path) -> Iterator[tuple[str, str]]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (name,) in names:
            rows = database.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608 - our own tables
            yield name, "\n".join(" \t ".join(_shown(value) for value in row) for row in rows).lower()


def _shown(value: object) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)
