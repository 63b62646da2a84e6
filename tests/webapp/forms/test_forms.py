"""From a posted form to an answer and back, for every kind of answer."""

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from mittari.answers import Answer, NonAnswer
from mittari.definitions.item import AnswerKind
from mittari.definitions.library import library_at
from tests.webapp.conftest import LIBRARY
from webapp.forms import KINDS, Question, in_words, question_form, read_answer
from webapp.language import messages

METER = library_at(LIBRARY).meter("tiny")
T = messages().translator("en")


def question(item: str) -> Question:
    return Question(METER, METER.items[item], "en", T)


def read(item: str, posted: dict[str, str]) -> tuple[Answer | None, str]:
    """The answer, and the error beside it."""
    asked = question(item)
    form = question_form(asked, posted=MultiDict(posted))
    answer = read_answer(asked, form)
    return answer, " ".join(map(str, form["answer"].errors))


GOOD = [
    ("cooking", {"answer": "0"}, 0), ("cooking", {"answer": "4"}, 4),
    ("cooking", {"answer": "refused"}, NonAnswer.REFUSED),
    ("tidying", {"answer": "not_applicable"}, NonAnswer.NOT_APPLICABLE),
    ("vigour", {"answer": "10"}, 10), ("vigour", {"answer": "0"}, 0),
    ("vigour", {"answer": "refused"}, NonAnswer.REFUSED),
    ("walks", {"answer": "3"}, 3), ("walks", {"answer": "3,5"}, 3.5), ("walks", {"answer": " 3.5 "}, 3.5),
    ("walks", {"refused": "y"}, NonAnswer.REFUSED),
    ("moved", {"answer": "31.3.2026"}, "2026-03-31"), ("moved", {"answer": "2026-03-31"}, "2026-03-31"),
    ("moved", {"answer": "1/2/2024"}, "2024-02-01"), ("moved", {"not_applicable": "y"}, NonAnswer.NOT_APPLICABLE),
    ("wish", {"answer": "a home\r\nof my own"}, "a home\nof my own"), ("wish", {"answer": "refused"}, "refused"),
    ("wish", {"answer": "  "}, NonAnswer.MISSING),
    ("wish", {"answer": "x" * 4000}, "x" * 4000), ("wish", {"answer": "\u202eمرحبا"}, "\u202eمرحبا"),
]  # fmt: skip
BAD = [
    ("cooking", {}, "Choose one option"), ("cooking", {"answer": "5"}, "Choose one option"),
    ("cooking", {"answer": "not_applicable"}, "Choose one option"),
    ("cooking", {"answer": "missing"}, "Choose one option"),
    ("cooking", {"answer": "not_asked"}, "Choose one option"), ("cooking", {"answer": "-127"}, "Choose one option"),
    ("vigour", {"answer": "11"}, "Choose one option"), ("vigour", {"answer": "7.0"}, "Choose one option"),
    ("walks", {"answer": "many"}, "between 0 and 50"), ("walks", {"answer": "51"}, "between 0 and 50"),
    ("walks", {"answer": "-127"}, "between 0 and 50"), ("walks", {"answer": "nan"}, "between 0 and 50"),
    ("walks", {"answer": "٣"}, "between 0 and 50"), ("walks", {}, "Write an answer"),
    ("moved", {"answer": "31.2.2026"}, "31.3.2026"), ("moved", {"answer": "yesterday"}, "31.3.2026"),
    ("moved", {"not_applicable": "y", "refused": "y"}, "one box only"),
    ("wish", {"answer": "x", "refused": "y"}, "also chose not to"),
    ("wish", {"answer": "x\x00y"}, "cannot be saved"), ("wish", {"answer": "x" * 4001}, "4001 characters"),
]  # fmt: skip


@pytest.mark.parametrize(("item", "posted", "answer"), GOOD)
def test_what_can_be_answered_is_read(item: str, posted: dict[str, str], answer: Answer) -> None:
    assert read(item, posted) == (answer, "")


@pytest.mark.parametrize(("item", "posted", "advice"), BAD)
def test_what_cannot_be_answered_gets_advice(item: str, posted: dict[str, str], advice: str) -> None:
    answer, error = read(item, posted)
    assert answer is None
    assert advice in error


@pytest.mark.parametrize(("item", "posted", "answer"), GOOD)
def test_a_stored_answer_fills_the_form_that_gives_it_again(item: str, posted: dict[str, str], answer: Answer) -> None:
    asked = question(item)
    stored = answer if isinstance(answer, str) else float(answer)
    shown = {
        name: "y" if value is True else value for name, value in question_form(asked, stored).data.items() if value
    }
    assert read(item, shown) == (answer, "")


def test_a_wrong_entry_comes_back_as_it_was_written() -> None:
    form = question_form(question("walks"), posted=MultiDict({"answer": "about 7"}))
    assert form["answer"].data == "about 7"


def test_a_text_that_is_too_long_keeps_its_beginning() -> None:
    asked = question("wish")
    form = question_form(asked, posted=MultiDict({"answer": "é" * 1_000_000}))
    assert read_answer(asked, form) is None
    assert form["answer"].data == "é" * 4000


def test_refusing_is_always_offered_and_not_applicable_where_the_item_says() -> None:
    offered = {name: set(question(name).ways_out) for name in METER.items}
    assert all("refused" in ways for ways in offered.values())
    assert {name for name, ways in offered.items() if "not_applicable" in ways} == {"tidying", "moved"}


@pytest.mark.parametrize(
    ("item", "answer", "words"),
    [
        ("cooking", 4.0, "Easily"), ("cooking", -127.0, "I do not want to answer"), ("walks", 3.5, "3.5"),
        ("walks", 3.0, "3"), ("walks", 0.1, "0.1"), ("moved", "2026-03-31", "31.3.2026"), ("wish", "x", "x"),
        ("wish", None, "Not answered yet"), ("wish", -128.0, "Left empty"),
    ],
)  # fmt: skip
def test_an_answer_is_told_in_words(app: Flask, item: str, answer: Answer | None, words: str) -> None:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        assert in_words(question(item), answer) == words


def test_every_kind_of_answer_has_a_form() -> None:
    assert set(KINDS) == set(AnswerKind)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    item=st.sampled_from(sorted(METER.items)),
    posted=st.dictionaries(st.sampled_from(["answer", "refused", "not_applicable", "x"]), st.text(max_size=200)),
)
def test_nothing_that_is_posted_breaks_a_form(item: str, posted: dict[str, str]) -> None:
    answer, error = read(item, posted)
    assert (answer is None) == bool(error)
