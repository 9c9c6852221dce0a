"""What a machine can see of docs/words.md, in all that users read: responses, pages, notices, the widget."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from babel.messages.pofile import read_po

from tests.unit.nlu_data.test_responses import RESPONSES, ROOT, words_in

LONGEST_SENTENCE = 25  # words; longer ones are not B1
SENTENCE_END = re.compile(r"(?<=[.!?:])[\"'”’)]?\s+|\n+")
QUOTED = re.compile(r"\"[^\"\n]*\"|“[^”\n]*”")  # quoted is what the user may type
INFORMAL = re.compile(r"\b(je|jij|jou|jouw|jullie)\b", re.IGNORECASE)
POSSIBLE = re.compile(r"\b(kan|kunt|kies|typ|geef|vul|kijk|trek|hoeft)\b", re.IGNORECASE)
CATALOGUES = ("{}.po", "widget_{}.po", "embed_{}.po")


def read_catalogues(language: str) -> Iterator[tuple[str, str]]:
    for pattern in CATALOGUES:
        with (ROOT / "bot" / "words" / pattern.format(language)).open("rb") as file:
            for entry in read_po(file, locale=language):
                if entry.id:
                    yield str(entry.id), str(entry.string)


def said(variation: Any) -> str:
    return "\n".join(words_in(variation))


def everything() -> Iterator[tuple[str, tuple[str, str]]]:
    """Each text by its name: Dutch, English."""
    for name, (english, dutch) in RESPONSES.items():
        yield name, (said(dutch), said(english))
    english_words = dict(read_catalogues("en"))
    for name, dutch_words in read_catalogues("nl"):
        yield name, (dutch_words, english_words[name])


def unused_words() -> list[re.Pattern[str]]:
    """The words of the last table of the page, Dutch and English."""
    page = (ROOT / "docs" / "words.md").read_text(encoding="utf-8")
    rows = [line.split("|") for line in page.partition("## Words that are not used")[2].splitlines()]
    cells = [row[1:3] for row in rows if len(row) == 5][2:]
    return [
        re.compile(
            r"\b(" + "|".join(re.escape(word.strip()) for word in of.split(",")) + r")\b", re.IGNORECASE
        )
        for of in (", ".join(column) for column in zip(*cells, strict=True))
    ]


TEXTS = dict(everything())
UNUSED = unused_words()
each_text = pytest.mark.parametrize("texts", TEXTS.values(), ids=TEXTS.keys())


def of(pattern: str) -> pytest.MarkDecorator:
    found = {name: texts for name, texts in TEXTS.items() if re.search(pattern, name)}
    assert found
    return pytest.mark.parametrize("texts", found.values(), ids=found.keys())


def test_the_page_names_words_that_are_not_used() -> None:
    dutch, english = UNUSED
    assert dutch.search("Helaas is dit ongeldig")
    assert english.search("Please note: this is invalid")
    assert not dutch.search("De laatste datum die nu kan, is 15 maart 2027.")


@each_text
def test_no_word_that_blames_regrets_or_goes_by_another_name_elsewhere(texts: tuple[str, str]) -> None:
    for text, unused in zip(texts, UNUSED, strict=True):
        assert not unused.findall(QUOTED.sub("", text))


@each_text
def test_no_sentence_is_longer_than_a_reader_likes(texts: tuple[str, str]) -> None:
    sentences = [sentence for text in texts for sentence in SENTENCE_END.split(text)]
    assert [sentence for sentence in sentences if len(sentence.split()) > LONGEST_SENTENCE] == []


@each_text
def test_dutch_says_u(texts: tuple[str, str]) -> None:
    assert not INFORMAL.findall(QUOTED.sub("", texts[0]))


@each_text
def test_both_languages_ask_as_many_questions(texts: tuple[str, str]) -> None:
    dutch, english = texts
    assert dutch.count("?") == english.count("?")


@each_text
def test_no_sentence_stands_there_twice(texts: tuple[str, str]) -> None:
    for text in texts:
        sentences = [sentence for sentence in SENTENCE_END.split(text) if len(sentence.split()) > 4]
        assert len(sentences) == len(set(sentences))


@of(r"utter_\w+_submitted")
def test_a_receipt_gives_the_reference_and_what_can_still_be_done(texts: tuple[str, str]) -> None:
    dutch, english = texts
    assert re.search(r"\{(reference|withdrawal)\}", dutch)
    assert re.search(r"\bkunt\b", dutch)
    assert re.search(r"\bcan\b", english)


@of(r"utter_\w+_refused_")
def test_a_refusal_says_what_is_possible(texts: tuple[str, str]) -> None:
    assert POSSIBLE.search(texts[0])


@of(r"_(warning|consequence|additional_checks)_")
def test_what_is_good_to_know_is_whole_sentences_that_can_follow_any_other(texts: tuple[str, str]) -> None:
    assert all(re.fullmatch(r"[A-Z{][^\n]*\.", text) for text in texts)


@of(r"utter_word_(fact|field)_")
def test_a_label_is_a_name_not_a_sentence(texts: tuple[str, str]) -> None:
    assert all(re.fullmatch(r"[A-Z][\w\s-]*\w", text) for text in texts)
    assert not re.search(r"^Geboren|\bis$|\bwordt$|^Born", "\n".join(texts), re.MULTILINE)
