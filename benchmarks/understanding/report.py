"""`make nlu-report`: measures the trained model on the test set and writes a page about it.

`python -m benchmarks.understanding.report [test|fresh|development]` writes `build/nlu-report/<set>.html`,
prints the measures, and ends with 1 when a goal is missed.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from statistics import median, quantiles

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from ruamel.yaml import YAML

from benchmarks.understanding import pictures
from benchmarks.understanding.cases import DEVELOPMENT_SET, FRESH_SET, ROOT, TEST_SET, cases_of
from benchmarks.understanding.goals import Measured, measured, written_measure
from benchmarks.understanding.parse import parses_of
from benchmarks.understanding.pictures import LANGUAGES
from benchmarks.understanding.scoring import Read, values_read, words_found

SETS = {"test": TEST_SET, "fresh": FRESH_SET, "development": DEVELOPMENT_SET}
FOLDER = ROOT / "build/nlu-report"


def threshold() -> float:
    """Return the sureness below which the assistant asks, from the pipeline's settings."""
    pipeline = YAML(typ="safe").load(ROOT / "config.yml")["pipeline"]
    return float(next(part["least_sure"] for part in pipeline if "least_sure" in part))


def page(name: str, reads: Sequence[Read], rows: dict[str, list[Measured]]) -> str:
    """Return the page about `reads` as HTML."""
    by_language = {language: [r for r in reads if r.case.language == language] for language in LANGUAGES}
    times = [read.parse.milliseconds for read in reads[1:]]
    asks_below = threshold()
    labels = sorted({label for read in reads for label in read.case.intents})
    templates = Environment(
        loader=FileSystemLoader(ROOT / "benchmarks/understanding"), autoescape=True, undefined=StrictUndefined
    )
    return templates.get_template("report.html.j2").render(
        name=name,
        languages=LANGUAGES,
        by_language=by_language,
        rows=rows,
        reliability={language: pictures.reliability(part) for language, part in by_language.items()},
        thresholds={
            language: pictures.thresholds(part, asks_below) for language, part in by_language.items()
        },
        slices=pictures.slices(by_language),
        confusions=pictures.confusions(reads),
        pairs=Counter((r.case.intents[0], r.parse.first) for r in reads if not r.right).most_common(25),
        labels=[(label, [r for r in reads if label in r.case.intents]) for label in labels],
        misread=sorted((r for r in reads if not r.right), key=lambda read: -read.parse.sureness),
        asked=[r for r in reads if r.parse.asks],
        names=[r for r in reads if (found := words_found(r, "participant")).wrong or found.missed],
        values=[(r.case, *values_read(r.case)) for r in reads if r.case.values is not None and _differs(r)],
        median=median(times),
        slowest=quantiles(times, n=100)[98],
        threshold=asks_below,
    )


def _differs(read: Read) -> bool:
    expected, found = values_read(read.case)
    return expected != found


def main() -> int:
    """Measure, write the page, print the measures; return 1 when a goal is missed."""
    name = sys.argv[1] if len(sys.argv) > 1 else "test"
    cases = cases_of(SETS[name])
    print(f"Reading {len(cases)} messages of the {name} set …", flush=True)
    reads = [Read(*pair) for pair in zip(cases, parses_of([case.text for case in cases]), strict=True)]
    rows = {language: measured([r for r in reads if r.case.language == language]) for language in LANGUAGES}
    for language, title in LANGUAGES.items():
        print(f"\n{title}\n" + "\n".join(written_measure(row) for row in rows[language]))
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{name}.html"
    path.write_text(page(name, reads, rows), encoding="utf-8")
    print(f"\nThe page: {path.relative_to(ROOT)}")
    return 0 if all(row.kept for measures in rows.values() for row in measures) else 1


if __name__ == "__main__":
    sys.exit(main())
