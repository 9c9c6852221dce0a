"""Pictures of the measures, as SVG texts that stand inside the page."""

from __future__ import annotations

import io
from collections.abc import Sequence

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure

from benchmarks.understanding.goals import ACTED_WRONGLY, ASKED, slices_of
from benchmarks.understanding.scoring import Read, Share, share_of

mpl.rcParams.update({"svg.hashsalt": "understanding", "font.size": 9, "svg.fonttype": "none"})
BLUE, RED, GREY = "#1f5fa8", "#b3261e", "#9aa4ab"
BINS = 10
LANGUAGES = {"nl": "Dutch", "en": "English"}


def _svg(figure: Figure) -> str:
    written = io.StringIO()
    figure.savefig(written, format="svg", metadata={"Date": None}, bbox_inches="tight")
    return written.getvalue()[written.getvalue().index("<svg") :]


def reliability(reads: Sequence[Read]) -> str:
    """Draw how often the first label is right among messages where the model was equally sure."""
    figure = Figure(figsize=(4.6, 4))
    axes = figure.subplots()
    sureness = np.array([read.parse.sureness for read in reads])
    right = np.array([read.right for read in reads])
    places = np.minimum((sureness * BINS).astype(int), BINS - 1)
    axes.plot([0, 1], [0, 1], color=GREY, linestyle="--", label="as sure as right")
    for place in range(BINS):
        inside = places == place
        if not inside.any():
            continue
        share = Share(int(right[inside].sum()), int(inside.sum()))
        middle = float(sureness[inside].mean())
        axes.plot([middle, middle], share.interval, color=BLUE, linewidth=1)
        axes.scatter([middle], [share.share], color=BLUE, s=12 + share.total / 4, zorder=3)
    axes.set(xlabel="how sure the model is", ylabel="share right", xlim=(0, 1.02), ylim=(0, 1.02))
    axes.legend(frameon=False, loc="upper left")
    return _svg(figure)


def thresholds(reads: Sequence[Read], chosen: float) -> str:
    """Draw what each threshold costs: how many messages are asked back, how many are acted on wrongly."""
    figure = Figure(figsize=(4.6, 4))
    axes = figure.subplots()
    steps = np.linspace(0, 0.99, 100)
    asked = [sum(read.parse.sureness < step for read in reads) for step in steps]
    wrong = [sum(read.parse.sureness >= step and not read.right for read in reads) for step in steps]
    axes.plot(steps, [100 * count / len(reads) for count in asked], color=BLUE, label="asked what is meant")
    axes.plot(steps, [100 * count / len(reads) for count in wrong], color=RED, label="acted on wrongly")
    axes.axhline(100 * ASKED, color=BLUE, linestyle=":", linewidth=1)
    axes.axhline(100 * ACTED_WRONGLY, color=RED, linestyle=":", linewidth=1)
    axes.axvline(chosen, color=GREY, linestyle="--", linewidth=1, label="threshold in use")
    axes.set(xlabel="threshold", ylabel="% of messages", ylim=(0, 25))
    axes.legend(frameon=False)
    return _svg(figure)


def slices(by_language: dict[str, list[Read]]) -> str:
    """Draw the share of first labels that are right, per slice and language, with its interval."""
    figure = Figure(figsize=(6.4, 3.6))
    axes = figure.subplots()
    names: list[str] = []
    for number, (language, reads) in enumerate(by_language.items()):
        rows = [("all", list(reads)), *slices_of(reads)]
        names = [name.replace("_", " ") for name, _ in rows]
        for place, (_, part) in enumerate(rows):
            share = share_of(part, lambda read: read.right)
            height = place + 0.16 * (1 if number else -1)
            axes.plot([100 * bound for bound in share.interval], [height] * 2, color=(BLUE, RED)[number])
            label = LANGUAGES[language] if place == 0 else None
            axes.scatter([100 * share.share], [height], color=(BLUE, RED)[number], s=20, label=label)
    axes.set(xlabel="% first label right, with the 95% interval", yticks=range(len(names)), yticklabels=names)
    axes.invert_yaxis()
    axes.legend(frameon=False, loc="lower left")
    return _svg(figure)


def confusions(reads: Sequence[Read]) -> str:
    """Draw which label was taken for which; only labels that were ever confused, dark where often."""
    pairs = [(read.case.intents[0], read.parse.first) for read in reads if not read.right]
    labels = sorted({label for pair in pairs for label in pair})
    counts = np.zeros((len(labels), len(labels)))
    for right, got in pairs:
        counts[labels.index(right), labels.index(got)] += 1
    figure = Figure(figsize=(9, 8.4))
    axes = figure.subplots()
    axes.imshow(counts, cmap="Blues")
    for row, column in zip(*np.nonzero(counts), strict=True):
        dark = counts[row, column] > counts.max() / 2
        number = f"{counts[row, column]:.0f}"
        axes.text(
            float(column),
            float(row),
            number,
            ha="center",
            va="center",
            fontsize=7,
            color="white" if dark else "black",
        )
    axes.set_xticks(range(len(labels)), labels, rotation=90, fontsize=7)
    axes.set_yticks(range(len(labels)), labels, fontsize=7)
    axes.set(xlabel="taken for", ylabel="meant")
    return _svg(figure)
