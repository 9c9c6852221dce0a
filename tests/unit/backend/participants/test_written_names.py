"""Names as users write them, among sixty people: who comes first, how sure, and why (tables in `cases`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from backend.participants.name_entries import NameRecord
from backend.participants.name_search import NameIndex
from backend.participants.name_sentence import find_mentions
from backend.participants.names import PersonName

CASES = Path(__file__).parent / "cases"


def _table(name: str) -> Any:
    return YAML(typ="safe").load((CASES / f"{name}.yml").read_text("utf-8"))


def people() -> list[NameRecord]:
    """Return the people of the table."""
    records = []
    for key, (calling, first_names, surname, partner, use, gender, _) in _table("people").items():
        prefix, _, own = surname.rpartition("|")
        partner_prefix, _, partner_own = partner.rpartition("|")
        initials = "".join(f"{name[0]}." for name in first_names.replace("-", " ").split())
        name = PersonName(initials, first_names, calling, prefix, own, partner_prefix, partner_own, use)
        records.append(NameRecord(key, name, gender))
    return records


INDEX = NameIndex(people())
WRITTEN = [
    pytest.param(*case, id=f"{group}: {case[0]}")
    for group, cases in _table("written_names").items()
    for case in cases
]


@pytest.mark.parametrize(("typed", "first", "sureness", "reasons"), WRITTEN)
def test_a_written_name_ranks_the_right_person_first_and_says_why(
    typed: str, first: list[str], sureness: str, reasons: list[str]
) -> None:
    found = INDEX.search(typed)
    assert {one.id for one in found[: len(first)]} == set(first), found
    assert ("none" if not found else "near" if found[0].match == "near" else "certain") == sureness, found
    assert set(reasons) <= set(found[0].reasons if found else ()), found


@pytest.mark.parametrize(("message", "people", "spans"), _table("names_in_sentences"))
def test_who_is_named_in_a_message_is_found_and_nobody_else(
    message: str, people: list[str], spans: list[str]
) -> None:
    mentions = find_mentions(INDEX, message)
    assert [mention.candidates[0].id for mention in mentions] == people
    assert [message[mention.start : mention.end] for mention in mentions] == spans
