"""How each library reads the values of a message, brought to one notation; runs on Python 3.10 too.

A reader answers pairs of kind and value as text: ("date", "2027-03-01"), ("amount", "3500.5"). It gives what
the library gives: nothing is repaired, and what is no day (a month, a time of day) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

Found = list[tuple[str, str]]
Reader = Callable[[str, str], Found]
"""Reads a message in a language, "nl" or "en"."""
REFERENCE = datetime(2026, 11, 22)  # noqa: DTZ001 - the libraries want it without a time zone


def plain_number(number: Any) -> str:
    """Return "80.00" and 80.0 as "80"."""
    text = format(float(number), ".4f").rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def our_grammar() -> Reader:
    """Return a reader by `find_values`; of a date with two readings both are given, joined by a slash."""
    values = import_module("bot.values")

    def read(text: str, language: str) -> Found:
        found = []
        for value in values.find_values(text, today=REFERENCE.date()):
            kind = "date" if value.kind == "birth_date" else value.kind
            if kind == "date":
                shown = "/".join(str(reading) for reading in (value.value, *value.alternatives))
            elif kind in ("amount", "percentage", "hours", "days"):
                shown = plain_number(value.value)
            else:
                shown = str(value.value)
            found.append((kind, shown))
        return found

    return read


def _dateparser_settings() -> dict[str, Any]:
    return {"RELATIVE_BASE": REFERENCE, "DATE_ORDER": "DMY", "PREFER_DATES_FROM": "future"}


def dateparser_search() -> Reader:
    """Return a reader by dateparser that looks for dates inside the message."""
    search = import_module("dateparser.search")

    def read(text: str, language: str) -> Found:
        found = search.search_dates(text, languages=[language], settings=_dateparser_settings())
        return [("date", day.date().isoformat()) for _, day in found or []]

    return read


def dateparser_parse() -> Reader:
    """Return a reader by dateparser that takes the whole message for one date."""
    dateparser = import_module("dateparser")

    def read(text: str, language: str) -> Found:
        day = dateparser.parse(text, languages=[language], settings=_dateparser_settings())
        return [("date", day.date().isoformat())] if day else []

    return read


def duckling() -> Reader:
    """Return a reader by Duckling, Dutch or British English, with the dimensions that are needed here."""
    library = import_module("duckling")
    zones = library.load_time_zones(str(Path(str(import_module("tzdata").__file__)).parent / "zoneinfo"))
    moment = library.parse_ref_time(zones, "Europe/Amsterdam", int(REFERENCE.timestamp()) + 43200)
    dimensions = library.parse_dimensions(["time", "amount-of-money", "duration", "email", "phone-number"])
    contexts = {}
    for language, locale in (("nl", "NL_NL"), ("en", "EN_GB")):
        default = library.default_locale_lang(library.parse_lang(language.upper()))
        contexts[language] = library.Context(moment, library.parse_locale(locale, default))

    def read(text: str, language: str) -> Found:
        found: Found = []
        for entity in library.parse(text, contexts[language], dimensions, False):
            found += _of_duckling(entity["dim"], entity["value"])
        return found

    return read


def _of_duckling(dimension: str, value: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if dimension == "time":
        ends = [value[end] for end in ("from", "to") if end in value]
        point = value if value["type"] == "value" else ends[0] if len(ends) == 1 else None
        if point and point["grain"] in ("day", "second"):
            yield "date", point["value"][:10]
    elif dimension == "amount-of-money" and value["type"] == "value":
        yield "amount", plain_number(value["value"])
    elif dimension == "duration" and value.get("unit") in ("hour", "day"):
        yield value["unit"] + "s", plain_number(value["value"])
    elif dimension == "email":
        yield "email", value["value"].lower()
    elif dimension == "phone-number":
        yield "phone", _dutch_number(value["value"])


def recognizers_text() -> Reader:
    """Return a reader by Recognizers-Text; it has no day-first English, and Dutch only in part."""
    dates = import_module("recognizers_date_time")
    units = import_module("recognizers_number_with_unit")
    numbers = import_module("recognizers_number")
    sequences = import_module("recognizers_sequence")

    def read(text: str, language: str) -> Found:
        culture = "nl-nl" if language == "nl" else "en-us"
        found: list[tuple[int, str, str]] = []
        for result in dates.recognize_datetime(text, culture, reference=REFERENCE):
            found += [(result.start, *pair) for pair in _of_recognizers(result.resolution or {})]
        for result in units.recognize_currency(text, culture):
            if (result.resolution or {}).get("value"):
                found.append((result.start, "amount", plain_number(result.resolution["value"])))
        for result in numbers.recognize_percentage(text, culture):
            if (result.resolution or {}).get("value"):
                share = str(result.resolution["value"]).rstrip("%")
                found.append((result.start, "percentage", plain_number(share)))
        for kind, recognize in (("email", "recognize_email"), ("phone", "recognize_phone_number")):
            for result in getattr(sequences, recognize)(text, culture):
                value = result.text.lower() if kind == "email" else _dutch_number(result.text)
                found.append((result.start, kind, value))
        return [(kind, value) for _, kind, value in sorted(found)]

    return read


def _of_recognizers(resolution: dict[str, Any]) -> Iterator[tuple[str, str]]:
    values = resolution.get("values") or []
    if not values:
        return
    value = values[-1]  # of a past and a coming reading the coming one
    if value.get("type") in ("date", "datetime") and value.get("value", "not")[:3] != "not":
        yield "date", value["value"][:10]
    elif value.get("type") == "duration" and re.fullmatch(r"PT?[0-9.]+[HD]", value.get("timex", "")):
        unit = "hours" if value["timex"].endswith("H") else "days"
        yield unit, plain_number(value["timex"].strip("PTHD"))


def _dutch_number(text: str) -> str:
    digits = re.sub(r"[^0-9+]", "", text.replace("(0)", ""))
    if digits.startswith("00"):
        return "+" + digits[2:]
    return "+31" + digits[1:] if digits.startswith("0") else digits


READERS: dict[str, tuple[Callable[[], Reader], frozenset[str]]] = {
    "our grammar": (
        our_grammar,
        frozenset(("date", "amount", "percentage", "hours", "days", "email", "phone")),
    ),
    "dateparser, search": (dateparser_search, frozenset(("date",))),
    "dateparser, parse": (dateparser_parse, frozenset(("date",))),
    "Duckling": (duckling, frozenset(("date", "amount", "hours", "days", "email", "phone"))),
    "Recognizers-Text": (
        recognizers_text,
        frozenset(("date", "amount", "percentage", "hours", "days", "email", "phone")),
    ),
}
"""Each reader with the kinds of value that it knows."""
