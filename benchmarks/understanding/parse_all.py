"""Reads a JSON list of texts with metadata by the trained model, writes their parses; runs in .venv-rasa."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
import warnings
from dataclasses import asdict
from pathlib import Path
from time import perf_counter

warnings.simplefilter("ignore")  # Rasa 3.6's old dependencies warn about themselves at every import
os.environ.setdefault("OMP_NUM_THREADS", "1")  # for one short text, threads only wait for each other

from bot.nlu.lean_imports import keep_out  # noqa: E402

keep_out()

import structlog  # noqa: E402
from rasa.core.agent import Agent  # noqa: E402
from rasa.core.channels.channel import UserMessage  # noqa: E402

from benchmarks.understanding.cases import ROOT  # noqa: E402
from benchmarks.understanding.parse import Parse, Sent, parse_of  # noqa: E402


async def parse_all(agent: Agent, messages: list[Sent]) -> list[Parse]:
    """Return a parse for each message, in order."""
    assert agent.processor is not None
    found = []
    for text, metadata in messages:
        started = perf_counter()
        answer = await agent.processor.parse_message(UserMessage(text, metadata=metadata))
        found.append(parse_of(dict(answer), (perf_counter() - started) * 1000))
    return found


def main(asked: Path, answered: Path, model: Path | None = None) -> None:
    """Read `asked`, write `answered`."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    models = sorted((ROOT / "models").glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    agent = Agent.load(model or models[-1])
    parses = asyncio.run(parse_all(agent, json.loads(asked.read_text(encoding="utf-8"))))
    answered.write_text(json.dumps([asdict(parse) for parse in parses]), encoding="utf-8")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
