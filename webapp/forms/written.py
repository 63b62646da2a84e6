"""A field to write in with a tick box for each way not to answer: how numbers, dates and texts are asked."""

from collections.abc import Callable

from wtforms import BooleanField, Form
from wtforms.fields.core import UnboundField

from mittari.answers import BY_WORD, Answer, NonAnswer
from webapp.forms.question import Question


def fields(question: Question, field: UnboundField) -> dict[str, UnboundField]:
    """The field to write in as `answer`, and one tick box for each way not to answer."""
    return {"answer": field, **{word: BooleanField(text) for word, text in question.ways_out.items()}}


def read(question: Question, form: Form, parse: Callable[[str], Answer]) -> Answer:
    """What was written, parsed, or the box that was ticked; raises ValueError if it is neither or both."""
    text = (form["answer"].data or "").strip()
    ticked = [word for word in question.ways_out if form[word].data]
    if text and ticked:
        raise ValueError(question.t("answer.both"))
    if len(ticked) > 1:
        raise ValueError(question.t("answer.one_box"))
    if not text and not ticked:
        raise ValueError(question.t("answer.write"))
    return parse(text) if text else BY_WORD[ticked[0]]


def fill(answer: Answer | None, question: Question | None = None) -> dict[str, object]:
    """The fields' content for a stored answer."""
    if isinstance(answer, int | float) and int(answer) in set(NonAnswer):
        return {NonAnswer(int(answer)).word: True}
    if isinstance(answer, float) and answer == int(answer):
        answer = int(answer)
    return {} if answer is None else {"answer": str(answer)}
