"""The checks of `make lint` find nothing."""

import pytest

from run.lint import CHECKS, check


@pytest.mark.parametrize("name", CHECKS)
def test_the_sources_are_clean(name: str) -> None:
    result = check(name)
    assert result.returncode == 0, result.stdout + result.stderr
