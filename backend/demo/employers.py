"""The demo's employers and the people who must be there by name; the rest is invented."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from backend.demo.numbers import Chance
from backend.demo.people import Draft, RelativeDraft, Source, exit_change, invent, person_name, raise_of
from backend.participants.names import Gender, words
from backend.schemes.models import COVERS

SOURCES: list[Source] = ["portal", "outside"]
CHECK_ABOVE = Decimal(110000)


@dataclass(frozen=True)
class SchemeDraft:
    """A scheme before it is written down."""

    id: str
    name: str
    anw_gap_offered: bool = False
    covers: tuple[str, ...] = tuple(COVERS)
    check_salary_above: Decimal | None = None


@dataclass(frozen=True)
class EmployerDraft:
    """An employer before it is written down. The first scheme is everybody's."""

    id: str
    name: str
    schemes: list[SchemeDraft]
    people: list[Draft] = field(default_factory=list)
    full_time_hours: Decimal = Decimal(36)


def bakery() -> EmployerDraft:
    """The bakery: eight people, one scheme."""
    chance = Chance(81)
    retired = _someone("Gerrit", "Visser", "male", date(1968, 2, 9), date(2003, 5, 1), 38200)
    _ended(retired, date(2024, 3, 1), date(2024, 2, 12), source="outside")
    people = [
        _someone("Jan", "de|Vries", "male", date(1988, 7, 30), date(2015, 3, 1), 34800),
        Draft(
            person_name("Wietske", "Hoekstra", partner="de|Boer", use="own_partner"),
            "female",
            date(1990, 1, 17),
            date(2018, 6, 1),
            Decimal(31200),
            Decimal("60.00"),
            partner=RelativeDraft("Klaas", "de", "Boer", "male", date(1989, 5, 3)),
        ),
        _someone("Klaas", "de|Boer", "male", date(1989, 5, 3), date(2016, 9, 1), 36500),
        _someone("Petra", "Bakker", "female", date(1975, 10, 21), date(2001, 1, 1), 42100),
        _someone("Ali", "Demir", "male", date(1994, 12, 5), date(2021, 4, 1), 30100),
        _someone("Joanna", "Wójcik", "female", date(1997, 8, 14), date(2023, 2, 1), 28900),
        _someone("Samira", "El Amrani", "female", date(1983, 6, 2), date(2012, 11, 1), 33600),
        retired,
    ]
    return EmployerDraft(
        chance.identifier(),
        "Bakkerij De Gouden Aar",
        [SchemeDraft(chance.identifier(), "Basisregeling bakkers", check_salary_above=CHECK_ABOVE)],
        people,
        full_time_hours=Decimal(38),
    )


def care_group() -> EmployerDraft:
    """The care group: 250 people, two schemes."""
    chance = Chance(250)
    people = _people_by_name()
    taken = {" ".join(words(draft.name.shown)) for draft in people}
    # These are known at the bakery only, or here already.
    taken |= {"jan de vries", "jan jansen"}
    while len(people) < 250:
        draft = invent(chance, taken)
        if chance.happens(35) and draft.start_date < date(2025, 1, 1):
            source = chance.pick(SOURCES)
            draft.raises.append(raise_of(draft, date(2025, 7, 1), date(2025, 6, 18), source))
        if chance.happens(30) and draft.start_date < date(2026, 1, 1):
            draft.raises.append(raise_of(draft, date(2026, 7, 1), date(2026, 8, 4), "outside"))
        draft.extra_scheme = draft.salary > 60000
        if chance.happens(7) and draft.start_date < date(2023, 1, 1):
            end = chance.day(date(2023, 6, 1), date(2026, 9, 1)).replace(day=1)
            draft.raises.clear()
            _ended(draft, end, end, source=chance.pick(SOURCES))
        people.append(draft)
    return EmployerDraft(
        chance.identifier(),
        "Zorggroep De Lindenkring",
        _care_schemes(chance),
        people,
    )


def hospital() -> EmployerDraft:
    """The hospital: 5,000 people, many of whom share a name."""
    chance = Chance(5000)
    people: list[Draft] = []
    while len(people) < 5000:
        draft = invent(chance, set())
        draft.extra_scheme = draft.salary > 70000
        # The range of BSNs that is given to nobody holds nine thousand.
        draft.children.clear()
        if not chance.happens(50):
            draft.partner = None
        if chance.happens(10) and draft.start_date < date(2023, 1, 1):
            end = chance.day(date(2023, 6, 1), date(2026, 9, 1)).replace(day=1)
            _ended(draft, end, end, source="outside")
        people.append(draft)
    return EmployerDraft(
        chance.identifier(),
        "Ziekenhuis Meerkoet",
        _care_schemes(chance),
        people,
    )


def _care_schemes(chance: Chance) -> list[SchemeDraft]:
    return [
        SchemeDraft(
            chance.identifier(), "Basisregeling zorg", anw_gap_offered=True, check_salary_above=CHECK_ABOVE
        ),
        SchemeDraft(chance.identifier(), "Excedentregeling", covers=("old_age", "partner")),
    ]


