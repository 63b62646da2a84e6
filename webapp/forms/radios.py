"""One row an option, the ways not to answer after them: how choices and ratings are asked."""

from collections.abc import Iterable

from wtforms import Form, RadioField, SelectChoice
from wtforms.fields.core import UnboundField

from mittari.answers import Answer, NonAnswer, parse
from webapp.forms.question import Question


def field(question: Question, options: Iterable[tuple[str, str]]) -> dict[str, UnboundField]:
    """One field whose values are codes, and words for the ways not to answer."""
    choices = [SelectChoice(value, label) for value, label in (*options, *question.ways_out.items())]
    return {"answer": RadioField(question.text.question, choices=choices, validate_choice=False)}


def read(question: Question, form: Form) -> Answer:
    """The code chosen; raises ValueError with what to do if there is none, or none that was offered."""
    chosen = form["answer"].data
    if chosen not in {choice.value for choice in form["answer"].choices}:
        raise ValueError(question.t("answer.choose"))
    return parse(question.item, question.coding, chosen)


def fill(answer: Answer | None, question: Question | None = None) -> dict[str, object]:
    """The field's content for a stored answer."""
    if answer is None or isinstance(answer, str):
        return {}
    whole = int(answer)
    words = {non_answer.value: non_answer.word for non_answer in NonAnswer}
    return {"answer": words.get(whole, str(whole))}
