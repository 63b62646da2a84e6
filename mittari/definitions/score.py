"""What is computed from the answers: which items, by which rule, moved to which scale, read in which bands."""

import math
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from mittari.definitions.model import Definition, Id, ItemId, Source, Text
from mittari.definitions.rules import Rule
from mittari.definitions.transform import Interval, Transform


class Direction(StrEnum):
    """Which way is better; without it "rose by 10" can't be read."""

    HIGHER = "higher"
    LOWER = "lower"
    NONE = "none"


class Band(Definition):
    """One stretch of a score, from `start` (in it) up to where the next band starts."""

    id: Id
    start: float


def _count_or_share(written: Any) -> Any:
    """`7` stays a count; `80%` becomes the share 0.8 (an int is a count, a float a share)."""
    if not isinstance(written, str):
        return written
    digits = written.removesuffix("%")
    if not digits.isascii() or not digits.isdigit() or len(digits) > 3:
        raise ValueError("not a count like 7 or a share like 80%")
    if not 0 < int(digits) <= (100 if written.endswith("%") else 999):
        raise ValueError("not a count of 1 or more, or a share of 1% to 100%")
    return int(digits) / 100 if written.endswith("%") else int(digits)


Least = Annotated[Annotated[int, Field(ge=1)] | Annotated[float, Field(gt=0, le=1)], BeforeValidator(_count_or_share)]


class ScoreDefinition(Definition):
    """One score of an instrument, computed from `items` and from earlier `scores` (its inputs, in this order).

    `minimum_answered` is the least number, or share, of inputs for which the rule gives a score; left out, every one
    must be there. `range` is the theoretical range after all transforms. `standard_error` names the imported item
    that holds the score's own standard error. `evidence` says where the key is from. `stored_as` names columns in
    which files carry this score already computed: they are compared with the answers, never believed.
    """

    id: Id
    rule: Rule
    items: tuple[ItemId, ...] = ()
    scores: tuple[Id, ...] = ()
    minimum_answered: Least | None = None
    transform: tuple[Transform, ...] = ()
    decimals: Annotated[int, Field(ge=0, le=9)] | None = None
    standard_error: ItemId | None = None
    range: Interval
    direction: Direction
    domain: Id | None = None
    model: Literal["reflective", "formative", "single"] = "reflective"
    bands: tuple[Band, ...] = ()
    bands_source: Source | None = None
    bands_population: Text | None = None
    evidence: Id | None = None
    bands_evidence: Id | None = None
    stored_as: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _has_inputs(self) -> Self:
        if not self.inputs:
            raise ValueError("a score needs items or scores to be computed from")
        return self

    @property
    def inputs(self) -> tuple[str, ...]:
        """The items and earlier scores that it is computed from; for a list of conditions, those they name."""
        conditions = getattr(self.rule, "conditions", ())
        named = [name for one in conditions for name in (one.item, one.score) if name is not None]
        return (*self.items, *self.scores, *dict.fromkeys(named))

    @property
    def least_answered(self) -> int:
        """How many inputs must be there; a share is rounded up."""
        if self.minimum_answered is None:
            return len(self.inputs)
        if isinstance(self.minimum_answered, int):
            return self.minimum_answered
        # 0.8 * 5 is 4.000000000000001 with some shares: nine decimals are far finer than any share that is written.
        return math.ceil(round(self.minimum_answered * len(self.inputs), 9))
