"""Words and values as they stand in FHIR's JSON."""

from pathlib import Path
from typing import Any

import pytest

from mittari.formats.exchange import fhir_terms as terms
from mittari.formats.exchange.node import Node


def node(**tree: Any) -> Node:
    return Node(Path("form.json"), tree)


@pytest.mark.parametrize(
    "wording", [{"fi": "Aamu"}, {"fi": "Aamu", "sv": "Morgon", "ar": "صباح"}, {"sv": "bara svenska"}, {}]
)
def test_words_go_out_and_come_back(wording: dict[str, str]) -> None:
    assert terms.words(node(**terms.with_words("text", wording, "fi")), "text", "fi") == wording


def test_half_a_translation_is_none() -> None:
    half = {"extension": [{"url": terms.TRANSLATION, "extension": [{"url": "lang", "valueCode": "sv"}]}]}
    assert terms.words(node(text="Aamu", _text=half), "text", "fi") == {"fi": "Aamu"}


@pytest.mark.parametrize(
    ("value", "number"), [({"valueInteger": 0}, 0), ({"valueDecimal": 2.5}, 2.5), ({"valueString": "3"}, None)]
)
def test_a_number_is_found_whatever_its_type(value: dict[str, Any], number: float | None) -> None:
    assert terms.value_number(node(extension=[{"url": terms.MINIMUM, **value}]), terms.MINIMUM) == number
    assert terms.value_number(node(extension=[{"url": "other", **value}]), terms.MINIMUM) is None


def test_a_control_is_found_again() -> None:
    assert terms.controls(node(extension=[terms.control("slider"), {"url": "other"}])) == {"slider"}
    assert terms.controls(node()) == set()


@pytest.mark.parametrize(
    ("value", "text"),
    [({"valueCode": " a "}, "a"), ({"valueInteger": 3}, "3"), ({"valueCoding": {"code": "a"}}, ""), ({}, "")],
)
def test_a_simple_value_is_text(value: dict[str, Any], text: str) -> None:
    assert terms.value_text(node(**value)) == text
