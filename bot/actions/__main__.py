"""Starts the action server: `python -m bot.actions`."""

import logging

import structlog
import uvicorn
from rasa_sdk.executor import ActionExecutor

from bot.actions.server import create_app
from bot.actions.settings import settings


def main() -> None:
    """Register every action of this package and serve until stopped."""
    logging.basicConfig(level=logging.WARNING)  # rasa-sdk's own debug lines hold slots
    structlog.configure(
        processors=[structlog.processors.TimeStamper(fmt="iso"), structlog.processors.JSONRenderer()],
        logger_factory=structlog.PrintLoggerFactory(),
    )
    executor = ActionExecutor()
    executor.register_package("bot.actions")
    app = create_app(executor, settings().secret("actions"))
    uvicorn.run(
        app, host=settings().actions_host, port=settings().actions_port, log_level="warning", access_log=False
    )


if __name__ == "__main__":
    main()
