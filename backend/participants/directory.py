"""All participants of one employer in memory, for lists and for search by name.

After a change only the participants whose facts changed are read again.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Request
from sqlalchemy.orm import Session

from backend.employers.repository import data_version
from backend.participants.facts import changed_since, newest_fact
from backend.participants.name_entries import NameRecord
from backend.participants.name_search import NameIndex
from backend.participants.repository import Known, known_on
from backend.participants.schemas import ParticipantSummary
from backend.schemes.repository import schemes_of

KEPT = 8
MOST_READ_AGAIN = 500


@dataclass(frozen=True)
class Directory:
    """The summaries of an employer's participants by surname, and the index of their names.

    It tells all facts up to the one numbered `newest_fact`, with the schemes named as in `schemes`.
    """

    summaries: dict[str, ParticipantSummary]
    names: NameIndex
    schemes: dict[str, str]
    newest_fact: int


def summarise(known: Known, schemes: dict[str, str], on: date) -> ParticipantSummary:
    """Return how one participant stands in a list on a date; `schemes` is id to name."""
    state = known.state
    own_schemes = dict.fromkeys(schemes[cover.scheme_id] for cover in state.cover)
    return ParticipantSummary(
        id=state.id,
        name=state.person.name.shown,
        birth_date=state.person.birth_date,
        gender=state.person.gender,
        status=known.coming.status(on),
        schemes=list(own_schemes),
        start_date=known.coming.start_date,
        end_date=known.coming.end_date,
    )


def scheme_names(session: Session, employer_id: str) -> dict[str, str]:
    """Return the employer's schemes: id to name."""
    return {scheme.id: scheme.name for scheme in schemes_of(session, employer_id)}


def build_directory(session: Session, employer_id: str, on: date) -> Directory:
    """Read every participant of the employer as of a date."""
    # Before the facts themselves: one that is recorded meanwhile is read once more, not missed.
    newest = newest_fact(session, employer_id)
    schemes = scheme_names(session, employer_id)
    known = known_on(session, employer_id, on)
    ordered = sorted(
        known.values(), key=lambda one: (*one.state.person.name.sort_key, one.state.person.birth_date)
    )
    return Directory(
        summaries={one.state.id: summarise(one, schemes, on) for one in ordered},
        names=NameIndex(_name_record(one) for one in ordered),
        schemes=schemes,
        newest_fact=newest,
    )


def _name_record(known: Known) -> NameRecord:
    return NameRecord(known.state.id, known.state.person.name, known.state.person.gender)


def refresh_directory(session: Session, employer_id: str, on: date, old: Directory) -> Directory:
    """Return the directory as of the same date with what was recorded since `old` was read."""
    newest, changed = changed_since(session, employer_id, old.newest_fact)
    schemes = scheme_names(session, employer_id)
    if schemes != old.schemes or len(changed) > MOST_READ_AGAIN:
        return build_directory(session, employer_id, on)
    known = known_on(session, employer_id, on, participants=changed)
    for participant_id in changed:
        before, now = old.summaries.get(participant_id), known.get(participant_id)
        # Who came, went or is called otherwise changes the index and the order.
        if before is None or now is None or old.names.record(participant_id) != _name_record(now):
            return build_directory(session, employer_id, on)
        if before.birth_date != now.state.person.birth_date:
            return build_directory(session, employer_id, on)
    read_again = {one.state.id: summarise(one, schemes, on) for one in known.values()}
    return replace(old, summaries=old.summaries | read_again, newest_fact=max(newest, old.newest_fact))


class Directories:
    """The directories used last. One is as old as the employer's data version in the caller's session."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, date, int], Directory] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, session: Session, employer_id: str, on: date) -> Directory:
        """Return the employer's directory. Only for reading sessions: what is kept must be committed."""
        key = (employer_id, on, data_version(session, employer_id))
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            old = [kept for (*whose, _), kept in self._kept.items() if whose == [employer_id, on]]
        if old:
            directory = refresh_directory(session, employer_id, on, old[-1])
        else:
            directory = build_directory(session, employer_id, on)
        with self._lock:
            for kept in [kept for kept in self._kept if kept[:2] == key[:2]]:
                del self._kept[kept]
            self._kept[key] = directory
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return directory


def _directories_of(request: Request) -> Any:
    return request.app.state.directories


UsesDirectories = Annotated[Directories, Depends(_directories_of)]
