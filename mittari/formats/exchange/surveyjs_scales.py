"""Scales and numbers of SurveyJS: ratings, sliders, fields for a number."""

from collections.abc import Iterator

from mittari.definitions.item import AnswerKind
from mittari.formats.exchange.node import Node
from mittari.formats.exchange.options import Option, Wording
from mittari.formats.exchange.surveyjs_question import Question, options_at, plain_question
from mittari.formats.exchange.surveyjs_words import words

LONGEST_SCALE = 1_000
LOW = ("minRateDescription", "mininumRateDescription")
HIGH = ("maxRateDescription", "maximumRateDescription")
"""The words at an end by the names of today and of the first version (with its slip), which SurveyJS still reads."""


def rating(node: Node, name: str, language: str) -> Iterator[Question]:
    """A rating where every whole number is a step, else a choice of its steps."""
    question = plain_question(AnswerKind.RATING, node, name, language)
    ends = {"low": _first(node, LOW, language), "high": _first(node, HIGH, language)}
    values = options_at(node, "rateValues", language)
    low, high, step = _scale(node)
    if not values and step == 1 and low.is_integer() and 0 < high - low <= LONGEST_SCALE:
        question.keys = {"minimum": int(low), "maximum": int(high)}
        question.further = {**question.further, **ends}
        yield question
        return
    question.kind = AnswerKind.CHOICE
    steps = [Option(value, {language: value}) for value in _steps(low, high, step)]
    lost = [(f"the words at its {key} end", "a choice has a word for each option") for key in ends if ends[key]]
    question.losses += lost
    yield question.with_options(values or steps)


def _first(node: Node, keys: tuple[str, ...], language: str) -> Wording:
    return next((found for key in keys if (found := words(node, key, language))), {})


def _scale(node: Node) -> tuple[float, float, float]:
    given = {key: node.number(key) for key in ("rateMin", "rateMax", "rateStep", "rateCount")}
    low = 1.0 if given["rateMin"] is None else float(given["rateMin"])
    step = 1.0 if given["rateStep"] is None else float(given["rateStep"])
    last = low + ((given["rateCount"] or 5) - 1) * step
    return low, last if given["rateMax"] is None else float(given["rateMax"]), step


def _steps(low: float, high: float, step: float) -> list[str]:
    count = (high - low) / step if step > 0 and high > low else 0
    return [f"{low + step * number:.9g}" for number in range(int(count) + 1)] if 0 < count <= LONGEST_SCALE else []


def number(node: Node, name: str, language: str) -> Iterator[Question]:
    """A number between the whole ends that the file gives."""
    question = plain_question(AnswerKind.NUMBER, node, name, language)
    for key, end in (("minimum", "min"), ("maximum", "max")):
        value = node.text(end)
        digits = value.removeprefix("-")
        if digits.isascii() and digits.isdigit() and len(digits) < 10:
            question.keys[key] = int(value)
        elif value:
            question.losses.append((f"the {key} {value}", "an end of a range is a whole number"))
    yield question
