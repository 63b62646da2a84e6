"""A question with a whole number between two anchors."""

from wtforms.fields.core import UnboundField

from webapp.forms import radios
from webapp.forms.question import Question

read, fill = radios.read, radios.fill


def fields(question: Question) -> dict[str, UnboundField]:
    """Radios with the numbers themselves; never a slider, which nobody can leave alone."""
    low, high = question.limits
    numbers = range(low or 0, (10 if high is None else high) + 1)
    return radios.field(question, [(str(number), str(number)) for number in numbers])
