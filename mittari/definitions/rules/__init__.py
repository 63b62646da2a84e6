"""What a rule of a score may say. A rule without parameters is written by its name alone: `rule: sum`."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from mittari.definitions.rules.conditions import All, Any_
from mittari.definitions.rules.count import Count
from mittari.definitions.rules.goal_attainment import GoalAttainment
from mittari.definitions.rules.plain import Maximum, Mean, Minimum, Pomp, Profile, ProratedSum, Sum
from mittari.definitions.rules.value_set import FromValueSet
from mittari.definitions.rules.weighted import WeightedMean, WeightedSum


def _named(written: Any) -> Any:
    return {"kind": written} if isinstance(written, str) else written


Rule = Annotated[
    Annotated[
        Sum
        | Mean
        | ProratedSum
        | Pomp
        | Minimum
        | Maximum
        | Profile
        | Count
        | Any_
        | All
        | WeightedSum
        | WeightedMean
        | FromValueSet
        | GoalAttainment,
        Field(discriminator="kind"),
    ],
    BeforeValidator(_named),
]
