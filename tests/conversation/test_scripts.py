"""Every script of this folder, played against the whole running assistant."""

from collections.abc import Callable

import pytest

from run.stack import Stack
from tests.conversation.script import Script, run_script, scripts
from tests.world import Login, make_bakery

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("stack")]
ALL = list(scripts())


@pytest.mark.parametrize("script", [s for _, s in ALL], ids=[f"{file}: {s.name}" for file, s in ALL])
async def test_a_conversation_goes_as_its_script_says(
    assistant: Stack, new_login: Callable[..., Login], script: Script
) -> None:
    employer = make_bakery(assistant) if script.employer == "new bakery" else script.employer
    faults = await run_script(assistant, new_login(*script.roles, employer=employer), script)
    assert not faults, "\n".join(faults)
