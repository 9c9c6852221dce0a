"""`python -m run.supervise`: runs the assistant until Ctrl-C, from an environment that set-up has made."""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
from pathlib import Path

from run.errors import SetupError, explain_os_error
from run.locks import held
from run.parts import assistant_parts, inherited_business_date
from run.ports import free_port, require_free
from run.secret_files import make_secrets
from run.settings import DEMO_ACCOUNTS, ROOT, demo_wanted, set_databases, var_folder
from run.supervisor import Supervisor


def welcome(supervisor: Supervisor, demo: bool) -> str:
    """Return what to show once everything answers."""
    lines = ["", f"The assistant is ready: {supervisor.address}"]
    if supervisor.business_date:
        lines.append(f"Today is frozen: {supervisor.business_date}")
    if demo:
        lines += ["", "Demo accounts (user name / password):"]
        lines += [f"  {name:<16} demo-{name}" for name in DEMO_ACCOUNTS]
        lines += ["The code of the authenticator app: make code ACCOUNT=hr"]
    return "\n".join([*lines, "", f"Logs: {supervisor.log_folder}   Stop: Ctrl-C", ""])


def supervisor_of_assistant(var: Path, host: str, port: int) -> Supervisor:
    """Return the supervisor of the four parts, with the settings of the environment."""
    business_date = inherited_business_date()
    parts = assistant_parts(var, set_databases(var), host, port, business_date, demo_wanted())
    return Supervisor(parts, var, business_date, say)


async def until_stopped(supervisor: Supervisor, demo: bool) -> None:
    """Run the parts until a signal asks to stop; SetupError when one does not come up."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, stop.set)
    starting = asyncio.create_task(supervisor.start())
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({starting, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if starting.done():
            starting.result()
            say(welcome(supervisor, demo))
            await stopping
    finally:
        starting.cancel()
        stopping.cancel()
        say("Stopping …")
        await supervisor.stop()


def say(line: str) -> None:
    """Print at once, also into a pipe; a closed terminal must not keep the parts from being stopped."""
    try:
        print(line, flush=True)
    except OSError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - for the rest of the process


def main() -> int:
    """Read the arguments, take the folder, run."""
    parser = argparse.ArgumentParser(prog="python -m run.supervise")
    parser.add_argument("--var", help="folder for databases, logs and secrets (VAR, else var)")
    parser.add_argument("--host", default=os.environ.get("HOST") or "127.0.0.1")
    parser.add_argument(
        "--port", type=int, default=int(os.environ.get("PORT") or "8000"), help="0: a free one"
    )
    given = parser.parse_args()
    var = var_folder(given.var)
    os.chdir(ROOT)
    sentence = f"The assistant already runs from {var} (process {{pid}}): stop it first, or use another VAR."
    try:
        with held(var / "run.lock", sentence):
            make_secrets(var / "secrets")
            if given.port:
                require_free(given.host, given.port)
            supervisor = supervisor_of_assistant(var, given.host, given.port or free_port())
            asyncio.run(until_stopped(supervisor, demo_wanted()))
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(explain_os_error(error), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
