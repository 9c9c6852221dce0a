"""Starts one part: asks the kernel to end it when its supervisor dies, then becomes the part.

A script by itself (no imports from the project), run by either environment's interpreter:
`python run/launcher.py <supervisor's process id> <command> ...`.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def main(supervisor: int, command: "list[str]") -> None:
    """Become the command; end at once when the supervisor is already gone."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != supervisor:
            sys.exit(1)
    os.execvp(command[0], command)  # noqa: S606 - becoming the part is the purpose


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
