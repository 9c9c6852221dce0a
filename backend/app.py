"""The backend's HTTP application: one router an area, one middleware for the caller, one form of problem."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from backend.accounts.endpoints import router as accounts
from backend.addresses.endpoints import router as addresses
from backend.caller import CallerCheck
from backend.changes.endpoints import router as changes
from backend.database import Database
from backend.desk.endpoints import PREFIX as DESK_PREFIX
from backend.desk.endpoints import router as desk
from backend.employers.endpoints import router as employers
from backend.health import router as health
from backend.logs import RequestLog
from backend.outbox.endpoints import router as outbox
from backend.participants.directory import Directories
from backend.participants.endpoints import router as participants
from backend.problems import add_handlers
from backend.settings import Secrets, Settings
from backend.vault.endpoints import router as vault

ROUTERS = [
    health,
    accounts,
    vault,
    employers,
    participants,
    changes,
    desk,
    outbox,
    addresses,
]


def create_app(settings: Settings) -> FastAPI:
    """Return the application; raises `SecretMissingError` when a secret is absent."""
    secrets = Secrets(settings.secrets_dir)
    database = Database(settings.database_url)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        database.close()

    app = FastAPI(
        title="Werkgeversassistent backend", version="1", lifespan=lifespan, docs_url=None, redoc_url=None
    )
    app.state.settings = settings
    app.state.secrets = secrets
    app.state.database = database
    app.state.directories = Directories()
    for router in ROUTERS:
        app.include_router(router)
    add_handlers(app)
    # The last one added is the first to see a request.
    app.add_middleware(CallerCheck, secret=secrets.caller, desk_secret=secrets.desk, desk_prefix=DESK_PREFIX)
    app.add_middleware(RequestLog)
    return app
