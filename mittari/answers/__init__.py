"""From what was written to a code: one file a kind of answer, and the four ways not to answer."""

from collections.abc import Callable

from mittari.answers import choice, date, multichoice, number, rating, text
from mittari.answers.non_answer import BY_WORD, NonAnswer
from mittari.definitions.item import AnswerKind, Coding, Item

Answer = float | str
"""A code (of an option, a number or a non-answer), or a text or date."""

KINDS: dict[AnswerKind, Callable[[Item, Coding | None, str], Answer]] = {
    AnswerKind.CHOICE: choice.parse,
    AnswerKind.MULTICHOICE: multichoice.parse,
    AnswerKind.RATING: rating.parse,
    AnswerKind.NUMBER: number.parse,
    AnswerKind.DATE: date.parse,
    AnswerKind.TEXT: text.parse,
}

CODED = frozenset({AnswerKind.CHOICE, AnswerKind.MULTICHOICE, AnswerKind.RATING, AnswerKind.NUMBER})
"""Kinds whose answers are numbers; the others are text."""


def parse(item: Item, coding: Coding | None, written: str) -> Answer:
    """The answer in a text: a code, a text, or a NonAnswer; empty is MISSING. Raises ValueError with the reason.

    The words of the non-answers are not read in free text, where somebody may have written just that word.
    """
    stripped = written.strip()
    if not stripped:
        return NonAnswer.MISSING
    if stripped in BY_WORD and item.kind is not AnswerKind.TEXT:
        return BY_WORD[stripped]
    for code, word in item.missing_codes.items():
        if stripped in (str(code), f"{code}.0"):
            return BY_WORD[word]
    return KINDS[item.kind](item, coding, written)
