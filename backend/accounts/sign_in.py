"""Signing in, in two steps. Unlike other services it opens its units of work itself: a refused attempt must
stay counted, and no transaction may wait while a password is being hashed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import pyotp
from sqlalchemy.orm import Session

from backend.accounts import repository
from backend.accounts.attempts import Attempt, count_attempt, forget_account, give_back
from backend.accounts.errors import ChallengeEnded, CodeRefused, SignInRefused, TooManyAttempts
from backend.accounts.events import record_event
from backend.accounts.models import Account, AccountSession, Challenge, RecoveryCode
from backend.accounts.passwords import is_password
from backend.accounts.rules import RECOVERY_CODES, accepted_timecode, is_authenticator_code, normal_code
from backend.accounts.sessions import hash_of, new_token, start_session
from backend.database import Database
from backend.encryption import Cipher
from backend.identifiers import new_id, new_reference
from backend.settings import Settings


@dataclass(frozen=True)
class Enrolment:
    """What the authenticator app must be given at the first sign-in."""

    secret: str
    otpauth_uri: str


@dataclass(frozen=True)
class FirstStep:
    """The password was right: the challenge to meet with a code."""

    challenge: str
    expires_in: int
    enrolment: Enrolment | None


@dataclass(frozen=True)
class SecondStep:
    """The code was right: the session, and at the first sign-in the recovery codes, shown this once."""

    token: str
    account_session: AccountSession
    account: Account
    recovery_codes: list[str] | None


class SignIn:
    """The two steps, with what both need."""

    def __init__(self, database: Database, settings: Settings, cipher: Cipher) -> None:
        self._database = database
        self._settings = settings
        self._cipher = cipher

    def password(self, user_name: str, password: str, address: str, now: datetime) -> FirstStep:
        """Check the password. Raises `TooManyAttempts` and `SignInRefused`, alike for an unknown account."""
        attempt = Attempt.of(user_name, address, self._cipher)
        with self._database.write() as session:
            wait = count_attempt(session, attempt, now, self._settings)
            account = repository.account_named(session, user_name)
        if wait:
            raise TooManyAttempts(wait)
        right = is_password(account.password_hash if account else None, password)
        with self._database.write() as session:
            if account is not None and right:
                give_back(session, attempt)
                record_event(session, "password_accepted", now, account_id=account.id, address=address)
                return self._new_challenge(session, account, now)
            account_id = account.id if account else None
            record_event(session, "sign_in_refused", now, account_id=account_id, address=address)
        raise SignInRefused

    def _new_challenge(self, session: Session, account: Account, now: datetime) -> FirstStep:
        repository.remove_old_challenges(session, now)
        token = new_token()
        lifetime = timedelta(minutes=self._settings.challenge_minutes)
        challenge = Challenge(
            id=new_id(), token_hash=hash_of(token), account_id=account.id, expires_at=now + lifetime
        )
        enrolment = None
        if account.authenticator is None:
            secret = pyotp.random_base32()
            uri = pyotp.TOTP(secret).provisioning_uri(
                name=account.user_name, issuer_name=self._settings.authenticator_issuer
            )
            enrolment = Enrolment(secret, uri)
            challenge.offered_authenticator = self._cipher.encrypt(secret, f"challenge {challenge.id}")
        session.add(challenge)
        return FirstStep(token, int(lifetime.total_seconds()), enrolment)

    def code(self, challenge_token: str, code: str, address: str, now: datetime) -> SecondStep:
        """Check the code, begin a session. Raises `ChallengeEnded`, `TooManyAttempts` and `CodeRefused`."""
        with self._database.write() as session:
            found = repository.open_challenge(session, hash_of(challenge_token), now)
            if found is None:
                raise ChallengeEnded
            challenge, account = found
            attempt = Attempt.of(account.user_name, address, self._cipher)
            wait = count_attempt(session, attempt, now, self._settings)
            kind = None if wait else self._accept(session, challenge, account, normal_code(code), now)
            if kind is not None:
                # Raised inside the unit of work: with it goes the use of the code.
                if not repository.use_challenge(session, challenge.id, now):
                    raise ChallengeEnded
                give_back(session, attempt)
                forget_account(session, attempt)
                codes = self._new_recovery_codes(session, account) if kind == "enrolment" else None
                token, account_session = start_session(session, account.id, now, self._settings)
                record_event(session, "signed_in", now, account_id=account.id, address=address, by=kind)
                return SecondStep(token, account_session, account, codes)
            if not wait:
                record_event(session, "code_refused", now, account_id=account.id, address=address)
        if wait:
            raise TooManyAttempts(wait)
        raise CodeRefused

    def _accept(
        self, session: Session, challenge: Challenge, account: Account, code: str, now: datetime
    ) -> str | None:
        """Use the code up; return what kind it was, or None when it is refused."""
        if challenge.offered_authenticator is not None:
            secret = self._cipher.decrypt(challenge.offered_authenticator, f"challenge {challenge.id}")
            timecode = accepted_timecode(secret, code, now)
            if timecode is None:
                return None
            kept = self._cipher.encrypt(secret, authenticator_context(account.id))
            if not repository.enrol_authenticator(session, account.id, kept, timecode):
                raise ChallengeEnded
            return "enrolment"
        if is_authenticator_code(code):
            assert account.authenticator is not None  # noqa: S101  # else a secret would have been offered
            secret = self._cipher.decrypt(account.authenticator, authenticator_context(account.id))
            timecode = accepted_timecode(secret, code, now)
            used = timecode is not None and repository.use_timecode(session, account.id, timecode)
            return "authenticator" if used else None
        code_hash = recovery_code_hash(self._cipher, account.id, code)
        return "recovery_code" if repository.use_recovery_code(session, account.id, code_hash, now) else None

    def _new_recovery_codes(self, session: Session, account: Account) -> list[str]:
        codes = [new_reference(groups=4) for _ in range(RECOVERY_CODES)]
        for code in codes:
            code_hash = recovery_code_hash(self._cipher, account.id, normal_code(code))
            session.add(RecoveryCode(account_id=account.id, code_hash=code_hash))
        return codes


def authenticator_context(account_id: str) -> str:
    """Return the context under which an account's authenticator secret is encrypted."""
    return f"authenticator {account_id}"


def recovery_code_hash(cipher: Cipher, account_id: str, code: str) -> str:
    """Return what is kept of a recovery code (in its normal form)."""
    return cipher.index(f"{account_id} {code}", "recovery code")
