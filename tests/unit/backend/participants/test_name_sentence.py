"""People are found inside sentences, and ordinary words are not taken for people."""

from __future__ import annotations

import time

import pytest

from backend.participants.name_entries import NameRecord
from backend.participants.name_search import NameIndex
from backend.participants.name_sentence import find_mentions, search_sentence
from backend.participants.names import PersonName

PEOPLE = [
    "Jan|de|Vries",
    "Marta||Kowalska",
    "Kim|van den|Berg",
    "Piet||Jansen",
    "Wil||Jansen",
    "Arie||Best",
    "Mei||Wong",
    "Petra||Bakker",
    "Klaas|de|Boer",
    "Fatima||El Idrissi",
    "Ahmet||Yılmaz",
    "Tom|de|Wit",
    "April||Peters",
    "Lotte||Mei",
]


def _record(line: str) -> NameRecord:
    calling, prefix, surname = line.split("|")
    name = PersonName(f"{calling[0]}.", calling, calling, prefix, surname)
    return NameRecord(name.shown, name, "unknown")


INDEX = NameIndex(_record(line) for line in PEOPLE)

SENTENCES: list[tuple[str, set[str]]] = [
    ("jan de vries gaat per 1 maart uit dienst", {"Jan de Vries"}),
    ("Jan de Vries gaat per 1 maart uit dienst", {"Jan de Vries"}),
    ("per 1 maart gaat j. de vries uit dienst", {"Jan de Vries"}),
    ("Exit for Kowalska as of 1 April", {"Marta Kowalska"}),
    ("exit for marta kowalska as of 1 april", {"Marta Kowalska"}),
    ("kun je v.d. berg afmelden per 1/4?", {"Kim van den Berg"}),
    ("Berg, van den, per 1 april", {"Kim van den Berg"}),
    ("ik wil piet jansen afmelden", {"Piet Jansen"}),
    ("ik wil jansen afmelden", {"Piet Jansen", "Wil Jansen"}),
    ("Wil Jansen gaat weg", {"Wil Jansen"}),
    ("mevrouw Best stopt ermee", {"Arie Best"}),
    ("Arie Best stopt ermee", {"Arie Best"}),
    ("arie best stopt ermee", {"Arie Best"}),
    ("Mei Wong gaat uit dienst", {"Mei Wong"}),
    ("mevrouw bakker vertrekt", {"Petra Bakker"}),
    ("Meld Bakker maar af", {"Petra Bakker"}),
    ("Wat is de status van Klaas de Boer?", {"Klaas de Boer"}),
    ("uit dienst: El Idrissi, Fatima", {"Fatima El Idrissi"}),
    ("wat is het pensioen van yilmaz", {"Ahmet Yılmaz"}),
    ("Jan gaat uit dienst", {"Jan de Vries"}),
    ("Jan de Vries's last day is 28 February", {"Jan de Vries"}),
    ("Jansen van de administratie vertrekt", {"Piet Jansen", "Wil Jansen"}),
    ("jan de vreis gaat per 1 mei weg", {"Jan de Vries"}),
    ("Exit Kowalsak per 1 mei", {"Marta Kowalska"}),
    ("Jan de Vries en Marta Kowalska gaan weg", {"Jan de Vries", "Marta Kowalska"}),
    ("Jan de Vries en Kowalska gaan weg", {"Jan de Vries", "Marta Kowalska"}),
    ("jan de vries en kim gaan per 1 maart uit dienst", {"Jan de Vries", "Kim van den Berg"}),
    ("Arie Best, Mei Wong en Marta Kowalska gaan weg", {"Arie Best", "Mei Wong", "Marta Kowalska"}),
    ("kim, petra bakker en klaas de boer gaan weg", {"Kim van den Berg", "Petra Bakker", "Klaas de Boer"}),
    ("Tom de Wit leaves on 5 Jan", {"Tom de Wit"}),
    # Ordinary words.
    ("ik wil iemand afmelden", set()),
    ("per 1 mei uit dienst", set()),
    ("per 1 Mei", set()),
    ("as of 1 April please", set()),
    ("leaves in April", set()),
    ("dat lijkt me het best", set()),
    ("Best lastig allemaal", set()),
    ("de bakker gaat uit dienst", set()),
    ("de boer op", set()),
    ("hoe lang duurt dat?", set()),
    ("wil je dat voor me doen", set()),
    ("op 1 jan uit dienst", set()),
    ("vanaf jan 2027", set()),
    ("wit", set()),
    ("de", set()),
    ("", set()),
    # Half of a stranger's name.
    ("Anna Kowalska gaat weg", set()),
    ("exit for Anna Kowalska", set()),
    ("piet kowalska gaat weg", set()),
    ("Fatima Bouzid vertrekt", set()),
    ("Marta van Dalen vertrekt", set()),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_who_is_named_in_a_sentence_is_found_and_nobody_else(sentence: str, expected: set[str]) -> None:
    assert {candidate.id for candidate in search_sentence(INDEX, sentence)} == expected


def test_a_mention_tells_where_in_the_sentence_it_stands() -> None:
    sentence = "Graag Jan de Vries afmelden, en fatima el idrissi ook"
    spans = [sentence[mention.start : mention.end] for mention in find_mentions(INDEX, sentence)]
    assert spans == ["Jan de Vries", "fatima el idrissi"]


def test_a_message_of_the_greatest_length_is_read_in_bounded_time() -> None:
    message = ("jna de vreis kowlaska van den " * 150)[:4000]
    began = time.perf_counter()
    find_mentions(INDEX, message)
    assert time.perf_counter() - began < 3


def test_a_mistyped_name_in_a_sentence_is_only_ever_near() -> None:
    assert [candidate.match for candidate in search_sentence(INDEX, "jan de vreis gaat weg")] == ["near"]
