"""Participants through the API: list, one, search, context."""

from __future__ import annotations

import pytest

from backend.rights import Role
from tests.integration.backend.world import Person, World, drafts


def test_the_list_is_by_surname_and_comes_in_pages(hr: Person) -> None:
    first = hr.get("/v1/participants", page_size=10).json()
    second = hr.get("/v1/participants", page_size=10, page=2).json()
    third = hr.get("/v1/participants", page_size=10, page=3).json()
    assert first["total"] == second["total"] == 22
    assert [len(page["items"]) for page in (first, second, third)] == [10, 10, 2]
    names = [item["name"] for page in (first, second, third) for item in page["items"]]
    assert names[:3] == ["Kim van den Berg", "Ruud van der Berg", "Arie Best"]
    assert len(names) == len(set(names)) + 1, "two people are called Fatima El Idrissi"
    assert hr.get("/v1/participants", page=99).json()["items"] == []


def test_the_list_is_narrowed_by_name_scheme_and_status(hr: Person) -> None:
    def names(**query: str) -> set[str]:
        return {item["name"] for item in hr.get("/v1/participants", page_size=100, **query).json()["items"]}

    assert names(q="mw jansen") == {"Piet Jansen", "Anneke Jansen", "Wil Jansen"}
    assert names(status="deferred") == {"Henk Smit", "Karel Mulder"}
    assert names(status="left") == {"Tessa Vermeulen"}
    assert len(names(scheme="Basisregeling zorg")) == 21
    assert names(scheme="Excedentregeling") == set()
    assert names(q="smit", status="active") == set()


def test_a_participant_is_shown_with_everything_and_a_masked_bsn(hr: Person) -> None:
    jan = hr.participant("Jan de Vries")
    answer = hr.get(f"/v1/participants/{jan['id']}")
    assert answer.status_code == 200, answer.text
    shown = answer.json()
    assert {key: shown[key] for key in jan} == jan
    assert shown["as_of"] == "2026-11-22"
    assert shown["person"]["initials"] == "J.P."
    assert shown["employment"]["part_time_percentage"] == "100.00"
    assert shown["employment"]["salary"] == "49650.12"
    assert [line["type"] for line in shown["cover"]] == [
        "old_age",
        "partner",
        "orphan",
        "disability",
        "anw_gap",
    ]
    assert shown["partner"]["name"] == "Marleen Kuipers"
    assert [child["name"] for child in shown["children"]] == ["Lotte de Vries", "Thijs de Vries"]
    everyone = [shown["person"], shown["partner"], *shown["children"]]
    assert all(one["bsn"].startswith("••••••") and len(one["bsn"]) == 9 for one in everyone)


@pytest.mark.parametrize(
    ("as_of", "salary"),
    [
        ("2011-09-01", "46800.00"),
        ("2025-12-31", "46800.00"),
        ("2026-01-01", "48204.00"),
        ("2026-07-01", "49650.12"),
    ],
)
def test_the_state_of_any_date_can_be_read(hr: Person, as_of: str, salary: str) -> None:
    jan = hr.participant("Jan de Vries")
    assert hr.get(f"/v1/participants/{jan['id']}", as_of=as_of).json()["employment"]["salary"] == salary


def test_who_starts_later_is_there_already(hr: Person) -> None:
    sem = hr.participant("Sem Dekker")
    assert (sem["status"], sem["start_date"], sem["end_date"]) == ("active", "2027-01-01", None)
    assert hr.get(f"/v1/participants/{sem['id']}", as_of="1990-01-01").json()["start_date"] == "2027-01-01"


def test_a_search_gives_the_person_the_match_and_the_reasons(hr: Person) -> None:
    answer = hr.post("/v1/participants/search", {"text": "J. de Vries", "mode": "name"})
    assert answer.status_code == 200, answer.text
    (found,) = answer.json()["candidates"]
    assert found["participant"] == hr.participant("Jan de Vries")
    assert (found["match"], found["reasons"]) == ("variant", ["initials"])


