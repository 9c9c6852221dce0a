"""Decide about additional checks at the terminal: `python -m backend.desk list | approve <reference> |
refuse <reference> "<reason>"`. The employer reads the decision in the chat.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

from pydantic import TypeAdapter, ValidationError
from sqlalchemy.exc import DatabaseError

from backend.database import Database
from backend.desk import service
from backend.problems import Problem
from backend.schemas import Words
from backend.settings import Settings

_REASON: TypeAdapter[str] = TypeAdapter(Words)


def run(database: Database, wanted: argparse.Namespace) -> Iterator[str]:
    """Do what is wanted; give the lines to print."""
    if wanted.command == "list":
        with database.read() as session:
            for one in service.waiting(session):
                whom = f"{one.name}, {one.employer}, {one.effective_date}"
                yield f"{one.reference}  {one.kind}  {whom}  ({', '.join(one.reasons)})"
        return
    with database.write() as session:
        if wanted.command == "approve":
            decision = service.approve(session, wanted.reference)
        else:
            decision = service.refuse(session, wanted.reference, wanted.reason)
    yield f"{decision.reference}: {decision.status}"


def _reason(text: str) -> str:
    try:
        return _REASON.validate_python(text)
    except ValidationError:
        raise argparse.ArgumentTypeError("one line of at most 500 characters is needed") from None


def main(arguments: Sequence[str]) -> int:
    """Serve the command; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m backend.desk", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("list", help="what is in additional checks")
    commands.add_parser("approve", help="process a change").add_argument("reference")
    refuse = commands.add_parser("refuse", help="refuse a change")
    refuse.add_argument("reference")
    refuse.add_argument("reason", type=_reason, help="in words for the employer")
    wanted = parser.parse_args(arguments)
    database = Database(Settings().database_url)
    try:
        for line in run(database, wanted):
            print(line)  # noqa: T201  # what a person sees at the terminal
    except DatabaseError:
        print("The database cannot be read, or is not filled yet; `make run` does that.", file=sys.stderr)  # noqa: T201
        return 1
    except Problem as problem:
        print(f"{problem.title} {problem.data or ''}".strip(), file=sys.stderr)  # noqa: T201
        return 1
    finally:
        database.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
