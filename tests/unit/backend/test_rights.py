"""The table of the mission: who may do what."""

from __future__ import annotations

import pytest

from backend.rights import RIGHTS, MissingRight, Right, Role, rights_of, roles_with

SEES = {Right.SEE_PARTICIPANTS, Right.SUBMIT_CHANGES, Right.EXPORT_PARTICIPANTS, Right.SEE_LEGAL_DOCUMENTS}
CONTACT = {Right.CHANGE_OWN_CONTACT, Right.CHANGE_COMPANY_CONTACT}


@pytest.mark.parametrize(
    ("roles", "rights"),
    [
        ([], set()),
        ([Role.HR], {*SEES, *CONTACT, Right.SEE_SCHEMES}),
        ([Role.FINANCE], {*CONTACT, Right.SEE_SCHEMES, Right.SEE_FINANCIAL_DOCUMENTS}),
        ([Role.USER_MANAGEMENT], {Right.CHANGE_OWN_CONTACT, Right.MANAGE_ACCOUNTS}),
        (list(Role), set(Right)),
    ],
)
def test_the_rights_of_roles_add_up(roles: list[Role], rights: set[Right]) -> None:
    assert rights_of(roles) == rights


def test_every_role_has_rights_and_every_right_has_a_role() -> None:
    assert set(RIGHTS) == set(Role)
    assert all(roles_with(right) for right in Right)


def test_who_misses_a_right_hears_who_has_it() -> None:
    assert MissingRight(Right.SUBMIT_CHANGES).data == {"right": "submit_changes", "roles": ["hr"]}
    assert MissingRight(Right.SEE_SCHEMES).data == {"right": "see_schemes", "roles": ["hr", "finance"]}
