"""The directory in memory, read again in part after a change, is the one that would be built anew."""

from __future__ import annotations

import pytest

from backend.clock import now, today
from backend.employers.repository import queue_for_change
from backend.participants import directory as module
from backend.participants.directory import Directories, Directory, build_directory
from backend.participants.facts import NewFact, insert_facts
from backend.participants.repository import known_on
from tests.integration.backend.world import Person, World


class Reader:
    """Asks for the care group's directory as requests do."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.directories = Directories()

    def directory(self) -> Directory:
        with self.world.database.read() as session:
            return self.directories.of(session, self.world.care_group.id, today())

    def built_anew(self) -> Directory:
        with self.world.database.read() as session:
            return build_directory(session, self.world.care_group.id, today())

    def check(self) -> Directory:
        """Return the directory after comparing it with one built anew, the order of its people included."""
        kept, anew = self.directory(), self.built_anew()
        assert list(kept.summaries.items()) == list(anew.summaries.items())
        assert kept.names.entries == anew.names.entries
        assert kept.newest_fact == anew.newest_fact
        return kept


@pytest.fixture
def reader(world: World) -> Reader:
    return Reader(world)


def test_an_exit_and_its_withdrawal_show_and_only_that_person_is_read_again(
    hr: Person, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    jan = hr.participant("Jan de Vries")
    before = reader.check()
    read: list[set[str]] = []

    def noting(*arguments: object, participants: set[str] | None = None) -> object:
        read.append(set(participants or ()))
        return known_on(*arguments, participants=participants)  # type: ignore[arg-type]  # handed on as given

    reference = hr.submit(jan["id"], "2027-02-01", "key-00000001").json()["reference"]
    with monkeypatch.context() as patched:
        patched.setattr(module, "known_on", noting)
        reader.directory()
    assert read == [{jan["id"]}]
    left = reader.check()
    assert str(left.summaries[jan["id"]].end_date) == "2027-02-01"
    hr.post(f"/v1/changes/{reference}/withdraw", key="undo-00000001")
    assert reader.check().summaries == before.summaries


def test_somebody_who_is_called_otherwise_is_found_by_the_new_name(
    hr: Person, world: World, reader: Reader
) -> None:
    jan = hr.participant("Jan de Vries")
    reader.check()
    with world.database.write() as session:
        queue_for_change(session, world.care_group.id)
        known = known_on(session, world.care_group.id, today(), participants=[jan["id"]])[jan["id"]]
        person = {**known.state.person.model_dump(mode="json"), "surname": "Zwanenburg"}
        fact = NewFact("person", today(), person)
        insert_facts(session, world.care_group.id, jan["id"], [fact], recorded_at=now(), change_id=None)
    renamed = reader.check()
    assert [found.id for found in renamed.names.search("Zwanenburg")] == [jan["id"]]


def test_a_change_of_another_employer_leaves_the_directory_as_it_is(
    hr: Person, baker: Person, reader: Reader
) -> None:
    before = reader.check()
    jan = baker.participant("Jan de Vries")
    assert baker.submit(jan["id"], "2027-02-01", "key-00000001").status_code == 201
    assert reader.directory() is before
