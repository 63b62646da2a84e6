"""Tick boxes: any options, none of them, or a way not to answer; never two of these at once."""

from dataclasses import replace
from pathlib import Path

import pytest
from werkzeug.datastructures import MultiDict

from mittari.answers import Answer, NonAnswer
from mittari.definitions.meter import read_meter
from mittari.definitions.texts import ItemText, ScoreText, Texts
from webapp.forms import Question, in_words, question_form, read_answer
from webapp.language import messages

EXAMPLE = Path(__file__).parents[3] / "instruments/constructs/multichoice"
TEXTS = Texts(
    language="en",
    status="draft",
    title="Help",
    introduction="Who helps.",
    items={"helped_by": ItemText(question="Who helps you?")},
    options={"help": {1: "Family", 2: "Friends", 3: "Neighbours", 4: "Others"}},
    scores={"helpers": ScoreText(name="Helpers")},
)
METER = replace(read_meter(EXAMPLE)[0], texts={"en": TEXTS})
ASKED = Question(METER, METER.items["helped_by"], "en", messages().translator("en"))


def read(*posted: tuple[str, str]) -> tuple[Answer | None, str]:
    form = question_form(ASKED, posted=MultiDict(posted))
    answer = read_answer(ASKED, form)
    return answer, " ".join(map(str, form["answer"].errors))


GOOD = [
    ([("answer", "1")], 0b0001, "Family"),
    ([("answer", "4"), ("answer", "2")], 0b1010, "Friends, Others"),
    ([("none", "y")], 0, "None of these"),
    ([("refused", "y")], NonAnswer.REFUSED, "I do not want to answer"),
]


@pytest.mark.parametrize(("posted", "answer", "words"), GOOD)
def test_what_is_ticked_is_read_said_and_shown_again(posted: list[tuple[str, str]], answer: Answer, words: str) -> None:
    assert read(*posted) == (answer, "")
    assert in_words(ASKED, float(answer)) == words
    again = question_form(ASKED, float(answer))
    ticked = [("answer", code) for code in again["answer"].data or []]
    others = [(name, "y") for name in ("none", "refused") if again[name].data]
    assert sorted(ticked + others) == sorted(posted)


@pytest.mark.parametrize(
    ("posted", "says"),
    [
        ([], "at least one option"),
        ([("answer", "9")], "at least one option"),
        ([("answer", "1"), ("none", "y")], "Keep one or the other"),
        ([("answer", "1"), ("refused", "y")], "Keep one or the other"),
        ([("none", "y"), ("refused", "y")], "one box only"),
    ],
)
def test_what_does_not_go_together_gets_advice(posted: list[tuple[str, str]], says: str) -> None:
    answer, error = read(*posted)
    assert answer is None
    assert says in error
