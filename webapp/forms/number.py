"""A question with a number to write."""

from wtforms import Form, StringField
from wtforms.fields.core import UnboundField

from mittari.answers import Answer, number
from webapp.forms import written
from webapp.forms.question import Question

fill = written.fill


def fields(question: Question) -> dict[str, UnboundField]:
    """A text field, so that a wrong entry comes back as it was written."""
    return written.fields(question, StringField(question.text.question))


def read(question: Question, form: Form) -> Answer:
    """The number; people may write a decimal comma."""

    def parse(text: str) -> Answer:
        try:
            return number.parse(question.item, None, text.replace(",", "."))
        except ValueError:
            raise ValueError(_advice(question)) from None

    return written.read(question, form, parse)


def _advice(question: Question) -> str:
    low, high = question.limits
    if low is not None and high is not None:
        return question.t("answer.number_between", low=low, high=high)
    return question.t("answer.number")
