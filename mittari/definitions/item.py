"""One question of an instrument: what can be answered and which code each answer has. Wording is in texts."""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from mittari.definitions.condition import Condition
from mittari.definitions.model import Definition, Id, ItemId, Recall, Text, WholeNumber

SMALLEST_CODE = -100
"""Codes below this are taken by the four non-answers (see mittari.answers.non_answer)."""

MOST_OPTIONS = 30
"""Of a question with several answers; each option is one bit of its code."""


class AnswerKind(StrEnum):
    """How a question is answered; each has a file in mittari.answers and in webapp.forms."""

    CHOICE = "choice"
    MULTICHOICE = "multichoice"
    RATING = "rating"
    NUMBER = "number"
    DATE = "date"
    TEXT = "text"


NonAnswerWord = Literal["missing", "refused", "not_applicable", "not_asked"]


class Coding(Definition):
    """The options of a choice: an explicit numeric code for each, in the order they are shown."""

    codes: Annotated[tuple[WholeNumber, ...], Field(min_length=2)]


class Alert(Definition):
    """Answers after which a named person is told at once; it never leaves in an export."""

    any_of: Annotated[tuple[WholeNumber, ...], Field(min_length=1)] | None = None
    at_least: float | None = None

    @model_validator(mode="after")
    def _has_one_form(self) -> Self:
        if (self.any_of is None) == (self.at_least is None):
            raise ValueError("give either any_of or at_least")
        return self


class Item(Definition):
    """One question. `recode` and `reverse` say what value an answer's code gets before it is scored.

    Of several ticked options the value is what `ticked` says: how many, the lowest or the highest code. An item that
    is `filled_from` somewhere is never asked: `import` is a number that its owner computed elsewhere; `age` (this year
    less the year of birth) and `gender` stand in the client's record, whose words get their code from `record_codes`.
    """

    id: ItemId
    kind: AnswerKind
    coding: Id | None = None
    minimum: WholeNumber | None = None
    maximum: WholeNumber | None = None
    scored: bool = True
    ticked: Literal["count", "lowest", "highest"] | None = None
    filled_from: Literal["import", "age", "gender"] | None = None
    record_codes: dict[Literal["woman", "man", "other"], WholeNumber] | None = None
    not_applicable: bool = False
    show_if: Condition | None = None
    reverse: bool = False
    recode: Annotated[dict[WholeNumber, float], Field(min_length=1)] | None = None
    missing_codes: dict[WholeNumber, NonAnswerWord] = Field(default_factory=dict)
    alert: Alert | None = None
    concept: Id | None = None
    icf: Text | None = None
    recall: Recall | None = None
    retrospective: bool = False
