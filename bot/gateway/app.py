"""The application that uvicorn serves."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from bot.gateway import api, chat_socket, embedding, pages, problems, sign_in_pages
from bot.gateway.gateway import running
from bot.gateway.settings import Settings
from bot.gateway.shielding import Shielding


def make_app(settings: Settings) -> FastAPI:
    """Return the gateway's application."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with running(settings) as gateway:
            app.state.gateway = gateway
            yield

    app = FastAPI(lifespan=lifespan, openapi_url=None, docs_url=None, redoc_url=None)
    for routes in (api.routes, chat_socket.routes, sign_in_pages.routes, embedding.routes, pages.routes):
        app.include_router(routes)
    problems.install(app)
    app.add_middleware(Shielding)
    return app
