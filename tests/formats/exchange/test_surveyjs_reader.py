"""SurveyJS forms as people make them are taken question by question, and what can't be taken is named."""

import json
from pathlib import Path
from typing import Any

import pytest

from mittari.errors import InputError
from mittari.formats.exchange.surveyjs_reader import condition, read
from tests.formats.exchange.expected import FILES, assert_as_expected, assert_only_decisions_left, expected_of

FORMS = FILES / "surveyjs"
EXPECTED = expected_of("surveyjs")


def test_there_are_ten_of_them() -> None:
    assert len(EXPECTED) >= 10


@pytest.mark.parametrize("name", EXPECTED)
def test_becomes_what_is_expected(name: str) -> None:
    draft = read(FORMS / f"{name}.json")
    assert_as_expected(draft, EXPECTED[name])
    assert_only_decisions_left(draft)


@pytest.mark.parametrize(
    ("written", "simple"),
    [
        ("{a} = 1", "{a} = 1"),
        ("{a} = true", "{a} = '1'"),
        ("{a} = 'False'", "{a} = '0'"),
        ("{a} contains 'x'", "{a} = 'x'"),
        ("{a} anyof ['x', 'y']", "{a} = 'x' or {a} = 'y'"),
        ("{a} empty", "{a} empty"),
        ("iif({a} > 1, 2, 3)", "iif({a} > 1, 2, 3)"),
    ],
)
def test_conditions_are_put_in_one_spelling(written: str, simple: str) -> None:
    assert condition(written) == simple


REFUSED: dict[str, tuple[Any, str]] = {
    "no question": ({"title": "A"}, "no question"),
    "pages that are none": ({"pages": "p"}, "pages: a list of objects"),
    "choices that are none": ({"elements": [{"type": "radiogroup", "choices": "a"}]}, "elements.0.choices: a list"),
    "a number that is none": ({"elements": [{"type": "rating", "name": "a", "rateMin": "x"}]}, "rateMin: a number"),
    "too many": ({"elements": [{"type": "text", "name": f"q{number}"} for number in range(3000)]}, "2000 questions"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused_with_place_and_advice(name: str, tmp_path: Path) -> None:
    tree, says = REFUSED[name]
    path = tmp_path / "form.json"
    path.write_text(json.dumps(tree), encoding="utf-8")
    with pytest.raises(InputError, match=says) as caught:
        read(path)
    assert all(problem.advice for problem in caught.value.problems)
