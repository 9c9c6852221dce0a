"""People are found by names as people write them. One table: what is typed, who is found, and how sure."""

from __future__ import annotations

import pytest

from backend.participants.name_entries import NameRecord
from backend.participants.name_search import NameIndex, read_name
from backend.participants.names import Gender, PersonName, SurnameUse


def record(
    identifier: str,
    initials: str,
    first_names: str,
    calling_name: str,
    surname: str,
    gender: Gender = "unknown",
    partner: str = "",
    use: SurnameUse = "own",
) -> NameRecord:
    """Return a record; surnames as "prefix|surname"."""
    prefix, _, own = surname.rpartition("|")
    partner_prefix, _, partner_own = partner.rpartition("|")
    name = PersonName(initials, first_names, calling_name, prefix, own, partner_prefix, partner_own, use)
    return NameRecord(identifier, name, gender)


INDEX = NameIndex(
    [
        record("jan", "J.P.", "Johannes Pieter", "Jan", "de|Vries", "male"),
        record("kim", "K.", "Kim", "Kim", "van den|Berg", "female"),
        record("ruud", "R.", "Rudolf", "Ruud", "van der|Meulen", "male"),
        record("wietske", "W.", "Wietske", "Wietske", "Hoekstra", "female", "de|Boer", "own_partner"),
        record("froukje", "F.", "Froukje", "Froukje", "Hiemstra", "female", "Jonker", "partner"),
        record("ahmet", "A.", "Ahmet", "Ahmet", "Yılmaz", "male"),
        record("elif", "E.", "Elif", "Elif", "Şahin", "female"),
        record("lukasz", "Ł.", "Łukasz", "Łukasz", "Wiśniewski", "male"),
        record("piet", "P.", "Pieter", "Piet", "Jansen", "male"),
        record("anneke", "A.M.", "Anna Maria", "Anneke", "Jansen", "female"),
        record("fatima1", "F.", "Fatima", "Fatima", "El Idrissi", "female"),
        record("fatima2", "F.", "Fatima", "Fatima", "El Idrissi", "female"),
        record("luc", "L.", "Lucas", "Luc", "Vandenberghe", "male"),
        record("daan", "D.", "Daan", "Daan", "van|Dijk", "male"),
        record("hof", "E.", "Ella", "Ella", "van 't|Hof", "female"),
        record("veld", "B.", "Bas", "Bas", "in 't|Veld", "male"),
        record("smid", "C.", "Cornelis", "Kees", "Smit-Bakker", "male"),
        record("omer", "Ö.", "Ömer", "Ömer", "Çelik", "male"),
        record("obrien", "S.", "Sean", "Sean", "O'Brien", "male"),
        record("thomas", "T.", "Thomas", "Thomas", "Thomas", "male"),
    ]
)

