"""A question with free text to write."""

from wtforms import Form, TextAreaField
from wtforms.fields.core import UnboundField

from mittari.answers import Answer, NonAnswer, text
from webapp.forms import written
from webapp.forms.question import Question

fill = written.fill


def fields(question: Question) -> dict[str, UnboundField]:
    """A text area."""
    return written.fields(question, TextAreaField(question.text.question))


def read(question: Question, form: Form) -> Answer:
    """The text, or MISSING if the field was left empty; a text that is too long stays in it up to the limit."""
    field = form["answer"]
    field.data = (field.data or "").replace("\r\n", "\n")
    if not field.data.strip() and not any(form[word].data for word in question.ways_out):
        return NonAnswer.MISSING
    if len(field.data) > text.MAX_CHARACTERS:
        length, field.data = len(field.data), field.data[: text.MAX_CHARACTERS]
        raise ValueError(question.t("answer.too_long", most=text.MAX_CHARACTERS, length=length))

    def parse(written: str) -> Answer:
        try:
            return text.parse(question.item, None, written)
        except ValueError:
            raise ValueError(question.t("answer.not_text")) from None

    return written.read(question, form, parse)
