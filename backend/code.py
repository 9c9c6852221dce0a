"""Print a code that a demo account's authenticator would show and that will be accepted now:
`python -m backend.code hr`. Other accounts have their own authenticator.
"""

from __future__ import annotations

import sys
import time
from datetime import datetime

from sqlalchemy.exc import DatabaseError

from backend.accounts.repository import account_named
from backend.accounts.rules import STEP_SECONDS, WINDOW_STEPS, code_of_step, next_usable_timecode
from backend.accounts.sign_in import authenticator_context
from backend.clock import instant
from backend.database import Database
from backend.encryption import Cipher
from backend.settings import SecretMissingError, Secrets, Settings


class NoCodeError(Exception):
    """There is no code to print; the message says why."""


def usable_code(database: Database, cipher: Cipher, user_name: str, now: datetime) -> tuple[str, float]:
    """Return a code and the seconds until it is accepted (0: now). Raises `NoCodeError`."""
    with database.read() as session:
        account = account_named(session, user_name)
        if account is None or not account.demo:
            raise NoCodeError(f"There is no demo account {user_name!r}.")
        if account.authenticator is None:
            raise NoCodeError(f"{user_name!r} has no authenticator yet: its first sign-in shows the secret.")
        authenticator = cipher.decrypt(account.authenticator, authenticator_context(account.id))
        timecode = next_usable_timecode(account.last_timecode, now)
    first_accepted = (timecode - WINDOW_STEPS) * STEP_SECONDS
    return code_of_step(authenticator, timecode), max(0.0, first_accepted - now.timestamp())


def main(arguments: list[str]) -> int:
    """Print the code for the account named in the arguments; return the exit code."""
    if len(arguments) != 1:
        print("Usage: python -m backend.code <account>", file=sys.stderr)  # noqa: T201
        return 2
    settings = Settings()
    database = Database(settings.database_url)
    try:
        cipher = Cipher.of(Secrets(settings.secrets_dir))
        code, wait = usable_code(database, cipher, arguments[0], instant())
    except DatabaseError:
        print("The database cannot be read, or is not filled yet; `make run` does that.", file=sys.stderr)  # noqa: T201
        return 1
    except (NoCodeError, SecretMissingError) as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 1
    finally:
        database.close()
    if wait:
        print(f"The last codes were used; the next is accepted in {wait:.0f} seconds.", file=sys.stderr)  # noqa: T201
        time.sleep(wait)
    print(code)  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
