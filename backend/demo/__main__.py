"""Fill the database with the demo data: `python -m backend.demo`, with the hospital `... --large`."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence

from backend.database import Database
from backend.demo import accounts
from backend.demo.accounts import AccountDraft, add_accounts
from backend.demo.addresses import add_addresses
from backend.demo.employers import EmployerDraft, bakery, care_group, hospital
from backend.demo.fill import Tools, add_employer, add_people, has_employer
from backend.demo.numbers import Chance, demo_bsns
from backend.encryption import Cipher
from backend.settings import SecretMissingError, Secrets, Settings

SMALL: list[tuple[Callable[[], EmployerDraft], Sequence[AccountDraft], int]] = [
    (bakery, accounts.BAKERY_ACCOUNTS, 0),
    (care_group, accounts.CARE_GROUP_ACCOUNTS, 100),
]
# The third number is where its BSNs begin, so that each employer's data are the same with or without another.
LARGE = (hospital, accounts.HOSPITAL_ACCOUNTS, 1200)


def fill(database: Database, secrets: Secrets, *, large: bool, say: Callable[[str], None]) -> None:
    """Write each demo employer that is not there yet, whole or not at all."""
    cipher = Cipher.of(secrets)
    for make, account_drafts, first_bsn in [*SMALL, *([LARGE] if large else [])]:
        began = time.monotonic()
        draft = make()
        with database.write() as session:
            if has_employer(session, draft.id):
                say(f"{draft.name}: there already.")
                continue
            say(f"{draft.name}: {len(draft.people)} participants …")
            bsns = demo_bsns(seed=9999)
            for _ in range(first_bsn):
                next(bsns)

            def tell(done: int, total: int, began: float = began) -> None:
                if time.monotonic() - began > 1:
                    say(f"  {done} of {total} ({time.monotonic() - began:.1f} s)")

            add_employer(session, draft)
            made = add_accounts(session, cipher, secrets, draft.id, account_drafts)
            tools = Tools(cipher, bsns, Chance(first_bsn + 1), tell)
            add_people(session, draft, tools, submitted_by=made[account_drafts[0].user_name])
        say(f"{draft.name}: done in {time.monotonic() - began:.1f} s.")
    with database.write() as session:
        add_addresses(session)


def main(arguments: Sequence[str]) -> int:
    """Fill the database of the settings; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m backend.demo", description=__doc__)
    parser.add_argument("--large", action="store_true", help="add the hospital with 5,000 participants too")
    wanted = parser.parse_args(arguments)
    settings = Settings()
    database = Database(settings.database_url)
    try:
        fill(
            database,
            Secrets(settings.secrets_dir),
            large=wanted.large,
            say=lambda line: print(line, flush=True),  # noqa: T201  # what a person sees at the terminal
        )
    except SecretMissingError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 1
    finally:
        database.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
