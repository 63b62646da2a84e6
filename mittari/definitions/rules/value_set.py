"""The value of a profile of levels, from a published value set."""

from typing import Literal

from mittari.definitions.model import Definition, Id


class FromValueSet(Definition):
    """The index that the value set (see `value_sets`) gives to the levels of the inputs."""

    kind: Literal["value_set"]
    value_set: Id
