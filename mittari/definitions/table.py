"""Tables of numbers that scores are read from: raw to scale, values of profiles, norms by age and gender."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from mittari.definitions.model import Day, Definition, Id, ItemId, Number, Source, Text, WholeNumber

Positive = Annotated[float, Field(gt=0)]


class Published(Definition):
    """What every table says of itself: its version is part of the score's identity."""

    version: Text
    source: Source
    read: Day | None = None
    verified_by: Text | None = None


class Counterpart(Definition):
    """The score of another instrument that a crosswalk table leads to."""

    instrument: Id
    score: Id


class Table(Published):
    """Raw score -> score. `standard_errors`, `low` and `high` (an interval) go with the same raw scores."""

    rows: Annotated[dict[Number, float], Field(min_length=2)]
    standard_errors: dict[Number, Positive] = Field(default_factory=dict)
    low: dict[Number, float] = Field(default_factory=dict)
    high: dict[Number, float] = Field(default_factory=dict)
    to: Counterpart | None = None


class Product(Definition):
    """A decrement for levels that occur together: it applies when every item has one of its levels."""

    items: Annotated[dict[ItemId, tuple[WholeNumber, ...]], Field(min_length=2)]
    value: float


class ValueSet(Published):
    """The index of a profile of levels 1-5: `start` less every decrement that applies, as published for one country.

    `decrements` gives them by item and level (level 1 has none). `any_above_1`, `any_4` and `any_5` apply once when
    some item is above 1, is 4 or above, is 5; `count_45` for each item at 4 or 5 after the first, and
    `count_45_squared` for the square of that number.
    """

    start: float
    decrements: Annotated[dict[ItemId, dict[WholeNumber, float]], Field(min_length=1)]
    any_above_1: float = 0
    any_4: float = 0
    any_5: float = 0
    count_45: float = 0
    count_45_squared: float = 0
    products: tuple[Product, ...] = ()
    decimals: Annotated[int, Field(ge=0, le=6)] = 3


class NormRow(Definition):
    """Mean and standard deviation of one group; `age_from` and `age_to` are whole years, both in it."""

    gender: WholeNumber | None = None
    age_from: Annotated[int, Field(ge=0)] | None = None
    age_to: Annotated[int, Field(ge=0)] | None = None
    mean: float
    sd: Positive
    n: Annotated[int, Field(ge=1)] | None = None

    @model_validator(mode="after")
    def _has_an_age_span(self) -> Self:
        if (self.age_from is None) != (self.age_to is None):
            raise ValueError("give both age_from and age_to, or neither")
        if self.age_from is not None and self.age_to is not None and self.age_from > self.age_to:
            raise ValueError("age_from is above age_to")
        return self


class NormTable(Published):
    """Norms of a population by gender and age; `gender` and `age` name the items that hold them."""

    population: Text
    gender: ItemId | None = None
    age: ItemId | None = None
    rows: Annotated[tuple[NormRow, ...], Field(min_length=1)]
