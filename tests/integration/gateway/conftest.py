"""A gateway of its own for each test, with stand-ins for the parts behind it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.gateway.app import make_app
from bot.gateway.settings import Settings
from tests.integration.gateway.browser import Browser
from tests.integration.gateway.parts import SECRETS, Parts, serving

type StartGateway = Callable[..., AbstractAsyncContextManager[str]]


@pytest.fixture
async def parts() -> Parts:
    """Return the stand-ins."""
    return Parts()


@pytest.fixture
async def parts_address(parts: Parts) -> AsyncIterator[str]:
    """Yield where the stand-ins are served."""
    async with serving(parts.app()) as address:
        yield address


@pytest.fixture
def settings(parts_address: str, tmp_path: Path) -> Settings:
    """Return settings that point to the stand-ins and to a database of this test."""
    keys = {**SECRETS, "turn-token": "4" * 64, "gateway-key": "5" * 64}
    for name, value in keys.items():
        (tmp_path / name).write_text(value)
    (tmp_path / "chat.js").write_text("export {};")
    return Settings(
        backend_url=f"{parts_address}/backend",
        rasa_url=f"{parts_address}/rasa",
        actions_url=f"{parts_address}/actions",
        gateway_database_url=f"sqlite:///{tmp_path / 'gateway.db'}",
        secrets_dir=tmp_path,
        widget_bundle=tmp_path / "chat.js",
        retry_first=0.05,
        retry_longest=0.2,
        turn_timeout=5,
        outbox_seconds=0.05,
    )


@pytest.fixture
def start_gateway(settings: Settings) -> StartGateway:
    """Return how to serve a gateway; several after each other share one database."""

    @asynccontextmanager
    async def start(**changes: Any) -> AsyncIterator[str]:
        async with serving(make_app(settings.model_copy(update=changes))) as address:
            yield address

    return start


@pytest.fixture
async def gateway(start_gateway: StartGateway) -> AsyncIterator[str]:
    """Yield the address of a gateway."""
    async with start_gateway() as address:
        yield address


@pytest.fixture
async def browser(gateway: str) -> AsyncIterator[Browser]:
    """Yield a browser that knows no cookies."""
    async with httpx.AsyncClient(base_url=gateway, trust_env=False) as client:
        yield Browser(client)
