"""A question with one option of several."""

from wtforms.fields.core import UnboundField

from webapp.forms import radios
from webapp.forms.question import Question

read, fill = radios.read, radios.fill


def fields(question: Question) -> dict[str, UnboundField]:
    """Radios with the wording of each option."""
    codes = question.coding.codes if question.coding else ()
    return radios.field(question, [(str(code), question.options[code]) for code in codes])
