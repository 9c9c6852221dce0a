"""What must not stand in the repository: registries, paths of a machine, real BSNs, large files."""

import re
import subprocess
from pathlib import Path

import pytest

from run.settings import ROOT

LARGEST_BYTES = 500_000
LOCKS = ("app", "dev", "node", "rasa", "uv")
# Put together here, so that this file does not hold what it looks for.
REGISTRIES = tuple(
    ".".join(words)
    for words in (
        ("pypi", "org"),
        ("files", "pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("registry", "yarnpkg", "com"),
    )
)
MACHINE_PATH = re.compile(r"(?<![\w.~}])/(?:root|home|work|Users|opt/pypi)/\w")
NINE_DIGITS = re.compile(
    r"(?<![\w.,+-])(\d{9}|\d{4}\.\d{2}\.\d{3}|\d{3} \d{3} \d{3})(?![\w.,-]\w|\w)", re.ASCII
)
RESERVED = "9999"


def tracked() -> list[Path]:
    """Return the files of the repository, those not yet added too."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for name in names.split("\0") if name and (path := ROOT / name).is_file()]


def texts() -> list[tuple[str, str]]:
    """Return name and content of each text file that people write; locks are apart."""
    found = []
    for path in tracked():
        if path.suffix in (".png", ".woff2", ".ico") or path.name == "package-lock.json":
            continue
        if path.parent == ROOT / "requirements" and path.suffix == ".txt":
            continue
        found.append((str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")))
    return found


def passes_eleven_test(digits: str) -> bool:
    """Return whether nine digits can be a BSN."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return int(digits) > 0 and sum(map(int.__mul__, weights, map(int, digits))) % 11 == 0


def test_no_file_is_large() -> None:
    assert [path for path in tracked() if path.stat().st_size > LARGEST_BYTES] == []


def test_no_registry_is_named() -> None:
    locks = [(path.name, path.read_text()) for path in tracked() if path.suffix in (".txt", ".json", ".toml")]
    named = [(name, host) for name, text in [*texts(), *locks] for host in REGISTRIES if host in text]
    assert named == []


def test_no_path_of_one_machine_is_named() -> None:
    assert [(name, found.group()) for name, text in texts() for found in MACHINE_PATH.finditer(text)] == []


def test_every_bsn_is_in_the_reserved_range() -> None:
    outside = [
        (name, found.group())
        for name, text in texts()
        for found in NINE_DIGITS.finditer(text)
        if passes_eleven_test(digits := re.sub(r"\D", "", found.group())) and not digits.startswith(RESERVED)
    ]
    assert outside == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_pins_every_package_by_hash_and_names_no_index(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    entries = [entry for entry in re.split(r"\n(?=\S)", text.strip()) if not entry.startswith("#")]
    assert entries
    for entry in entries:
        assert re.match(r"[\w.\[\],-]+==[\w.+!-]+", entry), entry
        assert "--hash=sha256:" in entry, entry
    assert not re.search(r"--(extra-)?index-url|--find-links|https?://", text)


def test_the_lock_of_the_tests_pins_the_app_as_the_app_does() -> None:
    def pins(name: str) -> set[str]:
        text = (ROOT / "requirements" / f"{name}.txt").read_text()
        return set(re.findall(r"^[\w.\[\],-]+==[\w.+!-]+", text, re.MULTILINE))

    assert pins("app") - pins("dev") == set()
