"""Who may do what: the one table from role to rights (the table of the mission; manual, chapter 2.3)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from backend.problems import Problem


class Role(StrEnum):
    """What an account is for an employer; roles combine."""

    HR = "hr"
    FINANCE = "finance"
    USER_MANAGEMENT = "user_management"


class Right(StrEnum):
    """What an account may do for an employer."""

    SEE_PARTICIPANTS = "see_participants"
    SEE_SCHEMES = "see_schemes"
    SUBMIT_CHANGES = "submit_changes"
    EXPORT_PARTICIPANTS = "export_participants"
    SEE_FINANCIAL_DOCUMENTS = "see_financial_documents"
    SEE_LEGAL_DOCUMENTS = "see_legal_documents"
    CHANGE_OWN_CONTACT = "change_own_contact"
    CHANGE_COMPANY_CONTACT = "change_company_contact"
    MANAGE_ACCOUNTS = "manage_accounts"


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.HR: frozenset(
        {
            Right.SEE_PARTICIPANTS,
            Right.SEE_SCHEMES,
            Right.SUBMIT_CHANGES,
            Right.EXPORT_PARTICIPANTS,
            Right.SEE_LEGAL_DOCUMENTS,
            Right.CHANGE_OWN_CONTACT,
            Right.CHANGE_COMPANY_CONTACT,
        }
    ),
    Role.FINANCE: frozenset(
        {
            Right.SEE_SCHEMES,
            Right.SEE_FINANCIAL_DOCUMENTS,
            Right.CHANGE_OWN_CONTACT,
            Right.CHANGE_COMPANY_CONTACT,
        }
    ),
    Role.USER_MANAGEMENT: frozenset({Right.CHANGE_OWN_CONTACT, Right.MANAGE_ACCOUNTS}),
}


class MissingRight(Problem):
    """The speaker's roles do not hold the right; the data tells which roles do."""

    code = "missing_right"
    status = 403
    title = "The account does not have this right for this employer."

    def __init__(self, right: Right) -> None:
        super().__init__(right=right.value, roles=[role.value for role in roles_with(right)])


def rights_of(roles: Iterable[Role]) -> frozenset[Right]:
    """Return the rights of these roles together."""
    return frozenset[Right]().union(*(RIGHTS[role] for role in roles))


def roles_with(right: Right) -> list[Role]:
    """Return the roles that hold this right."""
    return [role for role in Role if right in RIGHTS[role]]
