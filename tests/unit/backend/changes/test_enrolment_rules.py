"""What an enrolment brings, what is pointed out, when it is checked, and when it is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from backend.changes.assessment import Assessment
from backend.changes.enrolment import (
    AlreadyEnrolled,
    BirthDateNotPossible,
    BsnExpired,
    BsnNotValid,
    Enrolment,
    Newcomer,
    SamePerson,
    SchemeTerms,
    SchemeUnknown,
    TooYoung,
    TypedBsn,
)
from backend.changes.enrolment_payload import EnrolmentPayload
from backend.changes.errors import TooFarAhead
from backend.participants.state import Employment
from backend.problems import Problem

TODAY = date(2026, 11, 22)
RULES = Enrolment(minimum_wage_full_time_year=Decimal("27537.12"))
SCHEME = SchemeTerms("s1", "Basisregeling", ["old_age", "partner"], Decimal(110000))
BSN = TypedBsn(valid=True, masked="••••••006")
GIVEN: dict[str, Any] = {
    "scheme_id": "s1",
    "initials": "S.M.",
    "first_names": "Sanne Maria",
    "calling_name": "Sanne",
    "prefix": "van",
    "surname": "Dijk",
    "birth_date": "1994-05-17",
    "gender": "female",
    "bsn": "bsn:0123456789abcdef",
    "address": {"street": "Lindelaan", "house_number": "12-a", "postcode": "1999ab", "city": "Lindedorp"},
    "start_date": "2027-01-01",
    "salary": "38400",
    "part_time_percentage": "80",
}
DEFERRED = Employment(start_date=date(2010, 1, 1), end_date=date(2021, 10, 1), outcome="deferred")


def assess(
    *,
    bsn: TypedBsn | None = BSN,
    scheme: SchemeTerms | None = SCHEME,
    same: list[SamePerson] | None = None,
    namesakes: list[tuple[str, date]] | None = None,
    **changed: Any,
) -> Assessment:
    payload = EnrolmentPayload.model_validate({**GIVEN, **changed})
    return RULES.assess(payload, Newcomer(TODAY, bsn, scheme, same or [], namesakes or []))


def person(employment: Employment, reference: str | None = None) -> SamePerson:
    return SamePerson("Sanne van Dijk", employment, reference, None if reference else "p1")


def test_person_employment_pay_and_the_cover_of_the_scheme_begin_on_the_first_day() -> None:
    done = assess()
    assert (done.effective_date, done.status, done.consequences) == (date(2027, 1, 1), "processed", [])
    assert {fact.valid_from for fact in done.new_facts} == {date(2027, 1, 1)}
    values = {fact.aspect: fact.value for fact in done.new_facts}
    assert values["employment"] == {"start_date": "2027-01-01", "end_date": None, "outcome": None}
    assert values["pay"] == {"salary": "38400.00", "part_time_percentage": "80.00"}
    assert [(line["scheme_id"], line["type"]) for line in values["cover"]] == [
        ("s1", "old_age"),
        ("s1", "partner"),
    ]
    assert values["person"]["surname"] == "Dijk"
    assert values["person"]["address"]["postcode"] == "1999 AB"


def test_what_is_shown_names_everything_and_of_the_bsn_three_digits() -> None:
    facts = assess().facts
    assert facts["name"] == "Sanne van Dijk"
    assert (facts["bsn"], facts["scheme"]) == ("••••••006", "Basisregeling")
    assert facts["address"] == {
        "street": "Lindelaan",
        "house_number": "12A",
        "postcode": "1999 AB",
        "city": "Lindedorp",
    }
    assert (facts["salary"], facts["part_time_percentage"]) == ("38400.00", "80.00")
    assert facts["covers"] == ["old_age", "partner"]


@pytest.mark.parametrize(
    ("given", "initials", "shown"),
    [
        ({"initials": "jp", "first_names": "", "calling_name": "Jan"}, "J.P.", "Jan van Dijk"),
        ({"initials": "J.P.", "first_names": "", "calling_name": ""}, "J.P.", "J.P. van Dijk"),
        ({"initials": "Th.J.", "first_names": "", "calling_name": ""}, "Th.J.", "Th.J. van Dijk"),
        ({"initials": "j p", "first_names": "", "calling_name": ""}, "J.P.", "J.P. van Dijk"),
        ({"initials": "", "first_names": "Anna-Maria", "calling_name": ""}, "A.M.", "Anna-Maria van Dijk"),
        ({"initials": "", "first_names": "Sanne Eva", "calling_name": ""}, "S.E.", "Sanne van Dijk"),
    ],
)
def test_initials_and_calling_name_follow_from_what_was_given(
    given: dict[str, Any], initials: str, shown: str
) -> None:
    facts = assess(**given).facts
    assert (facts["initials"], facts["name"]) == (initials, shown)


REFUSED: list[tuple[str, dict[str, Any], type[Problem], dict[str, Any]]] = [
    ("a scheme of nobody here", {"scheme": None}, SchemeUnknown, {}),
    ("four months ahead", {"start_date": "2027-03-22"}, TooFarAhead, {"latest": date(2027, 2, 22)}),
    ("no BSN any more", {"bsn": None}, BsnExpired, {}),
    ("no BSN at all", {"bsn": TypedBsn(valid=False, masked="••••••007")}, BsnNotValid, {}),
    (
        "born tomorrow",
        {"birth_date": "2026-11-23"},
        BirthDateNotPossible,
        {"birth_date": date(2026, 11, 23)},
    ),
    (
        "more than a hundred years old",
        {"birth_date": "1926-12-31"},
        BirthDateNotPossible,
        {"birth_date": date(1926, 12, 31)},
    ),
    (
        "seventeen on the first day",
        {"birth_date": "2009-01-02"},
        TooYoung,
        {"minimum_age": 18, "first_day": date(2027, 1, 2)},
    ),
    (
        "born on 29 February, on the last day of that February",
        {"birth_date": "2008-02-29", "start_date": "2026-02-28"},
        TooYoung,
        {"minimum_age": 18, "first_day": date(2026, 3, 1)},
    ),
]


@pytest.mark.parametrize(
    ("given", "problem", "data"), [row[1:] for row in REFUSED], ids=[r[0] for r in REFUSED]
)
def test_an_enrolment_is_refused(given: dict[str, Any], problem: type[Problem], data: dict[str, Any]) -> None:
    with pytest.raises(problem) as refused:
        assess(**given)
    assert refused.value.data == data
    assert problem in Enrolment.problems


@pytest.mark.parametrize(
    "given",
    [
        {"birth_date": "2009-01-01"},
        {"birth_date": "1927-01-01"},
        {"birth_date": "2008-02-29", "start_date": "2026-03-01"},
        {"start_date": "2027-02-22"},
    ],
    ids=["eighteen on the first day", "a hundred years old", "born on 29 February", "the last day allowed"],
)
def test_the_last_possible_values_are_taken(given: dict[str, Any]) -> None:
    assert assess(**given).status == "processed"


ACTIVE = Employment(start_date=date(2020, 1, 1))
LEAVING = Employment(start_date=date(2020, 1, 1), end_date=date(2027, 2, 1), outcome="deferred")
LEFT = Employment(start_date=date(2020, 1, 1), end_date=date(2022, 4, 1), outcome="left")


@pytest.mark.parametrize(
    ("known", "start"),
    [
        (person(ACTIVE), "2027-01-01"),
        (person(LEAVING), "2027-01-31"),
        (person(DEFERRED), "2021-09-30"),
        (person(LEFT), "2019-01-01"),
        (person(ACTIVE, reference="K7M4-2QXP"), "2027-01-01"),
    ],
    ids=["takes part", "has not left yet", "took part then", "took part later", "waits for checks"],
)
def test_who_takes_part_or_waits_is_not_enrolled_again(known: SamePerson, start: str) -> None:
    with pytest.raises(AlreadyEnrolled) as refused:
        assess(same=[known], start_date=start)
    assert refused.value.data == {
        "name": "Sanne van Dijk",
        "start_date": known.coming.start_date,
        "reference": known.reference,
        "participant_id": known.participant_id,
    }


def test_who_comes_back_is_enrolled_after_additional_checks() -> None:
    done = assess(same=[person(DEFERRED)])
    assert done.status == "in_checks"
    assert [(note.code, note.data) for note in done.warnings] == [
        ("was_deferred", {"name": "Sanne van Dijk", "since": date(2021, 10, 1)})
    ]
    assert [note.data for note in done.consequences] == [{"reasons": ["was_deferred"]}]


def test_who_left_without_pension_comes_back_as_anybody() -> None:
    done = assess(same=[person(LEFT)])
    assert (done.status, done.warnings) == ("processed", [])


@pytest.mark.parametrize(
    ("salary", "scheme", "status"),
    [
        ("110000.00", SCHEME, "processed"),
        ("110000.01", SCHEME, "in_checks"),
        ("900000.00", SchemeTerms("s1", "Excedent", ["old_age"]), "processed"),
    ],
)
def test_a_salary_above_the_schemes_limit_goes_to_additional_checks(
    salary: str, scheme: SchemeTerms, status: str
) -> None:
    done = assess(salary=salary, scheme=scheme)
    assert done.status == status
    reasons = [note.data["reasons"] for note in done.consequences]
    assert reasons == ([["salary_above"]] if status == "in_checks" else [])


def test_both_reasons_are_told() -> None:
    done = assess(salary="120000", same=[person(DEFERRED)])
    assert [note.data for note in done.consequences] == [{"reasons": ["salary_above", "was_deferred"]}]


@pytest.mark.parametrize(
    ("given", "warning"),
    [
        ({"start_date": "2026-11-21"}, ("retroactive", {"effective_date": date(2026, 11, 21)})),
        ({"start_date": "2026-07-01"}, ("long_ago", {"months": 4})),
        ({"salary": "27537.11"}, ("below_minimum_wage", {"minimum": "27537.12"})),
        (
            {"namesakes": [("Sanne van Dijk", date(1980, 1, 1))]},
            ("same_name", {"name": "Sanne van Dijk", "birth_date": date(1980, 1, 1)}),
        ),
    ],
)
def test_what_is_unusual_is_pointed_out_not_refused(
    given: dict[str, Any], warning: tuple[str, dict[str, Any]]
) -> None:
    done = assess(**given)
    assert [(note.code, note.data) for note in done.warnings] == [warning]
    assert warning[0] in Enrolment.warning_codes
    assert done.status == "processed"


@pytest.mark.parametrize(
    "changed",
    [
        {"initials": "", "first_names": ""},
        {"surname": ""},
        {"surname": "123"},
        {"bsn": "999900006"},
        {"salary": "0"},
        {"salary": 38400},
        {"part_time_percentage": "100.01"},
        {"gender": "m"},
        {"address": {**GIVEN["address"], "postcode": "0999 AB"}},
        {"address": {**GIVEN["address"], "house_number": "A"}},
        {"address": {**GIVEN["address"], "street": " "}},
        {"address": {**GIVEN["address"], "city": "Linde\ndorp"}},
        {"partner": "?"},
    ],
)
def test_a_payload_of_another_form_is_no_enrolment(changed: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        EnrolmentPayload.model_validate({**GIVEN, **changed})
