"""Keeps from being imported what Rasa imports and a server of this project never uses: half of its start.

The list is explicit. In the place of what it names stands something that imports and annotations accept and
that raises `KeptOutError` as soon as anything is done with it. `RASA_LEAN=0` turns all of this off; training
never turns it on. A test compares the answers of a lean server with those of a whole one.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType
from typing import Any, ClassVar, NoReturn

KEPT_OUT = (
    # Neural networks: this pipeline has none.
    "tensorflow",
    "tensorflow_addons",
    "keras",
    "jax",
    "rasa.utils.tensorflow.callback",
    "rasa.utils.tensorflow.data_generator",
    "rasa.utils.tensorflow.model_data",
    # Stores, brokers and clouds: trackers live in memory for one turn, the model is a file.
    "boto3",
    "botocore",
    "pymongo",
    "portalocker.redis",
    "redis",
    "google",
    "azure",
    "confluent_kafka",
    "aio_pika",
    # What only training does.
    "rasa.graph_components.validators.default_recipe_validator",
    # Reports on understanding, and the plots of policies.
    "rasa.nlu.test",
    "rasa.core.test",
    "rasa.core.visualize",
    "matplotlib",
    # Asking at a terminal, and jobs that come later (reminders, fetching models).
    "questionary",
    "prompt_toolkit",
    "apscheduler",
)
CHANNELS = "rasa.core.channels"


class KeptOutError(RuntimeError):
    """Something was used that is kept out of the server: take it off the list `KEPT_OUT`."""


def _refuse(what: str) -> NoReturn:
    raise KeptOutError(f"{what} is kept out of this server: see bot/nlu/lean_imports.py")


class _Untouchable(type):
    """The class of stand-ins for classes and functions: nothing can be done with them but naming them."""

    def __new__(cls, name: str, bases: tuple[type, ...], content: dict[str, Any]) -> _Untouchable:
        if bases:
            _refuse(f"{bases[0].__qualname__}, the base of {name},")
        return super().__new__(cls, name, bases, content)

    def __call__(cls, *_: Any, **__: Any) -> NoReturn:
        _refuse(cls.__qualname__)

    def __getattr__(cls, name: str) -> NoReturn:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)  # annotations and decorators look for these
        _refuse(f"{cls.__qualname__}.{name}")

    def __instancecheck__(cls, _: Any) -> bool:
        return False  # nothing is one, as nobody can have made one

    def __subclasscheck__(cls, other: type) -> bool:
        return other is cls


class StandIn(ModuleType):
    """A module that is not there. Its names can be imported, not used."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        stand_in = _Untouchable(name, (), {"__qualname__": f"{self.__name__}.{name}"})
        setattr(self, name, stand_in)
        return stand_in


class _KeepOut(MetaPathFinder, Loader):
    """Finds the modules of the list, and all within them, and makes stand-ins of them."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if any(fullname == name or fullname.startswith(f"{name}.") for name in KEPT_OUT):
            return ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return StandIn(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Do nothing: that is the point."""


class _Channels(ModuleType):
    """The package of Rasa's channels without the fifteen that it has built in."""

    BUILTIN_CHANNELS: ClassVar[dict[str, type]] = {}
    input_channel_classes: ClassVar[list[type]] = []

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return getattr(importlib.import_module(f"{CHANNELS}.channel"), name)


def keep_out() -> None:
    """Keep the modules of the list out of this process. To be called before Rasa is imported.

    Raises:
        RuntimeError: one of them is here already.
    """
    present = sorted({name for name in (*KEPT_OUT, CHANNELS) if name in sys.modules})
    if present:
        raise RuntimeError(f"too late to keep out {', '.join(present)}")
    sys.meta_path.insert(0, _KeepOut())
    rasa_core = find_spec("rasa.core")
    if rasa_core is None or rasa_core.submodule_search_locations is None:
        raise RuntimeError("there is no Rasa here")
    channels = _Channels(CHANNELS)
    channels.__path__ = [f"{folder}/channels" for folder in rasa_core.submodule_search_locations]
    sys.modules[CHANNELS] = channels
