"""Whether two full names are one person's. Searching for what somebody typed is `name_search`. Pure."""

from __future__ import annotations

from backend.participants.names import PersonName, words


def same_person_name(one: PersonName, other: PersonName) -> bool:
    """Say whether surname and given name agree; initials decide only where one has no given name."""
    if not _surnames(one) & _surnames(other):
        return False
    given_one, given_other = _given_names(one), _given_names(other)
    if given_one and given_other:
        return bool(given_one & given_other)
    return bool(_initials(one)) and _initials(one) == _initials(other)


def _surnames(name: PersonName) -> set[tuple[str, ...]]:
    own = " ".join((name.prefix, name.surname))
    return {tuple(words(own)), tuple(words(name.shown_surname))}


def _given_names(name: PersonName) -> set[str]:
    official = words(name.first_names)
    return {" ".join(given) for given in (words(name.calling_name), official, official[:1]) if given}


def _initials(name: PersonName) -> str:
    return "".join(words(name.initials)) or "".join(word[0] for word in words(name.first_names))
