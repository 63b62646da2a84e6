"""How a raw score is moved to the scale it is read on."""

from typing import Annotated, Literal

from pydantic import Field

from mittari.definitions.model import Definition, Id, Number

Interval = tuple[float, float]


class Linear(Definition):
    """Moves the theoretical range `from` onto `to`, for example [0, 4] onto [0, 100]."""

    kind: Literal["linear"]
    from_: Annotated[Interval, Field(alias="from")]
    to: Interval


class Lookup(Definition):
    """Replaces a raw score by the row of a table; a raw score the table does not have is an error."""

    kind: Literal["lookup"]
    table: Id


class Bins(Definition):
    """Replaces a raw score by the points of the bin it lies in; a bin goes from its start up to the next one's."""

    kind: Literal["bins"]
    starts: Annotated[dict[Number, float], Field(min_length=2)]


class AgainstNorm(Definition):
    """Places a score among people of the same gender and age: z, T (mean 50, SD 10) or percentile."""

    kind: Literal["norm"]
    table: Id
    to: Literal["z", "t", "percentile"]


Transform = Annotated[Linear | Lookup | Bins | AgainstNorm, Field(discriminator="kind")]
