"""A question with any number of options; "none of these" is an answer too."""

from wtforms import BooleanField, Form, SelectChoice, SelectMultipleField
from wtforms.fields.core import UnboundField

from mittari.answers import Answer, NonAnswer, multichoice
from webapp.forms import written
from webapp.forms.question import Question

NOTHING = multichoice.NOTHING


def fields(question: Question) -> dict[str, UnboundField]:
    """A tick box for each option, one for none of them, and one for each way not to answer."""
    codes = question.coding.codes if question.coding else ()
    choices = [SelectChoice(str(code), question.options[code]) for code in codes]
    options = SelectMultipleField(question.text.question, choices=choices, validate_choice=False)
    return {**written.fields(question, options), NOTHING: BooleanField(question.t("answer.none_of_these"))}


def fill(answer: Answer | None, question: Question) -> dict[str, object]:
    """The fields' content for a stored answer."""
    if answer is None or isinstance(answer, str) or int(answer) in set(NonAnswer):
        return written.fill(answer)
    codes = multichoice.to_codes(answer, question.coding)
    return {"answer": [str(code) for code in codes]} if codes else {NOTHING: True}


def read(question: Question, form: Form) -> Answer:
    """The options ticked as one number; raises ValueError if nothing is ticked, or something beside "none"."""
    offered = {choice.value for choice in form["answer"].choices}
    ticked = form["answer"].data or []
    others = [word for word in (NOTHING, *question.ways_out) if form[word].data]
    if not set(ticked) <= offered or not (ticked or others):
        raise ValueError(question.t("answer.tick"))
    if ticked and others:
        raise ValueError(question.t("answer.tick_or_none"))
    if len(others) > 1:
        raise ValueError(question.t("answer.one_box"))
    return _one(others[0]) if others else multichoice.to_bits([int(code) for code in ticked], question.coding)


def _one(word: str) -> Answer:
    return 0 if word == NOTHING else NonAnswer[word.upper()]
