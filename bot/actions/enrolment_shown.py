"""What the read-back of an enrolment shows: every fact once with what changes it, and what to know first."""

from __future__ import annotations

from collections.abc import Iterator

from bot.actions.addresses import one_line
from bot.actions.amounts import full_time_sum, sum_in_words
from bot.actions.backend import Preview
from bot.actions.phrasebook import phrase, phrases
from bot.actions.sums import Worked
from bot.actions.words import in_words, money, percent


def facts_shown(
    preview: Preview, salary: Worked, share: Worked, language: str, *, several_schemes: bool
) -> Iterator[dict[str, str]]:
    """Give the lines of the read-back; a line's last word is the field that its button changes.

    The name stands there as people say it, and in the parts that are recorded. The only scheme has no button.
    """
    known = preview.facts
    shown: list[tuple[str, str, str | None]] = [
        ("change", phrase("kind_enrolment", language), None),
        ("person", preview.participant.name, None),
        ("scheme", known["scheme"], "scheme" if several_schemes else None),
        ("surname", " ".join(part for part in (known["prefix"], known["surname"]) if part), "name"),
        ("given_names", _given_names(known, language), "name"),
        ("birth_date", in_words(known["birth_date"], language), "birth_date"),
        ("gender", phrase(f"gender_{known['gender']}", language), "gender"),
        ("bsn", known["bsn"], "bsn"),
        ("address", one_line(known["address"]), "address"),
        ("start_date", in_words(preview.effective_date, language), "start_date"),
        ("salary", money(known["salary"], language), "salary"),
        ("salary_sum", full_time_sum(salary, language), None),
        ("part_time_percentage", percent(known["part_time_percentage"], language), "part_time_percentage"),
        ("part_time_percentage_sum", sum_in_words(share, language), None),
    ]
    for name, value, field in shown:
        fact = {"label": phrase(f"fact_{name}", language), "value": value}
        payload = {"payload": f'/correct{{"choice":"field:enrolment__{field}"}}'} if field else {}
        if value:
            yield {**fact, **payload}


def _given_names(known: dict[str, str], language: str) -> str:
    """Return "Johannes Pieter (J.P.), roepnaam Jan": initials alone where no first name was given."""
    first_names, calling = known["first_names"], known["calling_name"]
    given = f"{first_names} ({known['initials']})" if first_names else known["initials"]
    if calling in ("", first_names.partition(" ")[0]):
        return given
    return f"{given}, {phrase('called', language)} {calling}"


def notes(preview: Preview, language: str) -> Iterator[str]:
    """Return warnings and consequences in words, with their names, dates and figures."""
    for warning in preview.warnings:
        shown = {"person": preview.participant.name, **warning.data}
        for name in ("since", "birth_date"):
            if shown.get(name):
                shown[name] = in_words(shown[name], language)
        if "minimum" in shown:
            shown["minimum"] = money(shown["minimum"], language)
        yield from phrases([f"enrolment_warning_{warning.code}"], language, **shown)
    for consequence in preview.consequences:
        codes = [f"enrolment_{consequence.code}_{reason}" for reason in consequence.data.get("reasons", ())]
        yield from phrases([*codes, f"enrolment_consequence_{consequence.code}"], language)
