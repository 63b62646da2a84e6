"""Inputs of different weight; the weights are fixed, or hang on the answer to another item."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from mittari.definitions.model import Definition, ItemId, WholeNumber

Weights = Annotated[dict[ItemId, float], Field(min_length=1)]


class _Weighted(Definition):
    weights: Weights | None = None
    chosen_by: ItemId | None = None
    choices: Annotated[dict[WholeNumber, Weights], Field(min_length=1)] | None = None

    @model_validator(mode="after")
    def _has_weights(self) -> Self:
        chosen = self.chosen_by is not None and self.choices is not None
        if (self.weights is not None) == chosen or (self.chosen_by is None) != (self.choices is None):
            raise ValueError("give either weights, or both chosen_by and choices")
        return self


class WeightedSum(_Weighted):
    """Each input times its weight, added up."""

    kind: Literal["weighted_sum"]


class WeightedMean(_Weighted):
    """The weighted sum divided by the weights of the inputs that were answered."""

    kind: Literal["weighted_mean"]
