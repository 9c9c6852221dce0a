"""The rules of signing in, pure: waiting and locks after failed attempts, authenticator codes, user names."""

from __future__ import annotations

import ipaddress
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta

import pyotp
from pyotp.exceptions import OTPVerificationError

# RFC 6238 as every authenticator app has it; a code of the step before or after is accepted too.
STEP_SECONDS = 30
WINDOW_STEPS = 1
RECOVERY_CODES = 10


@dataclass(frozen=True)
class Limit:
    """From `slow_after` failures each attempt waits, twice as long each time, at most `longest_pause`; at
    `lock_after` nothing is tried for `lock`. Failures are counted anew after `window`.
    """

    slow_after: int
    lock_after: int
    longest_pause: timedelta
    lock: timedelta
    window: timedelta

    def pause(self, failures: int) -> timedelta:
        """Return how long must pass after the last of so many failures."""
        if failures >= self.lock_after:
            return self.lock
        if failures < self.slow_after:
            return timedelta(0)
        # The exponent is bounded so that a large count does not become a huge number.
        return min(timedelta(seconds=2 ** min(failures - self.slow_after, 20)), self.longest_pause)

    def remaining(self, failures: int, last_at: datetime, now: datetime) -> timedelta:
        """Return how long the next attempt must still wait; zero when it may be made now."""
        return max(last_at + self.pause(failures) - now, timedelta(0))

    def starts_anew(self, failures: int, began_at: datetime, last_at: datetime, now: datetime) -> bool:
        """Return whether earlier failures no longer count: the window has passed and no wait is running."""
        lock_over = failures >= self.lock_after and not self.remaining(failures, last_at, now)
        return lock_over or (now >= began_at + self.window and not self.remaining(failures, last_at, now))


def normal_user_name(user_name: str) -> str:
    """Return the one form in which a user name is kept and compared."""
    return unicodedata.normalize("NFKC", user_name).strip().casefold()


def address_group(address: str) -> str:
    """Return whom an address stands for: itself, or for IPv6 its /64, which one household has whole."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address):
        return str(parsed.ipv4_mapped or ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)


def timecode_at(moment: datetime) -> int:
    """Return the number of the thirty-second step."""
    return int(moment.timestamp()) // STEP_SECONDS


def code_of_step(authenticator: str, timecode: int) -> str:
    """Return the six digits of a step."""
    return pyotp.TOTP(authenticator).generate_otp(timecode)


def accepted_timecode(authenticator: str, code: str, now: datetime) -> int | None:
    """Return the step whose code this is, or None when it is not one of the steps around now."""
    try:
        return pyotp.TOTP(authenticator).verify_and_get_timecode(
            code, for_time=now, valid_window=WINDOW_STEPS
        )
    except OTPVerificationError:
        return None


def next_usable_timecode(last_timecode: int | None, now: datetime) -> int:
    """Return the earliest step, from now on, whose code has not been made worthless by a used one."""
    current = timecode_at(now)
    return current if last_timecode is None else max(current, last_timecode + 1)


def is_authenticator_code(code: str) -> bool:
    """Return whether this has the form of an authenticator code; otherwise it is a recovery code."""
    return len(code) == 6 and code.isascii() and code.isdigit()


def normal_code(code: str) -> str:
    """Return a code as it is compared: capitals, no spaces or dashes, O as 0, I and L as 1."""
    compact = "".join(character for character in code.upper() if character not in " -\u00a0\u2013")
    return compact.translate(str.maketrans("OIL", "011"))
