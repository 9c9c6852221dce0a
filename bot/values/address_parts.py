"""The parts of a Dutch address in a message: postcode, house number, street and city, those that are said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from .fact_labels import labelled_facts
from .no_names import NO_NAME

_POSTCODE = re.compile(r"(?<![\w.,])(?P<digits>[1-9][0-9]{3})\s?(?P<letters>[A-Za-z]{2})(?![\w'])")
_NUMBER = re.compile(
    r"(?<![\w.,/-])(?:nr\.?\s*|nummer\s*|number\s*|no\.?\s*)?(?P<number>[1-9][0-9]{0,4})"
    r"(?:\s?-?\s?(?P<addition>[A-Za-z]{1,3}|[0-9]{1,4}))?(?![\w.,/-]*[0-9])(?!\w)"
)
_PLACE = r"(?:['’]s-?\s?)?[^\W\d_][^\W\d_'’.-]*(?:[ '’.-]+[^\W\d_][^\W\d_'’.]*){0,3}"
_CITY_AFTER = re.compile(rf"\s*[,\n]?\s*(?:in\s+|te\s+)?(?P<city>{_PLACE})", re.IGNORECASE)
_CITY_IN = re.compile(rf"\s*,?\s*(?i:in|te)\s+(?P<city>{_PLACE})|[ ]+(?=[A-Z'])(?P<next>{_PLACE})")
_BEFORE_A_STREET = re.compile(
    r".*(?:[\n;:,|(]|(?<!\w)(?:adres|address|woont|wonend|woonachtig|lives|living|aan|op|at|on|is|naar|in|wordt)(?!\w))",
    re.IGNORECASE | re.DOTALL,
)
_ADDITIONS = frozenset(("bis", "hs", "rd", "zw", "ii", "iii", "iv"))
MOST_CITY_WORDS = 4
LONGEST = 80


def address_parts(
    text: str, entities: Iterable[Mapping[str, Any]], *, asked: bool, asked_street: bool = False
) -> dict[str, str]:
    """Return the parts that `text` gives, by the names `postcode`, `house_number`, `street` and `city`.

    `entities` are the values found in it. Where the address was asked, a bare number is a house number, and
    where the street was asked ("Dorpsstraat, Ede"), all of the answer is street and city.
    """
    by_label = {fact.label: fact.value for fact in labelled_facts(text)}
    labelled: dict[str, str] = {part: by_label[part] for part in ("street", "city") if part in by_label}
    found = list(entities)
    postcode = _last(found, "postcode")
    number = _last(found, "house_number")
    said: dict[str, str] = {}
    if postcode:
        said["postcode"] = str(postcode["value"])
    if number:
        said["house_number"] = str(number["value"])
    if asked:
        said = {**_bare(text, said), **said}
    if "house_number" in said and by_label.get("addition"):
        said["house_number"] += f" {by_label['addition']}"
    if asked_street and not labelled:
        labelled = _street_and_city(text)
    else:
        labelled = {**_around(text, postcode, number, sure=asked or "address" in by_label), **labelled}
    for part in ("street", "city"):
        entity = _last(found, part)
        if entity and part not in labelled and (said or asked):
            labelled[part] = str(entity["value"])
    street = _last(found, "street")
    if street and street.get("end") and "street" in labelled and "city" not in labelled:
        in_city = _CITY_IN.match(text, int(street["end"]))
        labelled["city"] = _city(in_city["city"] or "") if in_city else ""
    return {**said, **{part: _written(value) for part, value in labelled.items() if value}}


def _last(entities: list[Mapping[str, Any]], kind: str) -> Mapping[str, Any] | None:
    return next((entity for entity in reversed(entities) if entity["entity"] == kind), None)


def _bare(text: str, said: dict[str, str]) -> dict[str, str]:
    """Return what an answer to "postcode and house number?" gives without the usual signs: "1234 ab 12"."""
    found: dict[str, str] = {}
    postcode = _POSTCODE.search(text)
    if postcode and "postcode" not in said:
        found["postcode"] = f"{postcode['digits']} {postcode['letters'].upper()}"
    rest = f"{text[: postcode.start()]} {text[postcode.end() :]}" if postcode else text
    number = _NUMBER.search(rest)
    if number and "house_number" not in said and len(rest.split()) <= MOST_CITY_WORDS:
        addition = (number["addition"] or "").lower()
        joined = " " if addition in _ADDITIONS else "-" if addition.isdigit() else ""
        found["house_number"] = number["number"] + (joined + addition if addition else "")
    return found


def _around(
    text: str, postcode: Mapping[str, Any] | None, number: Mapping[str, Any] | None, *, sure: bool
) -> dict[str, str]:
    """Return the street before the house number and the city behind the postcode or the number."""
    parts: dict[str, str] = {}
    if number and number.get("end"):
        before = text[: int(number["start"])]
        street = before[match.end() :] if (match := _BEFORE_A_STREET.match(before)) else before
        street = re.sub(
            r"\b(?:nr\.?|nummer|no\.?|huisnummer)\s*$", "", street.strip(), flags=re.IGNORECASE
        ).strip()
        is_street = re.fullmatch(r"[^\W_][\w'’. -]{2,60}", street) and not _POSTCODE.search(street)
        if is_street and not _ordinary(street):
            parts["street"] = street
    for place in (postcode, number):
        if place and place.get("end") and "city" not in parts:
            pattern = _CITY_AFTER if place is postcode or (sure and not postcode) else _CITY_IN
            city = pattern.match(text, int(place["end"]))
            if city and (words := _city(city["city"] or city.groupdict()["next"])):
                parts["city"] = words
    return parts


def _city(words: str) -> str:
    kept: list[str] = []
    for word in words.split():
        if word.lower().strip(".,") in NO_NAME:
            break
        kept.append(word)
    return " ".join(kept)


def _ordinary(words: str) -> bool:
    return any(word.lower() in NO_NAME for word in words.split())


def _street_and_city(text: str) -> dict[str, str]:
    """Return both of "Dorpsstraat in Ede", "Dorpsstraat 12, Ede" or "Dorpsstraat Ede"."""
    bare = _POSTCODE.sub(" ", text)
    bare = re.sub(r"(?<!\w)[1-9][0-9]{0,4}\s?[a-zA-Z]?(?!\w)", ",", bare)
    bare = re.sub(
        r"(?<!\w)(?:de straat is|straat|street|stad|woonplaats|plaats|city|het is|it is|it's)[ :]+",
        "",
        bare,
        flags=re.I,
    )
    pieces = [piece.strip(" .") for piece in re.split(r"[,;\n]+|\s+(?:in|te)\s+", bare) if piece.strip(" .,")]
    if len(pieces) == 1 and " " in pieces[0]:
        street, _, city = pieces[0].rpartition(" ")
        pieces = [street, city]
    if len(pieces) != 2 or any(
        _ordinary(piece) or not re.fullmatch(r"[^\W_][\w'’. -]{1,60}", piece) for piece in pieces
    ):
        return {}
    return {"street": pieces[0], "city": pieces[1]}


def _written(words: str) -> str:
    """Return the words with a capital each where none was typed; small words in the middle stay small."""
    words = " ".join(words.split())[:LONGEST].strip()
    if not (words.islower() or words.isupper()):
        return words
    small = ("van", "de", "den", "der", "het", "aan", "op", "bij", "'t", "en")
    parts = [
        word if index and word in small else word[:1].upper() + word[1:]
        for index, word in enumerate(words.lower().split())
    ]
    return " ".join(parts)
