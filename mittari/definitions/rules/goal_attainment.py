"""How far goals that client and worker set together were reached."""

from typing import Annotated, Literal

from pydantic import Field

from mittari.definitions.model import Definition, ItemId


class GoalAttainment(Definition):
    """The T-score of goal attainment scaling over the inputs (attained levels, -2 to 2).

    `weights` names the items that hold the goals' weights, in the order of the inputs; left out, all weigh the same.
    `correlation` is the assumed correlation between goals.
    """

    kind: Literal["goal_attainment"]
    weights: tuple[ItemId, ...] = ()
    correlation: Annotated[float, Field(ge=0, lt=1)] = 0.3
