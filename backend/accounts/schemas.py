"""The bodies of signing in, sessions and personal settings."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from backend.rights import Role
from backend.schemas import Schema, Text

Language = Literal["nl", "en"]
Theme = Literal["light", "dark", "system"]
Address = Annotated[
    Text, Field(max_length=64, description="Where the user comes from, as the gateway sees it.")
]
# Never stored, so any character will do.
Password = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class SignInBody(Schema):
    """The first step."""

    user_name: Annotated[Text, StringConstraints(min_length=1, max_length=100)]
    password: Password
    address: Address


class EnrolmentView(Schema):
    """What the authenticator app must be given, at the first sign-in."""

    secret: str
    otpauth_uri: str


class ChallengeView(Schema):
    """The password was right; `expires_in` is in seconds."""

    challenge: str
    expires_in: int
    enrolment: EnrolmentView | None


class CodeBody(Schema):
    """The second step: a code of the authenticator, or a recovery code."""

    challenge: Annotated[Text, StringConstraints(min_length=1, max_length=100)]
    code: Annotated[Text, StringConstraints(min_length=1, max_length=40)]
    address: Address


class AccountView(Schema):
    """An account as its owner sees it."""

    id: str
    user_name: str
    name: str
    language: Language | None
    theme: Theme


class SignedInView(Schema):
    """The session that begins; `session` is its token, shown this once."""

    session: str
    session_id: str
    expires_at: datetime
    recovery_codes: list[str] | None
    account: AccountView


class EmployerRolesView(Schema):
    """An employer and the account's roles there."""

    id: str
    name: str
    roles: list[Role]


class SessionView(Schema):
    """A living session."""

    session_id: str
    expires_at: datetime
    account: AccountView
    employers: list[EmployerRolesView]


class SettingsBody(Schema):
    """What is absent or null stays as it is."""

    language: Language | None = None
    theme: Theme | None = None
