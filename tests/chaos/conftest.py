"""A running assistant whose parts may be killed, apart from the one that the other tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from run.settings import ROOT
from run.stack import Stack, running_stack
from tests.chaos.talk import People

BUSINESS_DATE = "2026-12-15"


@pytest.fixture(scope="module")
def breakable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """Give an assistant of the module's own, all of its parts up."""
    if not list((ROOT / "models").glob("*.tar.gz")):
        if os.environ.get("CI"):
            pytest.fail("There is no trained model: `make train` must run before the suite.")
        pytest.skip("no trained model: run `make train`")
    with running_stack(tmp_path_factory.mktemp("breakable"), BUSINESS_DATE) as stack:
        yield stack


@pytest.fixture(scope="module")
def people() -> People:
    """Give the care group's people who can leave, each to be taken once."""
    return People()
