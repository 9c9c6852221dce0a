"""A new salary and/or part-time percentage (manual, 4.2.1): what was said, worked out, read back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from bot.actions.amounts import AmountField, full_time_sum, sum_in_words
from bot.actions.backend import Backend, Change, Coded, Preview, Refusal
from bot.actions.draft import Draft
from bot.actions.fields import DateField
from bot.actions.mentioned import newest_person
from bot.actions.part_time import BasisField, PartTimeField
from bot.actions.part_time_change import is_of_something, settle
from bot.actions.people import ParticipantField
from bot.actions.phrasebook import phrase, phrases
from bot.actions.situation import OPTIONS
from bot.actions.sums import (
    FULL,
    Pay,
    Worked,
    is_salary,
    is_share,
    needs_basis,
    new_salary,
    part_time_percentage,
)
from bot.actions.task import ReadBack, Task
from bot.actions.turn import Turn
from bot.actions.voice import Voice
from bot.actions.words import in_words, money, percent

PERSON, FROM = "salary__participant", "salary__effective_date"
SALARY, SHARE, BASIS = "salary__salary", "salary__part_time_percentage", "salary__basis"
NEW_PAY = "salary__new_pay"  # the question that asks for a salary, a part-time percentage, or both
SHOWN = {"salary": money, "part_time_percentage": percent}
_POINTS_BACK = re.compile(
    r"\b(maak|zet|verander|wijzig|verhoog)\s+(daar|er|dat|dit|het)\b|\b(make|change|raise)\s+(that|it|this)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class NewPay:
    """What becomes new, with the sums that lead to it; None is left as it is."""

    salary: Worked | None
    part_time_percentage: Worked | None

    def payload(self, draft: Draft) -> dict[str, Any]:
        """Return the body of the change."""
        new = {"salary": self.salary, "part_time_percentage": self.part_time_percentage}
        given = {name: f"{worked.result:f}" for name, worked in new.items() if worked}
        return {"effective_date": draft[FROM], **given}


class SalaryTask(Task):
    """Whose pay changes, from which day, and what the salary and the part-time percentage become."""

    task = "salary"
    form = "salary_form"
    intent = "change_salary"
    fields = (
        ParticipantField(PERSON),
        AmountField(SALARY, asked_by=[NEW_PAY]),
        PartTimeField(SHARE, asked_by=[NEW_PAY]),
        BasisField(BASIS),
        DateField(FROM),
    )
    refusals: ClassVar = {
        "too_far_ahead": FROM,
        "before_participation": FROM,
        "participant_deferred": PERSON,
        "participant_left": FROM,
        "participant_unknown": PERSON,
        "nothing_changes": NEW_PAY,
        # Ours: who is gone already, and a sum that comes to no salary or percentage.
        "participant_gone": PERSON,
        "salary_not_possible": SALARY,
        "part_time_not_possible": SHARE,
    }

    async def opened(self, draft: Draft, turn: Turn, heard: set[str], backend: Backend) -> None:
        """Take who was spoken of last for "maak daar 6.500 van": there is something, and it is somebody's."""
        last = newest_person(turn.mentioned)
        if PERSON not in heard and draft[PERSON] is None and last and _POINTS_BACK.search(turn.text):
            draft[PERSON] = last

    async def missing(self, draft: Draft, backend: Backend) -> str | None:
        """Return what is still to ask: at least one of the two, and for a part-timer what an amount is."""
        person, said = draft[PERSON], draft[SALARY]
        if person is None:
            return PERSON
        if person["status"] == "deferred":
            raise Refusal(422, "participant_deferred", {"since": person["end_date"]})
        if person["status"] == "left":
            raise Refusal(422, "participant_gone", {})
        if said is None and draft[SHARE] is None:
            return NEW_PAY
        if draft[FROM] is None:
            return FROM
        if is_of_something(draft[SHARE]):
            settle(draft, SHARE, (await _now(draft, backend)).part_time_percentage)
            if draft["options"]:
                return OPTIONS
        if said and needs_basis(said) and draft[BASIS] is None:
            now, hours = await _now(draft, backend), (await backend.context()).full_time_hours
            if _share(draft, now, hours) != FULL:
                return BASIS
        return None

    async def show(self, draft: Draft, voice: Voice, backend: Backend) -> ReadBack:
        """Return the backend's preview with the sums behind it: what changes, old to new."""
        pay = await _new_pay(draft, backend)
        preview = await backend.preview("salary", draft[PERSON]["id"], pay.payload(draft))
        notes = tuple(_notes(preview.warnings, preview.participant.name, voice.language))
        facts = _facts(preview, pay, voice.language)
        return ReadBack(preview.digest, "utter_salary_confirm", {"facts": facts}, notes)

    async def submit(self, draft: Draft, voice: Voice, backend: Backend, key: str) -> None:
        """Record the change and give the reference."""
        payload = (await _new_pay(draft, backend)).payload(draft)
        digest = draft["preview"]["digest"]
        change = await backend.submit("salary", draft[PERSON]["id"], payload, digest, key)
        draft["last_change"] = {"reference": change.reference, "participant": draft[PERSON]}
        voice.say(
            "utter_salary_submitted",
            person=change.participant.name,
            effective_date=change.effective_date,
            what=_what(change, voice.language),
            reference=change.reference,
        )


