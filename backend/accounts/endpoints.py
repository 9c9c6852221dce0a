"""Signing in, the session, and personal settings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Header

from backend.accounts import repository, service, sessions
from backend.accounts.errors import ChallengeEnded, CodeRefused, SessionEnded, SignInRefused, TooManyAttempts
from backend.accounts.events import record_event
from backend.accounts.models import Account, AccountSession
from backend.accounts.schemas import (
    AccountView,
    ChallengeView,
    CodeBody,
    EmployerRolesView,
    SessionView,
    SettingsBody,
    SignedInView,
    SignInBody,
)
from backend.accounts.sign_in import SignIn
from backend.clock import instant
from backend.database import UsesDatabase, WriteSession
from backend.encryption import UsesCipher
from backend.problems import described
from backend.settings import UsesSettings
from backend.turn_token import SPEAKER_PROBLEMS, Speaks

router = APIRouter(prefix="/v1", tags=["accounts"])

# Hashing a password takes 64 MiB: a crowd at the door must not take all memory, nor every thread.
PASSWORDS_AT_ONCE = 4
SLIDE_EVERY = timedelta(minutes=1)

SessionToken = Annotated[str | None, Header(alias="Session", description="The session's token.")]


def sign_in_of(database: UsesDatabase, settings: UsesSettings, cipher: UsesCipher) -> SignIn:
    """The dependency that gives the two steps."""
    return SignIn(database, settings, cipher)


def one_of_few() -> Iterator[None]:
    """The dependency that is held while a password is checked."""
    yield


UsesSignIn = Annotated[SignIn, Depends(sign_in_of)]


@router.post(
    "/sign-in",
    responses=described(SignInRefused, TooManyAttempts),
    dependencies=[Depends(one_of_few, scope="function", max_concurrency=PASSWORDS_AT_ONCE)],
)
def sign_in(body: SignInBody, steps: UsesSignIn) -> ChallengeView:
    """Take the first step: user name and password."""
    step = steps.password(body.user_name, body.password, body.address, instant())
    return ChallengeView.model_validate(step)


@router.post("/sign-in/code", responses=described(CodeRefused, ChallengeEnded, TooManyAttempts))
def sign_in_with_code(body: CodeBody, steps: UsesSignIn, settings: UsesSettings) -> SignedInView:
    """Take the second step: a code of the authenticator, or a recovery code."""
    step = steps.code(body.challenge, body.code, body.address, instant())
    return SignedInView(
        session=step.token,
        session_id=step.account_session.id,
        expires_at=sessions.ends_at(step.account_session, settings),
        recovery_codes=step.recovery_codes,
        account=AccountView.model_validate(step.account),
    )


@router.get("/session", responses=described(SessionEnded))
def see_session(
    database: UsesDatabase, settings: UsesSettings, session_token: SessionToken = None
) -> SessionView:
    """Return the session and begin its idle lifetime anew."""
    now = instant()
    with database.read() as session:
        row = sessions.session_of_token(session, session_token or "", now, settings)
        if row is None:
            raise SessionEnded
        account = session.get_one(Account, row.account_id)
        employers = repository.roles_by_employer(session, account.id)
    # Not at every call: each would be a write.
    if now - row.used_at >= SLIDE_EVERY:
        with database.write() as session:
            if not sessions.slide(session, row, now):
                raise SessionEnded
            row.used_at = now
    return SessionView(
        session_id=row.id,
        expires_at=sessions.ends_at(row, settings),
        account=AccountView.model_validate(account),
        employers=[
            EmployerRolesView(id=employer.id, name=employer.name, roles=roles)
            for employer, roles in employers
        ],
    )


@router.delete("/session", status_code=204, responses=described(SessionEnded))
def sign_out(session: WriteSession, settings: UsesSettings, session_token: SessionToken = None) -> None:
    """End the session."""
    now = instant()
    row = sessions.session_of_token(session, session_token or "", now, settings)
    if row is None or not sessions.end_session(session, row, now):
        raise SessionEnded
    record_event(session, "signed_out", now, account_id=row.account_id)


@router.post("/session/end", status_code=204, responses=described(*SPEAKER_PROBLEMS))
def sign_out_speaker(session: WriteSession, speaker: Speaks) -> None:
    """End the session behind the turn token: somebody has signed out by saying so."""
    now = instant()
    row = session.get_one(AccountSession, speaker.session_id)
    if not sessions.end_session(session, row, now):
        raise SessionEnded
    record_event(session, "signed_out", now, account_id=row.account_id)


@router.patch("/account/settings", responses=described(*SPEAKER_PROBLEMS))
def change_settings(body: SettingsBody, session: WriteSession, speaker: Speaks) -> AccountView:
    """Change the speaker's own language or theme."""
    account = service.change_settings(session, speaker.account_id, body.language, body.theme)
    return AccountView.model_validate(account)
