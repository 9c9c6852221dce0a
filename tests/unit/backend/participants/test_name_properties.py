"""What holds for every name: any notation finds its owner first, one typing error at least finds them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from backend.demo.employers import care_group
from backend.participants.name_entries import NameRecord
from backend.participants.name_search import NameIndex
from backend.participants.name_sentence import search_sentence
from backend.participants.names import fold, words
from tests.unit.backend.participants.notations import notations
from tests.unit.backend.participants.test_written_names import people

RECORDS = [
    *people(),
    *(NameRecord(str(number), draft.name, draft.gender) for number, draft in enumerate(care_group().people)),
]
INDEX = NameIndex(RECORDS)
LETTERS = "abcdefghijklmnopqrstuvwxyz"
LONG_SURNAMES = [
    (record, word) for record in RECORDS for word in words(record.name.surname) if len(word) >= 6
]


def assert_owner_is_first(record: NameRecord, written: str) -> None:
    """Check that nobody ranks above the owner of the name; people of the same name rank beside them."""
    found = INDEX.search(written, limit=len(RECORDS))
    owner = next((one for one in found if one.id == record.id), None)
    assert owner is not None, (written, found[:3])
    assert owner.match != "near", (written, owner)
    # One half of a double surname can be another's whole surname; they then come first.
    halved = "other_surname_form" in owner.reasons
    assert owner.score == found[0].score or halved, (written, owner, found[0])


@given(data=st.data())
@settings(max_examples=400, deadline=None)
def test_every_notation_of_a_name_finds_its_owner_first(data: st.DataObject) -> None:
    record = data.draw(st.sampled_from(RECORDS))
    assert_owner_is_first(record, data.draw(st.sampled_from(notations(record.name))))


@st.composite
def mistyped(draw: st.DrawFn, word: str) -> str:
    """Return the word with one letter dropped, doubled, added, changed, or turned with the next."""
    place = draw(st.integers(0, len(word) - 2))
    letter = draw(st.sampled_from(LETTERS))
    head, one, two, tail = word[:place], word[place], word[place + 1], word[place + 2 :]
    return draw(
        st.sampled_from(
            [
                head + two + tail,
                head + one + one + two + tail,
                head + one + letter + two + tail,
                head + letter + two + tail,
                head + two + one + tail,
            ]
        )
    )


@given(data=st.data())
@settings(max_examples=400, deadline=None)
def test_one_typing_error_in_a_long_surname_keeps_its_owner_in_the_list(data: st.DataObject) -> None:
    record, word = data.draw(st.sampled_from(LONG_SURNAMES))
    name = record.name
    wrong = fold(name.surname).replace(word, data.draw(mistyped(word)))
    written = " ".join(part for part in (name.calling_name, name.prefix, wrong) if part)
    found = INDEX.search(written, limit=len(RECORDS))
    # Jansen for Janssen is no error where the other is called exactly that.
    assert record.id in [one.id for one in found] or found[0].match == "exact", written


@given(st.text(max_size=80))
@settings(max_examples=300, deadline=None)
def test_no_text_is_too_strange_to_be_searched(text: str) -> None:
    INDEX.search(text)
    for found in search_sentence(INDEX, text):
        assert found.start is not None
        assert found.end is not None
        assert 0 <= found.start < found.end <= len(text)
