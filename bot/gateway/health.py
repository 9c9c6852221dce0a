"""How the other parts are: asked of each with its own secret, the answer kept for a second."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import httpx

KEEP = 1.0
_ASK_AGAIN = 0.5


class Health:
    """Asks the parts, and lets those who wait for one know when all are well again."""

    def __init__(self, parts: dict[str, httpx.AsyncClient]) -> None:
        self._parts = parts
        self._states: dict[str, str] = {}
        self._asked_at = float("-inf")
        self._was_well = False
        self._lock = asyncio.Lock()

    async def report(self) -> dict[str, Any]:
        """Return the body of `GET /healthz`."""
        states = await self._ask()
        if all(state == "ok" for state in states.values()):
            return {"status": "ok", "parts": states}
        return {"status": "degraded" if self._was_well else "starting", "parts": states}

    async def all_well(self) -> bool:
        """Return whether every part says that it is well."""
        return all(state == "ok" for state in (await self._ask()).values())

    async def wait(self, seconds: float) -> None:
        """Return after so many seconds, or as soon as a part that was down is back and all are well."""
        until = time.monotonic() + seconds
        was_down = False
        while (left := until - time.monotonic()) > 0:
            well = await self.all_well()
            if well and was_down:
                return
            was_down = was_down or not well
            await asyncio.sleep(min(left, _ASK_AGAIN))

    async def _ask(self) -> dict[str, str]:
        async with self._lock:
            if time.monotonic() - self._asked_at > KEEP:
                found = await asyncio.gather(*(_state(client) for client in self._parts.values()))
                self._states = dict(zip(self._parts, found, strict=True))
                self._asked_at = time.monotonic()
                self._was_well = self._was_well or all(state == "ok" for state in found)
            return dict(self._states)


async def _state(client: httpx.AsyncClient) -> str:
    try:
        response = await client.get("/healthz", timeout=2.0)
    except httpx.HTTPError:
        return "down"
    return "ok" if response.status_code == 200 else "down"
