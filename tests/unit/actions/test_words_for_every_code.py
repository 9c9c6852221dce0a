"""Whatever code the backend answers, the conversation has words for it in both languages."""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from rasa_sdk.interfaces import Tracker
from ruamel.yaml import YAML

from backend.changes import errors
from backend.changes.enrolment import Enrolment
from backend.changes.exit import Exit
from backend.changes.rules import Refusal
from backend.changes.salary import SalaryChange
from backend.changes.schemas import ChangeStatus
from backend.demo.people import PastChange
from backend.participants.errors import ParticipantUnknown
from backend.participants.names import Gender
from backend.participants.state import CoverType
from backend.problems import Problem
from backend.rights import RIGHTS, Role
from bot.actions import backend as client
from bot.actions.conversation import OFFERED
from bot.actions.draft import Draft
from bot.actions.enrolment import STREET, WHO, WORK, EnrolmentTask
from bot.actions.exit import ExitTask
from bot.actions.opening import by_rights
from bot.actions.phrasebook import phrase
from bot.actions.salary import SalaryTask
from bot.actions.situation import FORMS
from bot.actions.withdrawal import WithdrawalTask

ROOT = Path(__file__).parents[3]
REASONS = get_args(Refusal)


def responses() -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "data" / "responses").glob("*.yml"):
        found |= set(YAML(typ="safe", pure=True).load(path)["responses"])
    return found


RESPONSES = responses()


def draft() -> Draft:
    slots = {
        "withdrawal__change": {"reference": "AAAA-AAAA", "name": "Jan"},
        "exit__participant": {"name": "Jan"},
        "salary__participant": {"name": "Jan"},
    }
    return Draft(Tracker("c", slots, None, [], False, None, {}, None))


def of_an_exit() -> set[str]:
    problems: list[type[Problem]] = [*Exit.problems, ParticipantUnknown]
    return {problem.code for problem in problems}


def test_every_refusal_of_an_exit_has_words() -> None:
    task = ExitTask()
    assert set(ExitTask.refusals) == of_an_exit()
    for code in of_an_exit():
        for reference in ("AAAA-AAAA", None):
            refusal = client.Refusal(422, code, {"reference": reference, "end_date": "2027-01-01"})
            assert task.refusal(refusal, draft())[0] in RESPONSES


def test_every_refusal_of_a_salary_change_has_words() -> None:
    task, ours = SalaryTask(), {"participant_gone", "salary_not_possible", "part_time_not_possible"}
    problems: list[type[Problem]] = [*SalaryChange.problems, ParticipantUnknown]
    assert set(SalaryTask.refusals) == {problem.code for problem in problems} | ours
    for code in SalaryTask.refusals:
        assert task.refusal(client.Refusal(422, code, {}), draft())[0] in RESPONSES


def test_every_refusal_of_an_enrolment_has_words() -> None:
    task, ours = EnrolmentTask(), {"bsn_of_another", "salary_not_possible", "part_time_not_possible"}
    assert set(EnrolmentTask.refusals) == {problem.code for problem in Enrolment.problems} | ours
    for code in EnrolmentTask.refusals:
        for reference in ("AAAA-AAAA", None):
            assert task.refusal(client.Refusal(422, code, {"reference": reference}), draft())[0] in RESPONSES


def test_every_question_of_an_enrolment_can_be_asked_and_explained() -> None:
    asked = {*WHO.values(), *WORK.values(), STREET, *(field.slot for field in EnrolmentTask.fields)}
    assert {f"utter_{said}_{question}" for said in ("ask", "explain") for question in asked} <= RESPONSES


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_that_a_change_cannot_be_withdrawn_has_words(reason: str) -> None:
    refusal = client.Refusal(409, errors.NotWithdrawable.code, {"reason": reason})
    response, values = WithdrawalTask().refusal(refusal, draft())
    assert response in RESPONSES
    assert values == {"person": "Jan", "reference": "AAAA-AAAA"}


def test_the_client_knows_every_reason() -> None:
    change = client.Change.model_fields["not_withdrawable"].annotation
    assert set(get_args(get_args(change)[0])) == set(REASONS)


def codes() -> Iterator[str]:
    yield from (f"status_{status}" for status in get_args(ChangeStatus))
    yield from (f"kind_{kind}" for kind in get_args(PastChange.__annotations__["kind"]) or ("exit",))
    yield from ("kind_exit", "kind_salary", "kind_enrolment")
    yield from (f"participant_{status}" for status in ("active", "deferred", "left"))
    yield from (f"cover_{cover}" for cover in get_args(CoverType))
    yield from (f"task_{intent}" for intent in OFFERED)
    yield from (f"exit_warning_{code}" for code in Exit.warning_codes)
    yield from (f"salary_warning_{code}" for code in SalaryChange.warning_codes)
    yield from (f"exit_consequence_{code}" for code in Exit.consequence_codes)
    yield from (f"enrolment_warning_{code}" for code in Enrolment.warning_codes)
    yield from (f"enrolment_consequence_{code}" for code in Enrolment.consequence_codes)
    yield from (f"enrolment_additional_checks_{reason}" for reason in ("salary_above", "was_deferred"))
    yield from (f"gender_{gender}" for gender in get_args(Gender))


@pytest.mark.parametrize("code", sorted(set(codes())))
def test_every_code_has_a_phrase_in_both_languages(code: str) -> None:
    assert phrase(code, "nl")
    assert phrase(code, "en")


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("response", ["utter_greet", "utter_capabilities"])
def test_every_role_is_greeted_and_told_what_can_be_done(role: Role, response: str) -> None:
    context = client.Context.model_validate(
        {
            "today": "2026-12-15",
            "employer": {"id": "e", "name": "n"},
            "roles": [role],
            "rights": sorted(RIGHTS[role]),
            "full_time_hours": "36.00",
        }
    )
    assert by_rights(response, context) in RESPONSES


def test_what_needs_attention_has_words_in_the_opening() -> None:
    assert {f"utter_greet{state}" for state in ("", "_waiting", "_refused", "_waiting_refused")} <= RESPONSES


def test_every_form_has_its_words() -> None:
    domain = YAML(typ="safe", pure=True).load(ROOT / "domain.yml")
    assert set(FORMS.values()) == set(domain["forms"])
    for form, settings in domain["forms"].items():
        task = form.removesuffix("_form")
        assert {
            f"utter_{task}_{word}" for word in ("confirm", "submitted", "cancelled", "ask_correction")
        } <= RESPONSES
        assert {f"utter_word_thread_{task}", f"utter_word_thread_{task}_of"} <= RESPONSES
        for slot in settings["required_slots"]:
            assert {f"utter_ask_{slot}", f"utter_explain_{slot}"} <= RESPONSES