# What is typed, who is found (best first), how sure.
NAMES: list[tuple[str, list[str], str]] = [
    # As it is shown, in any case.
    ("Jan de Vries", ["jan"], "exact"),
    ("jan de vries", ["jan"], "exact"),
    ("JAN DE VRIES", ["jan"], "exact"),
    ("  Jan   de Vries ", ["jan"], "exact"),
    ("Kim van den Berg", ["kim"], "exact"),
    ("Wietske Hoekstra-de Boer", ["wietske"], "exact"),
    ("Wietske Hoekstra - de Boer", ["wietske"], "exact"),
    ("Ahmet Yılmaz", ["ahmet"], "exact"),
    ("Fatima El Idrissi", ["fatima1", "fatima2"], "exact"),
    ("Ella van 't Hof", ["hof"], "exact"),
    ("Bas in 't Veld", ["veld"], "exact"),
    ("Thomas Thomas", ["thomas"], "exact"),
    # Prefixes written shortly, apart, together, or not at all.
    ("vd Berg", ["kim"], "partial"),
    ("v.d. Berg", ["kim"], "partial"),
    ("v/d Berg", ["kim"], "partial"),
    ("v d Berg", ["kim"], "partial"),
    ("vdBerg", ["kim"], "partial"),
    ("vandenberg", ["kim"], "partial"),
    ("Berg", ["kim"], "partial"),
    ("van Berg", ["kim"], "partial"),
    ("Kim v.d. Berg", ["kim"], "variant"),
    ("Kim Berg", ["kim"], "variant"),
    ("Kim vandenberg", ["kim"], "variant"),
    ("vd Meulen", ["ruud"], "partial"),
    ("v.d.Meulen", ["ruud"], "partial"),
    ("D. v. Dijk", ["daan"], "variant"),
    ("v Dijk", ["daan"], "partial"),
    ("van t Hof", ["hof"], "partial"),
    ("van ’t Hof", ["hof"], "partial"),
    ("vant Hof", ["hof"], "partial"),
    ("in het Veld", ["veld"], "partial"),
    ("Van den Berghe", ["luc"], "partial"),
    ("Luc Vanden Berghe", ["luc"], "variant"),
    ("de Vries", ["jan"], "partial"),
    ("Vries", ["jan"], "partial"),
    ("Idrissi", ["fatima1", "fatima2"], "partial"),
    ("Elidrissi", ["fatima1", "fatima2"], "partial"),
    ("el-idrissi", ["fatima1", "fatima2"], "partial"),
    # The surname first, as in lists.
    ("Berg, van den", ["kim"], "partial"),
    ("Berg, K. van den", ["kim"], "variant"),
    ("Berg, Kim van den", ["kim"], "exact"),
    ("Vries, Jan de", ["jan"], "exact"),
    ("Vries, de, Jan", ["jan"], "exact"),
    ("de Vries, Jan", ["jan"], "exact"),
    ("de Vries Jan", ["jan"], "variant"),
    ("Jansen, P.", ["piet"], "variant"),
    ("van den Berg Kim", ["kim"], "variant"),
    # Initials.
    ("J. de Vries", ["jan"], "variant"),
    ("J de Vries", ["jan"], "variant"),
    ("J.P. de Vries", ["jan"], "variant"),
    ("J P de Vries", ["jan"], "variant"),
    ("JP de Vries", ["jan"], "variant"),
    ("j.p. de vries", ["jan"], "variant"),
    ("A.M. Jansen", ["anneke"], "variant"),
    ("A. Jansen", ["anneke"], "variant"),
    ("K. Smit-Bakker", ["smid"], "variant"),
    ("C. Smit-Bakker", ["smid"], "variant"),
    ("P. Jansen", ["piet"], "variant"),
    # Calling names and official names.
    ("Johannes de Vries", ["jan"], "variant"),
    ("Johannes Pieter de Vries", ["jan"], "variant"),
    ("Pieter Jansen", ["piet"], "variant"),
    ("Anna Maria Jansen", ["anneke"], "variant"),
    ("Kees Smit", ["smid"], "variant"),
    ("Kees", ["smid"], "partial"),
    ("Cornelis", ["smid"], "partial"),
    # Accents left out.
    ("Ahmet Yilmaz", ["ahmet"], "variant"),
    ("yilmaz", ["ahmet"], "partial"),
    ("Elif Sahin", ["elif"], "variant"),
    ("Lukasz Wisniewski", ["lukasz"], "variant"),
    ("ŁUKASZ WIŚNIEWSKI", ["lukasz"], "exact"),
    ("Omer Celik", ["omer"], "variant"),
    # One of two surnames, or both the other way round.
    ("Wietske Hoekstra", ["wietske"], "variant"),
    ("Wietske de Boer", ["wietske"], "variant"),
    ("Wietske de Boer-Hoekstra", ["wietske"], "variant"),
    ("Hoekstra de Boer", ["wietske"], "partial"),
    ("de Boer-Hoekstra", ["wietske"], "partial"),
    ("mw. Hoekstra", ["wietske"], "partial"),
    ("Froukje Jonker", ["froukje"], "exact"),
    ("Froukje Hiemstra", ["froukje"], "variant"),
    ("Bakker-Smit", ["smid"], "partial"),
    # Titles: a hint, never proof.
    ("mevrouw Jansen", ["anneke", "piet"], "partial"),
    ("mw. Jansen", ["anneke", "piet"], "partial"),
    ("dhr. Jansen", ["piet", "anneke"], "partial"),
    ("de heer Jansen", ["piet", "anneke"], "partial"),
    ("Mr. Jansen", ["piet", "anneke"], "partial"),
    ("Mrs Van den Berg", ["kim"], "partial"),
    ("drs. K. van den Berg", ["kim"], "variant"),
    ("meneer de Vries", ["jan"], "partial"),
    ("mevrouw Jan de Vries", ["jan"], "variant"),
    # Only part of a name.
    ("Jansen", ["anneke", "piet"], "partial"),
    ("Jan", ["jan"], "partial"),
    ("Fatima", ["fatima1", "fatima2"], "partial"),
    # Typing errors and spelling by ear: only ever near.
    ("Jna de Vries", ["jan"], "near"),
    ("Jan de Vreis", ["jan"], "near"),
    ("Jan de Vris", ["jan"], "near"),
    ("Kim van den Breg", ["kim"], "near"),
    ("Kim vna den Berg", ["kim"], "near"),
    ("Kim van der Berg", ["kim"], "near"),
    ("Fatma El Idrissi", ["fatima1", "fatima2"], "near"),
    ("Janssen", ["anneke", "piet"], "near"),
    ("Daan van Dyk", ["daan"], "near"),
    ("Wisnieuwski", ["lukasz"], "near"),
    ("Vandenberge", ["luc"], "near"),
    ("Hoekstar", ["wietske"], "near"),
    ("Shahin", ["elif"], "near"),
    ("O Brien", ["obrien"], "partial"),
    ("Sean OBrien", ["obrien"], "variant"),
    # Somebody else.
    ("Piet de Vries", [], ""),
    ("Jan Jansen", [], ""),
    ("B. Jansen", [], ""),
    ("Anna Kowalska", [], ""),
    ("de Vries-Jansen", [], ""),
    ("Jan de Vries Yılmaz", [], ""),
    ("J.", [], ""),
    ("van den", [], ""),
    ("", [], ""),
    ("12345", [], ""),
    ("mevrouw", [], ""),
]


