"""Now and the days beside it, typing errors allowed: "per direct", "vandaag", "tommorow", "eergisteren"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from .date_context import FoundDate

_REPORTED = re.compile(
    r"(?:aanmelding|melding|wijziging|vra(?:ag|gen)|mutatie|change|request|question|enrolment)\w*\s+(?:voor\s+)?$"
)
_NOW = re.compile(
    r"(?<!\w)(?:(?P<now>per\s+(?:direct|heden|ommegaande|onmiddellijk)|met\s+(?:directe"
    r"|onmiddellijke)\s+ingang|met\s+ingang\s+van\s+(?:heden|nu)|per\s+nu|m\.?i\.?v\.?\s+heden"
    r"|direct\s+ingaand|with\s+immediate\s+effect|effective\s+immediately|"
    r"vanaf\s+(?:heden|nu)|(?<!voor )(?<!het )vandaag|heden(?!daags)|(?<!for )(?<!you )today)"
    r"|(?P<tomorrow>(?<!goede )(?<!goeie )(?<!'s )morgen(?!ochtend)|morgenochtend|tomorrow)"
    r"|(?P<after>overmorgen|the\s+day\s+after\s+tomorrow|day\s+after\s+tomorrow)|(?P<before>eergisteren"
    r"|(?:the\s+)?day\s+before\s+yesterday)|(?P<yesterday>gister(?:en)?|yesterday))(?!\w)(?!'s)"
)


def now_words(text: str, original: str, today: date) -> Iterator[FoundDate]:
    """Yield "per direct", "vandaag", "tomorrow", "eergisteren"; a greeting ("goede morgen") is none."""
    for match in _NOW.finditer(text):
        if match.group() in ("vandaag", "today") and _REPORTED.search(text[: match.start()]):
            continue  # "drie meldingen vandaag": of the reporting, not of what is reported
        steps = {"now": 0, "tomorrow": 1, "after": 2, "before": -2, "yesterday": -1}
        day = today + timedelta(days=steps[match.lastgroup or "now"])
        yield FoundDate(match.start(), match.end(), (day,))
