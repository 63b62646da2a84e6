"""When a question is shown: a test on another answer. No expression language, only these two forms."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from mittari.definitions.model import Definition, ItemId, WholeNumber


class Condition(Definition):
    """True when the answer to `item` is one of `any_of`, or is a number in [`at_least`, `at_most`]."""

    item: ItemId
    any_of: Annotated[tuple[WholeNumber, ...], Field(min_length=1)] | None = None
    at_least: float | None = None
    at_most: float | None = None

    @model_validator(mode="after")
    def _has_one_form(self) -> Self:
        ranged = self.at_least is not None or self.at_most is not None
        if ranged == (self.any_of is not None):
            raise ValueError("give either any_of or at_least/at_most")
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            raise ValueError("at_least is above at_most: the question would never be asked")
        return self
