"""How many inputs reach a threshold."""

from typing import Literal

from pydantic import Field

from mittari.definitions.model import Definition, ItemId


class Count(Definition):
    """Counts the inputs with a value of `at_least` or more; `other` gives some of them a threshold of their own."""

    kind: Literal["count"]
    at_least: float
    other: dict[ItemId, float] = Field(default_factory=dict)
