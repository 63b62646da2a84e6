"""Rules that need nothing but their inputs."""

from typing import Literal

from mittari.definitions.model import Definition


class Sum(Definition):
    """All inputs added up."""

    kind: Literal["sum"]


class Mean(Definition):
    """The mean of the answered inputs."""

    kind: Literal["mean"]


class ProratedSum(Definition):
    """The sum that all inputs would have at the mean of the answered ones."""

    kind: Literal["prorated_sum"]


class Pomp(Definition):
    """Percent of the maximum possible over the inputs that apply to the person."""

    kind: Literal["pomp"]


class Minimum(Definition):
    """The lowest input."""

    kind: Literal["minimum"]


class Maximum(Definition):
    """The highest input."""

    kind: Literal["maximum"]


class Profile(Definition):
    """The levels side by side as one number: 2, 1, 2, 3, 2 is 21232."""

    kind: Literal["profile"]
