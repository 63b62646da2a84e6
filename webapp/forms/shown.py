"""An answer in words, as the check page and a conflict show it."""

from mittari.answers import Answer, NonAnswer, multichoice
from mittari.definitions.item import AnswerKind
from webapp import dates
from webapp.forms import date
from webapp.forms.question import Question


def in_words(question: Question, answer: Answer | None) -> str:
    """The wording of an option or of a way not to answer, else the number, date or text itself."""
    if answer is None:
        return question.t("answer.missing")
    if isinstance(answer, str):
        written = date.fill(answer)["answer"] if question.item.kind is AnswerKind.DATE else answer
        return str(written)
    whole = int(answer)
    if whole == NonAnswer.MISSING:
        return question.t("answer.left_empty")
    if whole in set(NonAnswer):
        return question.ways_out.get(NonAnswer(whole).word, question.t("answer.missing"))
    if question.item.kind is AnswerKind.CHOICE:
        return question.options[whole]
    if question.item.kind is AnswerKind.MULTICHOICE:
        ticked = multichoice.to_codes(answer, question.coding)
        return ", ".join(question.options[code] for code in ticked) or question.t("answer.none_of_these")
    return dates.exact(answer)
