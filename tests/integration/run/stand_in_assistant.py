"""`make run` in small: supervises two stand-in parts until a signal. Arguments: folder, manner of one."""

import asyncio
import sys
from pathlib import Path

from run.errors import SetupError
from run.parts import Part
from run.ports import free_port
from run.secret_files import make_secrets
from run.supervise import say, until_stopped
from run.supervisor import Supervisor

SCRIPT = Path(__file__).with_name("stand_in_part.py")


def stand_in(name: str, var: Path, manner: str = "plain") -> Part:
    """Return a part that answers its health check and does nothing else."""
    port = free_port()
    secret = var / "secrets" / name
    command = [sys.executable, str(SCRIPT), str(port), str(secret), manner]
    return Part(name, command, {}, f"http://127.0.0.1:{port}", secret)


def main() -> int:
    """Supervise until stopped."""
    var, manner = Path(sys.argv[1]), sys.argv[2]
    make_secrets(var / "secrets")
    supervisor = Supervisor([stand_in("rasa", var, manner), stand_in("backend", var)], var, None, say)
    try:
        asyncio.run(until_stopped(supervisor, demo=False))
    except SetupError as error:
        say(str(error))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
