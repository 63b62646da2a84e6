"""From a question to a form and back: one file a kind of answer, mirroring mittari.answers."""

from collections.abc import Mapping
from types import ModuleType

from wtforms import Form

from mittari.answers import Answer
from mittari.definitions.item import AnswerKind
from webapp.forms import choice, date, multichoice, number, rating, text
from webapp.forms.question import Question
from webapp.forms.shown import in_words

KINDS: dict[AnswerKind, ModuleType] = {
    AnswerKind.CHOICE: choice,
    AnswerKind.MULTICHOICE: multichoice,
    AnswerKind.RATING: rating,
    AnswerKind.NUMBER: number,
    AnswerKind.DATE: date,
    AnswerKind.TEXT: text,
}
"""Each has `fields(question)`, `fill(answer, question)` and `read(question, form)` (ValueError: what to do)."""

Posted = Mapping[str, str]


def question_form(question: Question, stored: Answer | None = None, posted: Posted | None = None) -> Form:
    """The form of a question, filled with what was posted, else with the stored answer."""
    kind = KINDS[question.item.kind]
    form = type("QuestionForm", (Form,), kind.fields(question))
    return form(posted, data=kind.fill(stored, question))


def read_answer(question: Question, form: Form) -> Answer | None:
    """The answer in a posted form, or None: then the form carries the error."""
    try:
        return KINDS[question.item.kind].read(question, form)
    except ValueError as error:
        form["answer"].errors = [str(error)]
        return None


__all__ = ["Question", "in_words", "question_form", "read_answer"]
