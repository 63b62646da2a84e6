"""enableWhen of FHIR: read as the text of a condition, and written from a meter's."""

from collections.abc import Iterator
from typing import Any

from mittari.definitions.condition import Condition
from mittari.definitions.item import AnswerKind, Item
from mittari.definitions.meter import Meter
from mittari.formats.exchange.conditions import hangs_on
from mittari.formats.exchange.fhir_terms import CODING, EXPRESSION, extensions
from mittari.formats.exchange.node import Node

OPERAND = r"\{(?P<name>[^{}]+)\}"
SIMPLE = ("answerString", "answerDate", "answerDateTime", "answerTime")
Codes = dict[str, list[str]]
"""The codes of the options of each question before, by linkId."""


def condition_texts(node: Node, codes: Codes) -> list[str]:
    """The conditions of an item, as texts like `{linkId} = 'code'`; those that all must hold are one text."""
    tests = [_test(test, codes) for test in node.nodes("enableWhen")]
    # Without enableBehavior several tests are an error that programs read as "any".
    joined = " and " if node.text("enableBehavior") == "all" else " or "
    expressions = [extension.node("valueExpression") for extension in extensions(node, EXPRESSION)]
    return [*([joined.join(tests)] if tests else []), *(expression.text("expression") for expression in expressions)]


def _test(test: Node, codes: Codes) -> str:
    question, operator = test.text("question"), test.text("operator")
    options = codes.get(question, [])
    operand, answer = f"{{{question}}}", _answer(test)
    if operator == "exists" and answer == "'1'" and options:
        return _one_of(operand, options)
    if operator == "!=" and options and answer.strip("'") in options:
        return _one_of(operand, [code for code in options if code != answer.strip("'")])
    return f"{operand} {operator} {answer}"


def _one_of(operand: str, codes: list[str]) -> str:
    return " or ".join(f"{operand} = {_quoted(code)}" for code in codes)


def _answer(test: Node) -> str:
    if isinstance(test.tree.get("answerBoolean"), bool):
        return f"'{int(test.tree['answerBoolean'])}'"
    for key in ("answerInteger", "answerDecimal"):
        if (number := test.number(key)) is not None:
            return f"{number:.15g}"
    if (quantity := test.node("answerQuantity").number("value")) is not None:
        return f"{quantity:.15g}"
    coding = test.node("answerCoding")
    code = coding.text("code") or coding.text("display")
    return _quoted(code or next((test.text(key) for key in SIMPLE if key in test.tree), ""))


def _quoted(text: str) -> str:
    return f'"{text}"' if "'" in text else f"'{text}'"


def enable_when(meter: Meter, item: Item) -> dict[str, Any]:
    """The keys that say when an item is asked; none if it always is, or if FHIR can't say when."""
    other, condition = hangs_on(meter, item), item.show_if
    if other is None or condition is None:
        return {}
    if other.kind is AnswerKind.RATING and not _whole_ends(condition):
        return {}
    tests = [{"question": other.id, **test} for test in _tests(meter, other, condition)]
    behaviour = "any" if all(test["operator"] == "=" for test in tests) else "all"
    return {"enableWhen": tests} | ({"enableBehavior": behaviour} if len(tests) > 1 else {}) if tests else {}


def _tests(meter: Meter, other: Item, condition: Condition) -> Iterator[dict[str, Any]]:
    coding = meter.coding(other)
    if coding:
        system = f"{CODING}{other.coding}"
        for code in codes_that_meet(condition, coding.codes):
            yield {"operator": "=", "answerCoding": {"system": system, "code": str(code)}}
        return
    for code in condition.any_of or ():
        yield {"operator": "=", _key(other): code}
    for operator, end in ((">=", condition.at_least), ("<=", condition.at_most)):
        if end is not None:
            yield {"operator": operator, _key(other): int(end) if float(end).is_integer() else end}


def _whole_ends(condition: Condition) -> bool:
    return all(float(end).is_integer() for end in (condition.at_least, condition.at_most) if end is not None)


def _key(other: Item) -> str:
    return "answerDecimal" if other.kind is AnswerKind.NUMBER else "answerInteger"


def codes_that_meet(condition: Condition, codes: tuple[int, ...]) -> list[int]:
    """The codes of a choice for which a condition holds: programs compare options, not their numbers."""
    if condition.any_of is not None:
        return [code for code in condition.any_of if code in codes]
    low = float("-inf") if condition.at_least is None else condition.at_least
    high = float("inf") if condition.at_most is None else condition.at_most
    return [code for code in codes if low <= code <= high]