async def _now(draft: Draft, backend: Backend) -> Pay:
    """Return what holds on the date of the change. Raises `Refusal` for who cannot be found then."""
    known = (await backend.participant(draft[PERSON]["id"], as_of=draft[FROM]))["employment"]
    return Pay(Decimal(known["salary"]), Decimal(known["part_time_percentage"]))


def _share(draft: Draft, now: Pay, hours: Decimal) -> Decimal:
    """Return the part-time percentage that an actual amount belongs to: the new one where one is given."""
    said = draft[SHARE]
    return (
        part_time_percentage(said, now.part_time_percentage, hours).result
        if said
        else now.part_time_percentage
    )


async def _new_pay(draft: Draft, backend: Backend) -> NewPay:
    """Return what the words come to. Raises `Refusal` when that can be no salary or percentage."""
    now, hours = await _now(draft, backend), (await backend.context()).full_time_hours
    salary = share = None
    if draft[SHARE]:
        share = part_time_percentage(draft[SHARE], now.part_time_percentage, hours)
        if not is_share(share):
            raise Refusal(422, "part_time_not_possible", {})
    if draft[SALARY]:
        salary = new_salary(draft[SALARY], draft[BASIS], now, _share(draft, now, hours), hours)
        if not is_salary(salary):
            raise Refusal(422, "salary_not_possible", {})
    return NewPay(salary, share)


def _facts(preview: Preview, pay: NewPay, language: str) -> list[dict[str, str]]:
    """Return the lines of the read-back, with what changes each; what stays as it is has no line."""
    worked = {"salary": pay.salary, "part_time_percentage": pay.part_time_percentage}
    becomes = {name: preview.facts[name] for name in worked if worked[name] and preview.facts.get(name)}
    person, day = preview.participant, preview.effective_date
    kind = "change_both" if len(becomes) > 1 else "".join(f"change_{name}" for name in becomes)
    facts = [
        _fact("change", phrase(kind, language), language),
        _fact("person", person.name, language, PERSON),
        _fact("birth_date", in_words(person.birth_date, language), language),
        _fact("effective_date", in_words(day, language), language, FROM),
    ]
    for name, values in becomes.items():
        shown, steps = SHOWN[name], worked[name]
        new, old = shown(values["new"], language), shown(values["old"], language)
        facts.append({**_fact(name, new, language, f"salary__{name}"), "old": old})
        in_its_words = full_time_sum if name == "salary" else sum_in_words
        facts.append(_fact(f"{name}_sum", in_its_words(steps, language) if steps else "", language))
    return facts


def _fact(name: str, value: str, language: str, slot: str | None = None) -> dict[str, str]:
    fact = {"label": phrase(f"fact_{name}", language), "value": value}
    return {**fact, "payload": f'/correct{{"choice":"field:{slot}"}}'} if slot else fact


def _notes(warnings: list[Coded], person: str, language: str) -> Iterator[str]:
    """Return the warnings in words, with their figures."""
    for warning in warnings:
        shown = {"person": person}
        if "percent" in warning.data:
            shown["percent"] = percent(warning.data["percent"], language)
        if "minimum" in warning.data:
            shown["minimum"] = money(warning.data["minimum"], language)
        yield from phrases([f"salary_warning_{warning.code}"], language, **shown)


def _what(change: Change, language: str) -> str:
    """Return what became new: "fulltime jaarsalaris € 42.000 en parttimepercentage 80%"."""
    said = []
    for name, shown in SHOWN.items():
        changed = change.facts.get(name)
        if changed:
            said.append(phrase(f"new_{name}", language).format(value=shown(changed["new"], language)))
    return phrase("and", language).join(said)
