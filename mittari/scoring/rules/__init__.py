"""From the values of items to a raw score: one rule a file."""

from collections.abc import Callable

from mittari.scoring.rules import mean, prorated_sum, sum
from mittari.scoring.rules.adding import Raw, Values

RULES: dict[str, Callable[[Values, int], Raw]] = {
    "sum": sum.rule,
    "mean": mean.rule,
    "prorated_sum": prorated_sum.rule,
}
