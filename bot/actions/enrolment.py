"""Enrolment (aanmelding) of one new participant: who, where, in which scheme, at what pay. Manual 4.3."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any, ClassVar

from bot.actions.addresses import AddressField, is_complete
from bot.actions.amounts import AmountField, sum_in_words
from bot.actions.backend import Backend, Preview, Refusal
from bot.actions.bsn import BsnField
from bot.actions.draft import Draft
from bot.actions.fields import Reading
from bot.actions.new_person import BirthDateField, FirstDayField, GenderField, NewNameField, name_of
from bot.actions.part_time import BasisField, PartTimeField
from bot.actions.phrasebook import phrase, phrases
from bot.actions.schemes import SchemeField
from bot.actions.sums import FULL, Pay, Worked, needs_basis, new_salary, part_time_percentage
from bot.actions.task import ReadBack, Task
from bot.actions.turn import Turn
from bot.actions.voice import Voice
from bot.actions.words import in_words, money, percent
from bot.values.fact_labels import labelled_facts
from bot.values.find import LEAST_LABELLED

SCHEME, NAME, BIRTH, GENDER = (
    "enrolment__scheme",
    "enrolment__name",
    "enrolment__birth_date",
    "enrolment__gender",
)
BSN, ADDRESS, START = "enrolment__bsn", "enrolment__address", "enrolment__start_date"
SALARY, BASIS, SHARE = "enrolment__salary", "enrolment__basis", "enrolment__part_time_percentage"
STREET = "enrolment__street"  # asked when the register does not know the house
MOST_A_YEAR = Decimal(1_000_000)

# "fulltime" beside other values is how much somebody works; before an amount it is what that amount is.
_FULL_TIME = re.compile(
    r"(?<![\w-])(?:full[\s-]?timer?|voltijds?)(?![\w-])"
    r"(?!\s*-?\s*(?:salar|loon|bedrag|basis|week|werkweek|uren|uur|equivalent|amount|pay|rate|bruto|[0-9€=:(]))",
    re.IGNORECASE,
)

# "4 dagen" between commas: in a list of facts no other words tell what it is.
_DAYS = re.compile(
    r"(?:^|[,;\n])\s*(?P<number>[1-5](?:[.,]5)?)\s*(?:dag(?:en)?|days?)(?:\s*(?:per|a|p/?)\s?w(?:eek)?)?"
    r"\s*(?=[,;.\n]|$)",
    re.IGNORECASE,
)

# The question for what is open of a group; one that is open alone has its own.
WHO = {
    (NAME, BIRTH, GENDER): "enrolment__person",
    (NAME, BIRTH): "enrolment__name_and_birth_date",
    (NAME, GENDER): "enrolment__name_and_gender",
    (BIRTH, GENDER): "enrolment__birth_date_and_gender",
}
WORK = {
    (START, SALARY, SHARE): "enrolment__work",
    (START, SALARY): "enrolment__start_date_and_salary",
    (START, SHARE): "enrolment__start_date_and_hours",
    (SALARY, SHARE): "enrolment__salary_and_hours",
}


def _asking(slot: str) -> list[str]:
    return [question for group in (WHO, WORK) for slots, question in group.items() if slot in slots]


class StartingSalaryField(AmountField):
    """The salary that somebody begins with: an amount, as nothing can come on top of it yet."""

    shared = False

    async def read(self, turn: Turn, asked: bool, known: Any, backend: Backend) -> Reading | None:
        """Return the amount that was said."""
        without = [entity for entity in turn.entities if entity["entity"] != "raise"]
        reading = await super().read(turn.only(without), asked, known, backend)
        return None if reading and reading.unchanged else reading


class StartingShareField(PartTimeField):
    """How much somebody begins to work: a percentage, hours or days, not a difference with before."""

    async def read(self, turn: Turn, asked: bool, known: Any, backend: Backend) -> Reading | None:
        """Return what was said."""
        reading = await super().read(turn, asked, known, backend)
        if reading is None and turn.asked != BASIS and not turn.pressed:
            days = _DAYS.search(turn.text)
            if days:
                return Reading(value={"kind": "days", "value": days["number"].replace(",", ".")})
            if _FULL_TIME.search(turn.text):
                return Reading(value={"kind": "percentage", "value": f"{FULL:f}"})
        differs = bool(reading and reading.value and reading.value["kind"].startswith("more"))
        return None if reading and (reading.unchanged or differs) else reading


class PaidBasisField(BasisField):
    """What the amount of a new part-timer is; it belongs to that amount."""

    shared = False


class EnrolmentTask(Task):
    """Everything that the insurer must know of a new participant."""

    task = "enrolment"
    form = "enrolment_form"
    intent = "enrol_participant"
    fields = (
        NewNameField(NAME, asked_by=_asking(NAME)),
        BirthDateField(BIRTH, asked_by=_asking(BIRTH)),
        GenderField(GENDER, asked_by=_asking(GENDER)),
        BsnField(BSN),
        AddressField(ADDRESS, asked_by=[STREET]),
        FirstDayField(START, asked_by=_asking(START)),
        StartingSalaryField(SALARY, asked_by=_asking(SALARY)),
        StartingShareField(SHARE, asked_by=_asking(SHARE)),
        PaidBasisField(BASIS),
        SchemeField(SCHEME),
    )
    refusals: ClassVar = {
        "too_far_ahead": START,
        "scheme_unknown": SCHEME,
        "bsn_expired": BSN,
        "bsn_not_valid": BSN,
        "birth_date_not_possible": BIRTH,
        "too_young": BIRTH,
        "already_enrolled": None,
        # Ours: whose number it is, and what the sum comes to.
        "bsn_of_another": BSN,
        "salary_not_possible": SALARY,
        "part_time_not_possible": SHARE,
    }

    async def missing(self, draft: Draft, backend: Backend) -> str | None:
        """Return what is open: who, the BSN, the address, the work, the scheme; a group at once."""
        address = draft[ADDRESS] or {}
        for group in (WHO, WORK):
            if group is WORK:
                if draft[BSN] is None:
                    return BSN
                if not is_complete(address):
                    return STREET if address.get("postcode") and address.get("house_number") else ADDRESS
            lacking = tuple(slot for slot in next(iter(group)) if not self._is_known(draft, slot))
            if lacking:
                return group.get(lacking, lacking[0])
        if await self._basis_matters(draft, backend):
            return BASIS
        if draft[SCHEME] is None:
            schemes = (await backend.context()).schemes
            if len(schemes) != 1:
                return SCHEME
            draft[SCHEME] = schemes[0].model_dump()
        return None

    @staticmethod
    def _is_known(draft: Draft, slot: str) -> bool:
        value = draft[slot]
        return value is not None and (slot != NAME or name_of(value).complete)

    @staticmethod
    async def _basis_matters(draft: Draft, backend: Backend) -> bool:
        if draft[BASIS] is not None or not needs_basis(draft[SALARY]):
            return False
        return _share(draft, (await backend.context()).full_time_hours).result != FULL

    def about(self, slots: Mapping[str, Any]) -> str | None:
        """Return the new person's name."""
        return str(slots[NAME]["name"]) if slots.get(NAME) else None

    def keeps(self, turn: Turn, draft: Draft) -> bool:
        """Tell whether a pasted list, or pay that is nobody else's, belongs to the new person."""
        pay = any(turn.all_of(kind) for kind in ("amount", "percentage", "hours", "days", "date"))
        name = (draft[NAME] or {}).get("name", "")
        is_else = any(str(entity["value"]) not in name for entity in turn.all_of("participant"))
        is_pay = turn.intent == "change_salary" and pay and not is_else
        return not turn.pressed and (is_pay or len(labelled_facts(turn.text)) >= LEAST_LABELLED)

    def refusal(self, refusal: Refusal, draft: Draft) -> tuple[str, dict[str, Any]]:
        """Return the explanation; somebody in additional checks has a reference instead of a first day."""
        response = f"utter_enrolment_refused_{refusal.code}"
        if refusal.code == "already_enrolled" and refusal.data.get("reference"):
            draft["last_change"] = {"reference": refusal.data["reference"]}
            response += "_in_checks"
        return response, {"person": (draft[NAME] or {}).get("name", "")}

    async def show(self, draft: Draft, voice: Voice, backend: Backend) -> ReadBack:
        """Return the backend's preview: every fact once, with the sum behind the salary."""
        salary, share = await _pay(draft, backend)
        try:
            preview = await backend.preview("enrolment", None, _payload(draft, salary, share))
        except Refusal as refusal:
            known = str(refusal.data.get("name", ""))
            if refusal.code == "already_enrolled" and known != draft[NAME]["name"]:
                raise Refusal(refusal.status, "bsn_of_another", {"name": known}) from refusal
            raise
        several = len((await backend.context()).schemes) > 1
        facts = list(_facts(draft, preview, salary, share, voice.language, several=several))
        notes = tuple(_notes(preview, voice.language))
        return ReadBack(preview.digest, "utter_enrolment_confirm", {"facts": facts}, notes)

    async def submit(self, draft: Draft, voice: Voice, backend: Backend, key: str) -> None:
        """Record the enrolment; say what happens next."""
        payload = _payload(draft, *await _pay(draft, backend))
        change = await backend.submit("enrolment", None, payload, draft["preview"]["digest"], key)
        draft["last_change"] = {"reference": change.reference}
        waits = "_in_checks" if change.status == "in_checks" else ""
        voice.say(
            f"utter_enrolment_submitted{waits}",
            person=change.participant.name,
            start_date=change.effective_date,
            reference=change.reference,
        )