def test_two_people_of_one_name_are_told_apart_by_birth_date(hr: Person) -> None:
    found = hr.post("/v1/participants/search", {"text": "Fatima El Idrissi"}).json()["candidates"]
    assert [one["match"] for one in found] == ["exact", "exact"]
    assert {one["participant"]["birth_date"] for one in found} == {"1985-03-14", "1991-08-02"}


def test_a_sentence_names_its_people(hr: Person) -> None:
    body = {"text": "jan de vries gaat per 1 maart uit dienst", "mode": "sentence"}
    (found,) = hr.post("/v1/participants/search", body).json()["candidates"]
    assert found["participant"]["name"] == "Jan de Vries"
    nothing = {"text": "per 1 mei gaat iemand uit dienst, wil je best doen", "mode": "sentence"}
    assert hr.post("/v1/participants/search", nothing).json() == {"candidates": []}


def test_a_long_message_of_several_lines_may_be_searched(hr: Person) -> None:
    text = "Goedemorgen,\n\n" + "dit is een lang verhaal. " * 100 + "\nJan de Vries gaat uit dienst.\nGroet"
    found = hr.post("/v1/participants/search", {"text": text, "mode": "sentence"}).json()["candidates"]
    assert [one["participant"]["name"] for one in found] == ["Jan de Vries"]
    too_long = hr.post("/v1/participants/search", {"text": "x" * 4001, "mode": "sentence"})
    assert too_long.status_code == 422


def test_who_works_elsewhere_is_unknown_here(hr: Person, baker: Person) -> None:
    for person, name in ((hr, "Wietske Hoekstra-de Boer"), (baker, "Ahmet Yılmaz")):
        for mode in ("name", "sentence"):
            body = {"text": name, "mode": mode}
            assert person.post("/v1/participants/search", body).json() == {"candidates": []}
        assert person.get("/v1/participants", q=name).json()["total"] == 0


def test_a_typed_bsn_finds_the_participant_in_its_own_conversation_only(hr: Person, world: World) -> None:
    # The first BSN was given to the first person of the care group.
    digits = drafts()[2][0]
    kept = hr.post("/v1/vault/bsn", {"conversation": "c1", "digits": digits})
    assert kept.status_code == 201, kept.text
    body = {"text": kept.json()["reference"]}
    (found,) = hr.post("/v1/participants/search", body).json()["candidates"]
    assert (found["participant"]["name"], found["match"], found["reasons"]) == (
        "Jan de Vries",
        "exact",
        ["bsn"],
    )
    other = world.person(world.care_group, Role.HR, conversation="c2")
    assert other.post("/v1/participants/search", body).json() == {"candidates": []}
    elsewhere = world.person(world.bakery, Role.HR, conversation="c1")
    assert elsewhere.post("/v1/participants/search", body).json() == {"candidates": []}


@pytest.mark.parametrize(
    ("roles", "schemes"),
    [
        ((Role.HR,), ["Basisregeling zorg", "Excedentregeling"]),
        ((Role.FINANCE,), ["Basisregeling zorg", "Excedentregeling"]),
        ((Role.USER_MANAGEMENT,), []),
    ],
)
def test_the_context_tells_today_roles_and_schemes(
    world: World, roles: tuple[Role, ...], schemes: list[str]
) -> None:
    person = world.person(world.care_group, *roles)
    answer = person.get("/v1/context")
    assert answer.status_code == 200, answer.text
    context = answer.json()
    assert context["today"] == "2026-11-22"
    assert context["employer"] == {"id": world.care_group.id, "name": "Zorggroep De Lindenkring"}
    assert context["account"] == {"id": person.account.id, "name": person.account.name, "language": None}
    assert context["roles"] == [role.value for role in roles]
    assert ("submit_changes" in context["rights"]) is (Role.HR in roles)
    assert [scheme["name"] for scheme in context["schemes"]] == schemes
