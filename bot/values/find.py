"""`find_values`: everything of value in one message, in the order of the text.

The order of the finders is the grammar's main rule: what has a form of its own (e-mail, phone, BSN, postcode)
comes first, then raises, part-time and amounts, then dates, then bare numbers that only their neighbours
explain. What one finder took is masked for the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from . import addresses, identifiers, named_hours, part_time, salary, working_week
from .dates import find_dates
from .fact_labels import Fact, labelled_facts
from .numbers import percent
from .reading_text import MASK, mask, plain
from .value import Value

_INSTEAD_OF = re.compile(
    r"(?<!\w)(?:i\.?p\.?v\.?|in\s+plaats\s+van|instead\s+of|rather\s+than)\s*(?:de\s+|the\s+|op\s+|on\s+)?$"
)
_NOT = re.compile(r"(?<!\w)(?:niet|nie|geen|nott?|was|were)\s*(?:de\s+|the\s+|op\s+|on\s+)?$")
_AT_PRESENT = re.compile(r"(?<!\w)(?:nu|momenteel|voorheen|eerst|now|currently)\s*(?:nog\s+)?(?:€\s*)?$")
_AT_PRESENT_AFTER = re.compile(r"\s*(?:uur\s+|bruto\s+|euro\s+)?(?:nu|now|currently|at\s+the\s+moment)(?!\w)")
_TOWARDS = re.compile(
    r"\s*(?:bruto\s*|per\s+\w+\s*|werken\s*)?,?\s*(?:(?:gaat?|terug|back|down|up)\s+){0,2}(?:naar|nar|to|wordt|becomes|->|→|=>)\s*"
)
_SHOULD_BE = re.compile(
    r"\s*,?\s*(?:maar|but)\s+(?:(?:het|dat|it|that)\s+)?(?:moet|moest|is|had|should|must|was)(?!\w)"
)
_TOWARDS_DATE = re.compile(r"\s*,?\s*(?:naar|->|→|=>)\s*")
LEAST_LABELLED = 2
"""One label may be a colon by chance ("start: 1 maart"); two are a list of facts."""
_IN_A_SENTENCE = {
    "birth_date": "geboren ",
    "start_date": "per ",
    "hours": "uren ",
    "days": "werkt aantal dagen ",
    "percentage": "deeltijdpercentage ",
    "postcode": "postcode ",
    "house_number": "huisnummer ",
}
_UNITS_OF_THEIR_OWN = frozenset(("hours", "days", "percentage"))


class _Search:
    """The values found so far and what is still visible of the text."""

    def __init__(self, text: str) -> None:
        self.text = self.visible = plain(text)
        self.values: list[Value] = []

    def take(self, found: Iterable[Value]) -> list[Value]:
        """Keep what does not overlap an earlier value, mask it, and return it."""
        taken = []
        for value in found:
            if value.start < value.end and MASK not in self.visible[value.start : value.end]:
                taken.append(value)
                self.visible = mask(self.visible, value.start, value.end)
        self.values += taken
        return taken


def find_values(text: str, *, today: date, full_time_hours: Decimal | None = None) -> list[Value]:
    """Return the values in `text`, read on the day `today`, in the order of the text. Never raises.

    With `full_time_hours` (the employer's full-time week) hours a week are followed by the part-time
    percentage that they make, with the same span. Of "van 40 naar 32 uur" and "1 april in plaats van 1 maart"
    only the new value is returned.
    """
    return _find(text, today, full_time_hours, labelled_facts(text))


def _find(text: str, today: date, full_time_hours: Decimal | None, labelled: list[Fact]) -> list[Value]:
    search = _Search(text)
    search.take(identifiers.emails(search.visible, text))
    search.take(identifiers.phones(search.visible, text))
    search.take(identifiers.bsns(search.visible, text))  # in web addresses too: a secret wherever it stands
    if len(labelled) >= LEAST_LABELLED:
        _take_labelled(search, labelled, today)
    for start, end in identifiers.opaque(search.visible):
        search.visible = mask(search.visible, start, end)
    postcodes = search.take(addresses.postcodes(search.visible, text))
    search.take(addresses.house_numbers(search.visible, text, postcodes))
    for finder in (
        salary.percent_raises,
        working_week.new_numbers,
        part_time.percentages,
        salary.amounts,
        working_week.hours,
        working_week.days,
    ):
        search.take(finder(search.visible, text))
    dates, search.visible = find_dates(search.text, search.visible, text, today)
    search.values += dates
    search.take(named_hours.compared_hours(search.visible, text))
    search.take(named_hours.named_hours(search.visible, text))
    search.take(part_time.named_percentages(search.visible, text))
    search.take(salary.bare_amounts(search.visible, text))
    return list(_with_percentages(_without_old_values(search), full_time_hours))


def _take_labelled(search: _Search, labelled: list[Fact], today: date) -> None:
    """Take what stands behind each label; other words there (a name, a street) are no value at all."""
    for fact in labelled:
        search.take(_read_labelled(fact, today))
        if fact.label != "address":
            search.visible = mask(search.visible, fact.start, fact.end)


def _read_labelled(fact: Fact, today: date) -> list[Value]:
    """Read one labelled value by itself, after the words that say the same in a sentence."""
    said = {**_IN_A_SENTENCE, "salary": f"{fact.words} "}.get(fact.label)
    if said is None:
        return []
    for before in ("", said) if fact.label in _UNITS_OF_THEIR_OWN else (said,):
        found = [value for value in _find(before + fact.value, today, None, []) if value.end > len(before)]
        if found:
            return [_moved(value, len(before), fact) for value in found]
    return []


def _moved(value: Value, before: int, fact: Fact) -> Value:
    """Return the value at its place in the message, without the words that were put before it."""
    start, end = max(value.start - before, 0), value.end - before
    return replace(value, start=fact.start + start, end=fact.start + end, text=fact.value[start:end])


def _without_old_values(search: _Search) -> list[Value]:
    """Drop the old value where the text gives the new one: "niet 1 maart maar 1 april"."""
    kept = []
    for value in search.values:
        before = search.text[max(0, value.start - 25) : value.start]
        others = [other for other in search.values if other.kind == value.kind and other is not value]
        should_be = _SHOULD_BE.match(search.text, value.end)
        old: object = _INSTEAD_OF.search(before) or (others and (_NOT.search(before) or should_be))
        if any(other.start > value.start for other in others) and value.kind != "date":
            old = old or _AT_PRESENT.search(before) or _AT_PRESENT_AFTER.match(search.text, value.end)
        if others:
            towards = (_TOWARDS_DATE if value.kind == "date" else _TOWARDS).match(search.text, value.end)
            old = old or (
                towards is not None and any(0 <= other.start - towards.end() <= 4 for other in others)
            )
        if not old:
            kept.append(value)
    return sorted(kept, key=lambda value: value.start)


def _with_percentages(values: list[Value], full_time_hours: Decimal | None) -> Iterator[Value]:
    for value in values:
        yield value
        if value.kind == "hours" and full_time_hours is not None and isinstance(value.value, Decimal):
            share = percent(value.value, full_time_hours)
            if share is not None:
                yield replace(value, kind="percentage", value=share)
