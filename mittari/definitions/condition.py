"""A test on an answer or on a score. No expression language, only these two forms."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from mittari.definitions.model import Definition, Id, ItemId, WholeNumber


class Condition(Definition):
    """True when the answer to `item` (or the `score`) is one of `any_of`, or lies in [`at_least`, `at_most`].

    Of an item with several ticked options, one of `any_of` must be ticked.
    """

    item: ItemId | None = None
    score: Id | None = None
    any_of: Annotated[tuple[WholeNumber, ...], Field(min_length=1)] | None = None
    at_least: float | None = None
    at_most: float | None = None

    @model_validator(mode="after")
    def _has_one_form(self) -> Self:
        if (self.item is None) == (self.score is None):
            raise ValueError("name either an item or a score")
        ranged = self.at_least is not None or self.at_most is not None
        if ranged == (self.any_of is not None):
            raise ValueError("give either any_of or at_least/at_most")
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            raise ValueError("at_least is above at_most: it would never hold")
        return self
