"""What is computed from the answers: which items, by which rule, moved to which scale, read in which bands."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from mittari.definitions.model import Definition, Id, ItemId, Number, Source, Text, WholeNumber

Interval = tuple[float, float]


class Direction(StrEnum):
    """Which way is better; without it "rose by 10" can't be read."""

    HIGHER = "higher"
    LOWER = "lower"
    NONE = "none"


class Linear(Definition):
    """Moves the theoretical range `from` onto `to`, for example [0, 4] onto [0, 100]."""

    kind: Literal["linear"]
    from_: Annotated[Interval, Field(alias="from")]
    to: Interval


class Lookup(Definition):
    """Replaces a raw score by the row of a table; a raw score the table does not have is an error."""

    kind: Literal["lookup"]
    table: Id


Transform = Annotated[Linear | Lookup, Field(discriminator="kind")]


class Table(Definition):
    """Raw score -> score, with the version and the source of the numbers."""

    version: Text
    source: Source
    verified_by: Text | None = None
    rows: Annotated[dict[Number, float], Field(min_length=2)]


class Band(Definition):
    """One stretch of a score, from `start` (in it) up to where the next band starts."""

    id: Id
    start: float


class ScoreDefinition(Definition):
    """One score of an instrument.

    `minimum_answered` is the least number of answered items for which the rule gives a score; left out, every item
    must be answered. `range` is the theoretical range after all transforms. `stored_as` names columns in which files
    carry this score already computed: they are compared with the answers, never believed.
    """

    id: Id
    rule: Literal["sum", "mean", "prorated_sum"]
    items: Annotated[tuple[ItemId, ...], Field(min_length=1)]
    minimum_answered: Annotated[WholeNumber, Field(ge=1)] | None = None
    transform: tuple[Transform, ...] = ()
    range: Interval
    direction: Direction
    domain: Id | None = None
    model: Literal["reflective", "formative", "single"] = "reflective"
    bands: tuple[Band, ...] = ()
    bands_source: Source | None = None
    stored_as: tuple[Text, ...] = ()
