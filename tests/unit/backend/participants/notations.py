"""Every systematic way to write a stored name: short prefixes, initials, turned, half of a double surname."""

from __future__ import annotations

from collections.abc import Iterator

from backend.participants.names import PersonName, fold

# How each word of a prefix is shortened; "van 't" and "in 't" keep their article.
SHORT = {"van": "v", "von": "v", "de": "d", "den": "d", "der": "d"}


def notations(name: PersonName) -> list[str]:
    """Return the ways to write `name` with something of the given name and of the surname."""
    spoken = [
        written
        for given in _given(name)
        for surname in dict.fromkeys(_surnames(name))
        for written in (f"{given} {surname}", f"{surname} {given}", f"{surname}, {given}")
    ]
    listed = [
        f"{surname}, {given} {prefix}"
        for prefix, surname in _parts(name)[:1]
        if prefix and not name.partner_surname
        for given in _given(name)
    ]
    cases = [case for written in [*spoken, *listed] for case in (written, written.lower(), written.upper())]
    plain = [fold(written) for written in spoken]
    return list(dict.fromkeys([*cases, *plain]))


def _given(name: PersonName) -> list[str]:
    letters = name.initials.replace(".", "")
    forms = [name.calling_name, name.first_names, name.first_names.split()[0], name.initials, letters]
    return list(dict.fromkeys([*forms, " ".join(letters), f"{letters[0]}.", letters[0]]))


def _parts(name: PersonName) -> list[tuple[str, str]]:
    """Return the surnames in use with their prefixes, in the order in which they are shown."""
    own, partner = (name.prefix, name.surname), (name.partner_prefix, name.partner_surname)
    shown = {"own": [own], "partner": [partner], "own_partner": [own, partner], "partner_own": [partner, own]}
    return shown[name.surname_use]


def _surnames(name: PersonName) -> Iterator[str]:
    parts = _parts(name)
    yield name.shown_surname
    for prefix, surname in parts:
        yield f"{prefix} {surname}".strip()
        yield surname
        if not prefix:
            continue
        words = prefix.lower().split()
        short = [SHORT.get(word, word) for word in words]
        yield "".join(words).replace("'", "") + surname
        if all(len(word) == 1 for word in short):
            yield f"{'.'.join(short)}. {surname}"
            yield f"{''.join(short)} {surname}"
            yield f"{'/'.join(short)} {surname}"
            yield f"{' '.join(short)} {surname}"
    if len(parts) == 2:
        (one_prefix, one), (other_prefix, other) = parts
        yield f"{other_prefix} {other}-{one_prefix} {one}".replace("- ", "-").strip()
        yield f"{one_prefix} {one} {other_prefix} {other}".strip()
        yield f"{one_prefix} {one} - {other_prefix} {other}".strip()
