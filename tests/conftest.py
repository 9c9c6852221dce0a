"""What tests of the whole assistant share: one running stack a session, and accounts of a test's own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from run.settings import ROOT
from run.stack import Stack, running_stack
from tests.world import Login, make_login

BUSINESS_DATE = "2026-12-15"


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """Give the whole assistant on fresh demo data, with today frozen at 15 December 2026."""
    if not list((ROOT / "models").glob("*.tar.gz")):
        if os.environ.get("CI"):
            pytest.fail("There is no trained model: `make train` must run before the suite.")
        pytest.skip("no trained model: run `make train`")
    var: Path = tmp_path_factory.mktemp("assistant")
    with running_stack(var, BUSINESS_DATE) as stack:
        yield stack


@pytest.fixture
def new_login(assistant: Stack) -> Callable[..., Login]:
    """Return a function that makes an account of its own, so that a test has a conversation of its own."""

    def make(*roles: str, employer: str = "care group") -> Login:
        return make_login(assistant, roles or ("hr",), employer)

    return make
