"""Whether one, or each, of several conditions holds."""

from typing import Annotated, Literal

from pydantic import Field

from mittari.definitions.condition import Condition
from mittari.definitions.model import Definition

Conditions = Annotated[tuple[Condition, ...], Field(min_length=1)]


class Any_(Definition):
    """1 if some condition holds, 0 if none does."""

    kind: Literal["any"]
    conditions: Conditions


class All(Definition):
    """1 if every condition holds, 0 if some does not."""

    kind: Literal["all"]
    conditions: Conditions
