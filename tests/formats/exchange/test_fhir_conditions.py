"""enableWhen is read as the text of a condition, and written so that it means the same."""

from pathlib import Path
from typing import Any

import pytest

from mittari.definitions.condition import Condition
from mittari.formats.exchange.fhir_conditions import codes_that_meet, condition_texts, enable_when
from mittari.formats.exchange.node import Node
from tests.small_meter import INSTRUMENT, small_meter

CODES = {"q": ["1", "2", "3"]}
EXPRESSION = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression"


def texts(*tests: dict[str, Any], **keys: Any) -> list[str]:
    return condition_texts(Node(Path("form.json"), {"enableWhen": list(tests), **keys}), CODES)


def asks(operator: str = "=", **answer: Any) -> dict[str, Any]:
    return {"question": "q", "operator": operator, **answer}


@pytest.mark.parametrize(
    ("test", "text"),
    [
        (asks(answerCoding={"code": "2"}), "{q} = '2'"),
        (asks(answerCoding={"display": "it's"}), '{q} = "it\'s"'),
        (asks(answerBoolean=False), "{q} = '0'"),
        (asks(">=", answerInteger=3), "{q} >= 3"),
        (asks("<", answerDecimal=2.5), "{q} < 2.5"),
        (asks(">", answerQuantity={"value": 7}), "{q} > 7"),
        (asks(answerDate="2026-01-01"), "{q} = '2026-01-01'"),
        (asks("!=", answerCoding={"code": "2"}), "{q} = '1' or {q} = '3'"),
        (asks("exists", answerBoolean=True), "{q} = '1' or {q} = '2' or {q} = '3'"),
        (asks("exists", answerBoolean=False), "{q} exists '0'"),
        (asks("!=", answerInteger=9), "{q} != 9"),
    ],
)
def test_a_test_is_read(test: dict[str, Any], text: str) -> None:
    assert texts(test) == [text]


def test_several_tests_are_joined() -> None:
    two = asks(">=", answerInteger=1), asks("<=", answerInteger=3)
    assert texts(*two, enableBehavior="all") == ["{q} >= 1 and {q} <= 3"]
    assert texts(*two, enableBehavior="any") == texts(*two) == ["{q} >= 1 or {q} <= 3"]
    assert texts() == []


def test_an_expression_stands_as_a_condition_nobody_reads() -> None:
    extension = {"url": EXPRESSION, "valueExpression": {"expression": "%a > 3"}}
    assert texts(extension=[extension]) == ["%a > 3"]


def shown_if(folder: Path, condition: str, item: str = "tense") -> dict[str, Any]:
    """What is written for an item below this condition."""
    head = f"  - id: {item}\n"
    text = INSTRUMENT.replace(head, f"{head}    show_if: {condition}\n")
    meter = small_meter(folder, {"instrument.yaml": text})
    return enable_when(meter, meter.items[item])


def test_codes_of_a_choice_are_written_one_by_one(tmp_path: Path) -> None:
    found = shown_if(tmp_path, "{item: calm, at_least: 2}")
    assert [test["answerCoding"]["code"] for test in found["enableWhen"]] == ["2", "3"]
    assert found["enableBehavior"] == "any"


def test_ranges_of_numbers_are_written_as_ranges(tmp_path: Path) -> None:
    found = shown_if(tmp_path, "{item: ability, at_least: 2, at_most: 5}", "hours")
    assert [(test["operator"], test["answerInteger"]) for test in found["enableWhen"]] == [(">=", 2), ("<=", 5)]
    assert found["enableBehavior"] == "all"


def test_what_fhir_can_t_say_is_not_half_said(tmp_path: Path) -> None:
    assert shown_if(tmp_path, "{item: ability, at_least: 2, at_most: 5.5}", "hours") == {}


@pytest.mark.parametrize(
    ("keys", "codes"), [({"any_of": [2, 9]}, [2]), ({"at_least": 1}, [1, 2]), ({"at_least": 1, "at_most": 1.5}, [1])]
)
def test_codes_that_meet_a_condition(keys: dict[str, Any], codes: list[int]) -> None:
    assert codes_that_meet(Condition(item="q", **keys), (0, 1, 2)) == codes