def _share(draft: Draft, hours: Decimal) -> Worked:
    return part_time_percentage(draft[SHARE], FULL, hours)


async def _pay(draft: Draft, backend: Backend) -> tuple[Worked, Worked]:
    """Return the full-time yearly salary and the percentage. Raises `Refusal` when they can be none."""
    hours = (await backend.context()).full_time_hours
    share = _share(draft, hours)
    if not 0 < share.result <= FULL:
        raise Refusal(422, "part_time_not_possible", {})
    salary = new_salary(draft[SALARY], draft[BASIS], Pay(Decimal(0), FULL), share.result, hours)
    if not 0 < salary.result <= MOST_A_YEAR:
        raise Refusal(422, "salary_not_possible", {})
    return salary, share


def _payload(draft: Draft, salary: Worked, share: Worked) -> dict[str, Any]:
    return {
        "scheme_id": draft[SCHEME]["id"],
        **asdict(name_of(draft[NAME])),
        "birth_date": draft[BIRTH],
        "gender": draft[GENDER],
        "bsn": draft[BSN]["reference"],
        "address": draft[ADDRESS],
        "start_date": draft[START],
        "salary": f"{salary.result:f}",
        "part_time_percentage": f"{share.result:f}",
    }


def _facts(
    draft: Draft, preview: Preview, salary: Worked, share: Worked, language: str, *, several: bool
) -> Iterator[dict[str, str]]:
    """Give the lines of the read-back, each with what changes it."""
    known = preview.facts
    given = " ".join(part for part in (known["first_names"], f"({known['initials']})") if part)
    given = given if known["first_names"] else known["initials"]
    if draft[NAME]["calling_name"]:
        given += f", {phrase('called', language)} {known['calling_name']}"
    yield _fact("change", phrase("kind_enrolment", language), language)
    if several:
        yield _fact("scheme", known["scheme"], language, SCHEME)
    yield _fact("surname", " ".join(p for p in (known["prefix"], known["surname"]) if p), language, NAME)
    yield _fact("given_names", given, language, NAME)
    yield _fact("birth_date", in_words(known["birth_date"], language), language, BIRTH)
    yield _fact("gender", phrase(f"gender_{known['gender']}", language), language, GENDER)
    yield _fact("bsn", known["bsn"], language, BSN)
    yield _fact("address", AddressField(ADDRESS).shown(known["address"], language), language, ADDRESS)
    yield _fact("start_date", in_words(preview.effective_date, language), language, START)
    yield _fact("salary", money(known["salary"], language), language, SALARY)
    if salary.steps:
        said = f"{sum_in_words(salary, language)}, {phrase('sum_full_time', language)}"
        yield _fact("salary_sum", said, language)
    yield _fact("part_time_percentage", percent(known["part_time_percentage"], language), language, SHARE)
    if share.steps:
        yield _fact("part_time_percentage_sum", sum_in_words(share, language), language)


def _fact(name: str, value: str, language: str, slot: str | None = None) -> dict[str, str]:
    fact = {"label": phrase(f"fact_{name}", language), "value": value}
    return {**fact, "payload": f'/correct{{"choice":"field:{slot}"}}'} if slot else fact


def _notes(preview: Preview, language: str) -> Iterator[str]:
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
