"""Texts of SurveyJS in one language or in several."""

from pathlib import Path
from typing import Any

import pytest

from mittari.errors import InputError
from mittari.formats.exchange.node import Node
from mittari.formats.exchange.surveyjs_words import words, written


@pytest.mark.parametrize(
    ("value", "wording"),
    [
        ("A", {"fi": "A"}),
        ("", {}),
        ({"default": "A", "sv": "B"}, {"fi": "A", "sv": "B"}),
        ({"en": "C", "default": ""}, {"en": "C"}),
        ("<b>A</b>", {"fi": "A"}),
        (7, {"fi": "7"}),
    ],
)
def test_is_read(value: Any, wording: dict[str, str]) -> None:
    assert words(Node(Path("form.json"), {"title": value}), "title", "fi") == wording


@pytest.mark.parametrize("wording", [{"fi": "A"}, {"fi": "A", "sv": "B"}, {"sv": "B"}])
def test_what_is_written_is_read_again(wording: dict[str, str]) -> None:
    assert words(Node(Path("form.json"), {"title": written(wording, "fi")}), "title", "fi") == wording


def test_a_list_is_no_text() -> None:
    with pytest.raises(InputError, match="title: a text"):
        words(Node(Path("form.json"), {"title": ["A"]}), "title", "fi")
