"""Secrets to plant: every one is used once, so that one that is found tells where it was typed."""

from __future__ import annotations

import random
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

import pyotp
from stdnum.nl import bsn

from backend.identifiers import new_reference
from tests.integration.secrets.written import Written


@dataclass
class Plants:
    """What was planted: each secret, with the place where it was typed."""

    before: Written
    """A code that stands somewhere by chance is not planted."""
    planted: dict[str, str] = field(default_factory=dict)

    def keep(self, secret: str, place: str) -> str:
        """Note a secret and where it was typed, or that it was given out."""
        self.planted[secret] = place
        return secret

    def _unused(self, make: Callable[[], str], place: str) -> str:
        while True:
            secret = make()
            if secret not in self.planted and not self.before.places_of(secret):
                return self.keep(secret, place)

    def password(self, place: str) -> str:
        """Return a password as people make them."""
        return self.keep(f"Zomer{secrets.token_hex(5)}!A7", place)

    def code(self, place: str) -> str:
        """Return six digits."""
        return self._unused(lambda: f"{secrets.randbelow(900_000) + 100_000}", place)

    def session(self, place: str) -> str:
        """Return what a session's token looks like."""
        return self.keep(secrets.token_urlsafe(32), place)

    def turn_token(self, place: str) -> str:
        """Return what a turn token looks like."""
        return self.keep(
            f"eyJ{secrets.token_urlsafe(20)}.{secrets.token_urlsafe(60)}.x{secrets.token_urlsafe(30)}", place
        )

    def recovery_code(self, place: str) -> str:
        """Return what a recovery code looks like."""
        return self.keep(new_reference(groups=4), place)

    def authenticator(self, place: str) -> str:
        """Return what an authenticator's secret looks like."""
        return self.keep(pyotp.random_base32(), place)

    def bsn(self, place: str) -> str:
        """Return a BSN of the range that nobody has, by the eleven-test."""
        return self._unused(lambda: _number(valid=True), place)

    def mistyped_bsn(self, place: str) -> str:
        """Return a BSN with one digit wrong."""
        return self._unused(lambda: _number(valid=False), place)


def _number(*, valid: bool) -> str:
    dice = random.SystemRandom()
    while True:
        # 999990xxx is left to others.
        number = f"9999{dice.randrange(10_000, 99_999)}"
        if not number.startswith("999990") and bsn.is_valid(number) == valid:
            return number


@dataclass(frozen=True)
class Phrase:
    """Something that a person may type. `alone`: it can only be recognised as a message of its own."""

    name: str
    make: Callable[[Plants, str], str]
    alone: bool = False


def grouped(digits: str, separator: str) -> str:
    """Return nine digits as people write a BSN."""
    return separator.join([digits[:4], digits[4:6], digits[6:]])


def in_fours(key: str) -> str:
    """Return an authenticator's secret as the page shows it."""
    return " ".join(key[start : start + 4] for start in range(0, len(key), 4))


PHRASES = (
    Phrase("password after a word", lambda plants, at: f"mijn wachtwoord is {plants.password(at)}"),
    Phrase("password after a colon", lambda plants, at: f"password: {plants.password(at)}"),
    Phrase("password", lambda plants, at: plants.password(at), alone=True),
    Phrase("code after a word", lambda plants, at: f"de code is {plants.code(at)}"),
    Phrase("code", lambda plants, at: plants.code(at), alone=True),
    Phrase("session token", lambda plants, at: plants.session(at)),
    Phrase("turn token", lambda plants, at: plants.turn_token(at)),
    Phrase("recovery code", lambda plants, at: plants.recovery_code(at)),
    Phrase("recovery code in small letters", lambda plants, at: plants.recovery_code(at).lower()),
    Phrase(
        "otpauth address",
        lambda plants, at: f"otpauth://totp/W:hr?secret={plants.authenticator(at)}&issuer=W",
    ),
    Phrase("authenticator secret", lambda plants, at: plants.authenticator(at)),
    Phrase("authenticator secret in groups", lambda plants, at: in_fours(plants.authenticator(at))),
    Phrase("bsn", lambda plants, at: plants.bsn(at)),
    Phrase("bsn with dots", lambda plants, at: grouped(plants.bsn(at), ".")),
    Phrase("bsn with spaces", lambda plants, at: grouped(plants.bsn(at), " ")),
    Phrase("bsn after the word", lambda plants, at: f"zijn bsn is {plants.bsn(at)}"),
    Phrase("mistyped bsn", lambda plants, at: f"bsn {plants.mistyped_bsn(at)}"),
    Phrase("mistyped bsn with dots", lambda plants, at: f"BSN: {grouped(plants.mistyped_bsn(at), '.')}"),
    Phrase(
        "mistyped bsn with spaces",
        lambda plants, at: f"burgerservicenummer {grouped(plants.mistyped_bsn(at), ' ')}",
    ),
)
