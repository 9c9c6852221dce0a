"""The training data in data/nlu: every label, both languages, sound annotations, no twins, no famous names.

Near-duplicates are compared with the participants' names masked, so that a sentence with another name in it
counts as the same sentence. Their rate is printed (`pytest -s`) and recorded as a property of the test.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

import pytest
from rapidfuzz import fuzz, process
from ruamel.yaml import YAML
from stdnum.nl import bsn

from tests.unit.nlu_data.entities import FIXED_VALUES, FREE_ENTITIES

NLU_FOLDER = Path(__file__).parents[3] / "data" / "nlu"

# Label: the (Dutch, English) examples that it must have at least.
LEAST: dict[str, tuple[int, int]] = {
    **dict.fromkeys(
        [
            "report_exit", "check_status", "withdraw_change", "list_participants", "view_participant",
            "change_salary",
        ],
        (100, 50),
    ),
    **dict.fromkeys(
        [
            "enrol_participant", "add_family_member", "add_anw_cover",
            "submit_collective_salary", "submit_collective_enrolment", "export_participants", "list_exports",
            "view_financial_documents", "view_legal_documents", "view_scheme", "view_policy_sheet",
            "change_my_details", "change_company_details", "view_adviser", "create_account",
            "activate_account", "log_in", "log_out", "change_language", "change_theme", "switch_employer",
            "link_channel", "contact_service", "share_idea",
        ],
        (60, 30),
    ),
    **dict.fromkeys(
        [
            "greet", "goodbye", "thank", "affirm", "deny", "cancel", "correct", "inform", "ask_capabilities",
            "ask_explanation", "repeat", "out_of_scope",
        ],
        (60, 30),
    ),
    **dict.fromkeys(
        [
            "faq/three_months", "faq/retroactive", "faq/deferred_member", "faq/bsn_needed",
            "faq/processing_time", "faq/collective_lock", "faq/additional_checks", "faq/premium",
            "faq/policy_value", "faq/date_notation", "faq/unread_marker", "faq/roles", "faq/no_account_menu",
            "faq/authenticator", "faq/scheme_change_impossible", "faq/current_account_email",
            "faq/last_change_only", "faq/death", "faq/example_row", "faq/anw", "faq/exit_consequences",
        ],
        (40, 20),
    ),
}  # fmt: skip

ANNOTATION = re.compile(
    r"\[(?P<text>[^\[\]]+)\]"
    r'(?:\((?P<entity>\w+)\)|\{"entity": ?"(?P<named>\w+)", ?"value": ?"(?P<value>\w+)"\})'
)
DATE = re.compile(r"(?<!\d)(\d{1,2}([-./])\d{1,2}\2(\d{4}|\d{2})|\d{4}-\d{2}-\d{2})(?!\d)")
# Words of a name that many people share, of three letters and more: forms of address and prefixes.
SHARED_NAME_WORDS = {
    "mevrouw", "mevr", "dhr", "heer", "meneer", "mijnheer", "mrs", "miss", "drs", "ing", "prof",
    "van", "von", "der", "den", "het", "ten", "ter",
}  # fmt: skip
NEAR = 92
SHORTEST_TWIN = 0.85  # of the longer one's length: a shorter one cannot be that near
NEAR_DUPLICATE_BOUND = 0.02
NAME_BOUND = 0.03


@dataclass(frozen=True)
class Example:
    """One training utterance as written, with the label and language of its block."""

    intent: str
    language: str
    source: str

    @property
    def annotations(self) -> list[re.Match[str]]:
        return list(ANNOTATION.finditer(self.source))

    @property
    def text(self) -> str:
        """What the person typed: the source without its annotations."""
        return ANNOTATION.sub(lambda found: found["text"], self.source)

    @property
    def names(self) -> list[str]:
        return [found["text"] for found in self.annotations if found["entity"] == "participant"]

    @property
    def masked(self) -> str:
        """The words in lower case, each participant replaced by one; the text itself when that is all."""
        text = ANNOTATION.sub(
            lambda found: "somebody" if found["entity"] == "participant" else found["text"], self.source
        )
        words = " ".join(re.findall(r"\w+", text.casefold()))
        return words if words not in {"", "somebody"} else self.text.casefold()


@cache
def examples() -> tuple[Example, ...]:
    """Every utterance of every file; fails on a block without a language or a line that is no example."""
    found = []
    for path in sorted(NLU_FOLDER.glob("*.yml")):
        content = YAML(typ="safe").load(path)
        assert content["version"] == "3.1", path.name
        for block in content["nlu"]:
            if "intent" not in block:
                continue
            language = block["metadata"]["language"]
            assert language in {"nl", "en"}, (path.name, block["intent"])
            for line in cast(str, block["examples"]).splitlines():
                assert line.startswith("- "), f"{path.name}: not an example: {line}"
                found.append(Example(block["intent"], language, line.removeprefix("- ").strip()))
    assert found
    return tuple(found)


@pytest.mark.parametrize("intent", LEAST)
def test_every_label_has_enough_examples_in_both_languages(intent: str) -> None:
    counts = Counter(example.language for example in examples() if example.intent == intent)
    dutch, english = LEAST[intent]
    assert counts["nl"] >= dutch, f"{intent}: {counts['nl']} Dutch examples of {dutch}"
    assert counts["en"] >= english, f"{intent}: {counts['en']} English examples of {english}"


def test_no_label_outside_the_list() -> None:
    assert {example.intent for example in examples()} <= set(LEAST)


def test_no_sentence_stands_under_two_labels() -> None:
    labels: dict[str, set[str]] = defaultdict(set)
    for example in examples():
        labels[" ".join(example.text.casefold().split()).strip(" .!?")].add(example.intent)
    assert {text: intents for text, intents in labels.items() if len(intents) > 1} == {}


def test_no_sentence_stands_twice_in_a_block() -> None:
    """The same word may stand once in each language of one label ("cancel"), and with other punctuation."""
    counts = Counter(examples())
    assert [example for example, count in counts.items() if count > 1] == []


def test_near_duplicates_are_rare(record_property: Callable[[str, object], None]) -> None:
    """An example counts once when a shorter or equally long one has (nearly) the same words in any order."""
    ordered = sorted(
        ((" ".join(sorted(example.masked.split())), example) for example in examples()),
        key=lambda pair: len(pair[0]),
    )
    words = [pair[0] for pair in ordered]
    twins: list[tuple[Example, Example]] = []
    first = 0
    for index, text in enumerate(words):
        while len(words[first]) < len(text) * SHORTEST_TWIN:
            first += 1
        if best := process.extractOne(text, words[first:index], scorer=fuzz.ratio, score_cutoff=NEAR + 0.01):
            twins.append((ordered[first + best[2]][1], ordered[index][1]))
    rate = len(twins) / len(words)
    record_property("near_duplicate_rate", round(rate, 4))
    print(f"\nnear-duplicates: {len(twins)} of {len(words)} ({rate:.2%})")  # noqa: T201 - the report of the test
    for one, other in twins:
        print(f"  {one.intent}: {one.source}\n  {other.intent}: {other.source}\n")  # noqa: T201
    assert rate <= NEAR_DUPLICATE_BOUND


def test_brackets_are_balanced_and_annotations_well_formed() -> None:
    broken = [
        example.source for example in examples() if re.search(r"[\[\]{}]", ANNOTATION.sub("", example.source))
    ]
    assert broken == []


def test_entities_are_known_and_have_a_known_value() -> None:
    wrong = []
    for example in examples():
        for found in example.annotations:
            plain = found["entity"] in FREE_ENTITIES
            fixed = found["value"] in FIXED_VALUES.get(found["named"] or "", set())
            tidy = found["text"] == found["text"].strip()
            if not (plain or fixed) or not tidy:
                wrong.append(example.source)
    assert wrong == []


def test_no_digits_form_a_citizen_service_number() -> None:
    """BSN: people write it with dots, blanks or dashes, and without its leading zero."""
    wrong = []
    for example in examples():
        text = DATE.sub("date", example.text)
        for run in re.findall(r"(?<!\d)\d(?:[ .-]?\d)+(?!\d)", text):
            digits = re.sub(r"\D", "", run)
            if len(digits) in {8, 9} and bsn.is_valid(digits.zfill(9)):
                wrong.append(example.text)
    assert wrong == []


@pytest.mark.parametrize("intent", LEAST)
def test_no_name_is_so_frequent_that_it_becomes_the_intent(intent: str) -> None:
    of_intent = [example for example in examples() if example.intent == intent]
    bound = max(2, int(len(of_intent) * NAME_BOUND))
    counts: Counter[str] = Counter()
    for example in of_intent:
        words = {word for name in example.names for word in re.findall(r"[^\W\d_]{3,}", name.casefold())}
        counts.update(words - SHARED_NAME_WORDS)
    frequent = {name: count for name, count in counts.items() if count > bound}
    assert frequent == {}, f"more than {bound} of {len(of_intent)} examples"
