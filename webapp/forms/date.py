"""A question with a date to write."""

import re

from wtforms import Form, StringField
from wtforms.fields.core import UnboundField

from mittari.answers import Answer, date
from webapp.forms import written
from webapp.forms.question import Question

DAY_FIRST = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", re.ASCII)


def fields(question: Question) -> dict[str, UnboundField]:
    """A text field, so that a wrong entry comes back as it was written."""
    return written.fields(question, StringField(question.text.question))


def fill(answer: Answer | None, question: Question | None = None) -> dict[str, object]:
    """The fields' content for a stored answer; a date the way it is written here."""
    if isinstance(answer, str):
        year, month, day = answer.split("-")
        return {"answer": f"{int(day)}.{int(month)}.{year}"}
    return written.fill(answer)


def read(question: Question, form: Form) -> Answer:
    """The date; people may write 31.3.2026 or 2026-03-31."""

    def parse(text: str) -> Answer:
        try:
            return date.parse(question.item, None, DAY_FIRST.sub(_turned, text))
        except ValueError:
            raise ValueError(question.t("answer.date")) from None

    return written.read(question, form, parse)


def _turned(found: re.Match[str]) -> str:
    day, month, year = found.groups()
    return f"{year}-{int(month):02}-{int(day):02}"
