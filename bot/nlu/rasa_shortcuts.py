"""Work of Rasa that always has the same outcome, done once instead of at every answer or every start."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from jsonschema.exceptions import best_match  # type: ignore[import-untyped]  # has no types
from jsonschema.validators import validator_for  # type: ignore[import-untyped]  # has no types
from rasa.core.actions.action import RemoteAction
from rasa.shared.utils import validation


def check_answers_with_one_validator() -> None:
    """Check the action server's answers as Rasa does, but Rasa's own schema only once.

    `jsonschema.validate` checks the schema at every call, which takes longer than all the rest of the action.
    """
    schema = RemoteAction.action_response_format_spec()
    kind = validator_for(schema)
    kind.check_schema(schema)
    validator = kind(schema)

    def check(_: RemoteAction, result: dict[str, Any]) -> bool:
        error = best_match(validator.iter_errors(result))
        if error is not None:
            raise error
        return True

    RemoteAction._validate_action_result = check


@contextmanager
def domain_already_checked() -> Iterator[None]:
    """Load a model without checking its domain against Rasa's schema: training refuses one that is wrong."""
    rasas = validation.validate_yaml_schema
    validation.validate_yaml_schema = lambda *_, **__: None
    try:
        yield
    finally:
        validation.validate_yaml_schema = rasas
