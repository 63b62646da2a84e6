"""Answers with another program's codes are understood by their words, and never guessed."""

from pathlib import Path

import pytest

from mittari.formats.exchange.fhir_displays import code_of, questions_of
from mittari.formats.exchange.node import Node
from tests.small_meter import small_meter

CODES = {"never": "0", "now and then": "1", "often": "2"}


def meant(**coding: str) -> str:
    return code_of(Node(Path("answers.json"), dict(coding)), CODES)


@pytest.mark.parametrize(
    ("coding", "code"),
    [
        ({"code": "LA6569-3", "display": "Now and then"}, "1"),
        ({"code": "often", "display": " OFTEN "}, "2"),
        ({"code": "1", "display": "now and <b>then</b>"}, "1"),
        ({"code": "2"}, "2"),
        ({"code": "2", "display": "in other words"}, "2"),
        ({"code": "LA6569-3", "display": "in other words"}, "LA6569-3"),
        ({"code": "2", "display": "never", "system": "urn:mittari:coding:often"}, "2"),
    ],
)
def test_the_words_tell_the_option_else_the_code(coding: dict[str, str], code: str) -> None:
    assert meant(**coding) == code


def test_a_code_of_another_option_than_its_words_is_not_taken() -> None:
    with pytest.raises(ValueError, match="its words are those of another"):
        meant(code="2", display="never")


def test_words_of_a_meter_are_found_by_item(tmp_path: Path) -> None:
    questions = questions_of(small_meter(tmp_path))
    assert questions.codes["calm"] == {"never": "0", "seldom": "1", "often": "2", "always": "3"}
    assert questions.codes["hours"] == {}
    assert questions.names["calm"] == "calm"
