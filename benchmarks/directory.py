"""How long an employer of 5,000 takes: reading all participants, reading again after one change, finding one.

`python -m benchmarks.directory` fills a database of its own in a temporary folder.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from sqlalchemy import func, select
from sqlalchemy.orm import Session

import backend.models  # noqa: F401  # every table, for the foreign keys
from backend.clock import today
from backend.database import Database
from backend.demo.__main__ import fill
from backend.employers.repository import queue_for_change
from backend.migrate import migrate
from backend.participants.directory import build_directory, refresh_directory
from backend.participants.facts import NewFact, insert_facts
from backend.participants.models import Participant
from backend.participants.name_sentence import search_sentence
from backend.participants.repository import known_on
from backend.settings import Secrets
from benchmarks.table import print_table
from run.secret_files import make_secrets

ROUNDS = 5
NAMES = [
    "Jan de Vries",
    "vd Berg",
    "Berg, K. van den",
    "mevrouw Jansen",
    "ahmet yilmas",
    "jan de fries",
    "Kees Bontekoe",
    "kromodimejo",
]
SENTENCE = "graag {} per 1 maart uit dienst melden want er komt iemand anders"


def timed[Result](work: Callable[[], Result]) -> tuple[float, Result]:
    """Return the processor time of `work` in ms, and its result."""
    started = time.process_time()
    result = work()
    return 1000 * (time.process_time() - started), result


def change_somebody(session: Session, employer_id: str, participant_id: str) -> None:
    """Record the pay of one participant once more."""
    queue_for_change(session, employer_id)
    state = known_on(session, employer_id, today(), participants=[participant_id])[participant_id].state
    fact = NewFact("pay", today(), state.pay.model_dump(mode="json"))
    insert_facts(session, employer_id, participant_id, [fact], recorded_at=datetime.now(UTC), change_id=None)


def main() -> None:
    """Measure and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        make_secrets(Path(folder) / "secrets")
        url = f"sqlite:///{folder}/backend.db"
        migrate(url)
        database = Database(url)
        fill(database, Secrets(Path(folder) / "secrets"), large=True, say=lambda _: None)
        with database.read() as session:
            sizes = select(Participant.employer_id).group_by(Participant.employer_id)
            employer = session.scalars(sizes.order_by(func.count().desc())).first() or ""
        whole, after_change = [], []
        for number in range(ROUNDS):
            with database.read() as session:
                spent, kept = timed(lambda: build_directory(session, employer, today()))
            whole.append(spent)
            with database.write() as session:
                change_somebody(session, employer, list(kept.summaries)[number])
            with database.read() as session:
                spent, _ = timed(lambda: refresh_directory(session, employer, today(), kept))  # noqa: B023
            after_change.append(spent)
        for name in NAMES:
            timed(lambda: kept.names.search(name))  # noqa: B023
        found, named = [], []
        for name in NAMES:
            found.append(timed(lambda: kept.names.search(name))[0])  # noqa: B023
            named.append(timed(lambda: search_sentence(kept.names, SENTENCE.format(name)))[0])  # noqa: B023
        rows = [
            [what, f"{median(times):.1f}", f"{max(times):.1f}"]
            for what, times in (
                ("all read", whole),
                ("after a change", after_change),
                ("a name found", found),
                ("a name found in a sentence", named),
            )
        ]
        database.close()
        print_table(f"{len(kept.summaries)} participants", ["", "median cpu ms", "slowest"], rows)


if __name__ == "__main__":
    main()
