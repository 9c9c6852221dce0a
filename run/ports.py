"""Looks whether a port can be had, and finds free ones."""

from __future__ import annotations

import errno
import socket

from run.errors import SetupError


def require_free(host: str, port: int) -> None:
    """Raise SetupError with what to do when the gateway cannot listen here."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OverflowError:
            raise SetupError(f"PORT={port} is not a port: choose one from 1 to 65535.") from None
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise SetupError(
                    f"Port {port} is in use: stop what listens there, or choose another (PORT={port + 1})."
                ) from None
            if error.errno in (errno.EACCES, errno.EPERM):
                raise SetupError(f"Not enough rights for port {port}: choose one above 1024.") from None
            raise SetupError(f"HOST={host} is not an address of this machine.") from None


def free_port() -> int:
    """Return a port on the loopback address that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
