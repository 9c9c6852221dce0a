"""Starts the gateway: `python -m bot.gateway`."""

from __future__ import annotations

import ipaddress
import os
import socket
import sys

import uvicorn
from pydantic import ValidationError

from bot.gateway import logs
from bot.gateway.settings import MissingSecretError, Settings
from bot.theme import ThemeError, read_theme


def main() -> int:
    """Serve until told to stop. Return 2 when it cannot start, with one sentence on stderr that says why."""
    os.umask(0o077)
    try:
        settings = Settings()
        for name in ("backend", "rasa", "actions", "turn-token", "gateway-key"):
            settings.secret(name)
        read_theme(settings.theme_file)
    except ValidationError as error:
        names = ", ".join(sorted({str(fault["loc"][0]).upper() for fault in error.errors()}))
        return _refuse(f"These settings have a value that cannot be used: {names}.")
    except (MissingSecretError, ThemeError) as error:
        return _refuse(str(error))
    if settings.demo and not _is_loopback(settings.host):
        return _refuse(
            f"HOST={settings.host} would open the demo accounts to others: set DEMO=0, or HOST=127.0.0.1."
        )
    try:
        listening = _listen(settings.host, settings.port)
    except OSError as error:
        return _refuse(f"Cannot listen on {settings.host} port {settings.port}: {error.strerror}.")
    logs.configure()
    # Imported here because it takes a second or more: a refusal above should come at once.
    from bot.gateway.app import make_app

    config = uvicorn.Config(
        make_app(settings),
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws_max_size=64 * 1024,
        timeout_graceful_shutdown=3,
    )
    uvicorn.Server(config).run(sockets=[listening])
    return 0


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _listen(host: str, port: int) -> socket.socket:
    family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)
    except OSError:
        listening.close()
        raise
    return listening


def _refuse(sentence: str) -> int:
    sys.stderr.write(sentence + "\n")
    return 2


if __name__ == "__main__":
    sys.exit(main())
