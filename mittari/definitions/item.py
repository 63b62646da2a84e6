"""One question of an instrument: what can be answered and which code each answer has. Wording is in texts."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from mittari.definitions.condition import Condition
from mittari.definitions.model import Definition, Id, ItemId, Text, WholeNumber

SMALLEST_CODE = -100
"""Codes below this are taken by the four non-answers (see mittari.answers.non_answer)."""


class AnswerKind(StrEnum):
    """How a question is answered; each has a file in mittari.answers and in webapp.forms."""

    CHOICE = "choice"
    RATING = "rating"
    NUMBER = "number"
    DATE = "date"
    TEXT = "text"


NonAnswerWord = Literal["missing", "refused", "not_applicable", "not_asked"]


class Coding(Definition):
    """The options of a choice: an explicit numeric code for each, in the order they are shown."""

    codes: Annotated[tuple[WholeNumber, ...], Field(min_length=2)]


class Item(Definition):
    """One question. `recode` and `reverse` say what value an answer's code gets before it is scored."""

    id: ItemId
    kind: AnswerKind
    coding: Id | None = None
    minimum: WholeNumber | None = None
    maximum: WholeNumber | None = None
    scored: bool = True
    not_applicable: bool = False
    show_if: Condition | None = None
    reverse: bool = False
    recode: Annotated[dict[WholeNumber, float], Field(min_length=1)] | None = None
    missing_codes: dict[WholeNumber, NonAnswerWord] = Field(default_factory=dict)
    concept: Id | None = None
    icf: Text | None = None
    recall: Text | None = None
    retrospective: bool = False
