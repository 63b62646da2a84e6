"""The questions of SurveyJS by their types."""

from collections.abc import Callable, Iterator

from mittari.definitions.item import AnswerKind
from mittari.formats.exchange import surveyjs_scales as scales
from mittari.formats.exchange.node import Node
from mittari.formats.exchange.options import Option
from mittari.formats.exchange.surveyjs_question import Question, options_at, plain_question
from mittari.formats.exchange.surveyjs_words import words
from mittari.formats.exchange.yes_no import yes_no

NUMBERS = frozenset({"number", "range"})
DATES = frozenset({"date", "datetime", "datetime-local"})
TAKEN = frozenset(
    {"type", "name", "title", "description", "visibleIf", "choices", "rateMin", "rateMax", "rateCount", "rateStep"}
    | {"rateValues", "inputType", "min", "max", "labelTrue", "labelFalse"}
    | {"columns", "rows", "items", "visible", "hasNone", "showNoneItem", "noneText", "multiSelect"}
    | {*scales.LOW, *scales.HIGH}
)
LISTS = ("choices", "rateValues", "columns", "rows")
SPECIAL = {
    "hasOther": "an answer in own words beside the options",
    "showOtherItem": "an answer in own words beside the options",
    "hasSelectAll": "the option to select all",
    "showSelectAllItem": "the option to select all",
    "showRefuseItem": "the option to refuse, which every question of a meter has",
    "showDontKnowItem": "the option not to know",
    "choicesByUrl": "options that are fetched from elsewhere",
    "choicesFromQuestion": "options that are those of another question",
    "defaultValue": "an answer filled in beforehand",
    "defaultValueExpression": "an answer filled in beforehand",
    "isRequired": "that it must be answered: every question of a meter can be left",
    "enableIf": "when it can be answered",
    "validators": "checks of the answer",
}


def question_of(node: Node, name: str, language: str) -> list[Question]:
    """The questions that an element asks: one, or one for each row of a matrix."""
    questions = list(KINDS[node.text("type") or "text"](node, name, language))
    for question in questions:
        question.losses += _losses(node)
    return questions


def _losses(node: Node) -> Iterator[tuple[str, ...]]:
    listed = [each for key in LISTS if isinstance(node.tree.get(key), list) for each in node.tree[key]]
    for key in sorted({key for each in listed if isinstance(each, dict) for key in each} - {"value", "text"}):
        yield f"{key} of its options", "an option has a code and words"
    for key, what in SPECIAL.items():
        if node.tree.get(key):
            yield (what,)
    looks = sorted(node.tree.keys() - TAKEN - SPECIAL.keys())
    if looks:
        yield f"its settings {', '.join(looks)}", "a meter says what is asked, not how it looks"


def _choice(node: Node, name: str, language: str) -> Iterator[Question]:
    options = [*options_at(node, "choices", language), *_none(node, language)]
    yield plain_question(AnswerKind.CHOICE, node, name, language).with_options(options)


def _several(node: Node, name: str, language: str) -> Iterator[Question]:
    # Ticking nothing is an answer here, so that SurveyJS's "none" needs no option of its own.
    yield plain_question(AnswerKind.MULTICHOICE, node, name, language).with_options(
        options_at(node, "choices", language)
    )


def _pictures(node: Node, name: str, language: str) -> Iterator[Question]:
    return _several(node, name, language) if node.flag("multiSelect") else _choice(node, name, language)


def _text(node: Node, name: str, language: str) -> Iterator[Question]:
    written = node.text("inputType")
    if written in NUMBERS:
        yield from scales.number(node, name, language)
        return
    question = plain_question(AnswerKind.DATE if written in DATES else AnswerKind.TEXT, node, name, language)
    if written and written not in ("text", "date"):
        question.losses.append((f"that the answer is of the type {written}",))
    yield question


def _comment(node: Node, name: str, language: str) -> Iterator[Question]:
    yield plain_question(AnswerKind.TEXT, node, name, language)


def _boolean(node: Node, name: str, language: str) -> Iterator[Question]:
    question = plain_question(AnswerKind.CHOICE, node, name, language)
    no, yes = yes_no(list(question.wording))
    labels = words(node, "labelFalse", language), words(node, "labelTrue", language)
    question.options = [
        Option(option.code, {**option.wording, **label}) for option, label in zip((no, yes), labels, strict=True)
    ]
    question.hint = "" if any(labels) else "yes_no"
    yield question


def _matrix(node: Node, name: str, language: str) -> Iterator[Question]:
    stem, columns = words(node, "title", language), options_at(node, "columns", language)
    for row in options_at(node, "rows", language):
        question = Question(f"{name}.{row.code}", AnswerKind.CHOICE, row.wording, {"help": stem}, hint=name)
        yield question.with_options(columns)


def _lines(node: Node, name: str, language: str) -> Iterator[Question]:
    stem = words(node, "title", language)
    for line in node.nodes("items"):
        for question in _text(line, f"{name}.{line.text('name') or line.place}", language):
            question.further = {"help": stem}
            question.losses += _losses(line)
            yield question


def _none(node: Node, language: str) -> list[Option]:
    if not (node.flag("hasNone") or node.flag("showNoneItem")):
        return []
    return [Option("none", words(node, "noneText", language) or {language: "None"})]


KINDS: dict[str, Callable[[Node, str, str], Iterator[Question]]] = {
    "radiogroup": _choice,
    "dropdown": _choice,
    "buttongroup": _choice,
    "checkbox": _several,
    "tagbox": _several,
    "imagepicker": _pictures,
    "rating": scales.rating,
    "text": _text,
    "slider": scales.number,
    "comment": _comment,
    "boolean": _boolean,
    "matrix": _matrix,
    "multipletext": _lines,
}
"""How each type of question is taken; those that are not here are lost."""
