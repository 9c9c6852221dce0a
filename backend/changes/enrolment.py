"""An enrolment of one new participant (manual, 4.3). `start_date` is the first day of the participation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, ClassVar

from backend.changes.assessment import Assessment, Note
from backend.changes.common import DATE_WARNINGS, date_warnings, wage_warning
from backend.changes.dates import add_months, check_not_too_far
from backend.changes.enrolment_payload import EnrolmentPayload
from backend.changes.errors import TooFarAhead
from backend.participants.facts import NewFact
from backend.participants.state import Address, Cover, Employment, Pay, Person
from backend.problems import Problem
from backend.schemas import two_places

MINIMUM_AGE = 18
OLDEST = 100


class AlreadyEnrolled(Problem):
    """The person takes part on that date, or is in additional checks (then with a `reference`)."""

    code = "already_enrolled"
    status = 422
    title = "This person is enrolled already."


class BsnExpired(Problem):
    """The reference is unknown in this conversation, or the BSN behind it was kept long enough."""

    code = "bsn_expired"
    status = 422
    title = "The BSN is no longer kept and must be given again."


class BsnNotValid(Problem):
    code = "bsn_not_valid"
    status = 422
    title = "The number is not a BSN."


class BirthDateNotPossible(Problem):
    """In the future, or more than a hundred years before the participation begins."""

    code = "birth_date_not_possible"
    status = 422
    title = "Nobody who is enrolled can be born on this date."


class TooYoung(Problem):
    """`first_day` is the first day on which this person can take part."""

    code = "too_young"
    status = 422
    title = "The person is too young on the first day."


class SchemeUnknown(Problem):
    code = "scheme_unknown"
    status = 404
    title = "This employer has no such scheme."


@dataclass(frozen=True, slots=True)
class SchemeTerms:
    """What an enrolment must know of a scheme."""

    id: str
    name: str
    covers: Sequence[str]
    check_salary_above: Decimal | None = None


@dataclass(frozen=True, slots=True)
class TypedBsn:
    """What may be known of the BSN: whether it passes the eleven-test, and its last three digits."""

    valid: bool
    masked: str


@dataclass(frozen=True, slots=True)
class SamePerson:
    """A record of the employer of what is the same person: the same BSN, or the same name and birth date.

    Either `coming`, the employment as it will have been, or `reference`, an enrolment in additional checks.
    """

    name: str
    coming: Employment
    reference: str | None = None
    participant_id: str | None = None


@dataclass(frozen=True, slots=True)
class Newcomer:
    """The person as an enrolment finds them at this employer. `namesakes` have another birth date."""

    today: date
    bsn: TypedBsn | None
    scheme: SchemeTerms | None
    same: Sequence[SamePerson] = ()
    namesakes: Sequence[tuple[str, date]] = ()


@dataclass(frozen=True, slots=True)
class Enrolment:
    """The rules of an enrolment."""

    minimum_wage_full_time_year: Decimal

    name: ClassVar[str] = "enrolment"
    payload: ClassVar[type[Any]] = EnrolmentPayload
    problems: ClassVar[tuple[type[Problem], ...]] = (
        TooFarAhead,
        SchemeUnknown,
        BsnExpired,
        BsnNotValid,
        BirthDateNotPossible,
        TooYoung,
        AlreadyEnrolled,
    )
    warning_codes: ClassVar[tuple[str, ...]] = (
        "was_deferred",
        "same_name",
        "below_minimum_wage",
        *(code for code in DATE_WARNINGS if code != "later_changes_replayed"),
    )
    consequence_codes: ClassVar[tuple[str, ...]] = ("additional_checks",)

    def effective_date(self, payload: EnrolmentPayload) -> date:
        """Return the first day of the participation."""
        return payload.start_date

    def assess(self, payload: EnrolmentPayload, subject: Newcomer) -> Assessment:
        """Return what the enrolment would do; raises the problem that forbids it."""
        start, scheme, bsn = payload.start_date, subject.scheme, subject.bsn
        if scheme is None:
            raise SchemeUnknown
        check_not_too_far(start, subject.today)
        check_age(payload.birth_date, start, subject.today)
        if bsn is None:
            raise BsnExpired
        if not bsn.valid:
            raise BsnNotValid
        check_not_enrolled(start, subject.same)
        deferred = [one for one in subject.same if one.coming.status(start) == "deferred"]
        reasons = ["was_deferred"] if deferred else []
        if scheme.check_salary_above is not None and payload.salary > scheme.check_salary_above:
            reasons.insert(0, "salary_above")
        return Assessment(
            effective_date=start,
            facts={**shown_facts(payload, scheme, bsn.masked), "checks": reasons},
            consequences=[Note(code="additional_checks", data={"reasons": reasons})] if reasons else [],
            warnings=[
                *(
                    Note(code="was_deferred", data={"name": one.name, "since": one.coming.end_date})
                    for one in deferred[:1]
                ),
                *(
                    Note(code="same_name", data={"name": name, "birth_date": birth_date})
                    for name, birth_date in subject.namesakes[:1]
                ),
                *wage_warning(payload.salary, self.minimum_wage_full_time_year),
                *date_warnings(start, subject.today),
            ],
            new_facts=list(recorded_facts(payload, scheme)),
            status="in_checks" if reasons else "processed",
        )


def check_age(birth_date: date, start: date, today: date) -> None:
    """Raise for a birth date that cannot be right, or for somebody who is too young on the first day."""
    if birth_date > today or add_months(birth_date, OLDEST * 12) < start:
        raise BirthDateNotPossible(birth_date=birth_date)
    grown_up = add_months(birth_date, MINIMUM_AGE * 12)
    if birth_date.month == 2 and birth_date.day == 29:
        # Who is born on 29 February comes of age on 1 March.
        grown_up = add_months(birth_date - timedelta(days=1), MINIMUM_AGE * 12) + timedelta(days=1)
    if start < grown_up:
        raise TooYoung(minimum_age=MINIMUM_AGE, first_day=grown_up)


def check_not_enrolled(start: date, same: Sequence[SamePerson]) -> None:
    """Raise when one of the records takes part on that date, or waits for additional checks."""
    for one in same:
        if one.reference or one.coming.status(start) == "active":
            raise AlreadyEnrolled(
                name=one.name,
                start_date=one.coming.start_date,
                reference=one.reference,
                participant_id=one.participant_id,
            )


def shown_facts(payload: EnrolmentPayload, scheme: SchemeTerms, masked_bsn: str) -> dict[str, Any]:
    """Return what the user is shown and the ledger keeps; of the BSN three digits only."""
    name = payload.name
    return {
        "scheme": scheme.name,
        "name": name.shown,
        "initials": name.initials,
        "first_names": name.first_names,
        "calling_name": name.calling_name,
        "prefix": name.prefix,
        "surname": name.surname,
        "birth_date": payload.birth_date,
        "gender": payload.gender,
        "bsn": masked_bsn,
        "address": payload.address.model_dump(),
        "start_date": payload.start_date,
        "salary": str(two_places(payload.salary)),
        "part_time_percentage": str(two_places(payload.part_time_percentage)),
        "covers": list(scheme.covers),
    }


def recorded_facts(payload: EnrolmentPayload, scheme: SchemeTerms) -> Iterator[NewFact]:
    """Give what is recorded; the person's BSN is still the vault's reference."""
    start, name = payload.start_date, payload.name
    person = Person(
        initials=name.initials,
        first_names=name.first_names,
        calling_name=name.calling_name,
        prefix=name.prefix,
        surname=name.surname,
        gender=payload.gender,
        birth_date=payload.birth_date,
        bsn=payload.bsn,
        address=Address(**payload.address.model_dump()),
    )
    cover = [
        Cover.model_validate({"scheme_id": scheme.id, "type": kind, "start_date": start})
        for kind in scheme.covers
    ]
    pay = Pay(salary=payload.salary, part_time_percentage=payload.part_time_percentage)
    yield NewFact("person", start, person.model_dump(mode="json"))
    yield NewFact("employment", start, Employment(start_date=start).model_dump(mode="json"))
    yield NewFact("pay", start, pay.model_dump(mode="json"))
    yield NewFact("cover", start, [line.model_dump(mode="json") for line in cover])
