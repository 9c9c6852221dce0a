"""A demo person as facts: what is known of them from when on, and which changes brought it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Literal

from backend.clock import AMSTERDAM
from backend.demo.names import CITIES, ORIGINS, STREETS, Origin
from backend.demo.numbers import Chance
from backend.participants.names import Gender, PersonName, SurnameUse, words

# Nothing in the demo depends on the day on which it is made.
DEMO_DAY = date(2026, 11, 22)
Source = Literal["portal", "outside"]


@dataclass(frozen=True)
class RelativeDraft:
    """A partner or a child."""

    calling_name: str
    prefix: str
    surname: str
    gender: Gender
    birth_date: date


@dataclass(frozen=True)
class PastChange:
    """A change of earlier: of which kind, from where, when recorded, and the facts that it brought."""

    kind: Literal["exit", "salary", "enrolment"]
    effective_date: date
    recorded_at: datetime
    facts: dict[str, Any]
    source: Source
    # Where it is not the same as the facts.
    payload: dict[str, Any] = field(default_factory=dict)


@dataclass
class Draft:
    """A person before they are written down."""

    name: PersonName
    gender: Gender
    birth_date: date
    start_date: date
    salary: Decimal
    part_time_percentage: Decimal = Decimal("100.00")
    extra_scheme: bool = False
    anw_gap: bool = False
    partner: RelativeDraft | None = None
    children: list[RelativeDraft] = field(default_factory=list)
    end_date: date | None = None
    outcome: Literal["deferred", "left"] = "deferred"
    exit_change: PastChange | None = None
    raises: list[PastChange] = field(default_factory=list)


def person_name(
    calling_name: str,
    surname: str,
    *,
    first_names: str | None = None,
    partner: str = "",
    use: SurnameUse = "own",
) -> PersonName:
    """Return a name; surnames as "prefix|surname"."""
    own_prefix, _, own = surname.rpartition("|")
    partner_prefix, _, partner_own = partner.rpartition("|")
    official = first_names or calling_name
    initials = "".join(f"{name[0].upper()}." for name in official.split())
    return PersonName(initials, official, calling_name, own_prefix, own, partner_prefix, partner_own, use)


def at_ten(day: date) -> datetime:
    """Return ten in the morning in Amsterdam."""
    return datetime.combine(day, time(10), AMSTERDAM)


def exit_change(end: date, recorded: date, *, source: Source = "portal", cover: list[str]) -> PastChange:
    """Return an exit of earlier, with the facts as an exit of today would keep them."""
    facts = {
        "end_date": end.isoformat(),
        "last_working_day": (end - timedelta(days=1)).isoformat(),
        "cover_ends": cover,
    }
    return PastChange("exit", end, at_ten(recorded), facts, source)


def raise_of(draft: Draft, day: date, recorded: date, source: Source) -> PastChange:
    """Return a rise of three percent for everybody who was there."""
    old, new = (
        str((draft.salary * Decimal("1.03") ** (len(draft.raises) + more)).quantize(Decimal("1.00")))
        for more in (0, 1)
    )
    shared = {"effective_date": day.isoformat(), "part_time_percentage": None}
    facts, payload = {**shared, "salary": {"old": old, "new": new}}, {**shared, "salary": new}
    return PastChange("salary", day, at_ten(recorded), facts, source, payload)


def invent(chance: Chance, taken: set[str], *, latest_start: date = date(2026, 9, 1)) -> Draft:
    """Return a person of chance whose shown name nobody in `taken` has; adds the name to it."""
    while True:
        origin = _origin(chance)
        gender: Gender = "female" if chance.happens(60) else "male"
        calling = chance.pick(origin.female if gender == "female" else origin.male)
        surname = chance.pick(origin.surnames)
        partner_surname = chance.pick(_origin(chance).surnames) if chance.happens(55) else ""
        use: SurnameUse = "own"
        if gender == "female" and partner_surname and chance.happens(45):
            use = chance.pick(["partner", "partner_own", "own_partner"])
        name = person_name(calling, surname, partner=partner_surname if use != "own" else "", use=use)
        key = " ".join(words(name.shown))
        if key not in taken:
            taken.add(key)
            break
    birth = chance.day(date(1961, 1, 1), date(2004, 12, 31))
    eighteen = date(birth.year + 19, 1, 1)
    start = chance.day(max(eighteen, date(1996, 1, 1)), latest_start).replace(day=1)
    draft = Draft(
        name=name,
        gender=gender,
        birth_date=birth,
        start_date=max(start, eighteen),
        salary=Decimal(chance.number(270, 780)) * 100,
        part_time_percentage=Decimal(chance.pick(["100.00", "100.00", "88.89", "80.00", "66.67", "60.00"])),
        anw_gap=bool(partner_surname) and chance.happens(25),
    )
    if partner_surname:
        draft.partner = relative(chance, partner_surname, around=birth.year, near=6)
        if chance.happens(70) and birth.year < 1998:
            family = surname if gender == "male" else partner_surname
            draft.children = [
                relative(chance, family, around=birth.year + 30, near=5) for _ in range(chance.number(1, 3))
            ]
    return draft


def relative(chance: Chance, surname: str, *, around: int, near: int) -> RelativeDraft:
    """Return somebody of this surname, born around a year."""
    prefix, _, own = surname.rpartition("|")
    origin = next(origin for origin in ORIGINS if surname in origin.surnames)
    gender: Gender = "female" if chance.happens(50) else "male"
    year = min(around + chance.number(-near, near), 2025)
    return RelativeDraft(
        chance.pick(origin.female if gender == "female" else origin.male),
        prefix,
        own,
        gender,
        chance.day(date(year, 1, 1), date(year, 12, 28)),
    )


def address(chance: Chance) -> dict[str, str]:
    """Return an address in a place that does not exist."""
    digits, city = chance.pick(CITIES)
    return {
        "street": chance.pick(STREETS),
        "house_number": str(chance.number(1, 180)),
        "postcode": f"{digits} {chance.pick(list('ABCDEGHJKLMN'))}{chance.pick(list('ABCDEGHJKLMN'))}",
        "city": city,
    }


def _origin(chance: Chance) -> Origin:
    drawn = chance.number(1, sum(origin.share for origin in ORIGINS))
    for origin in ORIGINS:
        drawn -= origin.share
        if drawn <= 0:
            return origin
    raise AssertionError("the shares add up")