def _someone(
    calling: str,
    surname: str,
    gender: Gender,
    birth: date,
    start: date,
    salary: int,
    first_names: str | None = None,
) -> Draft:
    name = person_name(calling, surname, first_names=first_names)
    return Draft(name, gender, birth, start, Decimal(salary))


def _ended(draft: Draft, end: date, recorded: date, *, source: Source = "portal") -> Draft:
    cover = [*COVERS, *(["anw_gap"] if draft.anw_gap else [])]
    draft.end_date = end
    draft.exit_change = exit_change(end, recorded, source=source, cover=cover)
    return draft


def _people_by_name() -> list[Draft]:
    """Return the care group's people on whom examples and tests rest."""
    jan = _someone(
        "Jan", "de|Vries", "male", date(1979, 4, 12), date(2011, 9, 1), 46800, first_names="Johannes Pieter"
    )
    jan.anw_gap = True
    jan.partner = RelativeDraft("Marleen", "", "Kuipers", "female", date(1981, 11, 3))
    jan.children = [
        RelativeDraft("Lotte", "de", "Vries", "female", date(2010, 2, 20)),
        RelativeDraft("Thijs", "de", "Vries", "male", date(2013, 9, 8)),
    ]
    jan.raises.append(raise_of(jan, date(2026, 1, 1), date(2025, 12, 10), "portal"))
    jan.raises.append(raise_of(jan, date(2026, 7, 1), date(2026, 8, 4), "outside"))
    leaving = _someone("Marijke", "Postma", "female", date(1966, 3, 28), date(1999, 2, 1), 51300)
    _ended(leaving, date(2027, 1, 1), date(2026, 11, 5))
    gone = _someone("Karel", "Mulder", "male", date(1971, 12, 1), date(2008, 8, 1), 44100)
    _ended(gone, date(2026, 6, 1), date(2026, 5, 20))
    transferred = _someone("Tessa", "Vermeulen", "female", date(1992, 9, 19), date(2019, 1, 1), 39900)
    _ended(transferred, date(2022, 4, 1), date(2022, 3, 15), source="outside").outcome = "left"
    deferred = _someone(
        "Henk", "Smit", "male", date(1963, 7, 7), date(1998, 4, 1), 47500, first_names="Hendrik"
    )
    _ended(deferred, date(2021, 10, 1), date(2021, 9, 14), source="outside")
    wil = _someone(
        "Wil", "Jansen", "female", date(1969, 5, 16), date(2004, 3, 1), 40800, first_names="Wilhelmina"
    )
    froukje = Draft(
        person_name("Froukje", "Hiemstra", partner="de|Jong", use="partner_own"),
        "female",
        date(1985, 8, 25),
        date(2014, 5, 1),
        Decimal(43700),
        Decimal("80.00"),
        partner=RelativeDraft("Bart", "de", "Jong", "male", date(1984, 1, 9)),
    )
    return [
        jan,
        leaving,
        gone,
        transferred,
        deferred,
        wil,
        froukje,
        _someone("Sem", "Dekker", "male", date(2001, 10, 10), date(2027, 1, 1), 32400),
        _someone("Fatima", "El Idrissi", "female", date(1985, 3, 14), date(2013, 6, 1), 41900),
        _someone("Fatima", "El Idrissi", "female", date(1991, 8, 2), date(2020, 9, 1), 36700),
        _someone("Piet", "Jansen", "male", date(1974, 1, 31), date(2006, 1, 1), 42500, first_names="Pieter"),
        _someone(
            "Anneke", "Jansen", "female", date(1982, 6, 6), date(2010, 10, 1), 40200, first_names="Anna Maria"
        ),
        _someone("Kim", "van den|Berg", "female", date(1995, 4, 23), date(2019, 11, 1), 35600),
        _someone("Ruud", "van der|Berg", "male", date(1977, 2, 14), date(2005, 7, 1), 45200),
        _someone("Ahmet", "Yılmaz", "male", date(1987, 9, 9), date(2015, 2, 1), 41100),
        _someone("Elif", "Şahin", "female", date(1993, 3, 3), date(2018, 8, 1), 37800),
        _someone("Marta", "Kowalska", "female", date(1989, 12, 12), date(2017, 4, 1), 38400),
        _someone("Łukasz", "Wiśniewski", "male", date(1986, 5, 27), date(2016, 10, 1), 39500),
        _someone("Soenita", "Ramdin", "female", date(1980, 7, 19), date(2009, 3, 1), 43000),
        _someone("Arie", "Best", "male", date(1967, 11, 30), date(2001, 6, 1), 48700),
        _someone("Mei", "Wong", "female", date(1990, 2, 2), date(2016, 1, 1), 40600, first_names="Mei Lin"),
        _someone("Anne", "de|Vries", "female", date(1996, 6, 18), date(2021, 5, 1), 34900),
    ]