@pytest.mark.parametrize(("typed", "expected", "match"), NAMES)
def test_a_name_as_people_write_it_finds_the_person(typed: str, expected: list[str], match: str) -> None:
    found = INDEX.search(typed)
    assert [candidate.id for candidate in found] == expected
    assert {candidate.match for candidate in found} == ({match} if expected else set())


def test_the_exact_name_scores_highest_and_a_near_one_lowest() -> None:
    scores = [INDEX.search(typed)[0].score for typed in ("Jan de Vries", "J. de Vries", "de Vries", "Vreis")]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 1.0
    assert 0 < scores[-1] < 0.6


def test_reasons_tell_why_somebody_was_found() -> None:
    assert INDEX.search("J. v. Dijk") == []
    assert INDEX.search("dhr. Jansen")[1].reasons == ("surname_only", "gender_differs")
    assert INDEX.search("Kim van der Berg")[0].reasons == ("full_name", "prefix_differs")
    assert INDEX.search("Ahmet Yilmaz")[0].reasons == ("full_name", "accents")


def test_the_limit_keeps_the_best() -> None:
    assert [candidate.id for candidate in INDEX.search("mw Jansen", limit=1)] == ["anneke"]


def test_a_name_is_taken_apart_in_speaking_order() -> None:
    query = read_name("mevr. Berg, K. van den")
    assert query.words == ("k", "van", "den", "berg")
    assert query.gender == "female"


def test_names_are_shown_in_the_form_that_the_person_uses() -> None:
    forms = {
        "own": "Eva Vos",
        "partner": "Eva van Dam",
        "own_partner": "Eva Vos-van Dam",
        "partner_own": "Eva van Dam-Vos",
    }
    for use, shown in forms.items():
        name = PersonName("E.", "Eva", "Eva", "", "Vos", "van", "Dam", use)  # type: ignore[arg-type]  # a str of the table
        assert name.shown == shown
