"""Now and the days beside it, typing errors allowed: "per direct", "vandaag", "tommorow", "eergisteren"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from .date_context import FoundDate
from .day_words import GISTEREN, MORGEN, OVERMORGEN, TODAY, TOMORROW, VANDAAG, YESTERDAY

_REPORTED = re.compile(
    r"(?:aanmelding|melding|wijziging|vra(?:ag|gen)|mutatie|change|request|question|enrolment)\w*\s+(?:voor\s+)?$"
)
_NOW = re.compile(
    r"(?<!\w)(?:(?P<now>per\s+(?:direct|heden|ommegaande|onmiddellijk)|met\s+(?:directe"
    r"|onmiddellijke)\s+ingang|met\s+ingang\s+van\s+(?:heden|nu)|per\s+nu|m\.?i\.?v\.?\s+heden"
    r"|direct\s+ingaand|with\s+immediate\s+effect|effective\s+immediately|vanaf\s+(?:heden|nu)"
    rf"|(?<!voor )(?<!het ){VANDAAG}|heden(?!daags)|(?<!for )(?<!you ){TODAY})"
    r"|(?P<tomorrow>(?<!goede )(?<!goeden )(?<!goeie )(?<!goei )(?<!'s )"
    rf"{MORGEN}(?!ochtend)|morgenochtend|{TOMORROW})"
    rf"|(?P<after>{OVERMORGEN}|(?:the\s+)?day\s+after\s+{TOMORROW})"
    rf"|(?P<before>eergister(?:en)?|(?:the\s+)?day\s+before\s+{YESTERDAY})"
    rf"|(?P<yesterday>{GISTEREN}|{YESTERDAY}))(?!\w)(?!'s)"
)
_THIS_DAY = re.compile(f"{VANDAAG}|{TODAY}")
_GREETING = re.compile(
    rf"\s*(?:(?:hoi|hallo|hey|hi)[,!]?\s+)?{MORGEN}(?:\s*!|[.]+\s*(?=\w)"
    r"|\s*,(?!\s*(?:graag(?=\s*(?:$|[.!?]))|a\.?u\.?b|alstublieft|alsjeblieft|svp|please|of|niet|als|dus|liefst|uiterlijk|zodra|denk|want|per)(?!\w))"
    r"|\s+(?:allemaal|allen|iedereen|samen|team|collega\w*|beste|meneer|mevrouw|mensen|dames|heren|daar|hoor|all|"
    r"everyone)(?!\w))"
)
"""A good morning: at the start of a message, with a sign or a greeting behind it."""


def now_words(text: str, original: str, today: date) -> Iterator[FoundDate]:
    """Yield "per direct", "vandaag", "tomorrow", "eergisteren"; a greeting ("goede morgen") is none."""
    greeting = _GREETING.match(text)
    for match in _NOW.finditer(text, greeting.end() if greeting else 0):
        if match["now"] and _THIS_DAY.fullmatch(match["now"]) and _REPORTED.search(text[: match.start()]):
            continue  # "drie meldingen vandaag": of the reporting, not of what is reported
        steps = {"now": 0, "tomorrow": 1, "after": 2, "before": -2, "yesterday": -1}
        day = today + timedelta(days=steps[match.lastgroup or "now"])
        yield FoundDate(match.start(), match.end(), (day,))
