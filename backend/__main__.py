"""Serve the backend: `python -m backend`."""

from __future__ import annotations

import sys

import uvicorn

from backend.app import create_app
from backend.logs import set_up
from backend.settings import SecretMissingError, Settings


def main() -> int:
    """Serve until asked to stop; return the exit code."""
    set_up()
    settings = Settings()
    try:
        app = create_app(settings)
    except SecretMissingError as error:
        print(error, file=sys.stderr)  # noqa: T201  # the one sentence for who started it
        return 1
    uvicorn.run(
        app, host=settings.backend_host, port=settings.backend_port, log_config=None, access_log=False
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
