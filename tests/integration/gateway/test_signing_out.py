"""Signing out by saying so, with all real parts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from run.client import ProtocolError
from run.stack import Stack
from tests.world import Login

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("stack")]


async def test_who_says_log_mij_uit_is_signed_out(assistant: Stack, new_login: Callable[..., Login]) -> None:
    chat = await new_login("hr").chat(assistant)
    try:
        await chat.send({"kind": "text", "text": "log mij uit"})
        await chat.wait_for(lambda: not chat.connected)
        with pytest.raises(ProtocolError) as refused:
            await chat.call("GET", "/api/session")
        assert refused.value.code == "session_ended"
    finally:
        await chat.close()
