"""Options of FHIR, with their values where they carry some."""

from pathlib import Path
from typing import Any

import pytest

from mittari.formats.exchange import fhir_terms as terms
from mittari.formats.exchange.fhir_options import options_of, options_untaken, own_name, scoring_keys, value_sets_of
from mittari.formats.exchange.node import Node


def node(**tree: Any) -> Node:
    return Node(Path("form.json"), tree)


def weight(url: str, number: float) -> list[dict[str, Any]]:
    return [{"url": url, "valueDecimal": number}]


@pytest.mark.parametrize("url", terms.WEIGHTS)
@pytest.mark.parametrize("on_option", [True, False])
def test_a_value_is_found_wherever_programs_put_it(url: str, on_option: bool) -> None:
    coding = {"code": "a", "display": "A", **({} if on_option else {"extension": weight(url, 2.5)})}
    option = {"valueCoding": coding, **({"extension": weight(url, 2.5)} if on_option else {})}
    (found,) = options_of(node(answerOption=[option]), {}, "en")
    assert (found.code, found.wording, found.value) == ("a", {"en": "A"}, 2.5)


@pytest.mark.parametrize(
    ("option", "code"),
    [
        ({"valueInteger": 0}, "0"),
        ({"valueString": "Hoe"}, "Hoe"),
        ({"valueDate": "2026-01-01"}, "2026-01-01"),
        ({"valueCoding": {"display": "only words"}}, "only words"),
        ({"valueCoding": {"code": "7"}}, "7"),
    ],
)
def test_options_of_every_type(option: dict[str, Any], code: str) -> None:
    (found,) = options_of(node(answerOption=[option]), {}, "en")
    assert found.code == code


def test_an_option_without_anything_is_none() -> None:
    assert options_of(node(answerOption=[{}, {"valueReference": {"reference": "Patient/1"}}]), {}, "en") == []


def test_value_sets_are_found_by_id_and_address() -> None:
    inside = {"resourceType": "ValueSet", "id": "a", "compose": {"include": [{"concept": [{"code": "x"}]}]}}
    beside = node(resourceType="ValueSet", url="http://example.org/b", expansion={"contains": [{"code": "y"}]})
    sets = value_sets_of(node(contained=[inside, {"resourceType": "Patient"}]), [beside])
    for named, code in (("#a", "x"), ("http://example.org/b|2", "y")):
        (found,) = options_of(node(answerValueSet=named), sets, "en")
        assert (found.code, found.wording) == (code, {"en": code})
    assert options_of(node(answerValueSet="http://example.org/elsewhere"), sets, "en") == []


def test_a_coding_of_our_own_is_known_by_its_name() -> None:
    ours = [{"valueCoding": {"system": "urn:mittari:coding:ease", "code": str(code)}} for code in range(2)]
    assert own_name(node(answerOption=ours)) == "ease"
    assert own_name(node(answerOption=[*ours, {"valueCoding": {"system": "other", "code": "1"}}])) == ""
    assert own_name(node()) == ""


@pytest.mark.parametrize(
    ("values", "keys"),
    [
        ([0, 1, 2], {}),
        ([2, 1, 0], {"reverse": True}),
        ([0, 0, 1.5], {"recode": {0: 0, 1: 0, 2: 1.5}}),
        ([None, None, None], {}),
        ([0, None, 1], {}),
    ],
)
def test_values_are_said_in_the_shortest_way(values: list[float | None], keys: dict[str, Any]) -> None:
    assert scoring_keys([0, 1, 2], values) == keys


def test_what_options_have_more_is_told() -> None:
    exclusive = {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive", "valueBoolean": True}
    plain = {"valueCoding": {"code": "a"}, "extension": weight(terms.WEIGHT, 1), "initialSelected": False}
    options = [
        plain,
        {"valueCoding": {"code": "b"}, "extension": [exclusive], "initialSelected": True},
        {"valueReference": {"reference": "Observation/1"}},
    ]
    assert list(options_untaken(node(answerOption=[plain]))) == []
    assert list(options_untaken(node(answerOption=options))) == [
        "an answer filled in beforehand",
        "an option that is no code, text, number, date or time",
        "the extension questionnaire-optionExclusive of its options",
    ]
