"""`python -m run.setup GOAL` (one of `GOALS`): makes what is missing, in parallel, and nothing twice.

Standard library only, Python 3.8 and later: it runs before any environment exists. `run` goes on as the
supervisor.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from run.database import holds_demo_accounts, prepare_database
from run.environments import (
    APP_FOLDER,
    app_environment,
    comparison_environment,
    python_of,
    rasa_environment,
)
from run.errors import SetupError, explain_os_error
from run.locks import held, holder, is_held
from run.model import train
from run.ports import require_free
from run.settings import LOOPBACK, ROOT, demo_wanted, var_folder
from run.steps import Steps
from run.widget import build_widget

GOALS = ("run", "test", "lint", "train", "app", "data", "bench-values")


def chains(goal: str, steps: Steps, var: Path) -> list[Callable[[], None]]:
    """Return what the goal needs, as chains of steps that can be done at the same time."""

    def rasa() -> None:
        rasa_environment(steps)
        if goal != "lint":
            train(steps)

    def app() -> None:
        app_environment(steps, for_tests=goal in ("test", "lint", "bench-values"))
        if goal in ("run", "data"):
            prepare_database(steps, var)

    def widget() -> None:
        build_widget(steps)

    return {
        "run": [rasa, app, widget],
        "test": [rasa, app, widget],
        "lint": [rasa, app],
        "train": [rasa],
        "app": [app],
        "data": [app],
        "bench-values": [app, lambda: comparison_environment(steps)],
    }[goal]


def do_all(work: list[Callable[[], None]], steps: Steps) -> None:
    """Do the chains in threads; at the first failure end the others and raise it."""
    failures: list[Exception] = []

    def guarded(chain: Callable[[], None]) -> None:
        try:
            chain()
        except Exception as error:
            failures.append(error)
            steps.stop()

    threads = [threading.Thread(target=guarded, args=(chain,)) for chain in work]
    for thread in threads:
        thread.start()
    try:
        for thread in threads:
            thread.join()
    except KeyboardInterrupt:
        steps.stop()
        for thread in threads:
            thread.join()
        raise
    if failures:
        raise failures[0]


def check_start(var: Path) -> None:
    """Raise SetupError for what would keep the assistant from starting, before minutes are spent."""
    host, port = os.environ.get("HOST") or "127.0.0.1", os.environ.get("PORT") or "8000"
    if not port.isdigit():
        raise SetupError(f"PORT={port} is not a port: choose one from 1 to 65535.")
    if is_held(var / "run.lock"):
        raise SetupError(
            f"The assistant already runs from {var} (process {holder(var / 'run.lock')}): "
            "stop it first, or use another folder, make run VAR=var2 PORT=8001."
        )
    if host not in LOOPBACK and demo_wanted():
        raise SetupError(f"HOST={host} opens the demo accounts to others: use it only with DEMO=0.")
    if host not in LOOPBACK and holds_demo_accounts(var):
        raise SetupError(f"The database in {var} holds the demo accounts: use another VAR for HOST={host}.")
    require_free(host, int(port))


def set_up(goal: str) -> None:
    """Make all that the goal needs; raise SetupError or OSError when it cannot be done."""
    var = var_folder()
    if goal == "run":
        check_start(var)
    sentence = "Another set-up is busy in this folder (process {pid}): wait until it has ended."
    with held(ROOT / "build" / "setup.lock", sentence):
        steps = Steps(var / "log" / "setup.log")
        try:
            do_all(chains(goal, steps, var), steps)
        except SetupError as error:
            if "set-up log" in str(error):
                raise SetupError(str(error).replace("the set-up log", str(steps.log_path))) from error
            raise
        finally:
            steps.close()


def _stop(signal_number: int, frame: object) -> None:
    raise KeyboardInterrupt


def main(arguments: list[str]) -> int:
    """Set up for the goal named; for `run`, go on as the supervisor."""
    if len(arguments) != 1 or arguments[0] not in GOALS:
        print(f"Use: python -m run.setup {'|'.join(GOALS)}")
        return 2
    goal = arguments[0]
    signal.signal(signal.SIGTERM, _stop)
    os.chdir(ROOT)
    try:
        set_up(goal)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(explain_os_error(error), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped; what was made so far is kept.", file=sys.stderr)
        return 130
    if goal == "run":
        python = str(python_of(APP_FOLDER))
        os.execv(python, [python, "-m", "run.supervise"])  # noqa: S606 - the same process goes on
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
