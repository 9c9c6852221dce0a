"""What the components that learn have in common: how Rasa makes, trains, keeps and loads them."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path
from typing import Any, TypeVar

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.training_data import TrainingData

Self = TypeVar("Self", bound="Learned")


class Learned(GraphComponent):
    """A component that learns once, writes what it learned as plain data and reads that at each start."""

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self.config = config
        self._storage = model_storage
        self._resource = resource

    @classmethod
    def create(
        cls: type[Self],
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Self:
        """Return a component that knows nothing yet."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls: type[Self],
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> Self:
        """Return the trained component."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component.read(Path(folder))
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the examples and keep what was learned."""
        with self._storage.write_to(self._resource) as folder:
            self.learn(training_data, Path(folder))
        return self._resource

    @abstractmethod
    def learn(self, training_data: TrainingData, folder: Path) -> None:
        """Learn, and write what was learned into `folder`."""

    @abstractmethod
    def read(self, folder: Path) -> None:
        """Read what `learn` wrote."""
