"""Compares pipelines on the same data and the same machine: accuracy, names, time, memory, size.

`.venv-rasa/bin/python -m benchmarks.understanding.compare [name ...]` trains and measures each (all when
none is named) in a process of its own, writes `build/pipelines/<name>.json` and prints the table. Topics are
labels like the others (`faq__anw`), so that every classifier decides the same with one model.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
import sys
import time
import warnings
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from benchmarks.understanding.cases import ROOT, TEST_SET, cases_of
from benchmarks.understanding.parse import Parse, parse_of, with_references
from benchmarks.understanding.scoring import NOTHING, Read, f1_interval, share_of, words_found

FOLDER = ROOT / "build/pipelines"
CONFIGS = {path.stem: path for path in sorted((ROOT / "benchmarks/understanding/pipelines").glob("*.yml"))}
CHOSEN, WITH_STATE = "chosen", "chosen_with_state"
"""The second is the first, told of a message that answers a question that a question is open."""
AGAINST = "diet"
ROUNDS = 10_000


def training_data() -> Path:
    """Write the training data with the topics as plain labels; return their folder."""
    folder = FOLDER / "data"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for path in (ROOT / "data/nlu").glob("*.yml"):
        text = path.read_text(encoding="utf-8").replace("- intent: faq/", "- intent: faq__")
        (folder / path.name).write_text(text, encoding="utf-8")
    return folder


def memory() -> float:
    """Return this process's resident memory in MiB."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def train(name: str, config: Path) -> None:
    """Train one pipeline into `build/pipelines/<name>.tar.gz` and note how long it took."""
    from rasa.model_training import train_nlu

    if name.startswith(AGAINST):
        from benchmarks.understanding import faster_diet

        faster_diet.train_faster()
    started = time.perf_counter()
    train_nlu(str(config), str(training_data()), str(FOLDER), fixed_model_name=name)
    seconds = time.perf_counter() - started
    (FOLDER / f"{name}.training.json").write_text(json.dumps(seconds), encoding="utf-8")


def measure(name: str) -> None:
    """Load one trained pipeline, read the test set with it, and write what was measured."""
    from rasa.core.agent import Agent
    from rasa.core.channels.channel import UserMessage

    if name.startswith(AGAINST):
        from benchmarks.understanding import faster_diet

        faster_diet.use_fused_optimiser()
    trained = CHOSEN if name == WITH_STATE else name
    model = FOLDER / f"{trained}.tar.gz"
    started = time.perf_counter()
    agent = Agent.load(str(model))
    loading = time.perf_counter() - started
    assert agent.processor is not None
    processor = agent.processor
    cases = cases_of(TEST_SET)

    async def read_all() -> list[Parse]:
        found = []
        for case in cases:
            sent, metadata = with_references(case.text)
            metadata["asked"] = name == WITH_STATE and "inform" in case.intents
            begun = time.perf_counter()
            answer = dict(await processor.parse_message(UserMessage(sent, metadata=metadata)))
            found.append(parse_of(answer, (time.perf_counter() - begun) * 1000, None))
        return found

    parses = asyncio.run(read_all())
    rows = [Read(case, with_topics(parse)) for case, parse in zip(cases, parses, strict=True)]
    result: dict[str, Any] = {
        "load": loading,
        "memory": memory(),
        "parse": median(parse.milliseconds for parse in parses[1:]),
        "size": model.stat().st_size / 2**20,
        "train": json.loads((FOLDER / f"{trained}.training.json").read_text(encoding="utf-8")),
        "right": [row.right for row in rows],
    }
    for language in ("nl", "en"):
        part = [row for row in rows if row.case.language == language]
        first, two = share_of(part, lambda row: row.right), share_of(part, lambda row: row.among_two)
        names = sum((words_found(row, "participant") for row in part), NOTHING)
        result[language] = {
            "first": [first.share, *first.interval],
            "two": [two.share, *two.interval],
            "names": [names.f1, *f1_interval(part, "participant")],
        }
    (FOLDER / f"{name}.json").write_text(json.dumps(result), encoding="utf-8")


def with_topics(parse: Parse) -> Parse:
    """Return the parse with the topics' labels as everywhere else."""
    ranking = tuple((label.replace("faq__", "faq/"), probability) for label, probability in parse.ranking)
    return Parse(ranking, parse.asks, parse.words, parse.milliseconds)


def lead(right: list[bool], other: list[bool]) -> tuple[float, float, float]:
    """Return by how much `right` is ahead on the same messages, with the 95% interval (bootstrap)."""
    difference = np.array(right, dtype=float) - np.array(other, dtype=float)
    drawn = np.random.default_rng(1).choice(difference, (ROUNDS, len(difference))).mean(axis=1)
    low, high = np.quantile(drawn, [0.025, 0.975])
    return float(difference.mean()), float(low), float(high)


def table() -> str:
    """Return what was measured so far as a Markdown table."""
    lines = [
        "| pipeline | nl first | nl two | nl names F1 | en first | en two | en names F1 | parse ms | load s "
        "| memory MiB | training s | size MiB |",
        "| --- |" + " ---: |" * 11,
    ]
    measured = [path for path in sorted(FOLDER.glob("*.json")) if "." not in path.stem]
    results = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in measured}
    for name, result in results.items():
        shares = [100 * result[each][key][0] for each in ("nl", "en") for key in ("first", "two", "names")]
        costs = [result[key] for key in ("parse", "load", "memory", "train", "size")]
        lines.append(f"| {name} | " + " | ".join(f"{number:.1f}" for number in shares + costs) + " |")
    for name in [name for name in results if name.startswith(AGAINST) and CHOSEN in results]:
        ahead, low, high = (100 * each for each in lead(results[CHOSEN]["right"], results[name]["right"]))
        interval = f"(95%: {low:+.1f} to {high:+.1f})"
        lines.append(f"\nFirst label, {CHOSEN} against {name}: {ahead:+.1f} points {interval}")
    return "\n".join(lines)


def main() -> None:
    """Train and measure what was named, each in processes of its own; print the table."""
    names = sys.argv[1:] or [CHOSEN, WITH_STATE, *CONFIGS]
    FOLDER.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "RASA_TELEMETRY_ENABLED": "false"}
    environment.setdefault("OMP_NUM_THREADS", "1")  # as in the server: for one short text, threads only wait
    for name in names:
        # What is trained already is measured again only: the times of all then come from one run.
        trained = name == WITH_STATE or (FOLDER / f"{name}.tar.gz").exists()
        for step in ("measure",) if trained else ("train", "measure"):
            command = [sys.executable, "-m", "benchmarks.understanding.compare", f"--{step}", name]
            print(f"{step} {name} …", flush=True)
            subprocess.run(command, cwd=ROOT, env=environment, check=True)
    print(table())


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    if sys.argv[1:2] == ["--train"]:
        train(sys.argv[2], CONFIGS.get(sys.argv[2], ROOT / "config.yml"))
    elif sys.argv[1:2] == ["--measure"]:
        measure(sys.argv[2])
    else:
        main()
