"""Enrolment (aanmelding) of one new participant: who, where, in which scheme, at what pay. Manual 4.3."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any, ClassVar

from bot.actions.addresses import AddressField, is_complete
from bot.actions.backend import Backend, Refusal
from bot.actions.bsn import BsnField
from bot.actions.draft import Draft
from bot.actions.enrolment_shown import facts_shown, notes
from bot.actions.new_name import NewNameField, name_of
from bot.actions.new_person import BirthDateField, FirstDayField, GenderField
from bot.actions.schemes import SchemeField
from bot.actions.starting_pay import PaidBasisField, StartingSalaryField, StartingShareField
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
from bot.values.fact_labels import labelled_facts
from bot.values.find import LEAST_LABELLED
from bot.values.name_places import announced_name, named_parts

SCHEME, NAME, BIRTH, GENDER = (
    "enrolment__scheme",
    "enrolment__name",
    "enrolment__birth_date",
    "enrolment__gender",
)
BSN, ADDRESS, START = "enrolment__bsn", "enrolment__address", "enrolment__start_date"
SALARY, BASIS, SHARE = "enrolment__salary", "enrolment__basis", "enrolment__part_time_percentage"
STREET = "enrolment__street"  # asked when the register does not know the house

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
        """Tell whether a pasted list, a new name, or pay that is nobody else's, belongs to the new person."""
        pay = any(turn.all_of(kind) for kind in ("amount", "percentage", "hours", "days", "date"))
        name = (draft[NAME] or {}).get("name", "")
        is_else = any(str(entity["value"]) not in name for entity in turn.all_of("participant"))
        is_pay = turn.intent == "change_salary" and pay and not is_else and not turn.all_of("raise")
        is_name = announced_name(turn.text) or named_parts(turn.text)
        is_list = len(labelled_facts(turn.text)) >= LEAST_LABELLED
        return not turn.pressed and bool(is_pay or is_name or is_list)

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
        facts = list(facts_shown(preview, salary, share, voice.language, several_schemes=several))
        to_know = tuple(notes(preview, voice.language))
        return ReadBack(preview.digest, "utter_enrolment_confirm", {"facts": facts}, to_know)

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
    if not is_share(share):
        raise Refusal(422, "part_time_not_possible", {})
    salary = new_salary(draft[SALARY], draft[BASIS], Pay(Decimal(0), FULL), share.result, hours)
    if not is_salary(salary):
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
